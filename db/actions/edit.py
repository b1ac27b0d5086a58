"""What a user does to the rows of any table: browse, change a cell, add, delete, bring back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from db.actions.as_of import catalogue
from db.actions.rights import (
    reads_own_rows,
    refuse_bound,
    refuse_foreign_links,
    refuse_hidden_paths,
)
from db.model.catalog import Field, Kind, Table
from db.model.people import (
    KNOWN_TO_ALL,
    User,
    may_edit_table,
    may_name_rows,
    may_read_table,
    sees_only_own_rows,
)
from db.model.problems import reject
from db.store import history as log
from db.store import rows
from db.store.changelog import Origin
from db.store.completions import completed
from db.store.connection import Store
from db.store.faults import refuse_unfilled
from db.store.paths import Joins
from db.store.rows import Condition, Filter, Group, Query
from db.store.writer import Writing, write

__all__ = ["Condition", "Filter", "Group", "Page", "Query"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a table: raw values by id, how many rows in all, and the log's head then."""

    frame: pd.DataFrame
    total: int
    head: int


def table(store: Store, name: str, bundle: int | None = None) -> Table:
    """The description of a table, own fields (of then) included; Rejected for an unknown name."""
    if name not in store.catalogue:
        raise reject("no_such_table", value=name)
    return catalogue(store, bundle)[name]


def browse(store: Store, user: User, name: str, query: Query) -> Page:
    """One page of the rows this user may read."""
    described = _readable(store, user, name, query.bundle)
    query = within_reach(store, user, described, query)
    try:
        tables = catalogue(store, query.bundle)
        with store.reading() as con:
            head = store.head
            frame, total = rows.page(con, tables, described, query)
    except KeyError as error:
        raise reject("no_such_field", table=name, value=str(error.args[0])) from error
    return Page(frame, total, head)


def count_by(store: Store, user: User, name: str, field: str, query: Query) -> dict[Any, int]:
    """How many of the rows this user may read hold each value of a field."""
    described = _readable(store, user, name, query.bundle)
    query = within_reach(store, user, described, replace(query, sort=((field, False),)))
    tables = catalogue(store, query.bundle)
    with store.reading() as con:
        return rows.count_by(con, tables, described, query, field)


def within_reach(store: Store, user: User, described: Table, query: Query) -> Query:
    """The query over the rows this user may read; Rejected when it asks over hidden tables."""
    refuse_hidden_paths(store, user, described, query)
    return replace(query, units=user.units) if reads_own_rows(user, described) else query


def glance(store: Store, name: str, query: Query) -> pd.DataFrame:
    """Rows of a table that everybody inside may know: plans, phases, rounds and their like."""
    described = table(store, name, query.bundle)
    if name not in KNOWN_TO_ALL:
        raise reject("not_allowed", table=name)
    tables = catalogue(store, query.bundle)
    with store.reading() as con:
        return rows.page(con, tables, described, query)[0]


def fetch(
    store: Store, user: User, name: str, ids: Sequence[int], bundle: int | None = None
) -> list[dict[str, Any]]:
    """Whole rows by id, those this user may read, as they are or were after a bundle."""
    described = _readable(store, user, name, bundle)
    tables = catalogue(store, bundle)
    with store.reading() as con:
        if sees_only_own_rows(user) and described.owner:
            ids = sorted(rows.owned(con, tables, described, ids, user.units, bundle))
        return rows.fetch(con, described, ids, bundle)


def options(store: Store, user: User, field: Field, language: str = "vi") -> dict[int, str]:
    """What a choice or link may hold: id → name, in the order in which people look for it."""
    with store.reading() as con:
        if field.kind is Kind.CHOICE:
            return log.choices(con, field.target, language)
        if not may_name_rows(user, field.target):
            return {}
        target = store.catalogue[field.target]
        found = log.names(con, store.catalogue, target, language)
        if reads_own_rows(user, target):
            own = rows.owned(con, store.catalogue, target, found, user.units)
            found = {row: name for row, name in found.items() if row in own}
        return found


def title_path(store: Store, link: Field) -> str:
    """The dotted path from a link field to the field that names its rows."""
    joins = Joins(store.catalogue, store.catalogue[link.target])
    return ".".join(joins.title((link.name,), store.catalogue[link.target])[0])


