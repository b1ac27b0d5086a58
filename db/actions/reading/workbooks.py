"""Workbooks of the present format (xlsx), read as a stream with fonts and merged cells."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet._reader import INLINE_STRING, VALUE_TAG, WorkSheetParser
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.merge import MergeCells
from openpyxl.xml.constants import SHEET_MAIN_NS

from db.actions.reading import limits
from db.model.problems import reject
from db.model.reading.decoding import decode_cells
from db.model.reading.formulas import value_of
from db.model.reading.grid import Sheet, Value
from db.model.reading.legacy import encoding_of_font

CHUNK = 4 * limits.MEGABYTE
ROW = re.compile(rb"<(?:\w+:)?row[ >/]")
FILLED = (b"<v>", b":v>", b"<is>", b":is>", b"<f>", b"<f ", b":f>")
UNVALUED = re.compile(rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|<v></v>|</(?:\w+:)?c>)")
OVERLAP = 64
TEXT = f"{{{SHEET_MAIN_NS}}}t"


@dataclass(frozen=True, slots=True)
class _Extent:
    """How many rows are written down up to the last that holds anything; formulas without value."""

    rows: int
    open_formulas: bool


def read(path: Path) -> Iterator[Sheet]:
    """The sheets of a workbook, one by one."""
    # opened here: by its path the library would go by what the name ends in
    with path.open("rb") as source:
        book = load_workbook(source, read_only=True, data_only=True, keep_links=False)
        styles = _Styles(book)
        for sheet in limits.counted(book.worksheets, limits.SHEETS, reject("file_too_heavy")):
            yield _sheet(book, sheet, styles)


def _sheet(book: Any, sheet: Any, styles: _Styles) -> Sheet:
    extent = _extent(book, sheet)
    rows, fonts, parser = _cells(book, sheet, extent, styles)
    unvalued = _worked_out(book, sheet, rows) if extent.open_formulas else frozenset()
    decoded = decode_cells(rows, fonts)
    spans = [CellRange(one.ref) for one in (parser.merged_cells or MergeCells()).mergeCell]
    merged = tuple((one.min_row, one.min_col, one.max_row, one.max_col) for one in spans)
    hidden = frozenset(
        int(number)
        for number, row in parser.row_dimensions.items()
        if row.get("hidden") in ("1", "true")
    )
    out_of_sight = sheet.sheet_state != "visible"
    return Sheet(sheet.title, rows, merged, out_of_sight, hidden, decoded, unvalued)


class _Styles:
    """Style of a cell → the encoding of its font, and whether it shows a share as percent."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.known: dict[int, tuple[str, bool]] = {}

    def of(self, style: int) -> tuple[str, bool]:
        if style not in self.known:
            array = self.book._cell_styles[style]
            font = self.book._fonts[array.fontId].name or ""
            shown = self._format(array.numFmtId)
            self.known[style] = (encoding_of_font(font), "%" in shown)
        return self.known[style]

    def _format(self, number: int) -> str:
        if number in (9, 10):
            return "0%"
        own = number - 164
        return self.book._number_formats[own] if 0 <= own < len(self.book._number_formats) else ""


class _Parser(WorkSheetParser):  # type: ignore[misc]  # the library has no types
    """The library's, but a plain text that stands in its cell is not taken apart as a rich one."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        if element.get("t") == "inlineStr" and len(element) == 1:
            [held] = element
            if held.tag == INLINE_STRING and [one.tag for one in held] == [TEXT] and held[0].text:
                held.tag, held.text = VALUE_TAG, held[0].text
                element.set("t", "str")
        cell: dict[str, Any] = super().parse_cell(element)
        return cell


def _extent(book: Any, sheet: Any) -> _Extent:
    """Looked up in the bytes: a million rows that only have a border need not be parsed."""
    rows = last = 0
    open_formulas = False
    with book._archive.open(sheet._worksheet_path) as source:
        kept = b""
        while chunk := source.read(CHUNK):
            text = kept + chunk
            end = max(text.rfind(mark) for mark in FILLED)
            starts = [found.start() for found in ROW.finditer(text)]
            if end >= 0:
                last = max(last, rows + sum(1 for start in starts if start < end))
            open_formulas = open_formulas or UNVALUED.search(text) is not None
            kept = text[-OVERLAP:]
            rows += sum(1 for start in starts if start < len(text) - len(kept))
    return _Extent(last, open_formulas)


def _cells(
    book: Any, sheet: Any, extent: _Extent, styles: _Styles
) -> tuple[dict[int, list[Value]], dict[tuple[int, int], str], Any]:
    rows: dict[int, list[Value]] = {}
    fonts: dict[tuple[int, int], str] = {}
    with sheet._get_source() as source:
        parser = _Parser(
            source, sheet._shared_strings, data_only=True, epoch=book.epoch,
            date_formats=book._date_formats, timedelta_formats=book._timedelta_formats,
        )  # fmt: skip
        for number, (row, cells) in enumerate(parser.parse(), start=1):
            if number > extent.rows:
                continue
            values = _row(row, cells, styles, fonts)
            if values:
                rows[row] = values
                if len(rows) > limits.ROWS:
                    raise reject("file_too_long", facts={"limit": limits.ROWS})
    return rows, fonts, parser


def _row(
    row: int, cells: list[dict[str, Any]], styles: _Styles, fonts: dict[tuple[int, int], str]
) -> list[Value]:
    values: list[Value] = []
    for cell in cells:
        encoding, percent = styles.of(cell["style_id"])
        value = plain(cell["value"], cell["data_type"], percent)
        if value is None:
            continue
        column = cell["column"]
        if column > limits.COLUMNS:
            raise reject("file_too_wide", facts={"limit": limits.COLUMNS})
        values += [None] * (column - 1 - len(values))
        values.append(value)
        if encoding and isinstance(value, str):
            fonts[row, column] = encoding
    return values


def plain(value: Any, kind: str, percent: bool) -> Value:
    """A cell's value as reading knows it: text, number or day; a share shown as percent is text."""
    if value is None or kind == "e":
        return None
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        if percent:
            return f"{Decimal(str(round(value * 100, 6))).normalize():f}%"
        return int(value) if isinstance(value, float) and value.is_integer() else value
    if isinstance(value, datetime.datetime):
        return value.date()
    return value if isinstance(value, str | datetime.date) else str(value)


def _worked_out(book: Any, sheet: Any, rows: dict[int, list[Value]]) -> frozenset[tuple[int, int]]:
    """Work out the formulas that came without their value; gives those that cannot be."""
    formulas: dict[tuple[int, int], str] = {}
    with book._archive.open(sheet._worksheet_path) as source:
        parser = WorkSheetParser(source, sheet._shared_strings, data_only=False, epoch=book.epoch)
        for row, cells in parser.parse():
            for cell in cells:
                if cell["data_type"] == "f" and _at(rows, row, cell["column"]) is None:
                    formulas[row, cell["column"]] = str(cell["value"])
    unvalued = set()
    for (row, column), formula in formulas.items():
        value = value_of(formula, lambda r, c: _at(rows, r, c))
        if value is None:
            unvalued.add((row, column))
        else:
            cells_of_row = rows.setdefault(row, [])
            cells_of_row += [None] * (column - len(cells_of_row))
            cells_of_row[column - 1] = int(value) if value.is_integer() else value
    return frozenset(unvalued)


def _at(rows: dict[int, list[Value]], row: int, column: int) -> Value:
    cells = rows.get(row, ())
    return cells[column - 1] if column <= len(cells) else None
