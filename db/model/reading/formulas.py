"""Formulas whose value the file does not hold: sums of cells are worked out, others stay open."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from db.model.reading.amounts import Sense, figure
from db.model.reading.grid import Value

Cell = Callable[[int, int], Value]
TERM = re.compile(
    r"\s*([+\-])?\s*(?:(\$?[A-Z]{1,3}\$?\d{1,7})|(\d{1,9}(?:\.\d{1,6})?)|SUM\(([^()]*)\))\s*", re.I
)
REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})", re.I)
LONGEST, MOST_CELLS = 500, 2000


def value_of(formula: str, cell: Cell) -> float | None:
    """The value of a formula that adds and takes cells, ranges and numbers; None for any other.

    ``cell``: row and column (from 1) → what stands there.
    """
    text = formula.lstrip("=")
    if not formula.startswith("=") or len(text) > LONGEST:
        return None
    total, at = Decimal(0), 0
    while at < len(text):
        found = TERM.match(text, at)
        if not found or (at and not found[1]):
            return None
        part = _part(found, cell)
        if part is None:
            return None
        total += -part if found[1] == "-" else part
        at = found.end()
    return float(total) if at else None


def _part(found: re.Match[str], cell: Cell) -> Decimal | None:
    if found[2]:
        return _number(found[2], cell)
    if found[3]:
        return Decimal(found[3])
    parts = [_range(part.strip(), cell) for part in re.split(r"[,;]", found[4])]
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if len(known) == len(parts) else None


def _number(reference: str, cell: Cell) -> Decimal | None:
    """A cell's number; an empty one counts as nought in a sum, text does not count at all."""
    row, column = _place(reference)
    found = figure(cell(row, column), Sense.POINTS)
    return Decimal(0) if not found.code and found.number is None else found.number


def _range(text: str, cell: Cell) -> Decimal | None:
    ends = text.split(":")
    if len(ends) > 2 or not all(REFERENCE.fullmatch(end) for end in ends):
        return None
    (top, left), (bottom, right) = _place(ends[0]), _place(ends[-1])
    if (bottom - top + 1) * (right - left + 1) > MOST_CELLS:
        return None
    total = Decimal(0)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            total += figure(cell(row, column), Sense.POINTS).number or Decimal(0)
    return total


def _place(reference: str) -> tuple[int, int]:
    found = REFERENCE.fullmatch(reference)
    assert found is not None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
