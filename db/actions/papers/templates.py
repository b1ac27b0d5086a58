"""Word templates that the office edits itself: which fields they may name, and filling them."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from db.actions.papers.plain import UNREADABLE, printable
from db.actions.papers.words import written
from db.actions.presenting import Show
from db.model.decks import KINDS
from db.model.paper import Paper
from db.model.problems import reject


def fields_of_paper(paper: Paper) -> dict[str, Any]:
    """What a template of a list may name; ``dong`` is repeated, its cells are ``o``."""
    return {
        "co_quan": paper.office[0] if paper.office else "",
        "tieu_de": paper.title,
        "noi_dung": paper.about,
        "noi_ngay": paper.place_and_date,
        "nguon": paper.source,
        "cot": [column.heading for column in paper.columns],
        "dong": [
            {"nhom": line.heading, "o": [written(cell, paper.language) for cell in line.cells]}
            for line in paper.lines
        ],
    }


def fields_of_show(show: Show, source: str) -> dict[str, Any]:
    """What a template of a report may name; each slide by its kind as well as in order."""
    slides = [
        {
            "cau": slide.headline,
            "ghi_chu": list(slide.notes),
            "so": [{"ten": bar.label, "so": bar.count, "chi_tieu": bar.target or ""}
                   for bar in slide.bars],
        }
        for slide in show.slides
    ]  # fmt: skip
    named = {slide.kind: made for slide, made in zip(show.slides, slides, strict=True)}
    return {"trang": slides, "nguon": source, "ngay": f"{show.at:%d/%m/%Y}", **named}


FIELDS = frozenset(
    {"co_quan", "tieu_de", "noi_dung", "noi_ngay", "nguon", "cot", "dong", "trang", "ngay", *KINDS}
)


def check(template: bytes, name: str) -> None:
    """Rejected for what ``fill`` would reject, whatever paper it is made for."""
    _asked(_opened(template, name), name, FIELDS)


def fill(template: bytes, name: str, fields: Mapping[str, Any]) -> bytes:
    """The template with its fields filled in; Rejected for a file that is no Word file, a tag
    that cannot be read, and a field that there is not."""
    word = _opened(template, name)
    _asked(word, name, fields.keys())
    try:
        word.render(_printable(fields), _environment(), autoescape=True)
    except (TemplateError, *UNREADABLE) as error:
        raise reject("template_tag", value=name, facts={"why": _why(error)}) from error
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def _environment() -> SandboxedEnvironment:
    """A template is a stranger's text: it reads what it is given and calls nothing."""
    return SandboxedEnvironment(autoescape=True)


def _asked(word: Any, name: str, known: Collection[str]) -> None:
    """Refuse tags that cannot be read and fields that are not there."""
    try:
        asked = word.get_undeclared_template_variables(_environment())
    except TemplateError as error:
        raise reject("template_tag", value=name, facts={"why": _why(error)}) from error
    if unknown := sorted(set(asked) - set(known)):
        raise reject("template_field", value=name, facts={"names": ", ".join(unknown)})


def _opened(template: bytes, name: str) -> Any:
    try:
        word = DocxTemplate(io.BytesIO(template))
        word.init_docx()
        # a workbook opens too: it has no text to fill
        word.get_xml()
    except UNREADABLE as error:
        raise reject("not_a_docx", value=name) from error
    return word


def _why(error: Exception) -> str:
    return printable(str(error))[:200]


def _printable(value: Any) -> Any:
    """The same with nothing in it that a document cannot hold."""
    match value:
        case str():
            return printable(value)
        case Mapping():
            return {key: _printable(item) for key, item in value.items()}
        case list():
            return [_printable(item) for item in value]
        case _:
            return value
