"""Planting rows from outside the app: one bundle at a given moment by a given person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from db.model.people import SYSTEM, User
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.writer import Writing, write

__all__ = ["Writing", "is_empty", "plant"]

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
