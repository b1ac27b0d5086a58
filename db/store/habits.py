"""How the files of a sender are read: what a person said once about tables of one shape."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from duckdb import DuckDBPyConnection

TABLES = """
CREATE TABLE IF NOT EXISTS reading_habit (
    sender VARCHAR NOT NULL,
    -- the headings of a table, folded and digested
    shape VARCHAR NOT NULL,
    said VARCHAR NOT NULL,
    kept_at TIMESTAMP NOT NULL,
    PRIMARY KEY (sender, shape)
);
"""


def create(con: DuckDBPyConnection) -> None:
    con.execute(TABLES)


def of_sender(con: DuckDBPyConnection, sender: str) -> dict[str, str]:
    """Shape → what was said about tables of that shape, as JSON."""
    found = con.execute("SELECT shape, said FROM reading_habit WHERE sender = ?", [sender])
    return dict(found.fetchall())


def keep(con: DuckDBPyConnection, sender: str, said: Mapping[str, str], at: datetime) -> None:
    """What was said last about a shape goes before what was said first."""
    for shape, told in said.items():
        con.execute(
            "INSERT INTO reading_habit VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET said = excluded.said, kept_at = excluded.kept_at",
            [sender, shape, told, at],
        )
