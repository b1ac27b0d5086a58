"""A paper as a workbook: A4 across, the heading on each page, the same words as in Word."""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from db.actions.exporting.workbooks import sheet_name
from db.actions.papers.plain import printable
from db.model.paper import Cell, Column, Line, Paper
from db.model.texts import say

FONT = "Times New Roman"
THIN = Border(*(Side(style="thin"),) * 4)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
# characters of a page across
ROOM, NARROWEST = 130, 7
# words do not fill a line to its end; points of a line, and of the highest row there is
FULLER, LINE_HIGH, HIGHEST = 1.05, 15, 409
A4 = 9
DECIMAL = "#,##0.00"


def as_xlsx(paper: Paper) -> bytes:
    """Motto, title, table, signatures and source; a text never becomes a formula."""
    book = Workbook()
    sheet = book.active
    sheet.title = sheet_name(paper.title)
    _page(sheet)
    width = len(paper.columns)
    first = _head(sheet, paper, width)
    _headings(sheet, paper.columns, first)
    for row, line in enumerate(paper.lines, first + 1):
        _line(sheet, paper.columns, row, line)
    sheet.print_title_rows = f"{first}:{first}"
    sheet.freeze_panes = f"A{first + 1}"
    _foot(sheet, paper, first + len(paper.lines) + 2, width)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _page(sheet: Any) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddHeader.center.text = "&P"
    sheet.HeaderFooter.differentFirst = True


def _head(sheet: Any, paper: Paper, width: int) -> int:
    """Everything above the table; gives the row of its heading."""
    half = max(width // 2, 1)
    for row, text in enumerate(paper.office, 1):
        _merged(sheet, row, (1, half), text.upper(), bold=True)
    for row, key in enumerate(("printed.state", "printed.motto"), 1):
        _merged(sheet, row, (half + 1, width), say(paper.language, key), bold=True)
    title = max(len(paper.office), 2) + 2
    _merged(sheet, title, (1, width), paper.title, bold=True, size=14)
    _merged(sheet, title + 1, (1, width), paper.about, italic=True)
    return title + 3


def _headings(sheet: Any, columns: Sequence[Column], row: int) -> None:
    headings = [column.heading for column in columns]
    sheet.row_dimensions[row].height = _height(columns, headings)
    for place, (column, room) in enumerate(zip(columns, _rooms(columns), strict=True), 1):
        sheet.column_dimensions[get_column_letter(place)].width = room
        cell = _put(sheet, row, place, column.heading)
        cell.font, cell.alignment, cell.border = Font(name=FONT, size=11, bold=True), MIDDLE, THIN


def _rooms(columns: Sequence[Column]) -> list[float]:
    """The width of each column, in characters."""
    whole = sum(column.width for column in columns)
    return [max(ROOM * column.width / whole, NARROWEST) for column in columns]


def _height(columns: Sequence[Column], cells: Sequence[Cell]) -> float:
    """Room for the longest cell: not every program makes rows as high as their text."""
    lines = (
        sum(ceil(max(len(part), 1) * FULLER / room) for part in str(cell or "").split("\n"))
        for cell, room in zip(cells, _rooms(columns), strict=True)
    )
    return min(LINE_HIGH * max(lines, default=1), HIGHEST)


def _line(sheet: Any, columns: Sequence[Column], row: int, line: Line) -> None:
    if line.heading:
        cell = _merged(sheet, row, (1, len(columns)), line.cells[0], bold=True)
        cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        cell.border = THIN
        return
    sheet.row_dimensions[row].height = _height(columns, line.cells)
    for place, (column, value) in enumerate(zip(columns, line.cells, strict=True), 1):
        cell = _put(sheet, row, place, value)
        cell.font, cell.border = Font(name=FONT, size=11), THIN
        side = "right" if column.number else "left"
        cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=True)
        if column.number and not isinstance(value, str | int):
            cell.number_format = DECIMAL


def _foot(sheet: Any, paper: Paper, row: int, width: int) -> None:
    """Place and date over the last signature, then room to sign, then where it comes from."""
    share = max(width // max(len(paper.signers), 2), 1)
    last = (max(width - share, 0) + 1, width)
    _merged(sheet, row, last, paper.place_and_date, italic=True)
    for place, signer in enumerate(reversed(paper.signers)):
        first, end = last[0] - place * share, last[1] - place * share
        if first >= 1:
            _merged(sheet, row + 1, (first, end), signer, bold=True)
            _merged(
                sheet, row + 2, (first, end), say(paper.language, "printed.sign_here"), italic=True
            )
    cell = _merged(sheet, row + 8, (1, width), paper.source, italic=True, size=10)
    cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)


def _merged(
    sheet: Any, row: int, span: tuple[int, int], text: Cell, *, bold: bool = False,
    italic: bool = False, size: int = 11,
) -> Any:  # fmt: skip
    first, last = span
    cell = _put(sheet, row, first, text)
    cell.font, cell.alignment = Font(name=FONT, size=size, bold=bold, italic=italic), MIDDLE
    if last > first:
        sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
    return cell


def _put(sheet: Any, row: int, column: int, value: Cell) -> Any:
    """A text is a text, whatever it begins with."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = printable(value)
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in tuple("=+-@\t\r")
    else:
        cell.value = value
    return cell
