"""What a file would do to the register: parts, offers, and all that a person said about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from db.actions.importing.lines import STATES, Line
from db.model.problems import Problem
from db.model.reading.result import AS_READ, Corrections
from db.model.reading.shape import Skipped

# sheet and row of a file
Spot = tuple[str, int]
# the state of a row that a person does not take
LEFT = "left"


@dataclass(frozen=True, slots=True)
class Said:
    """All that a person said about one file; plain data, so it can be kept and come back to.

    ``given`` is what all rows share (round, plan, unit …) under the fields' names. ``answers``:
    (sheet, row, key of the question) → the id chosen, OTHER for somebody else. ``typed``: cells
    corrected in the preview. ``left_rows``, ``left_fields`` (target, field) and ``left_cells``
    are not taken. ``clear``: an empty cell empties what is there.
    """

    by_hand: Corrections = AS_READ
    given: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[tuple[str, int, str], int] = field(default_factory=dict)
    typed: Mapping[tuple[str, int, str], str] = field(default_factory=dict)
    left_rows: frozenset[Spot] = frozenset()
    left_fields: frozenset[tuple[str, str]] = frozenset()
    left_cells: frozenset[tuple[str, int, str]] = frozenset()
    clear: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """One row of a file as it would go in; ``line.line`` is its row in the sheet.

    ``line.state`` is one of STATES, or LEFT. ``doubts`` want a look and stop nothing.
    ``sources``: field → the cell of the file (F12).
    """

    sheet: str
    kind: str
    line: Line
    doubts: tuple[Problem, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a sheet. ``target``: the register's table; ``fields``: those its rows fill.

    ``nowhere``: headings of columns that were understood and that the table has no field for.
    """

    sheet: str
    heading: tuple[int, ...]
    target: str
    fields: tuple[str, ...]
    offers: tuple[Offer, ...]
    nowhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """A file as it would go in; nothing is written yet. ``asked``: shared values still missing.

    ``apart``: subjects that a person said are different; somebody new has a number below zero.
    ``head``: the log's last bundle when the register was looked at.
    """

    parts: tuple[Part, ...]
    skipped: Mapping[str, tuple[Skipped, ...]]
    said: Said
    asked: tuple[str, ...] = ()
    apart: frozenset[tuple[int, int]] = frozenset()
    head: int = 0

    def asking(self, sheet: str, row: int, key: str) -> list[Spot]:
        """The rows that ask the same as this one, itself among them: one answer does for all."""
        asked = {
            (offer.sheet, offer.line.line): (question.text, tuple(question.candidates))
            for part in self.parts
            for offer in part.offers
            for question in offer.line.questions
            if question.key == key
        }
        mine = asked.get((sheet, row))
        return [spot for spot, other in asked.items() if other == mine]

    def counts(self) -> dict[str, int]:
        found = dict.fromkeys((*STATES, LEFT), 0)
        for part in self.parts:
            for offer in part.offers:
                found[offer.line.state] += 1
        return found


@dataclass(frozen=True, slots=True)
class Saved:
    """``bundle``: its number; ``added``: table → rows; ``changed``: cells."""

    bundle: int
    added: Mapping[str, int]
    changed: int
