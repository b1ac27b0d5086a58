"""The figures of the plan: what counts in which phase, and what is behind each number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from db.actions.progress import KINDS, STAGES, Progress
from db.model.parts import Part
from db.model.people import User, may_run_the_office, may_see_names, may_see_progress
from db.model.phases import Span, proposal
from db.model.problems import reject
from db.store import figures, rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.rows import Filter, Query
from db.store.writer import Writing, write

__all__ = [
    "KINDS",
    "STAGES",
    "Part",
    "Progress",
    "names_behind",
    "progress",
    "settle_phase",
    "uncovered",
    "unsettled",
]


def progress(
    store: Store, user: User, plan: int, bundle: int | None = None, day: date | None = None
) -> Progress:
    """The figures of a plan up to a day, as the register holds them now or after a bundle."""
    _may_see(user)
    with store.reading() as con:
        counted = figures.run(con, "progress", bundle, plan=plan, day=day)
        exemplars = sorted(counted["exemplar"].unique().tolist())
        places = figures.run(con, "places", bundle, exemplars=exemplars, day=day)
    return replace(aims(store, user, plan, bundle), counted=counted, places=places)


def aims(store: Store, user: User, plan: int, bundle: int | None = None) -> Progress:
    """The phases, movements and targets of a plan, without the rows that count."""
    _may_see(user)
    with store.reading() as con:
        targets = figures.run(con, "targets", bundle, plan=plan)
        [split] = figures.run(con, "split", bundle)["day"].tolist() or [None]
        query = Query((Filter("plan", "is", plan),), sort=(("position", False),), bundle=bundle)
        phases, _ = rows.page(con, store.catalogue, store.catalogue["phase"], query)
        table = store.catalogue["movement"]
        known = rows.fetch(
            con, table, rows.titles(con, store.catalogue, table, bundle=bundle), bundle
        )
    named = dict(zip(phases["id"].tolist(), phases["name"].tolist(), strict=True))
    ends = dict(zip(phases["id"].tolist(), phases["ends_on"].tolist(), strict=True))
    movements = {row["id"]: row["short_name"] or row["name"] for row in known}
    since = None if split is None else pd.Timestamp(split).date()
    none = pd.DataFrame()
    return Progress(none, none, targets, named, ends, movements, since)


def names_behind(
    store: Store, user: User, exemplars: Sequence[int], bundle: int | None = None
) -> pd.DataFrame:
    """The rows behind a number: exemplar, name, unit, recognised_on."""
    _may_see_names(user)
    with store.reading() as con:
        table, units = store.catalogue["exemplar"], store.catalogue["unit"]
        named = rows.titles(con, store.catalogue, table, exemplars, bundle=bundle)
        held = {row["id"]: row for row in rows.fetch(con, table, exemplars, bundle)}
        wanted = sorted({row["unit"] for row in held.values()})
        of_unit = rows.titles(con, store.catalogue, units, wanted, bundle=bundle)
    return pd.DataFrame(
        [
            (
                row, _title(held[row]["model_name"], name), of_unit[held[row]["unit"]],
                held[row]["recognised_on"],
            )
            for row, name in named.items()
        ],
        columns=["exemplar", "name", "unit", "recognised_on"],
    )  # fmt: skip


def uncovered(
    store: Store,
    user: User,
    plan: int,
    day: date,
    exemplars: Sequence[int],
    bundle: int | None = None,
) -> pd.DataFrame:
    """The units of a plan on a day in protocol order: unit, name, parent, without.

    ``without``: none of the exemplars is there.
    """
    _may_see(user)
    with store.reading() as con:
        return figures.run(con, "uncovered", bundle, plan=plan, day=day, exemplars=list(exemplars))


def unsettled(store: Store, user: User, plan: int, bundle: int | None = None) -> pd.DataFrame:
    """Stage entries without a phase: id, subject, stage in both languages, entered_on, proposed.

    ``proposed``: the first phase that holds the date, empty when none does.
    """
    _may_see_names(user)
    with store.reading() as con:
        found = figures.run(con, "unsettled", bundle, plan=plan)
        query = Query((Filter("plan", "is", plan),), sort=(("position", False),), bundle=bundle)
        phases, _ = rows.page(con, store.catalogue, store.catalogue["phase"], query)
    spans = [
        Span(*span)
        for span in zip(phases["id"], phases["starts_on"], phases["ends_on"], strict=True)
    ]
    proposed = [proposal(entered, spans) for entered in found["entered_on"]]
    return found.assign(proposed=pd.array(proposed, dtype="Int64"))


def settle_phase(store: Store, user: User, entries: Sequence[int], phase: int) -> int:
    """Put stage entries without a phase into one, as one bundle; gives the bundle."""
    if not may_run_the_office(user):
        raise reject("not_allowed")

    def work(writing: Writing) -> int:
        table = store.catalogue["stage_entry"]
        writing.update_many(table, "phase", [(entry, None, phase) for entry in entries])
        return writing.number

    return write(store, Origin(user, "settle"), work)


def _title(model: str | None, subject: str) -> str:
    return f"{model} · {subject}" if model else subject


def _may_see_names(user: User) -> None:
    if not may_see_names(user):
        raise reject("not_allowed")


def _may_see(user: User) -> None:
    if not may_see_progress(user):
        raise reject("not_allowed")
