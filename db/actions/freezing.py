"""Freezing the figures of a day: kept as they were, shown again exactly, compared with later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from db.actions import overview
from db.model.overview import Overview, as_json, from_json
from db.model.people import User, may_freeze, may_see_progress
from db.model.problems import reject
from db.model.scope import Scope
from db.model.vietnamese import clean
from db.store import rows, since
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.rows import Filter, Query
from db.store.writer import Writing, write

TABLE = "frozen_figures"
MOST = 200
# rows that the figures are counted from
COUNTED = (
    "exemplar", "stage_entry", "nomination", "round", "subject", "award", "target", "task",
    "receipt", "movement", "unit", "succession", "plan_unit", "phase",
)  # fmt: skip
NUMBERS: tuple[tuple[str, Callable[[Overview], int]], ...] = (
    ("total", lambda one: one.total),
    *((kind, lambda one, kind=kind: one.kinds[kind])
      for kind in ("model", "collective", "individual", "household")),
    ("direct_workers", lambda one: one.direct_workers),
    ("women", lambda one: one.women),
    *((stage, lambda one, stage=stage: one.stages[stage])
      for stage in ("detection", "nurturing", "summing_up", "replication")),
    ("replicated_units", lambda one: one.replicated_units),
    ("stuck", lambda one: one.stuck),
    ("awards", lambda one: one.awards_total),
    ("provincial", lambda one: one.awards_provincial),
    ("places", lambda one: sum(line.in_plan and line.count > 0 for line in one.places)),
    ("done", lambda one: one.tasks["done"]),
    ("late", lambda one: one.tasks["late"]),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frozen:
    """Figures that were kept: what of, as of which bundle, by whom and when."""

    id: int
    name: str
    scope: Scope
    taken_at: datetime
    taken_by: str
    figures: Overview


@dataclass(frozen=True, slots=True)
class Line:
    """A number as frozen, as the register has it now for that same day, and as it is today."""

    key: str
    frozen: int
    corrected: int
    today: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A freeze beside today.

    ``proven``: counted again as of its bundle, the register gives the same. ``bundles``: how many
    bundles behind it changed rows that figures are counted from.
    """

    lines: tuple[Line, ...]
    proven: bool
    bundles: int


def take(store: Store, user: User, scope: Scope, name: str) -> int:
    """Keep the figures of a plan or phase up to a day under a name; gives the freeze."""
    if not may_freeze(user):
        raise reject("not_allowed", table=TABLE)
    kept = _kept(store, user, scope, clean(name))
    return write(
        store, Origin(user, "freeze"), lambda w: w.insert(w.store.catalogue[TABLE], [kept])
    )[0]


def at_closing(writing: Writing, user: User, table: str, row: int, name: str) -> None:
    """A phase is closed on its figures: they are frozen in the bundle that closes it."""
    if table != "phase":
        return
    store = writing.store
    [phase] = rows.fetch(writing.con, store.catalogue[table], [row])
    day = store.clock()
    told = f"{name}, {day:%d/%m/%Y %H:%M:%S}"
    scope = Scope(phase["plan"], row, day.date(), today=True)
    writing.insert(store.catalogue[TABLE], [_kept(store, user, scope, told)])


def listed(store: Store, user: User, plan: int) -> list[Frozen]:
    """The freezes of a plan, the newest first; figures that this house never wrote are left out."""
    _may_see(user)
    query = Query((Filter("plan", "is", plan),), sort=(("taken_at", True),), limit=MOST)
    with store.reading() as con:
        frame, _ = rows.page(con, store.catalogue, store.catalogue[TABLE], query)
        ids = frame["id"].tolist()
        found = {row["id"]: row for row in rows.fetch(con, store.catalogue[TABLE], ids)}
    kept = (_frozen(found[row]) for row in ids)
    return [frozen for frozen in kept if frozen is not None]


def compared(store: Store, user: User, frozen: Frozen) -> Compared:
    """A freeze counted again, corrected by what was edited since, and beside today."""
    _may_see(user)
    again = overview.of(store, user, frozen.scope)
    corrected = overview.of(store, user, replace(frozen.scope, bundle=None))
    today = replace(frozen.scope, bundle=None, day=store.clock().date())
    now = overview.of(store, user, today)
    with store.reading() as con:
        bundles = since.bundles_in(con, COUNTED, frozen.scope.bundle or 0)
    lines = tuple(
        Line(key, read(frozen.figures), read(corrected), read(now)) for key, read in NUMBERS
    )
    return Compared(lines, again == frozen.figures, len(bundles))


def later_bundles(store: Store, user: User, frozen: Frozen) -> list[tuple[int, str, datetime]]:
    """What changed counted rows behind a freeze: bundle, who, when; the newest first."""
    if not may_freeze(user):
        raise reject("not_allowed")
    with store.reading() as con:
        return since.bundles_in(con, COUNTED, frozen.scope.bundle or 0)


def _kept(store: Store, user: User, scope: Scope, name: str) -> dict[str, Any]:
    head, at = store.head, store.clock()
    figures = overview.of(store, user, replace(scope, bundle=head, today=True))
    return {
        "plan": scope.plan, "phase": scope.phase, "name": name or None,
        "day": scope.day.isoformat(), "taken_at": at.replace(microsecond=0), "bundle": head,
        "figures": as_json(figures), "taken_by": user.full_name,
    }  # fmt: skip


def _frozen(row: dict[str, Any]) -> Frozen | None:
    try:
        figures = from_json(row["figures"])
    except (ValueError, TypeError, LookupError, AttributeError):
        return None
    day = date.fromisoformat(row["day"])
    scope = Scope(row["plan"], row["phase"], day, row["bundle"], today=True)
    return Frozen(
        row["id"], row["name"], scope, row["taken_at"], row["taken_by"] or "",
        figures,
    )  # fmt: skip


def _may_see(user: User) -> None:
    if not may_see_progress(user):
        raise reject("not_allowed")
