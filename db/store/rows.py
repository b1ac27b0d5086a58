"""Read rows of any table: a page of a grid, single rows, and the names of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from db.model import vietnamese
from db.model.catalog import Field, Kind, Table
from db.model.conditions import Condition, Filter, Group
from db.store import as_of, conditions
from db.store.paths import Joins

__all__ = ["Condition", "Filter", "Group", "Query"]

Catalogue = Mapping[str, Table]


@dataclass(frozen=True, slots=True)
class Query:
    """Which rows of a table, in which order, which part of them, as of which bundle.

    All of ``filters`` hold; a group among them says whether all or any of its parts must.
    ``units`` narrows to rows that these units own, ``only`` to these rows. ``best`` puts the
    rows first whose name is what was searched for, then those that begin so.
    """

    filters: tuple[Condition, ...] = ()
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
    where, bound = tests(table, query, joins)
    first, named = _best(table, joins, query)
    order = ", ".join([*first, *(_order(catalogue, joins, *part) for part in query.sort), "t.id"])
    counted = con.execute(
        f"SELECT count(*) FROM {source(table, query)} AS t {joins.sql()} WHERE {where}", bound
    ).fetchone()
    total = counted[0] if counted else 0
    listed = ", ".join(f't."{field.name}"' for field in table.fields)
    # the page's ids first: wide rows are read for the page only
    frame = con.execute(
        f"WITH page AS (SELECT t.id, row_number() OVER (ORDER BY {order}) AS place "
        f"FROM {source(table, query)} AS t {joins.sql()} WHERE {where} "
        f"ORDER BY place LIMIT {int(query.limit)} OFFSET {int(query.offset)}) "
        f"SELECT t.id, t.version, {listed} FROM page "
        f"JOIN {source(table, query)} AS t ON t.id = page.id ORDER BY page.place",
        [*named, *bound],
    ).df()
    return frame, total


def count_by(
    con: DuckDBPyConnection, catalogue: Catalogue, table: Table, query: Query, field: str
) -> dict[Any, int]:
    """How many rows of a query hold each value of a field; rows without a value are left out."""
    joins = Joins(catalogue, table, query.bundle)
    where, bound = tests(table, query, joins)
    column, _ = joins.column(field.split("."))
    found = con.execute(
        f"SELECT {column}, count(*) FROM {source(table, query)} AS t {joins.sql()} "
        f"WHERE {where} AND {column} IS NOT NULL GROUP BY 1",
        bound,
    ).fetchall()
    return dict(found)


def cells(
    con: DuckDBPyConnection, catalogue: Catalogue, table: Table, query: Query, field: str
) -> list[tuple[int, Any]]:
    """(id, value) of one field for all rows of a query, in no order."""
    joins = Joins(catalogue, table, query.bundle)
    where, bound = tests(table, query, joins)
    found = con.execute(
        f'SELECT t.id, t."{table.field(field).name}" FROM {source(table, query)} AS t '
        f"{joins.sql()} WHERE {where}",
        bound,
    ).fetchall()
    return [(row, tuple(value) if isinstance(value, list) else value) for row, value in found]


def ids(con: DuckDBPyConnection, catalogue: Catalogue, table: Table, query: Query) -> list[int]:
    """The ids of all rows of a query, in no order: for what happens to every filtered row."""
    joins = Joins(catalogue, table, query.bundle)
    where, bound = tests(table, query, joins)
    return [
        row_id
        for (row_id,) in con.execute(
            f"SELECT t.id FROM {source(table, query)} AS t {joins.sql()} WHERE {where}", bound
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
    order = "".join(_sorted_by(column, field))
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


def source(table: Table, query: Query) -> str:
    """What a query reads FROM: the live table, or the table as of a bundle."""
    return as_of.rows_of(table, query.bundle)


def tests(table: Table, query: Query, joins: Joins) -> tuple[str, list[Any]]:
    """What must hold of a row ``t`` so that the query has it, and the values bound in it."""
    parts = [f"t.deleted_at IS {'NOT ' if query.deleted else ''}NULL"]
    bound: list[Any] = []
    if query.units is not None and table.owner:
        owner, _ = joins.column(table.owner)
        parts.append(f"{owner} IN (SELECT unnest(?::BIGINT[]))")
        bound.append(list(query.units))
    if query.only is not None:
        parts.append("t.id IN (SELECT unnest(?::BIGINT[]))")
        bound.append(list(query.only))
    if query.filters:
        test, values = conditions.together(joins, query.filters)
        parts.append(test)
        bound += values
    # a join that nothing asks for is still made
    searched = _searched(table, joins) if query.search else []
    for word in vietnamese.fold(query.search).split() if searched else ():
        parts.append("(" + " OR ".join(f"contains({column}, ?)" for column in searched) + ")")
        bound += [word] * len(searched)
    return " AND ".join(parts), bound


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
    column, collation = ordering(catalogue, joins, name)[0]
    return f"{column}{collation} {'DESC' if descending else 'ASC'} NULLS LAST"


def ordering(catalogue: Catalogue, joins: Joins, name: str) -> list[tuple[str, str]]:
    """Columns, with their collation, by which a field sorts rows.

    Lists sort by position, links by the order of what they point at, then by its name.
    """
    path = tuple(name.split("."))
    column, field = joins.column(path)
    if field.kind is Kind.CHOICE:
        return [(joins.column((*path, "position"))[0], "")]
    if field.kind is not Kind.LINK:
        return [_sorted_by(column, field)]
    order = catalogue[field.target].order
    placed = [(joins.column((*path, order))[0], "")] if order else []
    named, title = joins.title_of(path, field)
    return [*placed, _sorted_by(joins.column(named)[0], title)]


def _sorted_by(column: str, field: Field) -> tuple[str, str]:
    if field.by_given_name:
        return f'{column[:-1]}__sort"', ""
    if field.kind is Kind.DATE:
        return f'{column[:-1]}__day"', ""
    if field.kind in (Kind.TEXT, Kind.LONG_TEXT):
        return column, " COLLATE vi"
    return column, ""
