"""Figures under a grid and its groups, over the rows that a user may read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from db.actions import edit
from db.actions.rights import field_at
from db.model.people import User, may_read_table
from db.model.problems import reject
from db.store import summary
from db.store.connection import Store
from db.store.rows import Query
from db.store.summary import NUMBERS, Figure, Found

__all__ = ["MOST_GROUPS", "NUMBERS", "Figure", "Found", "figures", "groups"]
MOST_GROUPS = 300


def figures(
    store: Store, user: User, name: str, query: Query, fields: Sequence[str]
) -> tuple[int, dict[str, Figure]]:
    """How many rows, and by field how many hold a value and their sum; all pages of the query."""
    described = edit.table(store, name)
    query = _reached(store, user, name, query)
    with store.reading() as con:
        return summary.figures(con, store.catalogue, described, query, fields)


def groups(
    store: Store, user: User, name: str, query: Query, by: Sequence[str], sums: Sequence[str]
) -> tuple[list[Found], int]:
    """The first groups in their order, and how many there are."""
    described = edit.table(store, name)
    query = _reached(store, user, name, query)
    for path in by:
        field_at(store, user, described, path)
    with store.reading() as con:
        return summary.groups(con, store.catalogue, described, query, by, sums, MOST_GROUPS)


def _reached(store: Store, user: User, name: str, query: Query) -> Query:
    if not may_read_table(user, name):
        raise reject("not_allowed", table=name)
    return edit.within_reach(store, user, edit.table(store, name), replace(query, sort=()))
