"""What is kept but not logged: password hashes, sessions, failed sign-ins, preferences."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from duckdb import DuckDBPyConnection

TABLES = """
CREATE TABLE IF NOT EXISTS credential (
    account BIGINT PRIMARY KEY,
    hash VARCHAR NOT NULL
);
-- only the hash of a session's token is kept; revoked_at is null while it may be used
CREATE TABLE IF NOT EXISTS session (
    token_hash VARCHAR PRIMARY KEY,
    account BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP
);
CREATE TABLE IF NOT EXISTS failure (
    name VARCHAR NOT NULL,
    failed_at TIMESTAMP NOT NULL
);
CREATE TABLE IF NOT EXISTS preference (
    account BIGINT NOT NULL,
    name VARCHAR NOT NULL,
    value VARCHAR NOT NULL
);
"""


def create(con: DuckDBPyConnection) -> None:
    con.execute(TABLES)


def set_hash(con: DuckDBPyConnection, account: int, made: str) -> None:
    con.execute(
        "INSERT INTO credential VALUES (?, ?) ON CONFLICT DO UPDATE SET hash = excluded.hash",
        [account, made],
    )


def account_and_hash(con: DuckDBPyConnection, name: str) -> tuple[int, str] | None:
    """The open account of that sign-in name and its password hash."""
    return con.execute(
        "SELECT a.id, c.hash FROM account AS a JOIN credential AS c ON c.account = a.id "
        "WHERE a.name = ? AND a.deleted_at IS NULL AND NOT coalesce(a.closed, false)",
        [name],
    ).fetchone()


def account_named(con: DuckDBPyConnection, name: str) -> int:
    [[account]] = con.execute(
        "SELECT id FROM account WHERE name = ? AND deleted_at IS NULL", [name]
    ).fetchall()
    return int(account)


def hash_of(con: DuckDBPyConnection, account: int) -> str | None:
    found = con.execute("SELECT hash FROM credential WHERE account = ?", [account]).fetchone()
    return found[0] if found else None


def add_failure(con: DuckDBPyConnection, name: str, at: datetime) -> None:
    con.execute("INSERT INTO failure VALUES (?, ?)", [name, at])


def failures(con: DuckDBPyConnection, name: str, since: datetime) -> int:
    [[count]] = con.execute(
        "SELECT count(*) FROM failure WHERE name = ? AND failed_at > ?", [name, since]
    ).fetchall()
    return int(count)


def forget_failures(con: DuckDBPyConnection, name: str) -> None:
    con.execute("DELETE FROM failure WHERE name = ?", [name])


def add_session(con: DuckDBPyConnection, token_hash: str, account: int, at: datetime) -> None:
    con.execute("INSERT INTO session VALUES (?, ?, ?, ?, NULL)", [token_hash, account, at, at])


SESSION = """
SELECT a.id, a.name, a.full_name, r.code, a.unit, s.created_at, s.seen_at
FROM session AS s
JOIN account AS a ON a.id = s.account
JOIN lookup AS r ON r.id = a.role
WHERE s.token_hash = ? AND s.revoked_at IS NULL
    AND a.deleted_at IS NULL AND NOT coalesce(a.closed, false)
"""


def session(con: DuckDBPyConnection, token_hash: str) -> tuple[Any, ...] | None:
    """Account, name, full name, role code, unit, created and last seen of a usable session."""
    return con.execute(SESSION, [token_hash]).fetchone()


def touch(con: DuckDBPyConnection, token_hash: str, at: datetime) -> None:
    con.execute("UPDATE session SET seen_at = ? WHERE token_hash = ?", [at, token_hash])


def revoke(
    con: DuckDBPyConnection, at: datetime, *, token_hash: str = "", account: int = 0
) -> None:
    """End one session, or all of an account."""
    con.execute(
        "UPDATE session SET revoked_at = ? "
        "WHERE revoked_at IS NULL AND (token_hash = ? OR account = ?)",
        [at, token_hash, account],
    )


def family(con: DuckDBPyConnection, unit: int) -> frozenset[int]:
    """A unit and all its sub-units."""
    found = con.execute(
        """
        WITH RECURSIVE family AS (
            SELECT CAST(? AS BIGINT) AS id
            UNION
            SELECT child.id
            FROM family
            JOIN unit AS child ON child.parent = family.id
            WHERE child.deleted_at IS NULL
        )
        SELECT id FROM family
        """,
        [unit],
    ).fetchall()
    return frozenset(row for (row,) in found)


def preference(con: DuckDBPyConnection, account: int, name: str) -> str | None:
    found = con.execute(
        "SELECT value FROM preference WHERE account = ? AND name = ?", [account, name]
    ).fetchone()
    return found[0] if found else None


def set_preference(con: DuckDBPyConnection, account: int, name: str, value: str) -> None:
    con.execute("DELETE FROM preference WHERE account = ? AND name = ?", [account, name])
    con.execute("INSERT INTO preference VALUES (?, ?, ?)", [account, name, value])


def any_account(con: DuckDBPyConnection) -> bool:
    return bool(con.execute("SELECT 1 FROM account LIMIT 1").fetchone())
