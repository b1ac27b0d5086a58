"""The change log: bundles, their changes, and the chain that proves nobody touched them.

The chain hashes salted digests of values, so a value and its salt can one day be erased by law
and the chain still holds. Source of the idea: a Merkle-style hash chain over commitments.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from duckdb import DuckDBPyConnection

from db.model.people import User
from db.model.problems import reject
from db.store.inserting import SLICE

# of a bundle's number
MOST_DIGITS = 18

BURST = timedelta(seconds=60)
# how many bundles of others may stand between two of a burst
NEAR = 200
# the columns of the log behind the bundle's number
BOUND = ("INTEGER", "VARCHAR", "VARCHAR", "BIGINT", *("VARCHAR",) * 7)
# made once: a bundle may hold ten thousand links
AS_JSON = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Origin:
    """Who makes a bundle, for whom, and from where."""

    actor: User
    kind: str
    reason: str = ""
    source_file: str = ""
    source_sheet: str = ""
    on_behalf: str = ""
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a bundle; ``field`` is None for a whole row, old and new are canonical text."""

    operation: str
    table: str
    row: int
    field: str | None = None
    old: str | None = None
    new: str | None = None
    source_cell: str = ""


def digest(salt: str, value: str | None) -> str:
    """The salted digest of a value; nothing has an empty one."""
    if value is None:
        return ""
    return hashlib.sha256(f"{salt}\0{value}".encode()).hexdigest()


def chained(previous: str, header: Sequence[object], links: Iterable[Sequence[object]]) -> str:
    """The hash of a bundle from the hash before it, its header and its changes' digests."""
    return _hashed(previous, header, (AS_JSON(link).encode() for link in links))


def _hashed(previous: str, header: Sequence[object], links: Iterable[bytes]) -> str:
    running = hashlib.sha256(previous.encode())
    running.update(AS_JSON([str(part) for part in header]).encode())
    for link in links:
        running.update(link)
    return running.hexdigest()


@dataclass(frozen=True, slots=True)
class Sealed:
    """Changes with what the log adds to each: its salt, the digests, the bytes that are chained."""

    changes: Sequence[Change]
    salts: Sequence[str]
    olds: Sequence[str]
    news: Sequence[str]
    links: bytes


def seal(changes: Sequence[Change]) -> Sealed:
    """All of a bundle's log that does not depend on its number."""
    salt = secrets.token_hex(8)
    salts = [f"{salt}{position:x}" for position in range(len(changes))]
    olds = [digest(s, change.old) for s, change in zip(salts, changes, strict=True)]
    news = [digest(s, change.new) for s, change in zip(salts, changes, strict=True)]
    links = (
        _link(position, change, old, new)
        for position, (change, old, new) in enumerate(zip(changes, olds, news, strict=True))
    )
    return Sealed(changes, salts, olds, news, "".join(links).encode())


def _link(position: int, change: Change, old: str, new: str) -> str:
    """What is chained of a change: the JSON of its parts, put together by hand as there are many.

    Digests are hexadecimal and need no escapes.
    """
    what = f"{AS_JSON(change.operation)}, {AS_JSON(change.table)}, {change.row}"
    field = AS_JSON(change.field)
    return f'[{position}, {what}, {field}, "{old}", "{new}", {AS_JSON(change.source_cell)}]'


def append(
    con: DuckDBPyConnection,
    origin: Origin,
    changes: Sequence[Change],
    made_at: datetime,
    last: tuple[int, str],
) -> tuple[int, str]:
    """Write a bundle behind the last one (number, hash); gives the new number and hash."""
    sealed = seal(changes)
    made = _head(con, origin, sealed.links, made_at, last)
    con.execute(f"INSERT INTO change SELECT ?, {_listed()}", [made[0], *_columns(sealed)])
    return made


def set_out(con: DuckDBPyConnection, sealed: Sealed) -> None:
    """Lay a large bundle's changes ready beside the log, where this cursor alone sees them."""
    con.execute(f"CREATE TEMP TABLE laid_ready AS SELECT {_listed()} LIMIT 0", [[]] * len(BOUND))
    columns = _columns(sealed)
    for start in range(0, len(sealed.changes), SLICE):
        part = [column[start : start + SLICE] for column in columns]
        con.execute(f"INSERT INTO laid_ready SELECT {_listed()}", part)


def append_set_out(
    con: DuckDBPyConnection,
    origin: Origin,
    links: bytes,
    made_at: datetime,
    last: tuple[int, str],
) -> tuple[int, str]:
    """The same as append for changes that were laid ready."""
    made = _head(con, origin, links, made_at, last)
    con.execute("INSERT INTO change SELECT ?, * FROM laid_ready", [made[0]])
    return made


def kinds_since(
    con: DuckDBPyConnection, after: int
) -> list[tuple[str, str, str | None, list[int]]]:
    """What was done behind that bundle: operation, table, field (None for whole rows), rows."""
    return con.execute(
        "SELECT operation, table_name, field, list(row_id) FROM change WHERE bundle > ? "
        "GROUP BY ALL",
        [after],
    ).fetchall()


