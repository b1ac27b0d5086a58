"""From one cell to a value or two: texts, days, numbers, marks; or why it says nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from db.model.problems import Problem
from db.model.reading import amounts
from db.model.reading.amounts import Sense
from db.model.reading.awards import award_of
from db.model.reading.grid import Value, cell_name, lines_of, text_of
from db.model.reading.roles import Role
from db.model.reading.shape import Column, Line
from db.model.reading.words import BEFORE_NUMBER, DECIDED
from db.model.vietnamese import fold

DECISION = re.compile(DECIDED, re.I)
NUMBER_LEAD = re.compile(BEFORE_NUMBER, re.I)
TIMES = (
    ("trieu", Decimal(1)),
    ("nghin", Decimal("0.001")),
    ("ngan", Decimal("0.001")),
    ("ty", Decimal(1000)),
    ("dong", Decimal("0.000001")),
)
MILLION = Decimal(1_000_000)
LONGEST_QUOTE = 100


@dataclass
class Draft:
    """A row while it is read. ``state``: what its state column says, for a percentage of 1."""

    line: Line
    kind: str = ""
    state: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    candidates: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def keep(self, key: str, value: Any, column: Column) -> None:
        self.values[key] = value
        self.cells[key] = cell_name(self.line.row, column.column)

    def refuse(self, code: str, column: Column, value: Value) -> None:
        where = cell_name(self.line.row, column.column)
        facts = {"column": column.name, "cell": where}
        quoted = text_of(value)[:LONGEST_QUOTE]
        self.problems.append(Problem(code, "", where, self.line.row, quoted, facts))


def text(draft: Draft, role: Role, column: Column, value: Value) -> None:
    draft.keep(role.key, text_of(value), column)


def long_text(draft: Draft, role: Role, column: Column, value: Value) -> None:
    draft.keep(role.key, lines_of(value), column)


def day(draft: Draft, role: Role, column: Column, value: Value) -> None:
    found = amounts.when(value)
    if found.code:
        draft.refuse(found.code, column, value)
    else:
        draft.keep(role.key, found.date, column)


def birth(draft: Draft, role: Role, column: Column, value: Value) -> None:
    """A day or a year; its column may say the sex."""
    day(draft, role, column, value)
    if role.part:
        draft.keep("gender", role.part, column)


def deadline(draft: Draft, role: Role, column: Column, value: Value) -> None:
    found = amounts.deadline(value)
    if found.code:
        draft.refuse(found.code, column, value)
    if found.date:
        draft.keep(role.key, found.date, column)
    if found.precision:
        draft.keep("deadline_precision", found.precision, column)


def year(draft: Draft, role: Role, column: Column, value: Value) -> None:
    if found := amounts.year_of(value):
        draft.keep(role.key, found, column)
    else:
        draft.refuse("not_a_date", column, value)


def gender(draft: Draft, role: Role, column: Column, value: Value) -> None:
    if said := amounts.gender(value):
        draft.keep(role.key, said, column)
    else:
        draft.refuse("not_a_gender", column, value)


def marked_gender(draft: Draft, role: Role, column: Column, value: Value) -> None:
    """A cross, or the year of birth, in a column Nam or Nữ."""
    if amounts.is_mark(value):
        draft.keep("gender", role.key, column)
    elif found := amounts.when(value).date:
        draft.keep("birth", found, column)
        draft.keep("gender", role.key, column)
    else:
        draft.refuse("not_a_gender", column, value)


def position_and_unit(draft: Draft, _: Role, column: Column, value: Value) -> None:
    """Giáo viên, Trường THCS Lê Lợi: the first words are the position, any may name the unit."""
    told = text_of(value)
    draft.keep("position", told.split(",")[0].strip(), column)
    draft.keep("unit_text", told, column)


def decision(draft: Draft, _: Role, column: Column, value: Value) -> None:
    """A number, and its day where the cell goes on: 12/QĐ-UBND ngày 3/4/2022."""
    told = text_of(value)
    found = DECISION.fullmatch(told)
    draft.keep("decision_number", found[1] if found else NUMBER_LEAD.sub("", told), column)
    if found and found[2] and "decided_on" not in draft.values:
        date = f"ngày {found[2]}" if "tháng" in found[2].casefold() else found[2]
        day(draft, Role("decided_on"), column, date)


def percentage(draft: Draft, role: Role, column: Column, value: Value) -> None:
    _number(draft, role, column, value, amounts.percent(value, draft.state))


def points(draft: Draft, role: Role, column: Column, value: Value) -> None:
    _number(draft, role, column, value, amounts.figure(value, Sense.POINTS))


def part_of_score(draft: Draft, role: Role, column: Column, value: Value) -> None:
    """One of several marks of a row; they stand together under their names."""
    change = role.key == "change"
    found = amounts.percent(value) if change else amounts.figure(value, Sense.POINTS)
    if found.number is None:
        draft.refuse(found.code, column, value)
        return
    name = {"self_part": role.part, "reviewed_part": f"reviewed {role.part}"}.get(
        role.key, "change_pct" if change else role.key
    )
    draft.values.setdefault("scores", {})[name] = found.number
    draft.cells[f"scores.{name}"] = cell_name(draft.line.row, column.column)


def income(draft: Draft, role: Role, column: Column, value: Value) -> None:
    """In millions, whatever the heading counts in; a cell may say triệu itself."""
    times = _times(column) or Decimal(1)
    sense = Sense.MONEY if times < Decimal("0.1") else Sense.MEASURE
    found = amounts.figure(value, sense)
    if found.number is not None:
        whole = found.number >= MILLION
        found = amounts.Figure(found.number / MILLION if whole else found.number * times)
    _number(draft, role, column, value, found)


def amount(draft: Draft, role: Role, column: Column, value: Value) -> None:
    """In đồng, whatever the heading counts in."""
    found = amounts.figure(value, Sense.MONEY)
    times = _times(column)
    if found.number is not None and times is not None and found.number < MILLION:
        found = amounts.Figure(found.number * times * MILLION)
    _number(draft, role, column, value, found)


def _number(draft: Draft, role: Role, column: Column, value: Value, found: amounts.Figure) -> None:
    if found.number is None:
        draft.refuse(found.code, column, value)
    else:
        draft.keep(role.key, found.number, column)


def _times(column: Column) -> Decimal | None:
    """How many millions the heading counts in: (triệu đồng), (đồng); None where it does not say."""
    told = fold(f"{column.group} {column.name}")
    return next((times for word, times in TIMES if re.search(rf"\b{word}\b", told)), None)


def marked_award(draft: Draft, role: Role, column: Column, value: Value) -> None:
    """A cross in the column of an award; a row may have several."""
    if not amounts.is_mark(value):
        draft.refuse("not_a_mark", column, value)
        return
    awards = [draft.values.get("award", ""), award_of(role.part)]
    draft.keep("award", "; ".join(award for award in awards if award), column)


def award_reader(forms: frozenset[str]) -> Callable[[Draft, Role, Column, Value], None]:
    """Reads awards of a file that writes out these forms somewhere."""

    def award(draft: Draft, role: Role, column: Column, value: Value) -> None:
        draft.keep(role.key, award_of(text_of(value), forms), column)

    return award


TEXTS = (
    *("honorific", "position", "ethnicity", "hamlet", "award_level", "submission_number", "domain"),
    *("form", "scope", "model_name", "type", "state", "rank", "note", "source", "code", "movement"),
    *("short_name", "parent", "unit_type", "unit_now"),
)
LONG_TEXTS = ("achievement", "content", "coordinating_units")
DAYS = ("submitted_on", "valid_from", "valid_to", "decided_on")
PARTS = ("change", "self_total", "reviewed", "bonus", "penalty", "self_part", "reviewed_part")
READERS: dict[str, Callable[[Draft, Role, Column, Value], None]] = {
    **dict.fromkeys(TEXTS, text),
    **dict.fromkeys(LONG_TEXTS, long_text),
    **dict.fromkeys(DAYS, day),
    **dict.fromkeys(PARTS, part_of_score),
    **dict.fromkeys(("male", "female"), marked_gender),
    **dict.fromkeys(("decision", "decision_number"), decision),
    "birth": birth, "gender": gender, "deadline": deadline, "year": year, "score": points,
    "award_mark": marked_award,
    "percent": percentage, "income": income, "amount": amount, "position_unit": position_and_unit,
}  # fmt: skip
