"""The figures of a plan as frames, and what can be counted in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from db.model.parts import SIDES, UNKNOWN, Part

KINDS = ("model", "collective", "individual", "household")
STAGES = ("detection", "nurturing", "summing_up", "replication")
# what a target may be typed for, beside the phase
OF_TARGET = ("kind", "movement", "stage", "unit")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many different exemplars count, as SQL counted them.

    ``counts``: (of the whole plan, phase, by, value) → count, phase None for those in none.
    """

    counts: Mapping[tuple[bool, int | None, str, Any], int]

    @classmethod
    def of(cls, found: pd.DataFrame) -> Tally:
        """From a row a phase, kind, movement and stage, and the same of the whole plan."""
        held = found.astype(object).where(found.notna(), None)
        counts: Counter[tuple[bool, int | None, str, Any]] = Counter()
        for row in held.to_dict("records"):
            where = (bool(row["of_plan"]), row["phase"])
            counts[*where, "", None] += row["count"]
            for by in ("kind", "movement", "stage"):
                counts[*where, by, row[by]] += row["count"]
        return cls(counts)

    def count(self, phase: int | None, by: str = "", value: Any = None) -> int:
        """In a phase, None for the plan; of one kind, movement or stage, or of all."""
        return self.counts.get((phase is None, phase, by, value), 0)

    @property
    def without_phase(self) -> int:
        return self.counts.get((False, None, "", None), 0)

    @property
    def in_several(self) -> int:
        """How many times an exemplar counts in one phase more than its first."""
        of_phases = sum(
            count
            for (_, phase, by, _), count in self.counts.items()
            if phase is not None and not by
        )
        return of_phases - (self.count(None) - self.without_phase)


@dataclass(frozen=True, slots=True)
class Progress:
    """``counted``: a row an exemplar and phase (phase empty when in none): exemplar, phase, kind,
    movement, stage, counted_on. ``places``: exemplar, phase, side, place, name. ``targets``: phase,
    kind, movement, stage, unit, target as typed. ``phases``: id → name, in order.
    ``ends``: id → last day. ``split``: the day from which there are no districts.
    """

    counted: pd.DataFrame
    places: pd.DataFrame
    targets: pd.DataFrame
    phases: Mapping[int, str]
    ends: Mapping[int, str]
    movements: Mapping[int, str]
    split: date | None

    def total(self, phase: int | None = None, kind: str | None = None) -> int:
        """How many different exemplars count, in a phase or in the plan, of a kind or of all."""
        part = Part(phase, "kind", kind) if kind else Part(phase)
        return len(self.behind(part))

    @property
    def without_phase(self) -> int:
        return int(self.counted["phase"].isna().sum())

    def in_several_phases(self) -> int:
        """How many times an exemplar counts in one phase more than its first."""
        held = self.counted.dropna(subset=["phase"])
        return len(held) - int(held["exemplar"].nunique())

    def behind(self, part: Part) -> list[int]:
        """The exemplars that a number counts."""
        held = self._valued(part.by, part.phase)
        if part.value:
            within = (
                held["value"] <= part.value if part.by == "month" else held["value"] == part.value
            )
            held = held[within]
        return sorted(held["exemplar"].unique().tolist())

    def by(self, by: str, phase: int | None = None) -> pd.DataFrame:
        """Different exemplars a value: value, count and target, where one was typed; most first."""
        held = self._valued(by, phase).drop_duplicates(["exemplar", "value"])
        counts = held.groupby("value")["exemplar"].count()
        frame = counts.rename("count").rename_axis("value").reset_index()
        parts = [Part(phase, by, value) for value in frame["value"]]
        frame["target"] = pd.array([self.target(part) for part in parts], dtype="Int64")
        return frame.sort_values(["count", "value"], ascending=[False, True], ignore_index=True)

    def crossing(self, first: str, second: str, phase: int | None = None) -> pd.DataFrame:
        """Different exemplars where two values meet: first, second, count."""
        one, other = (
            self._valued(by, phase)[["exemplar", "phase", "value"]].drop_duplicates()
            for by in (first, second)
        )
        met = one.merge(other, on=["exemplar", "phase"], suffixes=("_first", "_second"))
        met = met.drop_duplicates(["exemplar", "value_first", "value_second"])
        counts = met.groupby(["value_first", "value_second"])["exemplar"].count()
        return counts.rename("count").rename_axis(["first", "second"]).reset_index()

    def months(self, phase: int, day: date) -> pd.DataFrame:
        """How many count in a phase by the end of each month, to its end or a day: value, count."""
        held = self._valued("month", phase)
        if held.empty:
            return pd.DataFrame({"value": [], "count": []})
        new = held.groupby("value")["exemplar"].nunique()
        last = max(min(f"{day:%Y-%m}", self.ends[phase][:7]), str(new.index.max()))
        months = pd.period_range(str(new.index.min()), last, freq="M").astype(str)
        counts = new.reindex(months, fill_value=0).cumsum()
        return counts.rename("count").rename_axis("value").reset_index()

    def target(self, part: Part) -> int | None:
        """The target that was typed for exactly this; None when none was."""
        named = {"agency": "unit", "commune": "unit", "district": "unit"}.get(part.by, part.by)
        if named not in (*OF_TARGET, "all"):
            return None
        found = self.targets
        found = found[found["phase"].isna() if part.phase is None else found["phase"] == part.phase]
        for column in OF_TARGET:
            cells = found[column]
            meant = cells.astype("string") == part.value if column == named else cells.isna()
            found = found[meant.fillna(False)]
        return None if found.empty else int(found["target"].sum())

    def place_names(self) -> dict[str, str]:
        """What the places of the records are called, by their written id."""
        pairs = self.places.drop_duplicates("place")
        return dict(zip(pairs["place"].astype("string"), pairs["name"], strict=True))

    def _valued(self, by: str, phase: int | None) -> pd.DataFrame:
        """Exemplars with the value they count under."""
        held = self.places[self.places["side"] == by] if by in SIDES else self.counted
        if phase is not None:
            held = held[held["phase"] == phase]
        return held.assign(value=_values(held, by))


def _values(held: pd.DataFrame, by: str) -> pd.Series:
    if by in SIDES:
        return held["place"].astype("string")
    if by == "month":
        return pd.to_datetime(held["counted_on"]).dt.strftime("%Y-%m")
    if by == "all":
        return held["exemplar"].astype("string")
    return held[by].astype("string").fillna(UNKNOWN)
