"""Planting rows from outside the app: one bundle at a given moment by a given person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from db.model.people import SYSTEM, User
from db.store import lookups, rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.rows import Query
from db.store.writer import Writing, write

__all__ = ["Writing", "held_lookups", "holds_reference_rows", "is_empty", "plant"]

REFERENCE = ("unit", "plan")

T = TypeVar("T")


def plant(
    store: Store,
    kind: str,
    work: Callable[[Writing], T],
    at: datetime | None = None,
    who: User = SYSTEM,
) -> T:
    """Write ``work`` as one bundle, dated ``at`` (default: now); rules and log as for anyone."""
    return write(store, Origin(who, kind), work, at)


def is_empty(store: Store) -> bool:
    """Whether nothing was ever written."""
    return store.head == 0


def holds_reference_rows(store: Store) -> bool:
    """Whether the register has units or a plan; accounts may come before them."""
    with store.reading() as con:
        return any(
            rows.page(con, store.catalogue, store.catalogue[name], Query(limit=1))[1]
            for name in REFERENCE
        )


def held_lookups(writing: Writing) -> dict[tuple[str, str], int]:
    """(list, code) → id of the list values that are there already."""
    return lookups.ids(writing.con)
