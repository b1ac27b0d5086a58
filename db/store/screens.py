"""Links that open a screen in a hall: only the hash of a token is kept; nothing of it is logged."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from duckdb import DuckDBPyConnection

TABLES = """
CREATE SEQUENCE IF NOT EXISTS screen_ids START 1;
CREATE TABLE IF NOT EXISTS screen (
    id BIGINT PRIMARY KEY DEFAULT nextval('screen_ids'),
    token_hash VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    -- the slides that it shows
    place VARCHAR NOT NULL,
    account BIGINT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    ends_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
"""


def create(con: DuckDBPyConnection) -> None:
    con.execute(TABLES)


def add(
    con: DuckDBPyConnection,
    token_hash: str,
    name: str,
    place: str,
    account: int,
    span: tuple[datetime, datetime],
) -> None:
    """A link that may be used from now until its end."""
    con.execute(
        "INSERT INTO screen (token_hash, name, place, account, made_at, ends_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [token_hash, name, place, account, *span],
    )


def opened(con: DuckDBPyConnection, token_hash: str, now: datetime) -> tuple[int, str, str] | None:
    """Number, name and slides of a link that may be used now."""
    return con.execute(
        "SELECT id, name, place FROM screen "
        "WHERE token_hash = ? AND ended_at IS NULL AND ends_at > ?",
        [token_hash, now],
    ).fetchone()


def usable(con: DuckDBPyConnection, now: datetime) -> list[tuple[Any, ...]]:
    """Number, name, slides, made and end of the links that may be used now, the newest first."""
    return con.execute(
        "SELECT id, name, place, made_at, ends_at FROM screen "
        "WHERE ended_at IS NULL AND ends_at > ? ORDER BY id DESC",
        [now],
    ).fetchall()


def end(con: DuckDBPyConnection, number: int, now: datetime) -> None:
    con.execute("UPDATE screen SET ended_at = ? WHERE id = ? AND ended_at IS NULL", [now, number])
