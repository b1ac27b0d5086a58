"""A file of its own that holds what somebody may ask about: chosen tables, rows and columns."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from db.model.catalog import Table
from db.store import attachments, marks
from db.store.columns import shadow_columns
from db.store.connection import Store
from db.store.paths import Joins
from db.store.writer import refuse_without_room

# what one table alone asks of its rows, by name
NARROWED: Mapping[str, str] = {**marks.NARROWED, **attachments.NARROWED}

_names = itertools.count()


@dataclass(frozen=True, slots=True)
class Part:
    """A table as it goes in, with the fields that do.

    ``units``: only rows that these units own; None for all. ``own_only``: with it all rows go in,
    and these fields are empty in those of other units. ``members``: the council members that the
    asker is. ``whole``: the tables of which every row goes in.
    """

    table: Table
    units: frozenset[int] | None = None
    own_only: tuple[str, ...] = ()
    members: tuple[int, ...] = ()
    whole: tuple[str, ...] = ()


def folder_of(database: Path) -> Path:
    """Where the files of questions lie: beside the database."""
    return database.with_name(f"{database.name}.questions")


def clear(database: Path) -> None:
    """Take away what is left of questions: nobody asks now."""
    shutil.rmtree(folder_of(database), ignore_errors=True)


def is_narrowed(table: str) -> bool:
    """Whether rows of the table are held back from some who may read the table."""
    return table in NARROWED


def publish(store: Store, parts: Sequence[Part], path: Path) -> int:
    """Write the parts as they stand now into a new file; gives the head of the log they hold.

    Readers and writers go on; Rejected when the disk has no room for it.
    """
    refuse_without_room(store)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    # one that was left when a process ended in the middle
    path.unlink(missing_ok=True)
    name = f"asked_{next(_names)}"
    with store.reading() as con:
        con.execute(f"ATTACH '{_quoted(path)}' AS {name} (STORAGE_VERSION 'v1.5.0')")
        try:
            head = _fill(store, con, parts, name)
        finally:
            con.execute(f"DETACH {name}")
    path.chmod(0o400)
    return head


def _fill(store: Store, con: DuckDBPyConnection, parts: Sequence[Part], name: str) -> int:
    """All of one moment: the tables and the head are read in one transaction."""
    con.execute("BEGIN TRANSACTION")
    try:
        [[head]] = con.execute("SELECT coalesce(max(number), 0) FROM bundle").fetchall()
        for part in parts:
            con.execute(f'CREATE TABLE {name}."{part.table.name}" AS {rows_of(store, part)}')
    except BaseException:
        con.execute("ROLLBACK")
        raise
    con.execute("COMMIT")
    return int(head)


def rows_of(store: Store, part: Part) -> str:
    """The query that gives the rows and columns of a part."""
    joins = Joins(store.catalogue, part.table)
    owned = _owned(joins, part) if part.units is not None or part.own_only else "true"
    tests = ["t.deleted_at IS NULL"]
    if part.units is not None and not part.own_only:
        tests.append(owned)
    if part.table.name in NARROWED:
        members, whole = list(part.members), list(part.whole)
        tests.append(NARROWED[part.table.name].format(members=members, whole=whole))
    listed = ", ".join(["t.id", *_columns(part, owned)])
    return (
        f'SELECT {listed} FROM "{part.table.name}" AS t {joins.sql()} WHERE {" AND ".join(tests)}'
    )


def _owned(joins: Joins, part: Part) -> str:
    column, _ = joins.column(part.table.owner)
    return f"{column} IN (SELECT unnest({sorted(part.units or ())}::BIGINT[]))"


def _columns(part: Part, owned: str) -> Iterator[str]:
    for field in part.table.fields:
        for name in (field.name, *(shadow for shadow, _ in shadow_columns(field))):
            if field.name in part.own_only:
                yield f'CASE WHEN {owned} THEN t."{name}" END AS "{name}"'
            else:
                yield f't."{name}"'


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
