"""The one open store of the process: the door opens it, pages ask for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from db.store import snapshot
from db.store.connection import OpenError, Store, local_now
from db.store.schema import open_store

__all__ = ["OpenError", "Store", "close_house", "open_house", "store"]

_open: list[Store] = []


def open_house(path: Path, clock: Callable[[], datetime] = local_now) -> Store:
    """Open (and if need be make) the database and keep it as this process's store."""
    close_house()
    _open.append(open_store(path, clock))
    snapshot.clear(path)
    return _open[0]


def store() -> Store:
    """The open store; RuntimeError before the door opened it."""
    if not _open:
        raise RuntimeError("the house is not open")
    return _open[0]


def close_house() -> None:
    """Close the store if one is open."""
    while _open:
        closed = _open.pop()
        closed.close()
        snapshot.clear(closed.path)
