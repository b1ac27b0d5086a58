"""A block copied from a sheet: which of its rows are headings, data, sections, or none of these."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from db.model.vietnamese import clean, clean_lines, fold

# a heading block stands near the top; further down a row of words is data
MOST_ROWS_ABOVE = 30
ROMAN = re.compile(r"[ivxlc]{1,6}[.)]?|[a-zđ][.)]?")
TOTALS = re.compile(r"(tong so|tong cong|cong|tong)\b[\s:]*([\d.,]+.*)?$")
NOTES = re.compile(r"(ghi chu|luu y)\s*:.*|\(?kem theo .*")
SIGNATURES = re.compile(
    r"(nguoi lap( bieu| bang)?|tm\. ?.*|kt\. ?.*|tl\. ?.*|noi nhan.*|xac nhan cua .*"
    r"|.+, ngay (\d+|\.+).* thang .* nam .*|thu truong don vi|chu tich|giam doc)"
)
NUMBER = re.compile(r"\(?\d{1,2}\)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One data row: its line in the block (from 1), its cells, the section above it."""

    line: int
    cells: tuple[str, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column, in the row of the names and in the row above it."""

    group: str
    name: str


@dataclass(frozen=True, slots=True)
class Block:
    """``skipped`` says of each row that is not data why: (line, why, its text)."""

    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    skipped: tuple[tuple[int, str, str], ...]


def split(text: str) -> list[tuple[str, ...]]:
    """The cells of text on the clipboard: tabs part columns, quotes hold line breaks."""
    rows = [[clean_lines(cell) for cell in row] for row in _cells(text.replace("\r\n", "\n"))]
    # what a sheet adds on the right is no column
    width = max((n for row in rows for n, cell in enumerate(row, start=1) if cell), default=0)
    return [(*row[:width], *("",) * (width - len(row))) for row in rows]


def _cells(text: str) -> list[list[str]]:
    """Quotes as a sheet writes them; where they do not close they are letters like others."""
    plain = text.replace("\r", "\n").replace("\0", "")
    try:
        return list(csv.reader(io.StringIO(plain), delimiter="\t", strict=True))
    except csv.Error:
        return [line.split("\t") for line in plain.split("\n")]


def read_block(
    rows: Sequence[tuple[str, ...]],
    known: Callable[[Heading], bool],
    taken: Collection[int] = (),
) -> Block:
    """The block's parts. ``known`` says whether a heading names a column that we have.

    ``taken`` are lines that are data though they do not look like it.
    """
    first, last, headings = _headings(rows, known)
    skipped = [
        (line, "heading" if headings and line > first else "title", _text(row))
        for line, row in enumerate(rows[:last], start=1)
        if any(row) and line not in taken
    ]
    data = [Row(line, row) for line, row in enumerate(rows[:last], start=1) if line in taken]
    section, signed = "", False
    subject = _named_column(headings, known)
    for line, row in enumerate(rows[last:], start=last + 1):
        why = "signature" if signed and any(row) else _kind(row, headings, subject)
        if line in taken:
            data.append(Row(line, row, section))
            continue
        signed = signed or why == "signature"
        if why == "section":
            section = _text_of_section(row)
        if not why:
            data.append(Row(line, row, section))
        elif why != "blank":
            skipped.append((line, why, _text(row)))
    return Block(headings, tuple(data), tuple(skipped))


def _headings(
    rows: Sequence[tuple[str, ...]], known: Callable[[Heading], bool]
) -> tuple[int, int, tuple[Heading, ...]]:
    """Rows before the headings, rows up to their end, and the headings: the best row or pair."""
    best: tuple[int, int, int, tuple[Heading, ...]] = (0, 0, 0, ())
    for place, row in enumerate(rows[:MOST_ROWS_ABOVE]):
        plain = tuple(map(clean, row))
        found = [(place + 1, tuple(Heading("", name) for name in plain))]
        if place + 1 < len(rows):
            found.append((place + 2, _merged(plain, tuple(map(clean, rows[place + 1])))))
        for end, headings in found:
            named = [heading for heading in headings if heading.name and known(heading)]
            if len(named) > best[0]:
                best = (len(named), place, end, headings)
    return best[1:] if best[0] >= min(2, max(map(len, rows), default=0)) else (0, 0, ())


def _merged(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[Heading, ...]:
    """Two rows of headings as one: a merged cell leaves the cells it covers empty."""
    merged: list[Heading] = []
    group = ""
    for above, below in zip(upper, lower, strict=True):
        if above or not below:
            group = above
        merged.append(Heading(group, below) if below else Heading("", above))
    return tuple(merged)


def _named_column(headings: Sequence[Heading], known: Callable[[Heading], bool]) -> int | None:
    """The column that names a row: the first one known."""
    return next((n for n, heading in enumerate(headings) if heading.name and known(heading)), None)


def _kind(row: tuple[str, ...], headings: Sequence[Heading], subject: int | None) -> str:
    """Why a row is no data; empty for data."""
    filled = [cell for cell in row if cell]
    if not filled:
        return "blank"
    if [Heading("", cell).name for cell in row] == [heading.name for heading in headings]:
        return "heading"
    first = fold(filled[0])
    if len(filled) > 2 and all(NUMBER.fullmatch(cell) for cell in filled):
        numbers = [int(cell.strip("()")) for cell in filled]
        if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return "numbers"
    for shape, why in ((TOTALS, "total"), (NOTES, "note"), (SIGNATURES, "signature")):
        if any(shape.fullmatch(fold(cell)) for cell in filled[:2]) and len(filled) <= 3:
            return why
    if len(row) > len(filled) == 2 and ROMAN.fullmatch(first) and row[0]:
        return "section"
    if len(filled) == 1 and len(headings) > 2:
        return "section"
    if subject is not None and not row[subject]:
        return "unnamed"
    return ""


def _text_of_section(row: tuple[str, ...]) -> str:
    filled = [cell for cell in row if cell]
    return clean(filled[-1])


def _text(row: tuple[str, ...]) -> str:
    return " · ".join(clean(cell) for cell in row if cell)
