"""A whole file: its sheets read one by one, then who in them may be the same person."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from db.model.problems import Problem
from db.model.reading import layout, likeness
from db.model.reading.awards import forms_in
from db.model.reading.gazetteer import Gazetteer
from db.model.reading.grid import Sheet, cell_name, text_of
from db.model.reading.result import AS_READ, Corrections, Reading, Row, SheetRead, Table
from db.model.reading.roles import HOUSEHOLD, INDIVIDUAL, with_own_fields
from db.model.reading.rows import UNITS, RowReader
from db.model.reading.shape import NOTHING, Block, Column, Layout
from db.model.reading.surroundings import Surroundings
from db.model.reading.targets import kind_of_block, target_of

# a code list that writes out the awards is short
MOST_FORMS = 2000
UNIT_ROLES = (*UNITS, "lead_unit", "name", "position_unit", "address")
LAST_SWAPPED_DAY = 12


@dataclass(frozen=True)
class Known:
    """What reading needs of the register: its units, the headings of own fields (name → label)."""

    gazetteer: Gazetteer
    own_fields: Mapping[str, str] = field(default_factory=dict)


def read(sheets: Sequence[Sheet], known: Known, by_hand: Corrections = AS_READ) -> Reading:
    """Everything the sheets of a file say; nothing is written anywhere."""
    own = with_own_fields(known.own_fields)
    layouts = [layout.find(sheet, own, by_hand.sheets.get(sheet.name, NOTHING)) for sheet in sheets]
    forms = _forms(sheets, layouts)
    found = tuple(
        _sheet(sheet, laid, known, forms, by_hand)
        for sheet, laid in zip(sheets, layouts, strict=True)
    )
    return Reading(found, _same_person(found))


def aimed(reading: Reading, target: str) -> Reading:
    """The same, every table of it for this table of the register."""
    sheets = (
        replace(sheet, tables=tuple(replace(table, target=target) for table in sheet.tables))
        for sheet in reading.sheets
    )
    return replace(reading, sheets=tuple(sheets))


def _forms(sheets: Sequence[Sheet], layouts: Sequence[Layout]) -> frozenset[str]:
    """Awards written out in full in any column of awards, and in lists of codes."""
    texts: set[str] = set()
    for sheet, laid in zip(sheets, layouts, strict=True):
        for block in laid.blocks:
            for column in block.columns:
                if column.role and column.role.key == "award":
                    texts |= {line.texts[column.column - 1] for line in block.lines}
        if not laid.blocks:
            cells = (text_of(value) for row in sheet.rows.values() for value in row)
            texts |= {text for _, text in zip(range(MOST_FORMS), cells, strict=False)}
    return forms_in(texts)


def _sheet(
    sheet: Sheet, laid: Layout, known: Known, forms: frozenset[str], by_hand: Corrections
) -> SheetRead:
    tables = tuple(_table(sheet, laid, block, known, forms, by_hand) for block in laid.blocks)
    decoded = {cell_name(*cell): text for cell, text in sheet.decoded.items()}
    return SheetRead(sheet.name, sheet.hidden, tables, laid.skipped, decoded)


def _table(
    sheet: Sheet,
    laid: Layout,
    block: Block,
    known: Known,
    forms: frozenset[str],
    by_hand: Corrections,
) -> Table:
    place = (sheet.name, block.heading[0])
    kind = by_hand.kinds.get(place, kind_of_block(block, sheet.name, laid.titles))
    target = by_hand.targets.get(place, target_of(block, kind, laid.titles))
    around = Surroundings.of(known.gazetteer, laid, block, sheet.name, _texts_of_units(block))
    own = frozenset(known.own_fields)
    reader = RowReader(block, around, kind, forms, own, sheet.unvalued)
    rows = [reader.row(line) for line in block.lines]
    rows = [_with_hiding(row, sheet.hidden_rows) for row in _with_swaps(block, rows)]
    return Table(target, block.heading, block.columns, tuple(rows))


def _with_hiding(row: Row, hidden: frozenset[int]) -> Row:
    """A row that the file hides may be one that was meant to be left out."""
    if row.row not in hidden:
        return row
    return replace(row, doubts=(*row.doubts, Problem("row_hidden", row=row.row)))


def _texts_of_units(block: Block) -> list[str]:
    """Different cells that name units, enough to tell how the file writes them."""
    found: dict[str, None] = {}
    places = [c.column - 1 for c in block.columns if c.role and c.role.key in UNIT_ROLES]
    for line in block.lines[:500]:
        found |= {line.texts[place]: None for place in places if line.texts[place]}
    return list(found)


def _with_swaps(block: Block, rows: Sequence[Row]) -> list[Row]:
    """A sheet that took 03/04 for March the fourth left its other days as text: such days are
    doubtful where real dates and text dates stand in one column."""
    doubtful: dict[int, list[Problem]] = {}
    for column in block.columns:
        if column.role is None or column.role.key not in (
            "birth",
            "decided_on",
            "submitted_on",
            "deadline",
        ):
            continue
        values = [(line.row, line.values[column.column - 1]) for line in block.lines]
        if not any(isinstance(value, str) and value.count("/") == 2 for _, value in values):
            continue
        for row, value in values:
            if _may_be_swapped(value):
                doubtful.setdefault(row, []).append(_swap(row, column, value))
    if not doubtful:
        return list(rows)
    return [
        replace(row, doubts=(*row.doubts, *doubtful[row.row])) if row.row in doubtful else row
        for row in rows
    ]


def _may_be_swapped(value: object) -> bool:
    return (
        isinstance(value, datetime.date)
        and value.day <= LAST_SWAPPED_DAY
        and value.day != value.month
    )


def _swap(row: int, column: Column, value: object) -> Problem:
    where = cell_name(row, column.column)
    facts = {"cell": where, "column": column.name}
    return Problem("maybe_swapped", field=where, row=row, value=f"{value:%d/%m/%Y}", facts=facts)


def _same_person(sheets: Sequence[SheetRead]) -> tuple[tuple[tuple[str, int], ...], ...]:
    places: list[tuple[str, int]] = []
    people: list[likeness.Someone] = []
    for sheet in sheets:
        for row in (row for table in sheet.tables for row in table.rows):
            if row.kind in (INDIVIDUAL, HOUSEHOLD) and row.values.get("name"):
                name, birth = row.values["name"], row.values.get("birth", "")
                people.append(likeness.Someone(len(places), name, birth, row.values.get("unit")))
                places.append((sheet.name, row.row))
    return tuple(tuple(places[at] for at in group) for group in likeness.groups(people))
