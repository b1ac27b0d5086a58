"""A sheet as it was read: plain values by row and column, and what the file says about them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from db.model.vietnamese import clean, clean_lines

# text (decoded, as typed), a number, or a day; percentages are text with their sign
Value = str | int | float | datetime.date | None
Span = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows``: row number (from 1) → values. ``merged``: first row, first column, last row, last
    column, all from 1. ``decoded``: cell → what stood there before its legacy font was read."""

    name: str
    rows: Mapping[int, Sequence[Value]]
    merged: tuple[Span, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    decoded: Mapping[tuple[int, int], str] = field(default_factory=dict)
    # formulas that came without their value
    unvalued: frozenset[tuple[int, int]] = frozenset()

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows.values()), default=0)


def filled(sheet: Sheet) -> dict[int, list[Value]]:
    """The rows, each as wide as the sheet; a merged cell downwards says the same on each row."""
    width = sheet.width
    rows = {number: _padded(row, width) for number, row in sheet.rows.items()}
    for top, left, bottom, right in sheet.merged:
        value = rows.get(top, [None] * width)[left - 1] if left <= width else None
        if bottom == top or left != right or value is None:
            continue
        for number in range(top + 1, bottom + 1):
            if number in rows:
                rows[number][left - 1] = value
    return rows


def _padded(row: Iterable[Value], width: int) -> list[Value]:
    found = list(row)
    return found + [None] * (width - len(found))


def text_of(value: Value) -> str:
    """A value as one line of clean text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


@lru_cache(maxsize=65536)
def cleaned(text: str) -> str:
    """Cells say the same again and again."""
    return clean(text)


def lines_of(value: Value) -> str:
    """The same, line breaks kept."""
    return clean_lines(value) if isinstance(value, str) else text_of(value)


@lru_cache(maxsize=1024)
def letters_of(column: int) -> str:
    """A column's letters, from 1: A, B, … Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    return f"{letters_of(column)}{row}"
