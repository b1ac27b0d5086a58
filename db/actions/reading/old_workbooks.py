"""Workbooks of the old format (xls), with the fonts and merged cells that its formatting tells."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlrd
from xlrd.xldate import xldate_as_datetime

from db.actions.reading import limits
from db.model.problems import reject
from db.model.reading.decoding import decode_cells
from db.model.reading.grid import Sheet, Value
from db.model.reading.legacy import encoding_of_font

MACROS = "_VBA_PROJECT_CUR".encode("utf-16-le")
LOCKED = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
WORD = "WordDocument".encode("utf-16-le")


def look(content: bytes) -> None:
    """Rejected for a document, a workbook with a password, or one with macros."""
    if any(mark in content for mark in LOCKED):
        raise reject("file_locked")
    if WORD in content:
        raise reject("file_old_word")
    if MACROS in content:
        raise reject("file_macro")


def read(path: Path) -> Iterator[Sheet]:
    look(path.read_bytes())
    # what the library has to say about odd files goes nowhere
    book = xlrd.open_workbook(str(path), formatting_info=True, logfile=io.StringIO())
    fonts_of = _fonts(book)
    for sheet in limits.counted(book.sheets(), limits.SHEETS, reject("file_too_heavy")):
        rows: dict[int, list[Value]] = {}
        fonts: dict[tuple[int, int], str] = {}
        for number in range(sheet.nrows):
            values: list[Value] = []
            for place, cell in enumerate(sheet.row(number)):
                value = _plain(book, cell)
                values.append(value)
                if value is not None and place >= limits.COLUMNS:
                    raise reject("file_too_wide", facts={"limit": limits.COLUMNS})
                if isinstance(value, str) and (encoding := fonts_of.get(cell.xf_index, "")):
                    fonts[number + 1, place + 1] = encoding
            while values and values[-1] is None:
                values.pop()
            if values:
                rows[number + 1] = values
        merged = tuple(
            (top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells
        )
        decoded = decode_cells(rows, fonts)
        hidden = frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden)
        yield Sheet(sheet.name, rows, merged, sheet.visibility != 0, hidden, decoded)


def _fonts(book: Any) -> dict[int, str]:
    """Format of a cell → the encoding of its font."""
    names = dict(enumerate(encoding_of_font(font.name) for font in book.font_list))
    # in a damaged file a format may point at a font that is not there
    return {number: names.get(form.font_index, "") for number, form in enumerate(book.xf_list)}


def _plain(book: Any, cell: Any) -> Value:
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return cell.value or None
        case xlrd.XL_CELL_NUMBER:
            shown = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
            if "%" in shown:
                return f"{round(cell.value * 100, 6):.6g}%"
            number = float(cell.value)
            return int(number) if number.is_integer() else number
        case xlrd.XL_CELL_DATE:
            try:
                found: datetime.datetime = xldate_as_datetime(cell.value, book.datemode)
            except (ValueError, OverflowError):
                return float(cell.value)
            return found.date()
        case xlrd.XL_CELL_BOOLEAN:
            return str(bool(cell.value))
        case _:
            return None
