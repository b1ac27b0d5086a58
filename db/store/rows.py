"""Read rows of any table: a page of a grid, single rows, and the names of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from db.model import vietnamese
from db.model.catalog import Field, Kind, Table
from db.model.problems import reject
from db.store import as_of
from db.store.paths import Joins

Catalogue = Mapping[str, Table]

COMPARISONS = {
    "is": "IS NOT DISTINCT FROM",
    "is_not": "IS DISTINCT FROM",
    "at_least": ">=",
    "at_most": "<=",
}
OPERATORS = (*COMPARISONS, "contains", "empty", "filled", "any_of")


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition; ``field`` may follow links by dots."""

    field: str
    op: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Query:
    """Which rows of a table, in which order, which part of them, as of which bundle.

    ``units`` narrows to rows that these units own, ``only`` to these rows. ``best`` puts the
    rows first whose name is what was searched for, then those that begin so.
    """

    filters: tuple[Filter, ...] = ()
    search: str = ""
    sort: tuple[tuple[str, bool], ...] = ()
    offset: int = 0
    limit: int = 200
    units: frozenset[int] | None = None
    deleted: bool = False
    bundle: int | None = None
    only: tuple[int, ...] | None = None
    best: bool = False


def page(
    con: DuckDBPyConnection, catalogue: Catalogue, table: Table, query: Query
) -> tuple[pd.DataFrame, int]:
    """One page of raw values with id and version, and how many rows the query has in all."""
    joins = Joins(catalogue, table, query.bundle)
    where, bound = _conditions(table, query, joins)
    first, named = _best(table, joins, query)
    order = ", ".join([*first, *(_order(catalogue, joins, *part) for part in query.sort), "t.id"])
    counted = con.execute(
        f"SELECT count(*) FROM {_source(table, query)} AS t {_needed(joins)} WHERE {where}", bound
    ).fetchone()
    total = counted[0] if counted else 0
    listed = ", ".join(f't."{field.name}"' for field in table.fields)
    # the page's ids first: wide rows are read for the page only
    frame = con.execute(
        f"WITH page AS (SELECT t.id, row_number() OVER (ORDER BY {order}) AS place "
        f"FROM {_source(table, query)} AS t {_needed(joins)} WHERE {where} "
        f"ORDER BY place LIMIT {int(query.limit)} OFFSET {int(query.offset)}) "
        f"SELECT t.id, t.version, {listed} FROM page "
        f"JOIN {_source(table, query)} AS t ON t.id = page.id ORDER BY page.place",
        [*named, *bound],
    ).df()
    return frame, total


def count_by(
    con: DuckDBPyConnection, catalogue: Catalogue, table: Table, query: Query, field: str
) -> dict[Any, int]:
    """How many rows of a query hold each value of a field; rows without a value are left out."""
    joins = Joins(catalogue, table, query.bundle)
    where, bound = _conditions(table, query, joins)
    column, _ = joins.column(field.split("."))
    found = con.execute(
        f"SELECT {column}, count(*) FROM {_source(table, query)} AS t {_needed(joins)} "
        f"WHERE {where} AND {column} IS NOT NULL GROUP BY 1",
        bound,
    ).fetchall()
    return dict(found)


def cells(
    con: DuckDBPyConnection, catalogue: Catalogue, table: Table, query: Query, field: str
) -> list[tuple[int, Any]]:
    """(id, value) of one field for all rows of a query, in no order."""
    joins = Joins(catalogue, table, query.bundle)
    where, bound = _conditions(table, query, joins)
    found = con.execute(
        f'SELECT t.id, t."{table.field(field).name}" FROM {_source(table, query)} AS t '
        f"{_needed(joins)} WHERE {where}",
        bound,
    ).fetchall()
    return [(row, tuple(value) if isinstance(value, list) else value) for row, value in found]


def ids(con: DuckDBPyConnection, catalogue: Catalogue, table: Table, query: Query) -> list[int]:
    """The ids of all rows of a query, in no order: for what happens to every filtered row."""
    joins = Joins(catalogue, table, query.bundle)
    where, bound = _conditions(table, query, joins)
    return [
        row_id
        for (row_id,) in con.execute(
            f"SELECT t.id FROM {_source(table, query)} AS t {_needed(joins)} WHERE {where}", bound
        ).fetchall()
    ]


def fetch(
    con: DuckDBPyConnection, table: Table, wanted: Iterable[int], bundle: int | None = None
) -> list[dict[str, Any]]:
    """Live rows by id, as dictionaries of Python values with id and version."""
    names = ["id", "version", *(field.name for field in table.fields)]
    listed = ", ".join(f'"{name}"' for name in names)
    found = con.execute(
        f"SELECT {listed} FROM {as_of.rows_of(table, bundle)} "
        "WHERE deleted_at IS NULL AND id IN (SELECT unnest(?::BIGINT[])) ORDER BY id",
        [list(wanted)],
    ).fetchall()
    return [
        {
            name: tuple(cell) if isinstance(cell, list) else cell
            for name, cell in zip(names, row, strict=True)
        }
        for row in found
    ]


