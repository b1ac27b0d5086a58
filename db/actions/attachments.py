"""Files attached to rows: whoever may see a row opens its files, whoever may edit it adds some."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from db.actions import edit, sheets
from db.actions.rights import refuse_bound
from db.model import evidence
from db.model.people import User, may_edit_table, may_mark
from db.model.problems import Problem, Rejected, reject
from db.model.tables.review import NOMINATION
from db.model.tables.setting import ATTACHMENT
from db.store import attachments as held
from db.store import files, locks
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.writer import Writing, write


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a row: its size in bytes, who attached it and when."""

    id: int
    title: str
    size: int
    who: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it goes out; ``shown`` says that a browser may open it in its place."""

    title: str
    media_type: str
    shown: bool
    content: bytes


def listed(store: Store, user: User, table: str, row: int) -> list[Attached]:
    """The files of a row that this user may read, in the order in which they came."""
    if not _may_read(store, user, table, row):
        return []
    with store.reading() as con:
        return [Attached(*found) for found in held.of_row(con, table, row)]


def may_attach(store: Store, user: User, table: str, row: int) -> bool:
    """Whether this user may attach to that row as it stands: rights, guards and locks."""
    try:
        with store.reading() as con:
            _refuse(Writing(con, store, store.clock(), 0), user, table, row)
    except Rejected:
        return False
    return True


def attach(store: Store, user: User, table: str, row: int, name: str, content: bytes) -> int:
    """Attach one file to a row as one bundle; gives the attachment.

    Rejected for a kind, a size or a content that is not taken, for a row that this user may not
    edit or that is locked, and for a file that the row has already.
    """
    title = evidence.title_of(name)
    if fault := evidence.fault_of(title, content):
        raise Rejected([fault])
    with store.reading() as con:
        _refuse(Writing(con, store, store.clock(), 0), user, table, row)
    try:
        digest = files.keep(files.folder_of(store.path), content)
    except OSError as error:
        raise reject("file_not_kept", value=title, facts={"reason": error.strerror}) from error

    def work(writing: Writing) -> int:
        _refuse(writing, user, table, row)
        if held.has(writing.con, table, row, digest):
            raise reject("file_there", value=title)
        made = {
            "table_name": table, "holder": row, "title": title, "file": digest,
            "size": len(content),
        }  # fmt: skip
        return writing.insert(ATTACHMENT, [made])[0]

    return write(store, Origin(user, "attach", source_file=title), work)


def remove(store: Store, user: User, attachment: int) -> int:
    """Take a file off its row; the file stays for the history. Gives the bundle."""

    def work(writing: Writing) -> int:
        found = held.row_of(writing.con, attachment)
        if found is None:
            raise reject("no_such_file")
        _refuse(writing, user, found.table, found.row)
        writing.delete(ATTACHMENT, [attachment])
        return writing.number

    return write(store, Origin(user, "detach"), work)


def opened(store: Store, user: User, attachment: int) -> Opened:
    """A file with what it holds; Rejected when there is none for this user, or it was altered."""
    with store.reading() as con:
        found = held.row_of(con, attachment)
    if found is None or not _may_read(store, user, found.table, found.row):
        # one answer for both: which files others have is not told
        raise reject("no_such_file")
    try:
        content = files.read(files.folder_of(store.path), found.digest)
    except Rejected as error:
        logging.getLogger("thidua").error("%s: attachment %s", error, attachment)
        raise Rejected([Problem(p.code, value=found.title) for p in error.problems]) from error
    kind = evidence.kind_of(found.title) or evidence.KINDS[".pdf"]
    return Opened(found.title, kind.media_type, kind.shown, content)


def _may_read(store: Store, user: User, table: str, row: int) -> bool:
    """Who reads the row; and a council member who marks it."""
    try:
        if may_mark(user) and table == NOMINATION.name:
            return sheets.sheet(store, user, row).nomination == row
        return bool(edit.fetch(store, user, table, [row]))
    except Rejected:
        return False


def _refuse(writing: Writing, user: User, table: str, row: int) -> None:
    """Raise what forbids to change the files of a row."""
    described = edit.table(writing.store, table)
    if not may_edit_table(user, table) or table == ATTACHMENT.name:
        raise reject("not_allowed", table=table)
    if not held.lives(writing.con, described, row):
        raise reject("cannot_delete", table=table, row=row)
    # as if a field of the row were changed
    refuse_bound(writing, user, described, [row], (ATTACHMENT.name,))
    catalogue = writing.store.catalogue
    if problems := locks.locked(writing.con, catalogue, described, [row]):
        raise Rejected(problems)
