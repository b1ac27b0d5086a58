"""What the demo knows while it is being planted: its dice, its staff, and the rows so far."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from db.model.people import User
from db.model.tables import BY_NAME
from seed.reference import Reference
from seed.territory import Territory

if TYPE_CHECKING:
    from db.actions.seeding import Writing


@dataclass
class World:
    """``rows`` mirrors what stands in the database, so an edit knows the old value of a cell."""

    reference: Reference
    territory: Territory
    rng: random.Random
    users: dict[str, User] = field(default_factory=dict)
    rows: dict[str, dict[int, dict[str, Any]]] = field(default_factory=dict)

    def choice(self, listed: str, code: str) -> int:
        return self.reference.choice(listed, code)

    def add(self, writing: Writing, table: str, rows: Sequence[Mapping[str, Any]]) -> list[int]:
        ids = writing.insert(BY_NAME[table], rows)
        kept = self.rows.setdefault(table, {})
        kept.update({row_id: dict(row) for row_id, row in zip(ids, rows, strict=True)})
        return ids

    def change(self, writing: Writing, table: str, row_id: int, name: str, new: Any) -> None:
        row = self.rows[table][row_id]
        writing.update(BY_NAME[table], row_id, name, row.get(name), new)
        row[name] = new


@dataclass(frozen=True, slots=True)
class Step:
    """One bundle of the demo's history: who did what, and when."""

    at: datetime
    who: str
    kind: str
    work: Callable[[Writing], object]
