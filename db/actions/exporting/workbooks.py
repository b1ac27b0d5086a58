"""A view as a workbook that can be edited away from here and given back."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from db.actions.exporting.plain import FORMULA
from db.actions.exporting.taken import Cell, Taken
from db.model.catalog import Field, Kind
from db.model.texts import say

# sheets that only we read
OURS, LISTS = "_so_thi_dua", "_danh_sach"
# empty lines under the rows that take the same drop-downs
SPARE = 500
# a longer list is slow to scroll; such cells are typed
MOST_OPTIONS = 1000
NARROW, WIDE = 9, 60
HEAD_HEIGHT = 32
HEADING = (Font(bold=True), PatternFill("solid", fgColor="EFE9E1"))
LOCKED_HEADING = PatternFill("solid", fgColor="D9D9D9")
TOP = Alignment(vertical="top", wrap_text=True)
OPEN = Protection(locked=False)
# signs that a sheet's name may not have
NO_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def as_workbook(
    taken: Taken,
    token: str = "",
    title: str = "",
    spare: int = SPARE,
    above: Sequence[str] = (),
) -> bytes:
    """One sheet of rows, its lists and what it is known by behind it.

    Without ``token`` there are no keys of rows: it is a form to be filled. ``spare``: how many
    empty lines have the drop-downs too. ``above`` are lines over the heading.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name(title or taken.table.label.in_language(taken.language)))
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    if token:
        kept = book.create_sheet(OURS)
        kept.sheet_state = "veryHidden"
        kept.append([token])
    place = _Place(1 + bool(token), 1 + len(above))
    _columns(sheet, taken, place)
    _drop_downs(sheet, lists, taken, place, place.heading + len(taken.rows) + spare)
    _protect(sheet)
    for told in above:
        sheet.append([text_cell(sheet, told)])
    for line in _lines(sheet, taken, keyed=bool(token)):
        sheet.append(line)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@dataclass(frozen=True, slots=True)
class _Place:
    """The column of the first field and the row of the heading, from 1."""

    first: int
    heading: int


def sheet_name(title: str) -> str:
    return title.translate(NO_NAME).strip(" '")[:31] or LISTS.strip("_")


def may_type(field: Field) -> bool:
    """Whether a cell of that column can be given back changed."""
    return not field.fixed and field.kind is not Kind.FILE


def _columns(sheet: Any, taken: Taken, place: _Place) -> None:
    """The keys stay out of sight, the head and the first column in it."""
    sheet.freeze_panes = f"{get_column_letter(place.first + 1)}{place.heading + 1}"
    if place.first > 1:
        sheet.column_dimensions["A"].hidden = True
        sheet.column_dimensions["A"].protection = OPEN
    sheet.print_title_rows = f"{place.heading}:{place.heading}"
    sheet.row_dimensions[place.heading].height = HEAD_HEIGHT
    shown = zip(taken.fields, taken.headings(), strict=True)
    for number, (field, heading) in enumerate(shown, start=place.first):
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = _width(taken, field, heading)
        if may_type(field):
            # empty lines below take new rows
            column.protection = OPEN
            column.number_format = _format(field)


def _width(taken: Taken, field: Field, heading: str) -> float:
    if field.kind is Kind.LONG_TEXT:
        return WIDE
    names = taken.names.get(field.name, {}).values()
    longest = max([len(heading), *(len(name) for name in names)], default=0)
    if field.kind is Kind.TEXT:
        longest = max([longest, *(len(row[field.name] or "") for row in taken.rows[:1000])])
    return min(max(longest + 2, NARROW), WIDE)


def _format(field: Field) -> str:
    match field.kind:
        case Kind.WHOLE:
            return "#,##0"
        case Kind.DECIMAL:
            return "#,##0." + "0" * field.scale if field.scale else "#,##0"
        case _:
            # a spreadsheet makes days and numbers of its own of what is typed elsewhere
            return "@"


def _drop_downs(sheet: Any, lists: Any, taken: Taken, place: _Place, last: int) -> None:
    columns: list[list[str]] = []
    for number, field in enumerate(taken.fields, start=place.first):
        listed = _listed(taken, field)
        if not may_type(field) or not listed:
            continue
        columns.append(listed)
        letter = get_column_letter(len(columns))
        check = DataValidation(
            "list", f"{LISTS}!${letter}$1:${letter}${len(listed)}", allow_blank=True,
            showErrorMessage=True, errorTitle=field.label.in_language(taken.language)[:32],
            error=say(taken.language, "out.not_in_list"),
        )  # fmt: skip
        typed = get_column_letter(number)
        check.add(f"{typed}{place.heading + 1}:{typed}{last}")
        sheet.data_validations.append(check)
    for line in range(max(map(len, columns), default=0)):
        lists.append(
            [text_cell(lists, held[line]) if line < len(held) else None for held in columns]
        )


def _listed(taken: Taken, field: Field) -> list[str]:
    if field.kind is Kind.YES_NO:
        return ["Có", "Không"] if taken.language == "vi" else ["Yes", "No"]
    if field.kind is Kind.CHOICES:
        return []
    names = list(taken.options.get(field.name, {}).values())
    return names if len(names) <= MOST_OPTIONS else []


def _protect(sheet: Any) -> None:
    """Without a password: it keeps slips away, and whoever must can lift it."""
    sheet.protection.sheet = True
    for allowed in (
        "sort", "autoFilter", "formatCells", "formatColumns", "formatRows", "insertRows",
        "deleteRows",
    ):  # fmt: skip
        setattr(sheet.protection, allowed, False)


def _lines(sheet: Any, taken: Taken, keyed: bool) -> Iterator[Iterable[Any]]:
    key = [text_cell(sheet, say(taken.language, "out.row_key"))] if keyed else []
    yield [*key, *_heads(sheet, taken)]
    formats = [_format(field) for field in taken.fields]
    locked = [not may_type(field) for field in taken.fields]
    for row in taken.rows:
        cells: list[Any] = [_open(WriteOnlyCell(sheet, row["id"]))] if keyed else []
        for value, shape, fast in zip(taken.cells(row), formats, locked, strict=True):
            cell = _cell(sheet, value)
            cell.number_format = shape
            cell.alignment = TOP
            cells.append(cell if fast else _open(cell))
        yield cells


def _heads(sheet: Any, taken: Taken) -> Sequence[Any]:
    cells = []
    for field, heading in zip(taken.fields, taken.headings(), strict=True):
        cell = text_cell(sheet, heading)
        cell.font, cell.fill = HEADING
        cell.alignment = TOP
        if not may_type(field):
            cell.fill = LOCKED_HEADING
        cells.append(cell)
    return cells


def _cell(sheet: Any, value: Cell) -> Any:
    if isinstance(value, str):
        return text_cell(sheet, value)
    return WriteOnlyCell(sheet, value)


def text_cell(sheet: Any, text: str) -> Any:
    """A cell that is text and nothing else, now and after somebody has clicked into it."""
    cell = WriteOnlyCell(sheet)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"
    cell.quotePrefix = bool(FORMULA.match(text))
    return cell


def _open(cell: Any) -> Any:
    cell.protection = OPEN
    return cell
