"""From the cells of a line to the values of a row: names, days, numbers, the unit, and doubts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from db.model.problems import Problem
from db.model.reading import amounts, names, organisations
from db.model.reading.amounts import Sense
from db.model.reading.awards import award_of
from db.model.reading.grid import Value, cell_name, lines_of, text_of
from db.model.reading.result import SCORE, TASK, UNIT, Row
from db.model.reading.roles import COLLECTIVE, HOUSEHOLD, Role, words_of_heading
from db.model.reading.shape import Block, Column, Line
from db.model.reading.surroundings import Surroundings, days_of_date, movement_of
from db.model.reading.targets import kind_of_row
from db.model.vietnamese import clean, fold

DITTO = frozenset({'"', "”", "“", "''", "nt", "-nt-", "nt.", "- nt -", "-//-", "//", "như trên"})
DECISION = re.compile(r"(?:quyết định\s*)?(?:số\s*:?\s*)?(\d[^\s,]*)(?:\s*,?\s*(?:ngày|\()\s*(.+?)\)?)?", re.I)
NUMBER_LEAD = re.compile(r"^(?:quyết định|qđ)?\s*(?:số\s*)?:?\s*(?=\d)", re.I)
TEXTS = (
    "position", "ethnicity", "hamlet", "award_level", "submission_number", "domain", "form", "scope",
    "model_name", "type", "state", "rank", "note", "source", "code", "short_name", "parent",
    "unit_type", "unit_now", "movement",
)  # fmt: skip
LONG_TEXTS = ("achievement", "content", "coordinating_units")
DATES = ("submitted_on", "valid_from", "valid_to")
UNITS = ("commune", "unit", "district", "province")
LEVELS = {"commune": 1, "district": 2, "province": 3}
TIMES = (("trieu", Decimal(1)), ("nghin", Decimal("0.001")), ("ngan", Decimal("0.001")),
         ("ty", Decimal(1000)), ("dong", Decimal("0.000001")))  # fmt: skip
MILLION = Decimal(1_000_000)
DATED_BY = ("decided_on", "submitted_on", "year")


@dataclass
class Draft:
    """A row while it is read."""

    line: Line
    kind: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    candidates: dict[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass
class RowReader:
    """Reads the lines of one block. ``forms``: awards that the file writes out somewhere."""

    block: Block
    around: Surroundings
    kind: str
    forms: frozenset[str]
    own: frozenset[str]
    unvalued: frozenset[tuple[int, int]]
    last: dict[Role, Value] = field(default_factory=dict)
    by_role: dict[Role, Column] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_role = {column.role: column for column in self.block.columns if column.role}
        self.keys = {role.key for role in self.by_role}

    def row(self, line: Line) -> Row:
        draft = Draft(line)
        typed, name = self._text(draft, "type"), self._name_text(draft)
        draft.kind = kind_of_row(self.kind, typed, line.section, name)
        for role, column in self.by_role.items():
            self._read(draft, role, column)
        self._name(draft, name)
        self._movement(draft)
        self._unit(draft, name)
        if draft.kind == UNIT:
            draft.values.pop("unit", None)
        return Row(
            line.row, draft.kind, draft.values, draft.cells, tuple(draft.problems),
            tuple(draft.doubts), draft.candidates, line.section,
        )  # fmt: skip

    # cells

    def _value(self, draft: Draft, role: Role) -> Value:
        column = self.by_role.get(role)
        if column is None:
            return None
        value = draft.line.values[column.column - 1]
        if isinstance(value, str) and clean(value).casefold() in DITTO:
            return self.last.get(role)
        self.last[role] = value
        return value

    def _text(self, draft: Draft, key: str) -> str:
        return text_of(self._value(draft, Role(key)))

    def _keep(self, draft: Draft, key: str, value: Any, column: Column) -> None:
        draft.values[key] = value
        draft.cells[key] = cell_name(draft.line.row, column.column)

    def _refuse(self, draft: Draft, code: str, column: Column, value: Value) -> None:
        if (draft.line.row, column.column) in self.unvalued:
            code = "formula_without_value"
        where = cell_name(draft.line.row, column.column)
        facts = {"column": column.name, "cell": where}
        draft.problems.append(Problem(code, field=where, row=draft.line.row,
                                      value=text_of(value)[:100], facts=facts))  # fmt: skip

    def _read(self, draft: Draft, role: Role, column: Column) -> None:
        value = self._value(draft, role)
        if (draft.line.row, column.column) in self.unvalued and value is None:
            self._refuse(draft, "formula_without_value", column, value)
        if amounts.is_missing(value):
            return
        match role.key:
            case key if key in TEXTS or key in self.own:
                self._keep(draft, key, text_of(value), column)
            case key if key in LONG_TEXTS:
                self._keep(draft, key, lines_of(value), column)
            case key if key in DATES:
                self._date(draft, key, column, value)
            case "birth":
                self._date(draft, "birth", column, value)
                if role.part:
                    self._keep(draft, "gender", role.part, column)
            case "male" | "female" | "gender" | "honorific":
                self._person_cell(draft, role.key, column, value)
            case "position_unit":
                self._position_and_unit(draft, column, text_of(value))
            case "award":
                self._keep(draft, "award", award_of(text_of(value), self.forms), column)
            case "decision" | "decision_number" | "decided_on":
                self._decision(draft, role.key, column, value)
            case "year":
                self._year(draft, column, value)
            case "deadline":
                self._deadline(draft, column, value)
            case key if key in ("income", "amount", "score", "percent", "change", "self_total", "reviewed",
                                "bonus", "penalty", "self_part", "reviewed_part"):  # fmt: skip
                self._number(draft, role, column, value)

    def _date(self, draft: Draft, key: str, column: Column, value: Value) -> None:
        found = amounts.when(value)
        if found.code:
            self._refuse(draft, found.code, column, value)
        elif found.date:
            self._keep(draft, key, found.date, column)

    def _deadline(self, draft: Draft, column: Column, value: Value) -> None:
        found = amounts.deadline(value)
        if found.code:
            self._refuse(draft, found.code, column, value)
        if found.date:
            self._keep(draft, "deadline", found.date, column)
        if found.precision:
            self._keep(draft, "deadline_precision", found.precision, column)

    def _year(self, draft: Draft, column: Column, value: Value) -> None:
        if year := amounts.year_of(value):
            self._keep(draft, "year", year, column)
        else:
            self._refuse(draft, "not_a_date", column, value)

    def _person_cell(self, draft: Draft, key: str, column: Column, value: Value) -> None:
        if key == "honorific":
            self._keep(draft, key, text_of(value), column)
        elif key == "gender":
            if said := amounts.gender(value):
                self._keep(draft, key, said, column)
            else:
                self._refuse(draft, "not_a_gender", column, value)
        elif year := amounts.when(value).date if not amounts.is_mark(value) else "":
            # years of birth under Nam and Nữ
            self._keep(draft, "birth", year, column)
            self._keep(draft, "gender", key, column)
        elif amounts.is_mark(value):
            self._keep(draft, "gender", key, column)
        else:
            self._refuse(draft, "not_a_gender", column, value)

    def _position_and_unit(self, draft: Draft, column: Column, text: str) -> None:
        position, _, rest = text.partition(",")
        self._keep(draft, "position", position.strip(), column)
        if rest.strip():
            self._keep(draft, "unit_text", rest.strip(), column)

    def _decision(self, draft: Draft, key: str, column: Column, value: Value) -> None:
        if key == "decided_on":
            self._date(draft, key, column, value)
            return
        text = text_of(value)
        found = DECISION.fullmatch(text)
        if key == "decision" and found:
            self._keep(draft, "decision_number", found[1], column)
            if found[2]:
                self._date(draft, "decided_on", column, f"ngày {found[2]}" if "tháng" in found[2] else found[2])
        elif found and found[2] and "decided_on" not in self.keys:
            self._decision(draft, "decision", column, value)
        else:
            self._keep(draft, "decision_number", NUMBER_LEAD.sub("", text), column)

    def _number(self, draft: Draft, role: Role, column: Column, value: Value) -> None:
        key = role.key
        if key in ("percent", "change"):
            found = amounts.percent(value, self._text(draft, "state"))
        else:
            sense = {"amount": Sense.MONEY, "income": Sense.MEASURE}.get(key, Sense.POINTS)
            if key == "income" and _times(column) == TIMES[-1][1]:
                sense = Sense.MONEY
            found = amounts.figure(value, sense)
        if found.number is None:
            if found.code:
                self._refuse(draft, found.code, column, value)
            return
        number = found.number
        if key == "income":
            # a cell that says triệu or đồng itself was counted in đồng
            number = number / MILLION if number > MILLION else number * _times(column)
        if key == "amount" and _times(column) != TIMES[-1][1] and number < MILLION:
            number = number * _times(column) * MILLION if _says_scale(column) else number
        if key == "score":
            self._keep(draft, "score", number, column)
        elif key in ("self_total", "reviewed", "bonus", "penalty", "self_part", "reviewed_part", "change"):
            scores = draft.values.setdefault("scores", {})
            scores[_score_name(role)] = number
            draft.cells[f"scores.{_score_name(role)}"] = cell_name(draft.line.row, column.column)
        else:
            self._keep(draft, key, number, column)

    # what several cells say together

    def _name_text(self, draft: Draft) -> str:
        """The name's cells: one, a merged heading's two, or surname and given name."""
        places: list[int] = []
        for role in (Role("surname"), Role("name"), Role("given")):
            if column := self.by_role.get(role):
                places += [column.column, *column.more]
        cells = [draft.line.texts[place - 1] for place in places]
        return " ".join(dict.fromkeys(cell for cell in cells if cell))

    def _name(self, draft: Draft, text: str) -> None:
        column = self.by_role.get(Role("name")) or self.by_role.get(Role("surname"))
        if not text or column is None or draft.kind in (SCORE, TASK):
            return
        if draft.kind in (COLLECTIVE, UNIT):
            self._keep(draft, "name", text, column)
            return
        found = names.household(text) if draft.kind == HOUSEHOLD else names.person(text)
        self._keep(draft, "name", found.name, column)
        if found.honorific and "honorific" not in draft.values and draft.kind != HOUSEHOLD:
            self._keep(draft, "honorific", found.honorific, column)
        # a household has no sex; its head has, where the column is about the head
        speaks = draft.kind != HOUSEHOLD or "chu ho" in words_of_heading(column.name)
        if found.gender and speaks and "gender" not in draft.values:
            self._keep(draft, "gender", found.gender, column)
        if found.remark:
            self._keep(draft, "remark", found.remark, column)
        said = names.gender_of(draft.values.get("honorific", ""))
        if said and "gender" not in draft.values and draft.kind != HOUSEHOLD:
            self._keep(draft, "gender", said, column)

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
            (self.around.gazetteer.match(text, days, self.around.around(section, level)), text, column)
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
                Problem(code, field=draft.cells.get("unit", ""), row=draft.line.row, value=text, facts=facts)
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
            text = ", ".join(dict.fromkeys(text for _, text in told))
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
        if draft.kind == COLLECTIVE:
            draft.values["name"] = organisations.name_in_full(draft.values.get("name", text), unit)
        elif draft.kind == TASK:
            draft.values["lead"] = organisations.name_in_full(text, unit)

    def _days(self, draft: Draft) -> Any:
        dates = (draft.values[key] for key in DATED_BY if key in draft.values)
        date = next(dates, "")
        return days_of_date(date) if date else self.around.days


def _times(column: Column) -> Decimal:
    """How many millions the heading counts in: (triệu đồng), (đồng)."""
    told = fold(f"{column.group} {column.name}")
    return next((times for word, times in TIMES if re.search(rf"\b{word}\b", told)), Decimal(1))


def _says_scale(column: Column) -> bool:
    return re.search(r"\b(trieu|nghin|ngan|ty)\b", fold(f"{column.group} {column.name}")) is not None


def _score_name(role: Role) -> str:
    if role.key == "self_part":
        return role.part
    if role.key == "reviewed_part":
        return f"reviewed {role.part}"
    return "change_pct" if role.key == "change" else role.key
