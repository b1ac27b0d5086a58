"""Files beside the database, each under the hash of what it holds."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path

from duckdb import DuckDBPyConnection

from db.model.catalog import Kind, Table
from db.model.problems import Problem, reject
from db.store import arrivals

Catalogue = Mapping[str, Table]


def folder_of(database: Path) -> Path:
    """Where the files of a database lie."""
    return database.with_suffix(".files")


def keep(folder: Path, content: bytes) -> str:
    """Write a file once; gives its hash. It is whole on the disk when this returns."""
    digest = hashlib.sha256(content).hexdigest()
    place = _place(folder, digest)
    if _digest_of(place) == digest:
        return digest
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f"{digest}.{secrets.token_hex(4)}.part")
    with part.open("wb") as made:
        made.write(content)
        made.flush()
        os.fsync(made.fileno())
    os.replace(part, place)
    return digest


def read(folder: Path, digest: str) -> bytes:
    """What was kept under that hash; Rejected when it is gone or was altered."""
    place = _place(folder, digest)
    if not place.is_file():
        raise reject("file_missing")
    content = place.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise reject("file_altered")
    return content


def whole(folder: Path, digest: str) -> Path:
    """Where a kept file lies, for who reads it as a file; Rejected like ``read``."""
    read(folder, digest)
    return _place(folder, digest)


def breaches(
    con: DuckDBPyConnection, catalogue: Catalogue, folder: Path, which: str = "deleted_at IS NULL"
) -> list[Problem]:
    """Rows whose file is gone or altered, a line each: live ones, or ``which`` says others."""
    problems = []
    states: dict[str, str | None] = {}
    for table, field, row, digest in _kept(con, catalogue, which):
        if digest not in states:
            states[digest] = _fault(folder, digest)
        if code := states[digest]:
            problems.append(Problem(code, table, field, row, value=""))
    return problems


def copy_all(con: DuckDBPyConnection, catalogue: Catalogue, source: Path, target: Path) -> None:
    """Copy what any row, live or deleted, and any arrival refers to, as far as it is whole."""
    for _, _, _, digest in _kept(con, catalogue, "true"):
        if _fault(target, digest) and not _fault(source, digest):
            keep(target, _place(source, digest).read_bytes())


def _kept(
    con: DuckDBPyConnection, catalogue: Catalogue, which: str
) -> Iterator[tuple[str, str, int, str]]:
    """Table, field, row and hash of every file a row refers to."""
    for table in catalogue.values():
        for field in table.fields:
            if field.kind is Kind.FILE:
                found = con.execute(
                    f'SELECT id, "{field.name}" FROM "{table.name}" '
                    f'WHERE {which} AND "{field.name}" IS NOT NULL ORDER BY id'
                ).fetchall()
                for row, digest in found:
                    yield table.name, field.name, row, digest
    for row, digest in arrivals.kept(con):
        yield "arrival", "digest", row, digest


def _place(folder: Path, digest: str) -> Path:
    # a hash that somebody made up leads nowhere outside
    safe = digest if digest.isalnum() else "none"
    return folder / safe[:2] / safe[2:4] / safe


def _digest_of(place: Path) -> str | None:
    return hashlib.sha256(place.read_bytes()).hexdigest() if place.is_file() else None


def _fault(folder: Path, digest: str) -> str | None:
    found = _digest_of(_place(folder, digest))
    return None if found == digest else "file_altered" if found else "file_missing"
