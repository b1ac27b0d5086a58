"""What the log says happened to a table behind a bundle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from duckdb import DuckDBPyConnection

TOUCHED = """
SELECT
    row_id,
    arg_max(operation, (bundle, position)) FILTER (field IS NULL) AS last
FROM change
WHERE bundle > ? AND table_name = ?
GROUP BY row_id
"""


def touched(con: DuckDBPyConnection, table: str, after: int) -> dict[int, str | None]:
    """Rows changed behind that bundle: insert, delete or restore, or None for cells only."""
    return dict(con.execute(TOUCHED, [after, table]).fetchall())


BUNDLES = """
SELECT b.number, b.actor_name, b.made_at
FROM bundle AS b
WHERE b.number > ?
    AND EXISTS (
        SELECT 1
        FROM change AS c
        WHERE c.bundle = b.number AND list_contains(?::VARCHAR[], c.table_name)
    )
ORDER BY b.number DESC
"""


def bundles_in(
    con: DuckDBPyConnection, tables: Sequence[str], after: int
) -> list[tuple[int, str, datetime]]:
    """Number, who and when of the bundles behind that one which changed rows of these tables."""
    return con.execute(BUNDLES, [after, list(tables)]).fetchall()
