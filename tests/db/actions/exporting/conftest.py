"""A file on its way: exported, changed as a person would in a spreadsheet, given back."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.actions.edit import Query
from db.actions.exporting import handing, returning
from db.actions.reading import workbooks

NAME = "ban-tra-loi.xlsx"
FIELDS = ("name", "birth", "position", "unit", "note")


@pytest.fixture
def export(office) -> Callable[..., Any]:
    """Exports a view as the secretary; gives the open workbook."""

    def exported(table: str = "subject", user=None, **more: Any):
        query = more.pop("query", Query())
        user = user or office.secretary
        made = handing.workbook(office.store, user, table, query, **more)
        return openpyxl.load_workbook(io.BytesIO(made))

    return exported


@pytest.fixture
def give_back(office, tmp_path: Path) -> Callable[..., Any]:
    """Saves the workbook and compares it, without the process that parses files of strangers."""

    def given(book, user=None, answers=None):
        path = tmp_path / NAME
        book.save(path)
        sheets = list(workbooks.read(path))
        return returning.compare(office.store, user or office.secretary, sheets, NAME, answers)

    return given


def sheet_of(book) -> Any:
    return book.worksheets[0]


def place(sheet, heading: str) -> int:
    [found] = [cell.column for cell in sheet[1] if cell.value == heading]
    return found


def set_cell(book, row: int, heading: str, value: Any) -> None:
    """Changes the cell of the row with that key."""
    sheet = sheet_of(book)
    [line] = [
        number for number in range(2, sheet.max_row + 1) if sheet.cell(number, 1).value == row
    ]
    sheet.cell(line, place(sheet, heading)).value = value


def cells(seen):
    return {(cell.row, cell.field): cell.new for line in seen.lines for cell in line.cells}


@pytest.fixture
def six(office):
    """Six people, the last two added after what the tests export."""
    return [office.subject(f"Người {number}", position="cũ", note="cũ") for number in range(6)]
