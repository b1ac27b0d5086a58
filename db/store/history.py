"""Reading the change log: histories, lists of bundles, and the names that choices show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from db.model.catalog import Table
from db.store import rows
from db.store.unit_names import UNIT_NAMES

OF_ROW = """
WITH steps AS (
    SELECT c.bundle, c.position, c.operation, c.field, c.old, c.new
    FROM change AS c
    WHERE c.table_name = $table AND c.row_id = $row
)
SELECT
    b.made_at AS "when",
    b.actor_name AS who,
    b.on_behalf,
    b.kind,
    steps.operation,
    steps.field,
    steps.old,
    steps.new,
    b.number AS bundle,
    b.reason,
    b.source_file,
    b.source_sheet
FROM steps
JOIN bundle AS b ON b.number = steps.bundle
ORDER BY steps.bundle DESC, steps.position
"""


def of_row(
    con: DuckDBPyConnection, table: Table, row_id: int, field: str | None = None
) -> pd.DataFrame:
    """Every step of a row, newest first; one field's steps take its value out of the insert."""
    steps = con.execute(OF_ROW, {"table": table.name, "row": row_id}).df()
    if field is None:
        return steps
    table.field(field)
    kept = steps[(steps["field"] == field) | steps["operation"].isin(["insert"])].copy()
    inserted = kept["operation"] == "insert"
    kept.loc[inserted, "new"] = [
        con.execute("SELECT json_extract_string(?, ?)", [text, f'$."{field}"']).fetchall()[0][0]
        for text in kept.loc[inserted, "new"]
    ]
    kept["field"] = field
    return kept.reset_index(drop=True)


def bundles_of_others(con: DuckDBPyConnection, actor: int, after: int) -> int:
    """How many bundles behind that number somebody else made."""
    [[count]] = con.execute(
        "SELECT count(*) FROM bundle WHERE number > ? AND actor <> ?", [after, actor]
    ).fetchall()
    return int(count)


def count_bundles(con: DuckDBPyConnection, actor: int | None) -> int:
    """How many bundles there are, of one person or of all."""
    [[count]] = con.execute(
        "SELECT count(*) FROM bundle WHERE $actor IS NULL OR actor = $actor", {"actor": actor}
    ).fetchall()
    return int(count)


def bundles(
    con: DuckDBPyConnection, actor: int | None, limit: int, offset: int = 0
) -> pd.DataFrame:
    """The newest bundles behind the first ``offset``, of one person or of all."""
    return con.execute(
        """
        WITH newest AS (
            SELECT *
            FROM bundle
            WHERE $actor IS NULL OR actor = $actor
            ORDER BY number DESC
            LIMIT $limit OFFSET $offset
        )
        SELECT
            n.number, n.made_at, n.actor_name AS actor, n.on_behalf, n.kind, n.reason,
            n.source_file, n.undoes, count(c.bundle) AS count
        FROM newest AS n
        LEFT JOIN change AS c ON c.bundle = n.number
        GROUP BY ALL
        ORDER BY n.number DESC
        """,
        {"actor": actor, "limit": limit, "offset": offset},
    ).df()


def steps(con: DuckDBPyConnection, bundle: int) -> list[tuple[Any, ...]]:
    """The changes of a bundle: position, operation, table, row, field, old, new."""
    return con.execute(
        "SELECT position, operation, table_name, row_id, field, old, new FROM change "
        "WHERE bundle = ? ORDER BY position",
        [bundle],
    ).fetchall()


def actor_of(con: DuckDBPyConnection, bundle: int) -> tuple[int, str, str] | None:
    """Who made a bundle: account, name, kind; None when there is none of that number."""
    return con.execute(
        "SELECT actor, actor_name, kind FROM bundle WHERE number = ?", [bundle]
    ).fetchone()


LATER = """
WITH touched AS (
    SELECT DISTINCT table_name, row_id
    FROM change
    WHERE bundle = $number
),
net AS (
    SELECT
        c.table_name,
        c.row_id,
        c.field,
        arg_min({'is': c.old}, (c.bundle, c.position)) AS before,
        arg_max({'is': c.new}, (c.bundle, c.position)) AS after,
        max(c.bundle) AS bundle
    FROM change AS c
    JOIN touched USING (table_name, row_id)
    WHERE c.bundle > $number AND c.operation = 'update'
    GROUP BY c.table_name, c.row_id, c.field
)
SELECT net.table_name, net.row_id, net.field, net.bundle, b.actor_name
FROM net
JOIN bundle AS b ON b.number = net.bundle
WHERE net.before."is" IS DISTINCT FROM net.after."is"
"""


def later_edits(
    con: DuckDBPyConnection, number: int
) -> dict[tuple[str, int, str], tuple[int, str]]:
    """Cells of a bundle's rows that now differ from what they were after it: bundle and who."""
    return {
        (table, row, field): (bundle, who)
        for table, row, field, bundle, who in con.execute(LATER, {"number": number}).fetchall()
    }


def living(con: DuckDBPyConnection, table: Table, ids: list[int]) -> set[int]:
    """Which of these rows are not deleted."""
    return {
        row_id
        for (row_id,) in con.execute(
            f'SELECT id FROM "{table.name}" WHERE deleted_at IS NULL '
            "AND id IN (SELECT unnest(?::BIGINT[]))",
            [ids],
        ).fetchall()
    }


def choices(con: DuckDBPyConnection, listed: str, language: str) -> dict[int, str]:
    """The values of a lookup list in their order."""
    label = "label_en" if language == "en" else "label_vi"
    return dict(
        con.execute(
            f"SELECT id, {label} FROM lookup WHERE list = ? AND deleted_at IS NULL "
            f"AND NOT coalesce(retired, false) ORDER BY position NULLS LAST, {label} COLLATE vi",
            [listed],
        ).fetchall()
    )


def names(
    con: DuckDBPyConnection, catalogue: Mapping[str, Table], table: Table, language: str
) -> dict[int, str]:
    """The names of live rows for a picker; units carry their parent and their last day."""
    if table.has("valid_to") and table.has("parent"):
        until = "to " if language == "en" else "đến "
        return dict(con.execute(UNIT_NAMES, {"until": until}).fetchall())
    live = {
        row_id
        for (row_id,) in con.execute(
            f'SELECT id FROM "{table.name}" WHERE deleted_at IS NULL'
        ).fetchall()
    }
    named = rows.titles(con, catalogue, table, live, language)
    return {row_id: name for row_id, name in named.items() if row_id in live}
