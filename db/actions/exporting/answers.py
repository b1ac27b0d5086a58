"""The answer to a question as a workbook or as text: it is no table, and nothing comes back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from db.actions.asking.answers import Answer
from db.actions.exporting.plain import SEPARATOR, harmless
from db.actions.exporting.workbooks import HEADING, NARROW, TOP, WIDE, sheet_name, text_cell

DAY, MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
# of the first rows: the widths of the columns follow them
LOOKED_AT = 200
# a spreadsheet knows no more digits of a number, and no day before its first
MOST_EXACT, FIRST_YEAR = 10**15, 1900


def as_workbook(answer: Answer, title: str) -> bytes:
    """One sheet, all rows of the answer; a text never becomes a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name(title))
    sheet.freeze_panes = "A2"
    for number, name in enumerate(answer.columns, start=1):
        cells = map(_written, answer.frame[name].head(LOOKED_AT).tolist())
        longest = max([len(name), *map(len, cells)])
        sheet.column_dimensions[get_column_letter(number)].width = min(
            max(longest + 2, NARROW), WIDE
        )
    heads = [text_cell(sheet, name) for name in answer.columns]
    for head in heads:
        head.font, head.fill = HEADING
    sheet.append(heads)
    for row in _rows(answer):
        sheet.append([_cell(sheet, value) for value in row])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def as_csv(answer: Answer, language: str = "vi") -> bytes:
    """UTF-8 with a mark at the beginning, one line a row; no cell begins a formula."""
    made = io.StringIO(newline="")
    lines = csv.writer(made, delimiter=SEPARATOR)
    lines.writerow([harmless(name) for name in answer.columns])
    for row in _rows(answer):
        lines.writerow(
            [harmless(cell) if isinstance(cell, str) else _written(cell, language) for cell in row]
        )
    return made.getvalue().encode("utf-8-sig")


def _rows(answer: Answer) -> Iterator[tuple[Any, ...]]:
    columns = [answer.frame[name].astype(object).tolist() for name in answer.columns]
    for row in zip(*columns, strict=True):
        yield tuple(None if pd.isna(cell) else cell for cell in row)


def _written(cell: Any, language: str = "vi") -> str:
    """As people write it: in Vietnamese a comma before the decimals, the day first."""
    match cell:
        case None:
            return ""
        case datetime():
            return f"{cell:%d/%m/%Y %H:%M}"
        case date():
            return f"{cell:%d/%m/%Y}"
        case bool():
            return str(cell).lower()
        case float():
            told = repr(cell).removesuffix(".0")
            return told.replace(".", ",") if language == "vi" else told
        case _:
            return str(cell)


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, str):
        return text_cell(sheet, value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > MOST_EXACT:
        return text_cell(sheet, str(value))
    if isinstance(value, date) and value.year < FIRST_YEAR:
        return text_cell(sheet, _written(value))
    cell = WriteOnlyCell(sheet, value)
    cell.alignment = TOP
    if isinstance(value, date):
        cell.number_format = MOMENT if isinstance(value, datetime) else DAY
    return cell
