"""Rows of two units, own and other, of any table, from its description."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from db.model.catalog import Field, Kind, Table
from tests.conftest import Rows

ELSEWHERE = {"own": "other", "other": "own"}


@dataclass
class Places:
    """Rows of two units: what each needs, and new ones of any table that nothing else uses."""

    rows: Rows
    units: dict[str, int] = field(default_factory=dict)
    made: dict[tuple[str, str], int] = field(default_factory=dict)
    count: int = 0

    def settle(self) -> Places:
        for side in ("own", "other"):
            self.units[side] = self.rows.make("unit", code=side, name=f"Xã {side}")
        return self

    def fresh(self, name: str, side: str) -> int:
        return self.rows.make(name, **self.draft(name, side))

    def draft(self, name: str, side: str) -> dict[str, Any]:
        """A row of that side, unlike any other."""
        self.count += 1
        table = self.rows.store.catalogue[name]
        unlike = {self._part(table, group) for group in table.unique}
        drafted = {}
        for described in table.fields:
            if described.kind is Kind.LINK and (described.required or not described.fixed):
                again = described.name not in unlike
                # a unit is not its own successor
                to = ELSEWHERE[side] if _is_second(table, described) else side
                drafted[described.name] = self._linked(described, to, name, again)
            elif described.name in unlike:
                drafted[described.name] = self._unlike(described)
        return drafted

    def _linked(self, described: Field, side: str, name: str, again: bool) -> int | None:
        if described.target == "unit":
            return None if name == "unit" else self.units[side]
        if described.target == name:
            return None
        key = (described.target, side)
        if key not in self.made or not again:
            self.made[key] = self.fresh(*key)
        return self.made[key]

    def _part(self, table: Table, group: tuple[str, ...]) -> str:
        """The part of a group that must be unlike, so that nothing is twice."""
        kinds = (Kind.TEXT, Kind.DATE, Kind.WHOLE, Kind.LINK)
        parts = [n for kind in kinds for n in group if table.field(n).kind is kind]
        return next(n for n in parts if n not in ("table_name", "list"))

    def _unlike(self, described: Field) -> Any:
        match described.kind:
            case Kind.TEXT:
                return f"x{self.count}"
            case Kind.DATE:
                return f"{1900 + self.count}"
            case _:
                return self.count


def _is_second(table: Table, described: Field) -> bool:
    """Whether a required link stands before this one and points at the same table."""
    first = next(f for f in table.fields if f.target == described.target)
    return described.required and first.required and first is not described
