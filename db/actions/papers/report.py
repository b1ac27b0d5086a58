"""The report of a phase or of the whole plan: figures filled in, room for what people judge."""

from __future__ import annotations

from decimal import Decimal

from docx.document import Document as Word

from db.actions.papers import words
from db.actions.presenting import Show
from db.model.paper import Cell
from db.model.slides import Slide
from db.model.texts import say

PARTS = ("report_1", "report_2", "report_3", "report_4")


def as_docx(show: Show, office: str, scope: str, bundle: int, language: str) -> bytes:
    """The skeleton of a sơ kết or tổng kết as Word; ``scope`` names the phase or the plan."""
    word = words.blank()
    words.head(word, (office,), language)
    key = "report_phase" if show.deck.phase else "report_plan"
    what = say(language, f"printed.{key}", name=scope)
    title = say(language, "printed.report_title", what=what)
    words.line(word, title, bold=True, size=words.TEXT + 1, align=words.CENTRE)
    for part in PARTS:
        words.line(word, say(language, f"printed.{part}"), bold=True)
        if part == "report_2":
            for place, slide in enumerate(show.slides, 1):
                _result(word, place, slide, language)
        elif part == "report_3":
            for under in ("report_shortfalls", "report_causes"):
                words.line(word, say(language, f"printed.{under}"))
                words.line(word, say(language, "printed.to_write"), italic=True)
        else:
            words.line(word, say(language, "printed.to_write"), italic=True)
    words.line(word, source(show, bundle, language), italic=True, size=words.SMALL)
    return words.saved(word)


def source(show: Show, bundle: int, language: str) -> str:
    """Up to which day the figures count, when they were read, and after which bundle."""
    return say(
        language, "printed.copied", date=f"{show.at:%d/%m/%Y}", at=f"{show.at:%H:%M %d/%m/%Y}",
        bundle=bundle,
    )  # fmt: skip


def _result(word: Word, place: int, slide: Slide, language: str) -> None:
    """The sentence, its numbers as a table, and what is to be known about them."""
    words.line(word, f"{place}. {slide.headline}.")
    if slide.bars:
        headings = [say(language, f"printed.{key}") for key in ("item", "counts", "targets")]
        rows: list[tuple[Cell, ...]] = [
            (bar.label, _cell(bar.count), bar.target) for bar in slide.bars
        ]
        if not any(bar.target for bar in slide.bars):
            headings, rows = headings[:2], [row[:2] for row in rows]
        words.small_table(word, headings, rows, language)
    for note in slide.notes:
        words.line(word, f"- {note}")


def _cell(count: float) -> Cell:
    return int(count) if float(count).is_integer() else Decimal(str(round(count, 2)))
