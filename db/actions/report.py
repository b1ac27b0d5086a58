"""The figures of the plan: what counts in which phase, and what is behind each number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from db.model.people import User, may_run_the_office, may_see_names, may_see_progress
from db.model.problems import reject
from db.store import figures, rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.rows import Filter, Query
from db.store.writer import Writing, write

KINDS = ("model", "collective", "individual", "household")
STAGES = ("detection", "nurturing", "summing_up", "replication")


@dataclass(frozen=True, slots=True)
class Progress:
    """``counted``: a row an exemplar and phase (phase empty when in none): exemplar, phase, kind,
    movement, stage. ``targets``: phase, kind, target as typed. ``phases``: id → name, in order.
    """

    counted: pd.DataFrame
    targets: pd.DataFrame
    phases: Mapping[int, str]
    without_phase: int

    def total(self, phase: int | None = None, kind: str | None = None) -> int:
        """How many different exemplars count, in a phase or in the plan, of a kind or of all."""
        return int(self.narrowed(phase, kind)["exemplar"].nunique())

    def narrowed(self, phase: int | None = None, kind: str | None = None) -> pd.DataFrame:
        found = self.counted
        if phase is not None:
            found = found[found["phase"] == phase]
        if kind is not None:
            found = found[found["kind"] == kind]
        return found

    def in_several_phases(self) -> int:
        """How many times an exemplar counts in one phase more than its first."""
        held = self.counted.dropna(subset=["phase"])
        return len(held) - int(held["exemplar"].nunique())

    def target(self, phase: int | None = None, kind: str | None = None) -> int | None:
        """The target that was typed for exactly this; None when none was."""
        found = self.targets
        found = found[found["phase"].isna() if phase is None else found["phase"] == phase]
        found = found[found["kind"].isna() if kind is None else found["kind"] == kind]
        return None if found.empty else int(found["target"].sum())

    def by(self, column: str, phase: int | None = None) -> pd.DataFrame:
        """Different exemplars a value of movement, stage or kind: value, count; most first."""
        held = self.narrowed(phase).dropna(subset=[column]).drop_duplicates(["exemplar", column])
        counts = held.groupby(column)["exemplar"].count()
        frame = counts.rename("count").rename_axis("value").reset_index()
        return frame.sort_values(["count", "value"], ascending=[False, True], ignore_index=True)


def progress(store: Store, user: User, plan: int, bundle: int | None = None) -> Progress:
    """The figures of a plan today, or as they stood after a bundle."""
    _may_see(user)
    with store.reading() as con:
        counted = figures.run(con, "progress", bundle, plan=plan)
        targets = figures.run(con, "targets", bundle, plan=plan)
        query = Query((Filter("plan", "is", plan),), sort=(("position", False),), bundle=bundle)
        phases, _ = rows.page(con, store.catalogue, store.catalogue["phase"], query)
    named = dict(zip(phases["id"].tolist(), phases["name"].tolist(), strict=True))
    return Progress(counted, targets, named, int(counted["phase"].isna().sum()))


def names_behind(store: Store, user: User, exemplars: Sequence[int]) -> pd.DataFrame:
    """The rows behind a number: exemplar, name, unit."""
    _may_see_names(user)
    with store.reading() as con:
        table, units = store.catalogue["exemplar"], store.catalogue["unit"]
        named = rows.titles(con, store.catalogue, table, exemplars)
        held = {row["id"]: row["unit"] for row in rows.fetch(con, table, exemplars)}
        of_unit = rows.titles(con, store.catalogue, units, sorted(set(held.values())))
    return pd.DataFrame(
        [(row, name, of_unit[held[row]]) for row, name in named.items()],
        columns=["exemplar", "name", "unit"],
    )


def unsettled(store: Store, user: User, plan: int) -> pd.DataFrame:
    """Stage entries of 2023 without a phase: id, subject, stage in both languages, entered_on."""
    _may_see_names(user)
    with store.reading() as con:
        return figures.run(con, "unsettled", plan=plan)


def settle_phase(store: Store, user: User, entries: Sequence[int], phase: int) -> int:
    """Put stage entries without a phase into one, as one bundle; gives the bundle."""
    if not may_run_the_office(user):
        raise reject("not_allowed")

    def work(writing: Writing) -> int:
        table = store.catalogue["stage_entry"]
        writing.update_many(table, "phase", [(entry, None, phase) for entry in entries])
        return writing.number

    return write(store, Origin(user, "settle"), work)


def _may_see_names(user: User) -> None:
    if not may_see_names(user):
        raise reject("not_allowed")


def _may_see(user: User) -> None:
    if not may_see_progress(user):
        raise reject("not_allowed")
