"""The communes and agencies of the demo, and which unit a place belonged to on a day."""

from __future__ import annotations

import random
from dataclasses import dataclass

from seed import sheets
from seed.reference import Reference, agency_key
from seed.sheets import text

REORGANISED_ON = "2025-07-01"
SILENT_SUCCESSORS = 5


@dataclass(frozen=True, slots=True)
class Territory:
    """``heirs`` are the successors of a commune; ``silent`` places never have an exemplar."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    agencies: tuple[int, ...]
    heirs: dict[int, tuple[int, ...]]
    silent: frozenset[int]

    def unit_on(self, unit: int, day: str) -> int:
        """The unit itself, or the successor it has on that day (the first when it was split)."""
        if day < REORGANISED_ON or unit not in self.heirs:
            return unit
        return self.heirs[unit][0]

    def present(self, unit: int) -> int:
        """The unit of today; a commune that was split stays, for nobody knows which part."""
        heirs = self.heirs.get(unit, ())
        return heirs[0] if len(heirs) == 1 else unit

    def lively(self) -> list[int]:
        return [unit for unit in self.before if unit not in self.silent]

    def members_on(self, day: str) -> tuple[int, ...]:
        """The communes that count in the plan on that day."""
        return self.before if day < REORGANISED_ON else self.after


def survey(reference: Reference, rng: random.Random) -> Territory:
    """The territory of the home province, with a few places that will stay without exemplars."""
    home = (reference.home,)
    heirs: dict[int, list[int]] = {}
    for row in sheets.of_provinces("successions", home):
        if row["on"] == REORGANISED_ON:
            old, new = reference.units[text(row, "predecessor")], text(row, "successor")
            heirs.setdefault(old, []).append(reference.units[new])
    communes = [row for row in sheets.of_provinces("units", home) if row["level"] == "commune"]
    before = tuple(
        reference.units[text(row, "key")] for row in communes if row["valid_to"] == "2025-06-30"
    )
    inherited = {new for olds in heirs.values() for new in olds}
    after = tuple(
        unit
        for row in communes
        if not row["valid_to"] and (unit := reference.units[text(row, "key")]) in inherited
    )
    quiet = set(rng.sample(after, SILENT_SUCCESSORS))
    silent = quiet | {old for old, olds in heirs.items() if quiet & set(olds)}
    return Territory(
        before, after, _agencies(reference),
        {old: tuple(new) for old, new in heirs.items()}, frozenset(silent),
    )  # fmt: skip


def _agencies(reference: Reference) -> tuple[int, ...]:
    return tuple(
        reference.units[agency_key(reference.home, text(row, "code"))]
        for row in sheets.rows("agencies")
        if row["only"] in (None, reference.home) and not row["valid_to"] and not row["valid_from"]
    )