def _head(
    con: DuckDBPyConnection,
    origin: Origin,
    links: bytes,
    made_at: datetime,
    last: tuple[int, str],
) -> tuple[int, str]:
    """Write the bundle itself."""
    number, previous = last[0] + 1, last[1]
    undoes = "" if origin.undoes is None else origin.undoes
    header = (
        number, origin.actor.id, origin.actor.full_name, origin.on_behalf, made_at.isoformat(),
        origin.kind, origin.reason, origin.source_file, origin.source_sheet, undoes,
    )  # fmt: skip
    made = _hashed(previous, header, [links])
    burst = _burst(con, origin, made_at, number)
    con.execute(
        "INSERT INTO bundle VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            number, origin.actor.id, origin.actor.full_name, origin.on_behalf, made_at,
            origin.kind, origin.reason, origin.source_file, origin.source_sheet, burst,
            origin.undoes, previous, made,
        ],
    )  # fmt: skip
    return number, made


def _listed() -> str:
    return ", ".join(f"unnest(?::{kind}[])" for kind in BOUND)


def _columns(sealed: Sealed) -> list[Sequence[object]]:
    """The columns of the log behind the bundle's number."""
    changes = sealed.changes
    return [
        list(range(len(changes))),
        [change.operation for change in changes],
        [change.table for change in changes],
        [change.row for change in changes],
        [change.field for change in changes],
        [change.old for change in changes],
        [change.new for change in changes],
        sealed.salts,
        sealed.olds,
        sealed.news,
        [change.source_cell for change in changes],
    ]


def _burst(con: DuckDBPyConnection, origin: Origin, made_at: datetime, number: int) -> int:
    """Quick edits of one person share the number of the first, whoever writes between them."""
    last = con.execute(
        "SELECT kind, made_at, burst FROM bundle WHERE number >= ? AND actor = ? "
        "ORDER BY number DESC LIMIT 1",
        [number - NEAR, origin.actor.id],
    ).fetchone()
    if last and last[0] == origin.kind == "edit" and made_at - last[1] <= BURST:
        return int(last[2])
    return number


def verify(con: DuckDBPyConnection, heads: Path | None = None) -> str | None:
    """None when the chain holds; else one line naming the first broken bundle and how.

    ``heads`` holds lines "number hash" written outside the database.
    """
    hashes = {0: ""}
    bundles = con.execute(
        "SELECT number, actor, actor_name, on_behalf, made_at, kind, reason, source_file, "
        "source_sheet, undoes, previous_hash, hash FROM bundle ORDER BY number"
    ).fetchall()
    changes = con.cursor().execute(
        "SELECT bundle, position, operation, table_name, row_id, field, old, new, salt, "
        "digest_old, digest_new, source_cell FROM change ORDER BY bundle, position"
    )
    waiting = changes.fetchone()
    for expected, (number, *header, previous, made) in enumerate(bundles, start=1):
        if number != expected:
            return f"{expected} missing"
        links = []
        while waiting is not None and waiting[0] == number:
            old_digest, new_digest = digest(waiting[8], waiting[6]), digest(waiting[8], waiting[7])
            if (old_digest, new_digest) != (waiting[9], waiting[10]):
                return f"{number} altered"
            links.append((*waiting[1:6], waiting[9], waiting[10], waiting[11]))
            waiting = changes.fetchone()
        header[3] = header[3].isoformat()
        header[8] = "" if header[8] is None else header[8]
        if previous != hashes[number - 1] or chained(previous, (number, *header), links) != made:
            return f"{number} rewritten"
        hashes[number] = made
    if waiting is not None:
        return f"{waiting[0]} missing"
    return _against_heads(hashes, heads)


def _against_heads(hashes: dict[int, str], heads: Path | None) -> str | None:
    if heads is None or not heads.exists():
        return None
    for line in heads.read_text(encoding="utf-8", errors="replace").splitlines():
        number, _, made = line.partition(" ")
        if not number.isdecimal() or len(number) > MOST_DIGITS:
            raise reject("not_heads", value=str(heads))
        if int(number) not in hashes:
            return f"{len(hashes)} missing"
        if hashes[int(number)] != made:
            return f"{number} rewritten"
    return None


def heads_file(database: Path) -> Path:
    """Where the head of the chain is kept outside the database."""
    return database.with_suffix(".heads")


def write_head(heads: Path, number: int, made: str) -> None:
    """Add a line to the heads kept outside the database."""
    with heads.open("a", encoding="utf-8") as lines:
        lines.write(f"{number} {made}\n")


def last_head_day(heads: Path) -> str:
    """The day (ISO) on which a head was last written; empty when never."""
    if not heads.exists():
        return ""
    return datetime.fromtimestamp(heads.stat().st_mtime).date().isoformat()
