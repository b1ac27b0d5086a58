"""Reading which files belong to which rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from db.model.catalog import Table
from db.store import history

OF_ROW = """
SELECT a.id, a.title, a.size, b.actor_name, b.made_at
FROM attachment AS a
JOIN change AS c
    ON c.table_name = 'attachment' AND c.row_id = a.id AND c.operation = 'insert'
JOIN bundle AS b ON b.number = c.bundle
WHERE a.table_name = ? AND a.holder = ? AND a.deleted_at IS NULL
ORDER BY a.id
"""

HAS = """
SELECT count(*) > 0
FROM attachment
WHERE table_name = ? AND holder = ? AND file = ? AND deleted_at IS NULL
"""

ROW_OF = """
SELECT table_name, holder, title, file
FROM attachment
WHERE id = ? AND deleted_at IS NULL
"""

# a file's name says something of the row it hangs on: asked about where that row may be
NARROWED = {"attachment": "t.table_name IN (SELECT unnest({whole}::VARCHAR[]))"}

OF_TWO = """
SELECT id, holder, file
FROM attachment
WHERE table_name = ? AND holder IN (?, ?) AND deleted_at IS NULL
ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Holder:
    """The row that a file belongs to, the file's name and hash."""

    table: str
    row: int
    title: str
    digest: str


def of_row(
    con: DuckDBPyConnection, table: str, row: int
) -> list[tuple[int, str, int, str, datetime]]:
    """Id, title, size, who and when of the files of a row."""
    return con.execute(OF_ROW, [table, row]).fetchall()


def has(con: DuckDBPyConnection, table: str, row: int, digest: str) -> bool:
    """Whether that row has that file already."""
    [[found]] = con.execute(HAS, [table, row, digest]).fetchall()
    return bool(found)


def to_move(
    con: DuckDBPyConnection, table: str, keep: int, gone: int
) -> tuple[list[int], list[int]]:
    """The attachments of ``gone``: those whose file ``keep`` has not, and those it has too."""
    held = con.execute(OF_TWO, [table, keep, gone]).fetchall()
    there = {file for _, holder, file in held if holder == keep}
    of_gone = [(row, file) for row, holder, file in held if holder == gone]
    return (
        [row for row, file in of_gone if file not in there],
        [row for row, file in of_gone if file in there],
    )


def row_of(con: DuckDBPyConnection, attachment: int) -> Holder | None:
    """Where a live attachment belongs; None when there is none of that number."""
    found = con.execute(ROW_OF, [attachment]).fetchone()
    return Holder(*found) if found else None


def lives(con: DuckDBPyConnection, table: Table, row: int) -> bool:
    """Whether a row is there and not deleted."""
    return row in history.living(con, table, [row])
