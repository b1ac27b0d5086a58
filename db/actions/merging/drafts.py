"""From the rows of a file to drafts: values under the register's names, what is left, faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from db.actions.importing.cells import Reader
from db.actions.importing.lines import Draft, Question
from db.actions.merging.fields import PLACES, place_of
from db.actions.merging.shape import Said
from db.actions.merging.spots import Spots
from db.model import values
from db.model.catalog import Field, Kind
from db.model.problems import Problem
from db.model.reading.result import Row, Table
from db.model.reading.shape import Column

NAMING = (Kind.CHOICE, Kind.LINK, Kind.CHOICES)
MATCHED = frozenset(("name", "type", "birth", "unit"))
NOTHING: Mapping[str, str] = {}
DIGITS = "0123456789"
UNITS = frozenset(("unit_which", "unit_unknown", "unit_missing"))
# an award without its decision is what is proposed
PROPOSED = ("award_title", "proposed_award")
SUBJECTS = frozenset(("individual", "collective", "household"))


@dataclass
class Drafter:
    """Makes the drafts of one table of a sheet; what a value becomes is found out once."""

    target: str
    sheet: str
    table: Table
    reader: Reader
    spots: Spots
    said: Said
    choice: Mapping[tuple[str, str], int]
    fitted: dict[tuple[str, Any], tuple[Any, Problem | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.first = self.spots.line(self.sheet, 0)
        self.typed = self.spots.typed(self.said)
        self.described = self.reader.columns
        self.as_text = {
            key for key, one in self.described.items() if one.custom or one.kind in NAMING
        }
        self.fields: dict[str, str] = {}
        self.left_fields, self.left_cells = self.spots.left(self.said, self.target)
        self.by_column: dict[int, str] = {}
        for column in self.table.columns:
            key = self.key_of(column)
            for place in (column.column, *column.more) if key else ():
                self.by_column[place] = key
        self.places = {key: place - 1 for place, key in reversed(self.by_column.items())}

    def key_of(self, column: Column) -> str:
        if column.role is None:
            return ""
        return place_of(column.role.key, self.target, self.reader.columns)

    def drafts(self) -> Iterator[tuple[Row, Draft, tuple[Problem, ...]]]:
        """Each row with its draft, and what is doubtful about it."""
        for row in self.table.rows:
            draft = self._draft(row)
            yield row, draft, (*row.doubts, *self._faults(row, draft))

    def _draft(self, row: Row) -> Draft:
        line = self.first + row.row
        typed = self.typed.get(line, NOTHING)
        draft = Draft(
            line, row.section, dict(typed), places=self.places, corrected=frozenset(typed),
            left=self._left(line), sources=self._sources(row),
        )  # fmt: skip
        if "type" in self.described and row.kind in SUBJECTS and "type" not in typed:
            draft.values["type"] = self.choice["subject_type", row.kind]
        self._take_all(draft, row.values)
        if "scores" in row.values:
            self._take_all(draft, row.values["scores"])
        for key in MATCHED:
            # who is meant is looked up before the rest is read
            if key in draft.corrected and key in self.described:
                self.reader.cell(draft, key)
        draft.held = frozenset((*draft.values, *(draft.corrected & MATCHED)))
        return draft

    def _field(self, named: str) -> str:
        """The field for what reading calls a value; '' for none."""
        if named not in self.fields:
            own = named in self.described and self.described[named].custom
            key = named if own else PLACES[self.target].get(named, "")
            self.fields[named] = key if key in self.described else ""
        return self.fields[named]

    def _left(self, line: int) -> frozenset[str]:
        left = self.left_fields
        if line in self.left_cells:
            left |= self.left_cells[line]
        return left | {PROPOSED[1]} if PROPOSED[0] in left else left

    def _take_all(self, draft: Draft, values: Mapping[str, Any]) -> None:
        """Values that are read already, and texts that name a row, a choice or an own value."""
        for named, value in values.items():
            key = self._field(named)
            if not key or key in draft.corrected:
                continue
            if key in self.as_text and isinstance(value, str):
                if key == "gender":
                    draft.values[key] = self.choice["gender", value]
                else:
                    draft.texts[key] = value
                continue
            asked = (key, value)
            if asked not in self.fitted:
                self.fitted[asked] = fitted(self.described[key], value)
            found, problem = self.fitted[asked]
            if problem is None:
                draft.values[key] = found
            elif key not in draft.left:
                draft.problems.append(replace(problem, table=self.target, row=draft.line))

    def _sources(self, row: Row) -> dict[str, str]:
        """Field → the cell that it comes from."""
        found = {}
        for named, cell in row.cells.items():
            if key := self._field(named.removeprefix("scores.")):
                found[key] = cell
        if self.target == "nomination" and PROPOSED[0] in found:
            found.setdefault(PROPOSED[1], found[PROPOSED[0]])
        return found

    def _faults(self, row: Row, draft: Draft) -> list[Problem]:
        """Put what could not be read where it belongs; gives those of columns that go nowhere."""
        doubts: list[Problem] = []
        for problem in row.problems:
            if problem.code in UNITS:
                self._ask_unit(row, draft, problem)
                continue
            key = self.by_column.get(_column(problem.field), "")
            if not key:
                doubts.append(problem)
            elif key not in draft.left and key not in draft.corrected:
                told = replace(problem, table=self.target, field=key, row=draft.line)
                draft.problems.append(told)
        return doubts

    def _ask_unit(self, row: Row, draft: Draft, problem: Problem) -> None:
        key = PLACES[self.target].get("unit", "")
        if key not in self.reader.columns or key in draft.left or key in draft.corrected:
            return
        every = self.reader.labels(key)
        answer = self.reader.answers.get((draft.line, key))
        if answer in every:
            draft.values[key] = answer
            draft.held |= {key}
            return
        if key in self.said.given and problem.code == "unit_missing":
            return
        named = {unit: every[unit] for unit in row.candidates.get("unit", ()) if unit in every}
        text = str(problem.value or "")
        draft.questions.append(Question(key, text, named or every))


def fitted(described: Field, value: Any) -> tuple[Any, Problem | None]:
    """The value as its field holds it, or why it cannot."""
    if isinstance(value, Decimal):
        scale = described.scale if described.kind is Kind.DECIMAL else 0
        if value != round(value, scale):
            exact = value.normalize()
            shown = values.show_number(exact, max(-int(exact.as_tuple().exponent), 0))
            return None, Problem("too_many_decimals", field=described.name, value=shown)
        number = round(value, scale)
        value = int(number) if described.kind is Kind.WHOLE else number
    return value, values.fault(described, value)


def _column(cell: str) -> int:
    """The number of a cell's column: F12 is 6."""
    number = 0
    for letter in cell.rstrip(DIGITS):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
