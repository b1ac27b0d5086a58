"""Reading the change log: the history of rows, later edits, and the names that choices show."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from db.model.catalog import Table
from db.store import rows
from db.store.unit_names import UNIT_NAMES

OF_ROW = """
SELECT
    b.made_at AS "when",
    b.actor_name AS who,
    b.on_behalf,
    b.kind,
    c.operation,
    {field} AS field,
    c.old,
    {new} AS new,
    b.number AS bundle,
    b.reason,
    b.source_file,
    b.source_sheet,
    c.source_cell
FROM change AS c
JOIN bundle AS b ON b.number = c.bundle
WHERE c.table_name = $table AND c.row_id = $row{narrowed}
ORDER BY c.bundle DESC, c.position
"""
OF_CELL = {
    "field": "$field",
    "new": "CASE c.operation WHEN 'insert' THEN json_extract_string(c.new, $path) ELSE c.new END",
    "narrowed": " AND (c.field = $field OR c.operation = 'insert')",
}
OF_ALL = {"field": "c.field", "new": "c.new", "narrowed": ""}


def of_row(
    con: DuckDBPyConnection, table: Table, row_id: int, field: str | None = None
) -> pd.DataFrame:
    """Every step of a row, newest first; one field's steps take its value out of the insert."""
    bound = {"table": table.name, "row": row_id}
    if field is None:
        return con.execute(OF_ROW.format(**OF_ALL), bound).df()
    named = {"field": table.field(field).name, "path": f'$."{field}"'}
    return con.execute(OF_ROW.format(**OF_CELL), {**bound, **named}).df()


def texts_at(
    con: DuckDBPyConnection, table: str, row_id: int, bundle: int
) -> dict[str, str | None] | None:
    """A row after a bundle: field → canonical text; None when it was not there then."""
    held: dict[str, str | None] = {}
    alive = False
    for operation, field, new in con.execute(
        "SELECT operation, field, new FROM change WHERE table_name = ? AND row_id = ? "
        "AND bundle <= ? ORDER BY bundle, position",
        [table, row_id, bundle],
    ).fetchall():
        if operation == "update":
            held[field] = new
        else:
            alive = operation != "delete"
            held = json.loads(new) if operation == "insert" else held
    return held if alive else None


def values_now(con: DuckDBPyConnection, table: Table, row_id: int) -> dict[str, Any]:
    """A row as it stands, deleted or not: field → value."""
    listed = ", ".join(f'"{field.name}"' for field in table.fields)
    found = con.execute(f'SELECT {listed} FROM "{table.name}" WHERE id = ?', [row_id]).fetchone()
    cells = found or (None,) * len(table.fields)
    return {
        field.name: tuple(cell) if isinstance(cell, list) else cell
        for field, cell in zip(table.fields, cells, strict=True)
    }


def written_since(
    con: DuckDBPyConnection, table: str, row_id: int, bundle: int
) -> dict[str | None, tuple[int, str, datetime]]:
    """Field, None for the whole row → who wrote it last behind that bundle: bundle, who, when."""
    return {
        field: (number, who, when)
        for field, number, who, when in con.execute(
            "SELECT c.field, b.number, b.actor_name, b.made_at FROM change AS c "
            "JOIN bundle AS b ON b.number = c.bundle "
            "WHERE c.table_name = ? AND c.row_id = ? AND c.bundle > ? ORDER BY c.bundle",
            [table, row_id, bundle],
        ).fetchall()
    }


def bundles_of_others(con: DuckDBPyConnection, actor: int, after: int) -> int:
    """How many bundles behind that number somebody else made."""
    [[count]] = con.execute(
        "SELECT count(*) FROM bundle WHERE number > ? AND actor <> ?", [after, actor]
    ).fetchall()
    return int(count)


def steps(con: DuckDBPyConnection, bundles: Sequence[int]) -> list[tuple[Any, ...]]:
    """The changes of bundles in their order: operation, table, row, field, old, new."""
    return con.execute(
        "SELECT operation, table_name, row_id, field, old, new FROM change "
        "WHERE bundle IN (SELECT unnest(?::BIGINT[])) ORDER BY bundle, position",
        [list(bundles)],
    ).fetchall()


def actor_of(con: DuckDBPyConnection, bundle: int) -> tuple[int, str, str] | None:
    """Who made a bundle: account, name, kind; None when there is none of that number."""
    return con.execute(
        "SELECT actor, actor_name, kind FROM bundle WHERE number = ?", [bundle]
    ).fetchone()


LATER = """
WITH touched AS (
    SELECT table_name, row_id, field, max(bundle) AS last
    FROM change
    WHERE bundle IN (SELECT unnest($numbers::BIGINT[]))
    GROUP BY ALL
),
whole AS (
    SELECT table_name, row_id, min(last) AS last
    FROM touched
    GROUP BY ALL
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
    JOIN whole ON whole.table_name = c.table_name AND whole.row_id = c.row_id
    LEFT JOIN touched
        ON touched.table_name = c.table_name
        AND touched.row_id = c.row_id
        AND touched.field = c.field
    WHERE c.operation = 'update' AND c.bundle > coalesce(touched.last, whole.last)
    GROUP BY c.table_name, c.row_id, c.field
)
SELECT net.table_name, net.row_id, net.field, net.bundle, b.actor_name, b.made_at
FROM net
JOIN bundle AS b ON b.number = net.bundle
WHERE net.before."is" IS DISTINCT FROM net.after."is"
"""


def later_edits(
    con: DuckDBPyConnection, numbers: Sequence[int]
) -> dict[tuple[str, int, str], tuple[int, str, datetime]]:
    """Cells of the rows of bundles that now differ from what they left: bundle, who and when."""
    return {
        (table, row, field): (bundle, who, when)
        for table, row, field, bundle, who, when in con.execute(
            LATER, {"numbers": list(numbers)}
        ).fetchall()
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
