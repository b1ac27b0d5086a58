"""Files that came in for a round: not logged, for nothing in the register follows from them yet."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from duckdb import DuckDBPyConnection

from db.model.problems import Problem

WAITING, READING, READ, FAILED = "waiting", "reading", "read", "failed"
TAKEN, PUT_ASIDE = "taken", "put_aside"
# of the state in which a person may still change what becomes of a file
OPEN = (WAITING, READING, READ, FAILED)
SETTLED = (*OPEN, TAKEN)

TABLES = """
-- the bytes lie beside the database under their digest, '' when they were not kept;
-- unit is null while nobody knows whose file it is, guessed is '' once a person said it
CREATE TABLE IF NOT EXISTS arrival (
    id BIGINT PRIMARY KEY,
    digest VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    size BIGINT NOT NULL,
    hangs BOOLEAN NOT NULL, -- whether it is of a kind that may hang on a row
    round BIGINT NOT NULL,
    unit BIGINT,
    guessed VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    reason VARCHAR, -- null unless the file cannot be read
    counts VARCHAR NOT NULL,
    said VARCHAR, -- null until a person said something in the preview
    bundle BIGINT, -- null until its rows were taken
    account BIGINT NOT NULL,
    who VARCHAR NOT NULL,
    arrived_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
"""
COLUMNS = (
    "id", "digest", "title", "size", "hangs", "round", "unit", "guessed", "state", "reason",
    "counts", "said", "bundle", "account", "who", "arrived_at", "changed_at",
)  # fmt: skip
LISTED = ", ".join(COLUMNS)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that came in. ``guessed``: 'name' or 'rows' when its unit is only proposed.

    ``hangs``: whether it may be attached to a row.
    ``reason`` says why it cannot be read; ``counts``: rows, faulty, doubtful, and a table's name
    → its rows; ``said``: what a person said in the preview, as text; ``bundle``: what took it.
    """

    id: int
    digest: str
    title: str
    size: int
    hangs: bool
    round: int
    unit: int | None
    guessed: str
    state: str
    reason: Problem | None
    counts: Mapping[str, int]
    said: str | None
    bundle: int | None
    account: int
    who: str
    arrived_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """A file on its way in; one with a ``reason`` was not kept."""

    digest: str
    title: str
    size: int
    unit: int | None = None
    guessed: str = ""
    reason: Problem | None = None
    hangs: bool = False


def create(con: DuckDBPyConnection) -> None:
    con.execute(TABLES)


def add(
    con: DuckDBPyConnection,
    drafts: Sequence[Draft],
    round_id: int,
    account: int,
    who: str,
    at: datetime,
) -> list[int]:
    """New arrivals, waiting or failed already; gives their ids in order."""
    ids = []
    for draft in drafts:
        state = FAILED if draft.reason else WAITING
        [[made]] = con.execute(
            f"INSERT INTO arrival ({LISTED}) VALUES (nextval('row_id'), ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "'{}', NULL, NULL, ?, ?, ?, ?) RETURNING id",
            [
                draft.digest, draft.title, draft.size, draft.hangs, round_id, draft.unit,
                draft.guessed, state, _told(draft.reason), account, who, at, at,
            ],
        ).fetchall()  # fmt: skip
        ids.append(made)
    return ids


def of_round(
    con: DuckDBPyConnection, round_id: int, units: Collection[int] | None = None
) -> list[Arrival]:
    """The files of a round in the order in which they came; of these units only, when given."""
    found = con.execute(
        f"SELECT {LISTED} FROM arrival WHERE round = $round "
        "AND ($units IS NULL OR list_contains($units, unit)) ORDER BY id",
        {"round": round_id, "units": None if units is None else sorted(units)},
    ).fetchall()
    return [_arrival(row) for row in found]


def one(con: DuckDBPyConnection, arrival: int) -> Arrival | None:
    found = con.execute(f"SELECT {LISTED} FROM arrival WHERE id = ?", [arrival]).fetchone()
    return _arrival(found) if found else None


def begin_next(con: DuckDBPyConnection, at: datetime) -> Arrival | None:
    """The file that waits longest, which is being read from now on; None when none waits."""
    found = con.execute(
        f"UPDATE arrival SET state = '{READING}', changed_at = ? WHERE id = ("
        f"SELECT min(id) FROM arrival WHERE state = '{WAITING}') RETURNING {LISTED}",
        [at],
    ).fetchone()
    return _arrival(found) if found else None


def wait_again(con: DuckDBPyConnection, at: datetime) -> None:
    """Files whose reading was cut short wait again."""
    con.execute(
        f"UPDATE arrival SET state = '{WAITING}', changed_at = ? WHERE state = '{READING}'", [at]
    )


def change(
    con: DuckDBPyConnection,
    arrival: int,
    at: datetime,
    among: Collection[str] = OPEN,
    **cells: Any,
) -> bool:
    """Set cells of an arrival that is in one of these states; False when it is in another."""
    told = {
        name: _told(cell) if name == "reason" else json.dumps(cell) if name == "counts" else cell
        for name, cell in cells.items()
    }
    # the names come from the code that calls, never from outside
    settings = ", ".join(f"{name} = ?" for name in told if name in COLUMNS)
    return bool(
        con.execute(
            f"UPDATE arrival SET {settings}, changed_at = ? "
            "WHERE id = ? AND list_contains(?, state) RETURNING id",
            [*told.values(), at, arrival, list(among)],
        ).fetchall()
    )


def kept(con: DuckDBPyConnection) -> list[tuple[int, str]]:
    """(id, digest) of every file that was kept; nothing in a copy from before there were any."""
    there = con.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'arrival'").fetchone()
    if there is None:
        return []
    return con.execute("SELECT id, digest FROM arrival WHERE digest <> '' ORDER BY id").fetchall()


def _told(problem: Problem | None) -> str | None:
    if problem is None:
        return None
    return json.dumps([problem.code, problem.value, dict(problem.facts)], ensure_ascii=False)


def _arrival(row: tuple[Any, ...]) -> Arrival:
    cells = dict(zip(COLUMNS, row, strict=True))
    if cells["reason"] is not None:
        code, value, facts = json.loads(cells["reason"])
        cells["reason"] = Problem(code, value=value, facts=facts)
    cells["counts"] = json.loads(cells["counts"])
    return Arrival(**cells)
