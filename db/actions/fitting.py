"""Dependent choices: which rows of a link's target fit the row that is being typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from db.actions import edit
from db.actions.edit import Query
from db.model.catalog import Field, Kind, Table
from db.model.people import User, may_read_table
from db.model.values import first_day, last_day
from db.store import fitting, rows
from db.store.connection import Store

Row = Mapping[str, Any]


def fitting_rows(
    store: Store, user: User, described: Table, field: Field, row: Row
) -> frozenset[int] | None:
    """The rows of a link's target that fit the row as typed; None while nothing narrows them.

    ``row`` maps fields to values as they are kept; a path that leads nowhere binds nothing.
    """
    equal: list[fitting.Equal] = []
    spans: list[fitting.Span] = []
    for fit in field.narrowed_by:
        held = [_held(store, user, described, row, path.split(".")) for path in fit.mine]
        if len(fit.theirs) == 1 and held[0] is not None:
            equal.append((fit.theirs[0], held[0]))
        elif len(fit.theirs) > 1 and any(held):
            first, last = held
            begins = first_day(first) if first else None
            ends = last_day(last) if last else None
            spans.append((fit.theirs[0], fit.theirs[1], begins, ends))
    if not (equal or spans):
        return None
    with store.reading() as con:
        return fitting.ids(con, store.catalogue, store.catalogue[field.target], equal, spans)


def parents(store: Store, user: User, field: Field) -> dict[int, int]:
    """Row → the row above it, of a link's target whose rows stand under each other; else empty."""
    target = store.catalogue.get(field.target)
    above = target and next((f for f in target.fields if is_tree(target, f)), None)
    if target is None or above is None or not may_read_table(user, target.name):
        return {}
    query = edit.within_reach(store, user, target, Query())
    with store.reading() as con:
        found = rows.cells(con, store.catalogue, target, query, above.name)
    return {row: parent for row, parent in found if parent is not None}


def is_tree(table: Table, field: Field) -> bool:
    """Whether a field puts a row under another row of the same table."""
    return field.kind is Kind.LINK and field.target == table.name and not field.fixed


def _held(store: Store, user: User, described: Table, row: Row, path: Sequence[str]) -> Any:
    value = row.get(path[0])
    for above, name in pairwise(path):
        described = store.catalogue[described.field(above).target]
        if value is None or not may_read_table(user, described.name):
            return None
        found = edit.fetch(store, user, described.name, [value])
        value = found[0][name] if found else None
    return value
