"""Lookup values: from list and code to the id a row keeps, and back."""

from __future__ import annotations

from duckdb import DuckDBPyConnection


def ids(con: DuckDBPyConnection) -> dict[tuple[str, str], int]:
    """(list, code) → id of every live lookup value."""
    return {
        (listed, code): row_id
        for listed, code, row_id in con.execute(
            "SELECT list, code, id FROM lookup WHERE deleted_at IS NULL"
        ).fetchall()
    }


def codes(con: DuckDBPyConnection) -> dict[int, str]:
    """id → code of every lookup value, deleted ones too: old rows may still name them."""
    return dict(con.execute("SELECT id, code FROM lookup").fetchall())
