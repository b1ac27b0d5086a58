"""A copy of the database while it is in use, and putting a copy back."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import duckdb

from db.model.problems import reject
from db.store import changelog, custom_fields, files
from db.store.check import check
from db.store.connection import Store, is_held

# the copy under way is attached to the open database under one name
_one_at_a_time = threading.Lock()


def backup(store: Store, target: Path) -> int:
    """Copy the open database to ``target`` and prove the copy; gives the head it holds.

    The chain's head goes into ``<target>.heads`` too, attached files into ``<target>.files``.
    Writers are not blocked.
    """
    if not target.name or not target.parent.is_dir() or target.resolve() == store.path.resolve():
        raise reject("cannot_write", value=str(target))
    with _one_at_a_time:
        made = target.with_name(f"{target.name}.part")
        made.unlink(missing_ok=True)
        try:
            _copy(store, made)
        except duckdb.IOException as error:
            raise reject("cannot_write", value=str(target)) from error
        number, made_hash = prove(made)
        with store.reading() as con:
            kept, copied = files.folder_of(store.path), files.folder_of(target)
            files.copy_all(con, store.catalogue, kept, copied)
        os.replace(made, target)
        changelog.write_head(changelog.heads_file(target), number, made_hash)
    return number


def _copy(store: Store, made: Path) -> None:
    with store.reading() as con:
        [[name]] = con.execute("SELECT current_database()").fetchall()
        con.execute(f"ATTACH '{_quoted(made)}' AS copy (STORAGE_VERSION 'v1.5.0')")
        try:
            con.execute(f'COPY FROM DATABASE "{name}" TO copy')
        finally:
            con.execute("DETACH copy")


def prove(path: Path, heads: Path | None = None) -> tuple[int, str]:
    """The head of a copy whose invariants and chain hold; Rejected when they do not."""
    try:
        con = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise reject("not_a_database", value=str(path)) from error
    try:
        if found := check(con):
            raise reject("copy_breaks_rules", value=str(path), facts={"count": len(found)})
        if broken := changelog.verify(con, heads):
            raise reject("copy_breaks_chain", value=str(path), facts={"bundle": broken})
        head = con.execute(
            "SELECT number, hash FROM bundle ORDER BY number DESC LIMIT 1"
        ).fetchone()
        return head or (0, "")
    except duckdb.Error as error:
        raise reject("not_a_database", value=str(path)) from error
    finally:
        con.close()


def restore(path: Path, source: Path) -> int:
    """Put a proven copy in the place of the database, kept as ``<name>.before``.

    Refused while anybody holds the database; gives the head restored.
    """
    if path.exists() and is_held(path):
        raise reject("database_held", value=str(path))
    number, made_hash = prove(source)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(source.read_bytes())
    prove(part)
    _bring_files(part, files.folder_of(source), files.folder_of(path))
    heads = changelog.heads_file(path)
    for old in (path, path.with_name(f"{path.name}.wal"), heads):
        if old.exists():
            os.replace(old, old.with_name(f"{old.name}.before"))
    os.replace(part, path)
    changelog.write_head(heads, number, made_hash)
    return number


def _bring_files(copy: Path, source: Path, target: Path) -> None:
    with duckdb.connect(str(copy), read_only=True) as con:
        files.copy_all(con, custom_fields.catalogue(con), source, target)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
