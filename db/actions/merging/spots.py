"""Rows of all sheets of a file as numbers: a sheet's place, then the row in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.actions.merging.shape import Said, Spot

# more rows than any sheet has
SHEET = 10_000_000


@dataclass(frozen=True)
class Spots:
    """The lines of a file: what stands behind a number, and what was said by number."""

    sheets: tuple[str, ...]

    @staticmethod
    def of(names: Sequence[str]) -> Spots:
        return Spots(tuple(names))

    def line(self, sheet: str, row: int) -> int:
        return self.sheets.index(sheet) * SHEET + row

    def spot(self, line: int) -> Spot:
        return self.sheets[line // SHEET], line % SHEET

    def knows(self, sheet: str) -> bool:
        return sheet in self.sheets

    def answers(self, said: Said) -> dict[tuple[int, str], int]:
        """What was answered, as lines have it."""
        return {
            (self.line(sheet, row), key): chosen
            for (sheet, row, key), chosen in said.answers.items()
            if self.knows(sheet)
        }

    def typed(self, said: Said) -> dict[int, dict[str, str]]:
        """Line → key → the text typed."""
        found: dict[int, dict[str, str]] = {}
        for (sheet, row, key), text in said.typed.items():
            if self.knows(sheet):
                found.setdefault(self.line(sheet, row), {})[key] = text
        return found

    def left(self, said: Said, target: str) -> tuple[frozenset[str], Mapping[int, set[str]]]:
        """Keys that no row of this table takes, and line → those that it does not."""
        cells: dict[int, set[str]] = {}
        for sheet, row, key in said.left_cells:
            if self.knows(sheet):
                cells.setdefault(self.line(sheet, row), set()).add(key)
        return frozenset(key for table, key in said.left_fields if table == target), cells