def python_rows(described: Table, frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a page with Python values: None for nothing, lists as tuples."""
    columns = {"id": frame["id"].tolist(), "version": frame["version"].tolist()}
    for field in described.fields:
        columns[field.name] = [_python(field, cell) for cell in frame[field.name].tolist()]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _python(field: Field, cell: Any) -> Any:
    if isinstance(cell, list | np.ndarray):
        return tuple(int(item) for item in cell)
    if cell is None or pd.isna(cell):
        return None
    match field.kind:
        case Kind.WHOLE | Kind.CHOICE | Kind.LINK:
            return int(cell)
        case Kind.DECIMAL:
            return Decimal(str(cell)).quantize(Decimal(1).scaleb(-field.scale))
        case Kind.MOMENT:
            return cell.to_pydatetime()
        case Kind.YES_NO:
            return bool(cell)
        case _:
            return str(cell)


def titles(
    store: Store,
    user: User,
    name: str,
    ids: Sequence[int] | None = None,
    bundle: int | None = None,
) -> dict[int, str]:
    """What rows of a table are or were called, those this user may know of."""
    described = table(store, name, bundle)
    if not may_name_rows(user, name):
        return {}
    tables = catalogue(store, bundle)
    with store.reading() as con:
        found = rows.titles(con, tables, described, ids, user.language, bundle)
        if reads_own_rows(user, described):
            own = rows.owned(con, tables, described, found, user.units, bundle)
            found = {row: title for row, title in found.items() if row in own}
        return found


def save_cell(
    store: Store, user: User, name: str, row_id: int, field: str, old: Any, new: Any
) -> int:
    """Write one cell if it still holds ``old``; gives the bundle, or Rejected with the conflict."""
    return save_row(store, user, name, row_id, {field: (old, new)})


def save_row(
    store: Store, user: User, name: str, row_id: int, cells: Mapping[str, tuple[Any, Any]]
) -> int:
    """Write cells of one row (field → old, new) as one bundle, each if it still holds ``old``."""

    def work(writing: Writing) -> int:
        described = editable(writing, user, name, [row_id], tuple(cells))
        for field, (old, new) in cells.items():
            writing.update(described, row_id, field, old, new)
        refuse_foreign_links(writing, user, described, [row_id], tuple(cells))
        refuse_bound(writing, user, described, [row_id], tuple(cells))
        return writing.number

    return write(store, Origin(user, "edit"), work)


def change(
    store: Store,
    user: User,
    name: str,
    field: str,
    cells: Sequence[tuple[int, Any, Any]],
    reason: str = "",
) -> int:
    """Write one field of many rows (id, old, new) as one bundle."""
    ids = [row for row, _, _ in cells]

    def work(writing: Writing) -> int:
        described = editable(writing, user, name, ids, (field,))
        writing.update_many(described, field, cells)
        refuse_foreign_links(writing, user, described, ids, (field,))
        refuse_bound(writing, user, described, ids, (field,))
        return writing.number

    return write(store, Origin(user, "bulk", reason), work)


def add(
    store: Store,
    user: User,
    name: str,
    new_rows: Sequence[Mapping[str, Any]],
    kind: str = "add",
    cells: Sequence[str] | None = None,
) -> list[int]:
    """Add rows as one bundle; gives their ids."""

    def work(writing: Writing) -> list[int]:
        described = editable(writing, user, name, (), {key for row in new_rows for key in row})
        refuse_unfilled(described, new_rows)
        ids = writing.insert(described, completed(writing.con, name, new_rows), cells)
        refuse_foreign_links(writing, user, described, ids, [f.name for f in described.fields])
        refuse_bound(writing, user, described, ids)
        return ids

    return write(store, Origin(user, kind), work)


def remove(store: Store, user: User, name: str, ids: Sequence[int], reason: str = "") -> int:
    """Delete rows as one bundle; they can be brought back."""

    def work(writing: Writing) -> int:
        described = editable(writing, user, name, ids, ())
        writing.delete(described, ids)
        return writing.number

    return write(store, Origin(user, "delete", reason), work)


def bring_back(store: Store, user: User, name: str, ids: Sequence[int]) -> int:
    """Bring deleted rows back as one bundle."""

    def work(writing: Writing) -> int:
        described = editable(writing, user, name, ids, ())
        writing.restore(described, ids)
        return writing.number

    return write(store, Origin(user, "restore"), work)


def history(
    store: Store, user: User, name: str, row_id: int, field: str | None = None
) -> pd.DataFrame:
    """Every change of a row, or of one cell, newest first."""
    described = _readable(store, user, name)
    with store.reading() as con:
        if sees_only_own_rows(user) and not rows.owned(
            con, store.catalogue, described, [row_id], user.units
        ):
            raise reject("not_yours", table=name, row=row_id)
        return log.of_row(con, described, row_id, field)


def _readable(store: Store, user: User, name: str, bundle: int | None = None) -> Table:
    described = table(store, name, bundle)
    if not may_read_table(user, name):
        raise reject("not_allowed", table=name)
    return described


def editable(
    writing: Writing, user: User, name: str, ids: Sequence[int], fields: Collection[str]
) -> Table:
    """The table, when this user may write these rows and fields as they stand."""
    described = table(writing.store, name)
    if not may_edit_table(user, name):
        raise reject("not_allowed", table=name)
    for field in sorted(fields):
        if not described.has(field):
            raise reject("no_such_field", table=name, value=field)
        if described.field(field).fixed:
            raise reject("field_is_fixed", table=name, field=field)
    refuse_bound(writing, user, described, ids, fields)
    return described
