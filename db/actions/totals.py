"""Figures under a grid and its groups, over the rows that a user may read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from db.actions import as_of, edit
from db.actions.rights import field_at
from db.model.catalog import Table
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
    query = _reached(store, user, name, query)
    described = _with(store, name, query, fields)
    tables = as_of.catalogue(store, query.bundle)
    with store.reading() as con:
        return summary.figures(con, tables, described, query, fields)


def groups(
    store: Store, user: User, name: str, query: Query, by: Sequence[str], sums: Sequence[str]
) -> tuple[list[Found], int]:
    """The first groups in their order, and how many there are."""
    query = _reached(store, user, name, query)
    described = _with(store, name, query, sums)
    for path in by:
        field_at(store, user, described, path)
    tables = as_of.catalogue(store, query.bundle)
    with store.reading() as con:
        return summary.groups(con, tables, described, query, by, sums, MOST_GROUPS)


def _reached(store: Store, user: User, name: str, query: Query) -> Query:
    if not may_read_table(user, name):
        raise reject("not_allowed", table=name)
    described = edit.table(store, name, query.bundle)
    return edit.within_reach(store, user, described, replace(query, sort=()))


def _with(store: Store, name: str, query: Query, fields: Sequence[str]) -> Table:
    """The table as of the query; Rejected when it has not all of these fields."""
    described = edit.table(store, name, query.bundle)
    for field in fields:
        if not described.has(field):
            raise reject("no_such_field", table=name, value=field)
    return described
