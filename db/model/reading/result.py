"""What reading a file gives: tables, rows, values and their cells, doubts, what was skipped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from db.model.problems import Problem
from db.model.reading.shape import ByHand, Column, Skipped

SCORE, TASK, UNIT = "score", "task", "unit"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file. ``kind``: individual, collective, household, score, task or unit.

    ``values`` stand under the names that the register gives its fields, ``unit`` is an id;
    ``cells`` says from where (F12). ``candidates``: what a value may be when the row does not say.
    ``problems`` keep the row from being taken as it is, ``doubts`` only want a look.
    """

    row: int
    kind: str
    values: Mapping[str, Any]
    cells: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()
    candidates: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    section: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """``target``: the table of the register that the rows are for; ``heading``: its rows."""

    target: str
    heading: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class SheetRead:
    """``decoded``: cell (F12) → what stood there before its legacy font was read."""

    name: str
    hidden: bool
    tables: tuple[Table, ...]
    skipped: tuple[Skipped, ...]
    decoded: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """``same_person``: groups of (sheet, row) that may speak of one person, for a person to say."""

    sheets: tuple[SheetRead, ...]
    same_person: tuple[tuple[tuple[str, int], ...], ...] = ()

    @property
    def rows(self) -> int:
        return sum(len(table.rows) for sheet in self.sheets for table in sheet.tables)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person said about a file: by sheet, and (sheet, heading row) → target or kind."""

    sheets: Mapping[str, ByHand] = field(default_factory=dict)
    targets: Mapping[tuple[str, int], str] = field(default_factory=dict)
    kinds: Mapping[tuple[str, int], str] = field(default_factory=dict)


AS_READ = Corrections()
