"""A view as text with separators, for programs that know no workbooks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from decimal import Decimal

from db.actions.exporting.taken import Cell, Row, Taken
from db.model.values import show_number

# the comma is the sign of decimals here, and spreadsheets set to Vietnamese part cells so
SEPARATOR = ";"
# what a spreadsheet takes for the beginning of a formula
FORMULA = re.compile(r"\s*[=+\-@|%\t\r]")


def as_csv(taken: Taken) -> bytes:
    """UTF-8 with a mark at the beginning, one line a row; no cell begins a formula."""
    made = io.StringIO(newline="")
    lines = csv.writer(made, delimiter=SEPARATOR)
    lines.writerow([harmless(heading) for heading in taken.headings()])
    lines.writerows(_line(taken, row) for row in taken.rows)
    return made.getvalue().encode("utf-8-sig")


def _line(taken: Taken, row: Row) -> Sequence[str]:
    return [
        _text(cell, field.scale, taken.language)
        for cell, field in zip(taken.cells(row), taken.fields, strict=True)
    ]


def _text(cell: Cell, scale: int, language: str) -> str:
    if isinstance(cell, int | Decimal):
        # a number stays one, below zero too; no signs between thousands
        return show_number(cell, scale, language).replace("." if language == "vi" else ",", "")
    return harmless(cell or "")


def harmless(text: str) -> str:
    """A text that a spreadsheet shows as it is, whatever it begins with."""
    return f"'{text}" if FORMULA.match(text) else text
