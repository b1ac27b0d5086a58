"""Which rows of a table fit a row that points to them: equal fields and overlapping spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from duckdb import DuckDBPyConnection

from db.model.catalog import Table
from db.store.paths import Joins

Equal = tuple[str, Any]
# first and last field, the days they must reach and must not have passed; None binds nothing
Span = tuple[str, str, date | None, date | None]


def ids(
    con: DuckDBPyConnection,
    catalogue: Mapping[str, Table],
    table: Table,
    equal: Sequence[Equal],
    spans: Sequence[Span],
) -> frozenset[int]:
    """The live rows that fit; a row without a first or last day is open there."""
    joins = Joins(catalogue, table)
    parts, bound = ["t.deleted_at IS NULL"], []
    for path, value in equal:
        column, _ = joins.column(path.split("."))
        parts.append(f"{column} = ?")
        bound.append(value)
    for first, last, begins, ends in spans:
        starts, _ = joins.column(first.split("."))
        stops, _ = joins.column(last.split("."))
        parts.append(f"(?::DATE IS NULL OR {starts} IS NULL OR {_day(starts)} <= ?::DATE)")
        parts.append(f"(?::DATE IS NULL OR {stops} IS NULL OR {_behind(stops)} > ?::DATE)")
        bound += [ends, ends, begins, begins]
    found = con.execute(
        f'SELECT t.id FROM "{table.name}" AS t {joins.sql()} WHERE {" AND ".join(parts)}', bound
    ).fetchall()
    return frozenset(row for (row,) in found)


def _day(column: str) -> str:
    return f'{column[:-1]}__day"'


def _behind(column: str) -> str:
    """The day after a date that may be a year, a quarter or a month."""
    return (
        f"{_day(column)} + CASE WHEN len({column}) = 4 THEN INTERVAL 1 YEAR "
        f"WHEN contains({column}, 'Q') THEN INTERVAL 3 MONTH "
        f"WHEN len({column}) = 7 THEN INTERVAL 1 MONTH ELSE INTERVAL 1 DAY END"
    )
