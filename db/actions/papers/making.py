"""One paper as one file: which, in which format, after which template."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from db.actions import presenting
from db.actions.papers import deck, kept, lists, pdf, report, sheets, templates, words
from db.actions.papers.lists import Wanted
from db.actions.presenting import Deck, Show
from db.model.paper import Paper
from db.model.people import User
from db.model.problems import reject
from db.model.texts import say
from db.model.vietnamese import fold
from db.store import rows
from db.store.connection import Store

OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA: Mapping[str, str] = {
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "pdf": "application/pdf",
}
REPORT, SLIDES = "report", "slides"
OF_DECK = (REPORT, SLIDES)
FORMATS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(lists.KINDS, ("docx", "xlsx", "pdf")),
    REPORT: ("docx", "pdf"),
    SLIDES: ("pptx",),
}


@dataclass(frozen=True, slots=True)
class File:
    """A file to take away."""

    name: str
    media_type: str
    content: bytes


def formats(kind: str) -> tuple[str, ...]:
    """In which formats a paper can be made on this computer."""
    found = FORMATS.get(kind, ())
    return found if pdf.program() else tuple(one for one in found if one != "pdf")


def of_list(store: Store, user: User, wanted: Wanted, kind: str, template: int = 0) -> File:
    """A list or a form; ``kind`` is the ending, ``template`` one of the kept Word files."""
    paper = lists.paper(store, user, wanted)
    if kind == "xlsx":
        return _file(paper.file, kind, sheets.as_xlsx(paper))
    if template:
        name, content = kept.content_of(store, user, template)
        made = templates.fill(content, name, templates.fields_of_paper(paper))
    else:
        made = words.as_docx(paper)
    return _as(paper.file, kind, made)


def of_deck(
    store: Store, user: User, kind: tuple[str, str], held: Deck, language: str, template: int = 0
) -> File:
    """The report or the slides of a deck; ``kind``: which of both, and the ending."""
    what, ending = kind
    bundle = store.head
    show = presenting.show(store, user, held, language)
    name = f"{fold(say(language, f'papers.{what}'))} {show.at:%Y-%m-%d}"
    file = re.sub(r"[^a-z0-9]+", "-", name).strip("-")
    title, content = kept.content_of(store, user, template) if template else ("", b"")
    if what == SLIDES:
        return _file(file, "pptx", deck.as_pptx(show, bundle, language, content, title))
    if template:
        source = report.source(show, bundle, language)
        made = templates.fill(content, title, templates.fields_of_show(show, source))
    else:
        made = _report(store, show, bundle, language)
    return _as(file, ending, made)


def _report(store: Store, show: Show, bundle: int, language: str) -> bytes:
    with store.reading() as con:
        [plan] = rows.fetch(con, store.catalogue["plan"], [show.deck.plan])
        phases = rows.fetch(con, store.catalogue["phase"], [show.deck.phase or 0])
    held = phases[0] if phases else plan
    scope = f"{held['starts_on'][:4]}–{held['ends_on'][:4]}"
    office = str(plan["issuer"] or say(language, "printed.office"))
    return report.as_docx(show, office, scope, bundle, language)


def _as(file: str, kind: str, docx: bytes) -> File:
    convert: Mapping[str, Callable[[bytes], bytes]] = {"docx": bytes, "pdf": pdf.as_pdf}
    if kind not in convert:
        raise reject("no_such_paper", value=kind)
    return _file(file, kind, convert[kind](docx))


def _file(name: str, kind: str, content: bytes) -> File:
    return File(f"{name}.{kind}", MEDIA[kind], content)


__all__ = ["File", "Paper", "Wanted", "formats", "of_deck", "of_list"]
