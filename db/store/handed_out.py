"""What left the register as a file: which rows and columns, and as of which bundle."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

TABLES = """
CREATE TABLE IF NOT EXISTS handed_out (
    token VARCHAR PRIMARY KEY,
    account BIGINT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    table_name VARCHAR NOT NULL,
    bundle BIGINT NOT NULL,
    language VARCHAR NOT NULL,
    fields VARCHAR[] NOT NULL,
    headings VARCHAR[] NOT NULL,
    ids BIGINT[] NOT NULL,
    names VARCHAR NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class HandedOut:
    """One file that left: ``headings`` stand over ``fields`` in it; ``ids`` are its rows.

    ``names``: field → id → what a linked row or a choice was called in it.
    """

    token: str
    account: int
    made_at: datetime
    table: str
    bundle: int
    language: str
    fields: tuple[str, ...]
    headings: tuple[str, ...]
    ids: tuple[int, ...]
    names: Mapping[str, Mapping[int, str]]


def create(con: DuckDBPyConnection) -> None:
    con.execute(TABLES)


def keep(con: DuckDBPyConnection, left: HandedOut) -> None:
    con.execute(
        "INSERT INTO handed_out VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            left.token, left.account, left.made_at, left.table, left.bundle, left.language,
            *map(list, (left.fields, left.headings, left.ids)),
            json.dumps(left.names, ensure_ascii=False),
        ],
    )  # fmt: skip


def found(con: DuckDBPyConnection, token: str) -> HandedOut | None:
    """The file that left under this token; None for one that never did."""
    row = con.execute(
        "SELECT token, account, made_at, table_name, bundle, language, "
        "fields, headings, ids, names FROM handed_out WHERE token = ?",
        [token],
    ).fetchone()
    if row is None:
        return None
    held = {
        field: {int(one): name for one, name in listed.items()}
        for field, listed in json.loads(row[9]).items()
    }
    fields, headings, ids = (tuple(row[place]) for place in (6, 7, 8))
    return HandedOut(row[0], row[1], row[2], row[3], row[4], row[5], fields, headings, ids, held)
