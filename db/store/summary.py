"""Figures of all rows of a query: sums, means and filled shares, and groups with their counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from duckdb import DuckDBPyConnection

from db.model.catalog import Field, Kind, Table
from db.store import conditions
from db.store.paths import Joins
from db.store.rows import Catalogue, Query, ordering, source, tests

NUMBERS = (Kind.WHOLE, Kind.DECIMAL)


@dataclass(frozen=True, slots=True)
class Figure:
    """Of one field: how many rows hold a value, and of numbers the sum."""

    filled: int
    total: Decimal | None = None

    @property
    def mean(self) -> Decimal | None:
        """The mean of the values that are there; None without any."""
        return self.total / self.filled if self.total is not None and self.filled else None


@dataclass(frozen=True, slots=True)
class Found:
    """A group: its values, how many rows it has, and the sums asked for."""

    values: tuple[Any, ...]
    count: int
    sums: tuple[Decimal | None, ...]


def figures(
    con: DuckDBPyConnection,
    catalogue: Catalogue,
    table: Table,
    query: Query,
    fields: Sequence[str],
) -> tuple[int, dict[str, Figure]]:
    """How many rows a query has, and the figures of these fields over all of them."""
    joins = Joins(catalogue, table, query.bundle)
    where, bound = tests(table, query, joins)
    asked = ["count(*)"]
    for name in fields:
        field = table.field(name)
        column = f't."{field.name}"'
        asked.append(conditions.filled(column, field))
        asked.append(f"sum({column})" if field.kind in NUMBERS else "NULL")
    [[count, *told]] = con.execute(
        f"SELECT {', '.join(asked)} FROM {source(table, query)} AS t {joins.sql()} WHERE {where}",
        bound,
    ).fetchall()
    pairs = zip(told[::2], told[1::2], strict=True)
    return count, {
        name: Figure(filled, _exact(total))
        for name, (filled, total) in zip(fields, pairs, strict=True)
    }


def groups(
    con: DuckDBPyConnection,
    catalogue: Catalogue,
    table: Table,
    query: Query,
    by: Sequence[str],
    sums: Sequence[str],
    most: int,
) -> tuple[list[Found], int]:
    """The groups of a query in their own order, the first ``most``, and how many there are."""
    joins = Joins(catalogue, table, query.bundle)
    where, bound = tests(table, query, joins)
    keys: list[str] = []
    orders: list[tuple[str, str]] = []
    for path in by:
        column, field = joins.column(path.split("."))
        empty = f"nullif({column}, '')" if _is_text(field) else column
        keys.append(f"{empty} AS key_{len(keys)}")
        orders += ordering(catalogue, joins, path)
    # one rank a group, in the order of its words only once there are groups
    ranks = [f"any_value({column}) AS rank_{place}" for place, (column, _) in enumerate(orders)]
    added = [f'sum(t."{table.field(name).name}")' for name in sums]
    sorted_by = ", ".join(
        f"rank_{place}{collation} NULLS LAST" for place, (_, collation) in enumerate(orders)
    )
    told = con.execute(
        f"SELECT {', '.join([*keys, 'count(*)', *added, 'count(*) OVER ()', *ranks])} "
        f"FROM {source(table, query)} AS t {joins.sql()} WHERE {where} "
        f"GROUP BY {', '.join(f'key_{place}' for place in range(len(keys)))} "
        f"ORDER BY {sorted_by}, {', '.join(f'key_{n}' for n in range(len(keys)))} "
        f"LIMIT {int(most)}",
        bound,
    ).fetchall()
    width = len(keys)
    found = [
        Found(row[:width], row[width], tuple(map(_exact, row[width + 1 : width + 1 + len(sums)])))
        for row in told
    ]
    return found, told[0][width + 1 + len(sums)] if told else 0


def _is_text(field: Field) -> bool:
    return field.kind in (Kind.TEXT, Kind.LONG_TEXT)


def _exact(total: Any) -> Decimal | None:
    return None if total is None else Decimal(total)
