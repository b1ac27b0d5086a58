"""One field of many rows at once: all rows of a query, or those that were ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db.actions import edit
from db.actions.edit import Query
from db.model.people import User
from db.model.problems import reject
from db.store import rows
from db.store.connection import Store


def held(store: Store, user: User, name: str, query: Query, field: str) -> list[tuple[int, Any]]:
    """(id, value) of one field for every row of a query that this user may read, all pages."""
    described = edit.table(store, name)
    if not described.has(field):
        raise reject("no_such_field", table=name, value=field)
    asked = edit.within_reach(store, user, described, replace(query, offset=0))
    with store.reading() as con:
        return rows.cells(con, store.catalogue, described, asked, field)


def change_all(
    store: Store,
    user: User,
    name: str,
    field: str,
    new: Any,
    seen: list[tuple[int, Any]],
    reason: str = "",
) -> int:
    """Give these rows one value as one bundle, each only if it still holds what was seen.

    Gives how many rows changed; those that hold the value already are left alone.
    """
    cells = [(row, old, new) for row, old in seen if old != new]
    if not cells:
        raise reject("nothing_to_change", table=name, field=field)
    edit.change(store, user, name, field, cells, reason)
    return len(cells)


def fill_down(
    store: Store, user: User, name: str, field: str, picked: Sequence[int]
) -> tuple[Any, list[tuple[int, Any]]]:
    """What the first of these rows holds, and (id, value) of the others, for ``change_all``.

    Rejected when the first row is gone or not this user's to read.
    """
    seen = dict(held(store, user, name, Query(only=tuple(picked)), field))
    if not picked or picked[0] not in seen:
        raise reject("cannot_fill", table=name, field=field, row=next(iter(picked), None))
    return seen[picked[0]], [(row, seen[row]) for row in picked[1:] if row in seen]
