"""What the log says happened to a table behind a bundle."""

from __future__ import annotations

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
