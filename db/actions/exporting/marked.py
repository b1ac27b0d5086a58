"""A file goes back to its sender: what it held, in its place, with what is wrong marked there."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.cell import coordinate_from_string

from db.actions import edit, merging, previews, readings
from db.actions.exporting.plain import FORMULA
from db.actions.merging.shape import Offer
from db.actions.previews import Seen
from db.model.people import User, may_run_the_office
from db.model.problems import Problem, reject
from db.model.reading.grid import Sheet, text_of
from db.model.texts import say, sentence
from db.model.values import show_date
from db.store.connection import Store

REFUSED, ASKED, DOUBTED = "refused", "asked", "doubted"
COLOURS = {REFUSED: "F4B6B0", ASKED: "F8DFA3", DOUBTED: "FFF6C9"}
# a later mark of a cell does not cover a graver one
GRAVITY = (DOUBTED, ASKED, REFUSED)
WRAPPED = Alignment(vertical="top", wrap_text=True)
HEAD = Font(bold=True)
WIDTHS = (22, 8, 8, 30, 80)
MOST_CANDIDATES = 8
NO_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True, slots=True)
class Mark:
    """One place of a file: how grave, which sheet and cell (F12), what stands there, and why."""

    grade: str
    sheet: str
    cell: str
    row: int
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class GoingBack:
    """``content``: the workbook; ``letter``: words to send with it; ``marks``: how many places."""

    content: bytes
    letter: str
    marks: int


def going_back(store: Store, user: User, arrival: int, language: str = "vi") -> GoingBack:
    """A workbook with every problem at its cell and a list of them in front, and a covering letter.

    It is made anew of what was read, cell by cell in its place: nothing of a stranger's file that
    was not read, no formula and no macro, goes out under our name. Rejected when there is nothing
    to mark, and as ``previews.seen`` is.
    """
    if not may_run_the_office(user):
        raise reject("not_allowed")
    seen = previews.seen(store, user, arrival, language)
    marks = list(_marks(store, seen, language))
    if not marks:
        raise reject("nothing_to_mark", value=seen.arrival.title)
    book = Workbook()
    _listed(book.active, marks, language)
    for sheet in readings.parsed(store, seen.arrival):
        _copied(book, sheet, [mark for mark in marks if mark.sheet == sheet.name])
    made = io.BytesIO()
    book.save(made)
    return GoingBack(made.getvalue(), _letter(store, user, seen, marks, language), len(marks))


def _marks(store: Store, seen: Seen, language: str) -> Iterator[Mark]:
    """What keeps rows from being taken, what is asked, what is doubtful; in the file's order."""
    for part in seen.merge.parts:
        for offer in part.offers:
            for problem in offer.line.problems:
                yield _mark(REFUSED, offer, problem, language)
            for question in offer.line.questions:
                names = list(question.candidates.values())[:MOST_CANDIDATES]
                label = merging.told.named(store, part.target, question.key, language)
                facts = {"field": label or question.key, "names": "; ".join(names) or "–"}
                why = say(language, "marked.which", **facts)
                cell = _cell(offer, question.key)
                text = offer.line.texts.get(question.key, question.text)
                yield Mark(ASKED, offer.sheet, cell, offer.line.line, text, why)
            for doubt in offer.doubts:
                yield _mark(DOUBTED, offer, doubt, language)


def _mark(grade: str, offer: Offer, problem: Problem, language: str) -> Mark:
    told = sentence(language, problem, where="").lstrip(": ")
    cell = problem.facts.get("cell") or _cell(offer, problem.field)
    text = offer.line.texts.get(problem.field) or str(problem.value or "")
    why = told[:1].upper() + told[1:]
    return Mark(grade, offer.sheet, str(cell), offer.line.line, text, why)


def _cell(offer: Offer, key: str) -> str:
    """Where a value stands; what has no cell of its own is said at the name, or the row's first."""
    named = (offer.sources[one] for one in (key, "name", "content", "code") if one in offer.sources)
    return next(named, f"A{offer.line.line}")


def _listed(sheet: Any, marks: Sequence[Mark], language: str) -> None:
    """The first sheet: every mark in a line."""
    sheet.title = say(language, "marked.sheet")
    heads = [say(language, f"marked.{key}") for key in ("of", "cell", "row", "value", "why")]
    for column, (head, width) in enumerate(zip(heads, WIDTHS, strict=True), start=1):
        _write(sheet, 1, column, head).font = HEAD
        sheet.column_dimensions["ABCDE"[column - 1]].width = width
    for number, mark in enumerate(marks, start=2):
        told = (mark.sheet, mark.cell, mark.row, mark.value, mark.why)
        for column, text in enumerate(told, start=1):
            cell = _write(sheet, number, column, text)
            cell.alignment = WRAPPED
            cell.fill = PatternFill("solid", fgColor=COLOURS[mark.grade])
    sheet.freeze_panes = "A2"


def _copied(book: Workbook, sheet: Sheet, marks: Sequence[Mark]) -> None:
    """A sheet as it was read, each value in its cell, the marked ones coloured and commented."""
    copy: Any = book.create_sheet(sheet.name.translate(NO_NAME)[:31] or None)
    for row, values in sheet.rows.items():
        for column, value in enumerate(values, start=1):
            if value is not None:
                _write(copy, row, column, value)
    for top, left, bottom, right in sheet.merged:
        copy.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for mark in sorted(marks, key=lambda one: GRAVITY.index(one.grade)):
        letters, row = coordinate_from_string(mark.cell)
        cell = _first_of(copy, sheet, row, letters)
        cell.fill = PatternFill("solid", fgColor=COLOURS[mark.grade])
        before = f"{cell.comment.text}\n" if cell.comment else ""
        cell.comment = Comment(
            ILLEGAL_CHARACTERS_RE.sub("", f"{before}{mark.why}"), say("vi", "app.name")
        )


def _first_of(copy: Any, sheet: Sheet, row: int, letters: str) -> Any:
    """The cell, or the first of the merged cells that cover it: the others hold nothing."""
    cell = copy[f"{letters}{row}"]
    for top, left, bottom, right in sheet.merged:
        if top <= row <= bottom and left <= cell.column <= right:
            return copy.cell(top, left)
    return cell


def _write(sheet: Any, row: int, column: int, value: Any) -> Any:
    """A value into its cell; text stays text, whatever it begins with."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
        cell.quotePrefix = bool(FORMULA.match(value))
    else:
        cell.value = value
    return cell


def _letter(store: Store, user: User, seen: Seen, marks: Sequence[Mark], language: str) -> str:
    """Words to send with the workbook: what came, how much of it is right, until when."""
    found = seen.arrival
    units = edit.titles(store, user, "unit", [found.unit] if found.unit else [])
    [held] = edit.fetch(store, user, "round", [found.round])
    counts = seen.merge.counts()
    facts = {
        "unit": units.get(found.unit or 0) or say(language, "marked.unit"),
        "title": text_of(found.title),
        "day": f"{found.arrived_at:%d/%m/%Y}",
        "round": held["name"],
        "ready": sum(counts[state] for state in ("new", "known", "update", "same", "there")),
        "rows": sum(counts.values()),
        "marks": len(marks),
        "sheet": say(language, "marked.sheet"),
    }
    key = "marked.letter"
    if held["closes_on"]:
        key, facts["until"] = "marked.letter_until", show_date(held["closes_on"], language)
    return say(language, key, **facts)
