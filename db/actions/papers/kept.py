"""Templates of the office: kept with their file, listed and taken away."""

from __future__ import annotations

from dataclasses import dataclass

from db.actions import attachments
from db.actions.papers import deck, templates
from db.model import evidence
from db.model.people import User, may_present
from db.model.problems import Rejected, reject
from db.model.tables.setting import ATTACHMENT
from db.store import attachments as held
from db.store import files, rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.rows import Query
from db.store.writer import Writing, write

TABLE = "paper_template"
WORD, SLIDES = ".docx", ".pptx"
MOST = 200


@dataclass(frozen=True, slots=True)
class Template:
    """``kind``: the ending of its file."""

    id: int
    name: str
    kind: str


def keep(store: Store, user: User, name: str, content: bytes) -> int:
    """Keep a Word or PowerPoint file under its name as one bundle; gives the template.

    Rejected for another kind of file, one that does not open, a tag that cannot be read, a field
    that no paper has, and a name that is taken.
    """
    _may(user)
    title = evidence.title_of(name)
    if fault := evidence.fault_of(title, content):
        raise Rejected([fault])
    if title.lower().endswith(SLIDES):
        deck.check(content, title)
    elif title.lower().endswith(WORD):
        templates.check(content, title)
    else:
        raise reject("not_a_docx", value=title)
    digest = files.keep(files.folder_of(store.path), content)

    def work(writing: Writing) -> int:
        [made] = writing.insert(writing.store.catalogue[TABLE], [{"name": title}])
        attached = {
            "table_name": TABLE, "holder": made, "title": title, "file": digest,
            "size": len(content),
        }  # fmt: skip
        writing.insert(ATTACHMENT, [attached])
        return made

    return write(store, Origin(user, "template", source_file=title), work)


def listed(store: Store, user: User) -> list[Template]:
    """The templates by name."""
    _may(user)
    query = Query(sort=(("name", False),), limit=MOST)
    with store.reading() as con:
        frame, _ = rows.page(con, store.catalogue, store.catalogue[TABLE], query)
    pairs = zip(frame["id"].tolist(), frame["name"].tolist(), strict=True)
    return [Template(row, name, WORD if name.lower().endswith(WORD) else SLIDES)
            for row, name in pairs]  # fmt: skip


def content_of(store: Store, user: User, number: int) -> tuple[str, bytes]:
    """Name and file of a template; Rejected when it is gone or was altered."""
    _may(user)
    found = attachments.listed(store, user, TABLE, number)
    if not found:
        raise reject("row_gone", table=TABLE, row=number)
    opened = attachments.opened(store, user, found[-1].id)
    return opened.title, opened.content


def remove(store: Store, user: User, number: int) -> int:
    """Take a template away with its file; gives the bundle."""
    _may(user)

    def work(writing: Writing) -> int:
        files_of = [found[0] for found in held.of_row(writing.con, TABLE, number)]
        writing.delete(ATTACHMENT, files_of)
        writing.delete(writing.store.catalogue[TABLE], [number])
        return writing.number

    return write(store, Origin(user, "template"), work)


def _may(user: User) -> None:
    if not may_present(user):
        raise reject("not_allowed", table=TABLE)