def titles(
    con: DuckDBPyConnection,
    catalogue: Catalogue,
    table: Table,
    wanted: Iterable[int] | None = None,
    language: str = "vi",
    bundle: int | None = None,
) -> dict[int, str]:
    """What rows are called, by id; deleted rows keep their names."""
    joins = Joins(catalogue, table, bundle)
    path, field = joins.title((), table)
    if path[-1] == "label_vi" and language == "en":
        path = (*path[:-1], "label_en")
    column, _ = joins.column(path)
    bound: list[Any] = []
    where = ""
    if wanted is not None:
        where = "WHERE t.id IN (SELECT unnest(?::BIGINT[]))"
        bound = [list(wanted)]
    order = _sorted_by(column, field)
    return dict(
        con.execute(
            f"SELECT t.id, coalesce(CAST({column} AS VARCHAR), '') "
            f"FROM {as_of.rows_of(table, bundle)} AS t {joins.sql()} {where} "
            f"ORDER BY {order}, t.id",
            bound,
        ).fetchall()
    )


def owned(
    con: DuckDBPyConnection,
    catalogue: Catalogue,
    table: Table,
    wanted: Iterable[int],
    units: frozenset[int],
    bundle: int | None = None,
) -> set[int]:
    """Which of these rows belong to one of these units."""
    if not table.owner:
        return set()
    joins = Joins(catalogue, table, bundle)
    owner, _ = joins.column(table.owner)
    return {
        row_id
        for (row_id,) in con.execute(
            f"SELECT t.id FROM {as_of.rows_of(table, bundle)} AS t {joins.sql()} "
            f"WHERE t.id IN (SELECT unnest(?::BIGINT[])) "
            f"AND {owner} IN (SELECT unnest(?::BIGINT[]))",
            [list(wanted), list(units)],
        ).fetchall()
    }


def _source(table: Table, query: Query) -> str:
    return as_of.rows_of(table, query.bundle)


def _needed(joins: Joins) -> str:
    return joins.sql()


def _conditions(table: Table, query: Query, joins: Joins) -> tuple[str, list[Any]]:
    parts = [f"t.deleted_at IS {'NOT ' if query.deleted else ''}NULL"]
    bound: list[Any] = []
    if query.units is not None and table.owner:
        owner, _ = joins.column(table.owner)
        parts.append(f"{owner} IN (SELECT unnest(?::BIGINT[]))")
        bound.append(list(query.units))
    if query.only is not None:
        parts.append("t.id IN (SELECT unnest(?::BIGINT[]))")
        bound.append(list(query.only))
    for condition in query.filters:
        part, values = _condition(joins, condition)
        parts.append(part)
        bound += values
    searched = _searched(table, joins)
    for word in vietnamese.fold(query.search).split() if searched else ():
        parts.append("(" + " OR ".join(f"contains({column}, ?)" for column in searched) + ")")
        bound += [word] * len(searched)
    return " AND ".join(parts), bound


def _condition(joins: Joins, condition: Filter) -> tuple[str, list[Any]]:
    column, field = joins.column(condition.field.split("."))
    many = field.kind is Kind.CHOICES
    if condition.op not in OPERATORS:
        raise reject("no_such_operator", value=condition.op)
    if condition.op in ("empty", "filled"):
        blank = f"len({column}) = 0" if many else f"CAST({column} AS VARCHAR) = ''"
        test = f"({column} IS NULL OR {blank})"
        return (test if condition.op == "empty" else f"NOT {test}"), []
    if condition.op == "any_of":
        wanted = list(condition.value)
        if many:
            return f"list_has_any({column}, ?::BIGINT[])", [wanted]
        return f"{column} IN (SELECT unnest(?))", [wanted]
    if condition.op == "contains":
        if many:
            return f"list_contains({column}, ?)", [condition.value]
        if field.search:
            return f'contains({column[:-1]}__fold", ?)', [vietnamese.fold(condition.value)]
        return f"contains(folded({column}), ?)", [vietnamese.fold(condition.value)]
    return f"{column} {COMPARISONS[condition.op]} ?", [condition.value]


def _searched(table: Table, joins: Joins) -> list[str]:
    """Folded columns of the table itself and of the row that names it."""
    found = [f't."{field.name}__fold"' for field in table.fields if field.search]
    path, named_by = joins.title((), table)
    if len(path) > 1 and named_by.search:
        column, _ = joins.column(path)
        found.append(f'{column[:-1]}__fold"')
    return found


def _best(table: Table, joins: Joins, query: Query) -> tuple[list[str], list[Any]]:
    """Exact names first, then beginnings, beginnings of words, and the shortest of each."""
    searched = _searched(table, joins)
    if not (query.best and searched):
        return [], []
    name = searched[-1]
    order = [
        f"{name} <> ?",
        f"NOT starts_with({name}, ?)",
        f"NOT contains(' ' || {name}, ' ' || ?)",
        f"len({name})",
    ]
    return order, [vietnamese.fold(query.search)] * 3


def _order(catalogue: Catalogue, joins: Joins, name: str, descending: bool) -> str:
    path = tuple(name.split("."))
    column, field = joins.column(path)
    if field.kind is Kind.LINK:
        target = catalogue[field.target]
        if target.order:
            column, field = joins.column((*path, target.order))
        else:
            path, field = joins.title(path, target)
            column, _ = joins.column(path)
    if field.kind is Kind.CHOICE:
        column, field = joins.column((*path, "position"))
    return f"{_sorted_by(column, field)} {'DESC' if descending else 'ASC'} NULLS LAST"


def _sorted_by(column: str, field: Field) -> str:
    if field.by_given_name:
        return f'{column[:-1]}__sort"'
    if field.kind is Kind.DATE:
        return f'{column[:-1]}__day"'
    if field.kind in (Kind.TEXT, Kind.LONG_TEXT):
        return f"{column} COLLATE vi"
    return column
