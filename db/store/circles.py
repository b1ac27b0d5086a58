"""Rows that stand under themselves: links from a table to itself lead up and never round."""

from __future__ import annotations

from collections.abc import Iterable

from duckdb import DuckDBPyConnection

from db.model.catalog import Kind, Table
from db.model.problems import Problem


def circles(
    con: DuckDBPyConnection, table: Table, ids: Iterable[int] | None, fields: Iterable[str]
) -> list[Problem]:
    """Those of these rows (None: of all) from which such a link leads back to the row itself."""
    problems = []
    for described in (table.field(name) for name in sorted(fields)):
        if described.kind is not Kind.LINK or described.target != table.name:
            continue
        name = described.name
        among = "" if ids is None else "AND id IN (SELECT unnest(?::BIGINT[]))"
        found = con.execute(
            f"""
            WITH RECURSIVE up AS (
                SELECT id, "{name}" AS above
                FROM "{table.name}"
                WHERE deleted_at IS NULL AND "{name}" IS NOT NULL {among}
                UNION
                SELECT up.id, t."{name}"
                FROM up
                JOIN "{table.name}" AS t ON t.id = up.above
                WHERE t.deleted_at IS NULL AND t."{name}" IS NOT NULL
            )
            SELECT id FROM up WHERE above = id ORDER BY id
            """,
            [] if ids is None else [sorted(ids)],
        ).fetchall()
        problems += [Problem("circular", table.name, name, row) for (row,) in found]
    return problems
