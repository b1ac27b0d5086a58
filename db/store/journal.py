"""Lists of bundles: whose, when, of which kind, over which rows; quick edits as one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from db.model import vietnamese
from db.model.catalog import Table
from db.store.paths import Joins


@dataclass(frozen=True, slots=True)
class Asked:
    """Which bundles: of an account, of days, of a kind, over a table, over rows so called.

    ``units``: whose rows may be asked for by name.
    """

    actor: int | None = None
    since: date | None = None
    until: date | None = None
    kind: str = ""
    table: str = ""
    title: str = ""
    units: frozenset[int] | None = None


LINES = """
WITH fitting AS (
    {fitting}
),
page AS (
    SELECT burst, max(number) AS number, count(*) AS bundles
    FROM fitting
    GROUP BY burst
    ORDER BY number DESC
    LIMIT $limit OFFSET $offset
),
counted AS (
    SELECT f.burst, count(c.bundle) AS count
    FROM page
    JOIN fitting AS f ON f.burst = page.burst
    JOIN change AS c ON c.bundle = f.number
    GROUP BY f.burst
)
SELECT
    page.burst, page.number, page.bundles, b.made_at, b.actor_name AS actor, b.on_behalf, b.kind,
    b.reason, b.source_file, b.source_sheet, b.undoes, coalesce(counted.count, 0) AS count
FROM page
JOIN bundle AS b ON b.number = page.number
LEFT JOIN counted ON counted.burst = page.burst
ORDER BY page.number DESC
"""


def lines(
    con: DuckDBPyConnection,
    catalogue: Mapping[str, Table],
    asked: Asked,
    limit: int,
    offset: int = 0,
) -> pd.DataFrame:
    """A page of bursts, newest first; a bundle that is no quick edit is a burst of its own."""
    fitting, bound = _fitting(catalogue, asked)
    return con.execute(
        LINES.replace("{fitting}", fitting), {**bound, "limit": limit, "offset": offset}
    ).df()


def count(con: DuckDBPyConnection, catalogue: Mapping[str, Table], asked: Asked) -> tuple[int, int]:
    """How many lines and how many bundles those pages hold in all."""
    fitting, bound = _fitting(catalogue, asked)
    [[bursts, bundles]] = con.execute(
        f"SELECT count(DISTINCT burst), count(*) FROM ({fitting})", bound
    ).fetchall()
    return int(bursts), int(bundles)


def of_burst(con: DuckDBPyConnection, burst: int) -> list[int]:
    """The bundles of a burst, oldest first."""
    return [
        number
        for (number,) in con.execute(
            "SELECT number FROM bundle WHERE burst = (SELECT burst FROM bundle WHERE number = ?) "
            "ORDER BY number",
            [burst],
        ).fetchall()
    ]


def heads(con: DuckDBPyConnection, numbers: Sequence[int]) -> pd.DataFrame:
    """Bundles by number, oldest first, with how many changes each has."""
    return con.execute(
        """
        SELECT b.number, b.burst, b.made_at, b.actor_name AS actor, b.on_behalf, b.kind, b.reason,
            b.source_file, b.source_sheet, b.undoes, count(c.bundle) AS count
        FROM bundle AS b
        LEFT JOIN change AS c ON c.bundle = b.number
        WHERE b.number IN (SELECT unnest(?::BIGINT[]))
        GROUP BY ALL
        ORDER BY b.number
        """,
        [list(numbers)],
    ).df()


def steps(
    con: DuckDBPyConnection, numbers: Sequence[int], limit: int, offset: int = 0
) -> list[tuple[Any, ...]]:
    """A page of changes: bundle, operation, table, row, field, old, new, source cell."""
    return con.execute(
        "SELECT bundle, operation, table_name, row_id, field, old, new, source_cell FROM change "
        "WHERE bundle IN (SELECT unnest(?::BIGINT[])) ORDER BY bundle, position LIMIT ? OFFSET ?",
        [list(numbers), limit, offset],
    ).fetchall()


def makers(con: DuckDBPyConnection) -> dict[int, str]:
    """Everybody who made a bundle: account → the name it last had."""
    return dict(
        con.execute(
            "SELECT actor, arg_max(actor_name, number) FROM bundle GROUP BY actor ORDER BY 2, 1"
        ).fetchall()
    )


def kinds(con: DuckDBPyConnection) -> list[str]:
    """The kinds of bundles there are."""
    return [
        kind for (kind,) in con.execute("SELECT DISTINCT kind FROM bundle ORDER BY 1").fetchall()
    ]


def _fitting(catalogue: Mapping[str, Table], asked: Asked) -> tuple[str, dict[str, Any]]:
    parts, bound = ["true"], dict[str, Any]()
    for column, test, value in (
        ("actor", "=", asked.actor),
        ("CAST(made_at AS DATE)", ">=", asked.since),
        ("CAST(made_at AS DATE)", "<=", asked.until),
        ("kind", "=", asked.kind or None),
    ):
        if value is not None:
            name = f"asked_{len(bound)}"
            parts.append(f"{column} {test} ${name}")
            bound[name] = value
    words = vietnamese.fold(asked.title)
    if words:
        named = [catalogue[asked.table]] if asked.table else list(catalogue.values())
        found = " UNION ALL ".join(_called(catalogue, table, asked) for table in named)
        bound["words"] = words
        if asked.units is not None and any(table.owner for table in named):
            bound["units"] = sorted(asked.units)
        parts.append(
            f"number IN (SELECT c.bundle FROM change AS c JOIN ({found}) AS called "
            "ON called.table_name = c.table_name AND called.id = c.row_id)"
        )
    elif asked.table:
        parts.append("number IN (SELECT bundle FROM change WHERE table_name = $table)")
        bound["table"] = asked.table
    return f"SELECT number, burst FROM bundle WHERE {' AND '.join(parts)}", bound


def _called(catalogue: Mapping[str, Table], table: Table, asked: Asked) -> str:
    """The rows of a table whose name holds the words asked for, deleted ones too."""
    joins = Joins(catalogue, table)
    column, field = joins.column(joins.title((), table)[0])
    folded = f'{column[:-1]}__fold"' if field.search else f"folded(CAST({column} AS VARCHAR))"
    owned = ""
    if asked.units is not None and table.owner:
        owner, _ = joins.column(table.owner)
        owned = f" AND {owner} IN (SELECT unnest($units::BIGINT[]))"
    return (
        f"SELECT '{table.name}' AS table_name, t.id FROM \"{table.name}\" AS t {joins.sql()} "
        f"WHERE contains({folded}, $words){owned}"
    )
