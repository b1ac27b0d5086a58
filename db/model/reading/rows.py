"""From the cells of a line to the values of a row: names, the unit of its day, what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.model.problems import Problem
from db.model.reading import amounts, cells, names, organisations
from db.model.reading.cells import Draft
from db.model.reading.gazetteer import Days
from db.model.reading.grid import Value, cell_name, text_of
from db.model.reading.result import SCORE, TASK, UNIT, Row
from db.model.reading.roles import COLLECTIVE, HOUSEHOLD, Role, words_of_heading
from db.model.reading.shape import Block, Column, Line
from db.model.reading.surroundings import Surroundings, days_of_date, movement_of
from db.model.reading.targets import kind_of_row
from db.model.reading.words import DITTO

LONGEST_DITTO = 12
UNITS = ("commune", "unit", "district", "province")
LEVELS = {"commune": 1, "district": 2, "province": 3}
DATED_BY = ("decided_on", "submitted_on", "year")


@dataclass
class RowReader:
    """Reads the lines of one block. ``forms``: awards that the file writes out somewhere."""

    block: Block
    around: Surroundings
    kind: str
    forms: frozenset[str]
    own: frozenset[str]
    unvalued: frozenset[tuple[int, int]]
    # column → what stood there last
    last: dict[int, Value] = field(default_factory=dict)
    by_role: dict[Role, Column] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_role = {column.role: column for column in self.block.columns if column.role}
        named = [self.by_role.get(role) for role in (Role("surname"), Role("name"), Role("given"))]
        self.places_of_name = [at for one in named if one for at in (one.column, *one.more)]
        self.column_of_name = self.by_role.get(Role("name")) or self.by_role.get(Role("surname"))
        self.roles = {role.key: role for role in self.by_role if not role.part}
        own = dict.fromkeys(self.own, cells.text)
        self.readers = {**cells.READERS, **own, "award": cells.award_reader(self.forms)}

    def row(self, line: Line) -> Row:
        draft = Draft(line)
        typed, name = self._text(draft, "type"), self._name_text(draft)
        draft.kind = kind_of_row(self.kind, typed, line.section, name)
        draft.state = self._text(draft, "state")
        for role, column in self.by_role.items():
            self._read(draft, role, column)
        self._name(draft, name)
        self._movement(draft)
        self._unit(draft, name)
        return Row(
            line.row, draft.kind, draft.values, draft.cells, tuple(draft.problems),
            tuple(draft.doubts), draft.candidates, line.section,
        )  # fmt: skip

    def _value(self, draft: Draft, column: int) -> Value:
        value = draft.line.values[column - 1]
        if (
            isinstance(value, str)
            and len(value) < LONGEST_DITTO
            and value.strip().casefold() in DITTO
        ):
            return self.last.get(column)
        self.last[column] = value
        return value

    def _text(self, draft: Draft, key: str) -> str:
        role = self.roles.get(key)
        return text_of(self._value(draft, self.by_role[role].column)) if role else ""

    def _read(self, draft: Draft, role: Role, column: Column) -> None:
        value = self._value(draft, column.column)
        if value is None and (draft.line.row, column.column) in self.unvalued:
            draft.refuse("formula_without_value", column, value)
        elif role.key in self.readers and not amounts.is_missing(value):
            self.readers[role.key](draft, role, column, value)

    def _name_text(self, draft: Draft) -> str:
        """The name's cells: one, a merged heading's two, or surname and given name."""
        cells = [draft.line.texts[place - 1] for place in self.places_of_name]
        return " ".join(dict.fromkeys(cell for cell in cells if cell))

    def _name(self, draft: Draft, text: str) -> None:
        column = self.column_of_name
        if not text or column is None or draft.kind in (SCORE, TASK):
            return
        if draft.kind in (COLLECTIVE, UNIT):
            draft.keep("name", text, column)
            return
        found = names.household(text) if draft.kind == HOUSEHOLD else names.person(text)
        draft.keep("name", found.name, column)
        if found.honorific and "honorific" not in draft.values and draft.kind != HOUSEHOLD:
            draft.keep("honorific", found.honorific, column)
        # a household has no sex; its head has, where the column is about the head
        speaks = draft.kind != HOUSEHOLD or "chu ho" in words_of_heading(column.name)
        if found.gender and speaks and "gender" not in draft.values:
            draft.keep("gender", found.gender, column)
        if found.remark:
            draft.keep("remark", found.remark, column)
        said = names.gender_of(draft.values.get("honorific", ""))
        if said and "gender" not in draft.values and draft.kind != HOUSEHOLD:
            draft.keep("gender", said, column)

    def _movement(self, draft: Draft) -> None:
        movement = movement_of(draft.line.section)
        if movement and "movement" not in draft.values:
            draft.values["movement"] = movement

    def _unit(self, draft: Draft, name: str) -> None:
        told = self._unit_texts(draft, name)
        if not told:
            self._unit_of_section(draft)
            return
        days, section = self._days(draft), draft.line.section
        found = [
            (
                self.around.gazetteer.match(text, days, self.around.around(section, level)),
                text,
                column,
            )
            for text, column, level in told
        ]
        # the first that says which; else the first that may be several; else the first
        best, text, column = min(found, key=lambda one: (one[0].id is None, not one[0].candidates))
        if column is not None:
            draft.cells["unit"] = cell_name(draft.line.row, column.column)
        draft.values["unit_text"] = text
        if best.id is not None:
            draft.values["unit"] = best.id
        elif draft.kind != UNIT:
            draft.candidates["unit"] = best.candidates
            code = "unit_which" if best.candidates else "unit_unknown"
            facts = {"count": len(best.candidates)}
            draft.problems.append(
                Problem(
                    code,
                    field=draft.cells.get("unit", ""),
                    row=draft.line.row,
                    value=text,
                    facts=facts,
                )
            )
        self._official_name(draft, text)

    def _unit_texts(self, draft: Draft, name: str) -> list[tuple[str, Column | None, int]]:
        """The words that may name the unit, the likeliest first, their column, and the level that
        the heading says."""
        if draft.kind == TASK:
            text = self._text(draft, "lead_unit")
            return [(text, self.by_role.get(Role("lead_unit")), 0)] if text else []
        found: list[tuple[str, Column | None, int]] = []
        told = [(key, self._text(draft, key)) for key in UNITS]
        told = [(key, text) for key, text in told if not amounts.is_missing(text)]
        if told:
            first = told[0][0]
            text = ", ".join(text for _, text in told)
            found.append((text, self.by_role[Role(first)], LEVELS.get(first, 0)))
        if said := draft.values.get("unit_text"):
            found.append((said, self.by_role.get(Role("position_unit")), 0))
        if (address := self._text(draft, "address")) and not amounts.is_missing(address):
            found.append((address, self.by_role[Role("address")], 0))
        if draft.kind in (COLLECTIVE, UNIT) and name:
            found.append((name, self.by_role.get(Role("name")), 0))
        return found

    def _unit_of_section(self, draft: Draft) -> None:
        """Without a word of its own a row stands in the unit that its section names."""
        unit = self.around.unit_of_section(draft.line.section)
        if unit is not None and draft.kind != UNIT:
            draft.values["unit"] = unit.id
            draft.values["unit_text"] = draft.line.section
            facts = {"unit": unit.name}
            draft.doubts.append(Problem("unit_of_section", row=draft.line.row, facts=facts))
        elif draft.kind not in (UNIT, TASK):
            draft.problems.append(Problem("unit_missing", row=draft.line.row))

    def _official_name(self, draft: Draft, text: str) -> None:
        """Collectives and those in charge are called in full, their place as it is spelled."""
        unit = self.around.gazetteer.units.get(draft.values.get("unit", 0))
        if draft.kind == UNIT:
            draft.values.setdefault("name", text.split(",", maxsplit=1)[0])
        if draft.kind == COLLECTIVE:
            draft.values["name"] = organisations.name_in_full(draft.values.get("name", text), unit)
        elif draft.kind == TASK:
            draft.values["lead"] = organisations.name_in_full(text, unit)

    def _days(self, draft: Draft) -> Days:
        dates = (draft.values[key] for key in DATED_BY if key in draft.values)
        date = next(dates, "")
        return days_of_date(date) if date else self.around.days
