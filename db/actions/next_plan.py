"""The plan that follows: what is copied, which exemplars are carried over, the old one locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.actions import criteria, freezing, overview
from db.model.people import User, may_administer
from db.model.problems import reject
from db.model.values import first_day, is_date
from db.model.vietnamese import clean
from db.store import rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.rows import Filter, Query
from db.store.writer import Writing, write

TABLE = "plan"
MOST = 1_000_000
# what a copied task keeps: how far it went belongs to the old plan
OF_TASK = ("content", "lead_unit", "coordinating_units", "note")
# what an exemplar takes along; its recognition was for the old plan
OF_EXEMPLAR = (
    "subject", "form", "model_name", "scope", "domain", "movement", "movements", "lesson",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase to come, its days as those of the plan."""

    name: str
    starts_on: str
    ends_on: str


@dataclass(frozen=True, slots=True)
class NextPlan:
    """What follows ``old``. Days are written as 2026-01-01; ``exemplars`` are carried over.

    ``units``, ``tasks``, ``criteria``: whether these are copied. ``reason``: why the old plan is
    locked, empty when it stays open.
    """

    old: int
    name: str
    starts_on: str
    ends_on: str
    phases: tuple[Phase, ...]
    exemplars: tuple[int, ...] = ()
    units: bool = True
    tasks: bool = False
    criteria: bool = False
    reason: str = ""


def open_plan(store: Store, user: User, wanted: NextPlan) -> int:
    """Make the next plan as one bundle; gives it.

    Rejected as a whole for who may not, an old plan that is gone, and whatever a table refuses.
    """
    if not may_administer(user):
        raise reject("not_allowed", table=TABLE)
    if not wanted.phases:
        raise reject("no_phases", table=TABLE)

    begins = first_day(wanted.starts_on) if is_date(wanted.starts_on) else store.clock().date()
    now = overview.units_now(store, user, begins)

    def work(writing: Writing) -> int:
        table = writing.store.catalogue[TABLE]
        found = rows.fetch(writing.con, table, [wanted.old])
        if not found:
            raise reject("row_gone", table=TABLE, row=wanted.old)
        span = {"starts_on": wanted.starts_on, "ends_on": wanted.ends_on}
        kept = {name: found[0][name] for name in ("issuer", "province")}
        [made] = writing.insert(table, [{"name": clean(wanted.name) or None, **span, **kept}])
        _phases(writing, made, wanted.phases)
        if wanted.units:
            _units(writing, wanted, made)
        if wanted.tasks:
            _tasks(writing, wanted.old, made)
        if wanted.criteria:
            criteria.copy_newest(writing)
        _exemplars(writing, wanted, made, now)
        if wanted.reason.strip():
            _lock(writing, user, wanted.old)
        return made

    return write(store, Origin(user, "next_plan", wanted.reason.strip()), work)


def _phases(writing: Writing, plan: int, phases: Sequence[Phase]) -> None:
    writing.insert(
        writing.store.catalogue["phase"],
        [
            {
                "plan": plan, "name": clean(phase.name) or None, "position": position,
                "starts_on": phase.starts_on, "ends_on": phase.ends_on,
            }
            for position, phase in enumerate(phases, 1)
        ],
    )  # fmt: skip


def _of_plan(writing: Writing, name: str, plan: int) -> list[dict[str, Any]]:
    """Rows of a table that belong to a plan, in their order."""
    catalogue = writing.store.catalogue
    query = Query((Filter("plan", "is", plan),), limit=MOST)
    frame, _ = rows.page(writing.con, catalogue, catalogue[name], query)
    return rows.fetch(writing.con, catalogue[name], frame["id"].tolist())


def _units(writing: Writing, wanted: NextPlan, made: int) -> None:
    """The units that still belong to the old plan when the new one begins."""
    first = wanted.starts_on
    held = (
        row["unit"]
        for row in _of_plan(writing, "plan_unit", wanted.old)
        if row["valid_to"] is None or row["valid_to"] >= first
    )
    copies = [{"plan": made, "unit": unit} for unit in dict.fromkeys(held)]
    writing.insert(writing.store.catalogue["plan_unit"], copies)


def _tasks(writing: Writing, old: int, made: int) -> None:
    copies = [
        {"plan": made, **{name: row[name] for name in OF_TASK}}
        for row in _of_plan(writing, "task", old)
    ]
    writing.insert(writing.store.catalogue["task"], copies)


def _exemplars(
    writing: Writing, wanted: NextPlan, made: int, now: Mapping[int, int | None]
) -> None:
    """Each stands in the new plan, says which it continues, and is to be recognised anew.

    Its unit is what it became by then; one that was divided stays as it was.
    """
    table = writing.store.catalogue["exemplar"]
    held = rows.fetch(writing.con, table, list(dict.fromkeys(wanted.exemplars)))
    if any(row["plan"] != wanted.old for row in held) or len(held) < len(set(wanted.exemplars)):
        raise reject("not_of_plan", table=TABLE)
    copies = [
        {
            "plan": made, "continues": row["id"], "unit": now.get(row["unit"]) or row["unit"],
            **{name: row[name] for name in OF_EXEMPLAR},
        }
        for row in held
    ]  # fmt: skip
    writing.insert(table, copies)


def _lock(writing: Writing, user: User, old: int) -> None:
    """Every phase of the old plan is closed on its figures."""
    table = writing.store.catalogue["phase"]
    for phase in _of_plan(writing, "phase", old):
        if not phase["closed"]:
            freezing.at_closing(writing, user, table.name, phase["id"], phase["name"])
            writing.update(table, phase["id"], "closed", phase["closed"], True)
