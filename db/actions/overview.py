"""The figures of a plan at a glance, read for one scope."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from db.actions import report
from db.actions.progress import KINDS, STAGES, Progress, Tally
from db.model.lineage import Life, Step, became
from db.model.overview import (
    TASK_STATES,
    AwardLine,
    MovementLine,
    Overview,
    PlaceLine,
    UnconvertedLine,
)
from db.model.parts import UNKNOWN, Part
from db.model.people import User, may_see_names, may_see_progress
from db.model.problems import reject
from db.model.scope import Scope
from db.model.values import last_day
from db.store import figures, rows
from db.store.connection import Store
from db.store.rows import Filter, Query

OF_AWARD = ("title", "title_en", "level", "level_en", "count")


def of(store: Store, user: User, scope: Scope) -> Overview:
    """What a plan, or a phase of it, has reached; for those who may see the progress."""
    aims, phase = report.aims(store, user, scope.plan, scope.bundle), scope.phase
    kind_targets = {kind: aims.target(Part(phase, "kind", kind)) for kind in KINDS}
    with store.reading() as con:
        closed, ends = _end(con, store, scope)
        of_plan: dict[str, Any] = {"plan": scope.plan, "day": scope.day}
        tally = Tally.of(figures.run(con, "counts", scope.bundle, **of_plan))
        ids = figures.run(con, "counted", scope.bundle, phase=phase, **of_plan)
        [people] = _read(con, scope, "people", ids)
        until = min(scope.day, ends)
        [advance] = _read(con, scope, "advance", ids, phase=phase, day=scope.day, until=until)
        awards = _read(con, scope, "awards", phase=phase, **of_plan)
        movements = _read(con, scope, "movements_by", day=scope.day)
        tasks = _read(con, scope, "tasks_of_plan", plan=scope.plan)
        places, unconverted = _places(con, scope, ids)
    return Overview(
        total=tally.count(phase),
        target=aims.target(Part(phase)) or _sum(kind_targets.values()),
        phases={known: tally.count(known) for known in aims.phases},
        both=tally.in_several,
        without_phase=tally.without_phase,
        kinds={kind: tally.count(phase, "kind", kind) for kind in KINDS},
        kind_targets=kind_targets,
        **people,
        stages={
            stage: tally.count(phase, "stage", None if stage == UNKNOWN else stage)
            for stage in (*STAGES, UNKNOWN)
        },
        **advance,
        movements=_movements(aims, tally, phase, movements),
        places=places,
        unconverted=unconverted,
        awards=tuple(AwardLine(**{name: row[name] for name in OF_AWARD}) for row in awards),
        awards_total=sum(row["count"] for row in awards),
        awards_provincial=sum(row["count"] for row in awards if row["provincial"]),
        tasks=_tasks(tasks, scope.day, closed),
        closed=closed,
    )


def units_now(store: Store, user: User, day: date) -> dict[int, int | None]:
    """Every unit → what it is on a day; None for one that ended and cannot be converted."""
    _of_progress(user)
    asked = Scope(0, None, day)
    with store.reading() as con:
        return _now(_read(con, asked, "lives"), _read(con, asked, "steps"), day)


def _of_progress(user: User) -> None:
    if not may_see_progress(user):
        raise reject("not_allowed")


def awards_behind(store: Store, user: User, scope: Scope) -> list[int]:
    """The awards that ``of`` counts; for those who may see the people behind a figure."""
    if not may_see_names(user):
        raise reject("not_allowed", table="award")
    with store.reading() as con:
        found = _read(con, scope, "awards", plan=scope.plan, phase=scope.phase, day=scope.day)
    return sorted(int(award) for row in found for award in row["awards"])


def _read(
    con: DuckDBPyConnection,
    scope: Scope,
    name: str,
    asked: pd.DataFrame | None = None,
    **bound: Any,
) -> list[dict[str, Any]]:
    """The rows of a report as they are, empty cells as None."""
    frame = figures.run(con, name, scope.bundle, asked, **bound).astype(object)
    found = frame.where(frame.notna(), None).to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in found]


def _sum(targets: Iterable[int | None]) -> int | None:
    """What the targets come to, when there is one for everything."""
    known = list(targets)
    return None if None in known else sum(target or 0 for target in known)


def _end(con: DuckDBPyConnection, store: Store, scope: Scope) -> tuple[bool, date]:
    """Whether all that is looked at is closed, and its last day."""
    table = store.catalogue["phase"]
    query = Query((Filter("plan", "is", scope.plan),), bundle=scope.bundle)
    held, _ = rows.page(con, store.catalogue, table, query)
    if scope.phase is not None:
        held = held[held["id"] == scope.phase]
    plans = rows.fetch(con, store.catalogue["plan"], [scope.plan], scope.bundle)
    if not plans:
        raise reject("row_gone", table="plan", row=scope.plan)
    ends = held["ends_on"].max() if len(held) else plans[0]["ends_on"]
    return len(held) > 0 and bool(held["closed"].fillna(False).all()), last_day(ends)


def _movements(
    aims: Progress, tally: Tally, phase: int | None, known: list[dict[str, Any]]
) -> tuple[MovementLine, ...]:
    """Those behind their target first, by its share; then those without one, the fewest first."""
    lines = []
    for row in known:
        target = aims.target(Part(phase, "movement", str(row["movement"])))
        count = tally.count(phase, "movement", row["movement"])
        lines.append(MovementLine(**row, count=count, target=target))
    return tuple(sorted(lines, key=_how_far))


def _how_far(line: MovementLine) -> tuple[bool, float]:
    return (not line.target, line.count / line.target if line.target else line.count)


def _tasks(tasks: list[dict[str, Any]], day: date, closed: bool) -> dict[str, int]:
    """How many tasks are in which state; late are the unfinished whose time is over."""
    found = Counter(_state(task["state"], task["deadline"], day, closed) for task in tasks)
    return {state: found[state] for state in TASK_STATES}


def _state(state: str, deadline: str | None, day: date, closed: bool) -> str:
    if state == "done":
        return state
    over = deadline is not None and last_day(deadline) < day
    if state == "late" or over:
        return "ongoing" if closed else "late"
    return state


def _places(
    con: DuckDBPyConnection, scope: Scope, ids: pd.DataFrame
) -> tuple[tuple[PlaceLine, ...], tuple[UnconvertedLine, ...]]:
    """Every exemplar in one place, and the units of the plan that have none."""
    plan, phase, day = scope.plan, scope.phase, scope.day
    units = _read(con, scope, "lives")
    # by place, not by exemplar: of those there may be a hundred thousand
    found = figures.run(con, "newest_places", scope.bundle, ids, phase=phase, day=day)[
        "place"
    ].value_counts()
    held = dict(zip(found.index.tolist(), found.tolist(), strict=True))
    in_plan = {row["unit"] for row in _read(con, scope, "in_plan", plan=plan, day=day)}
    told = {row["unit"] for row in _read(con, scope, "reported", plan=plan, phase=phase, day=day)}
    now = _now(units, _read(con, scope, "steps"), day)
    told |= {now[unit] for unit in told}
    counts: Counter[int | None] = Counter()
    for place, count in held.items():
        counts[now[place] if scope.today else place] += count
    lost = {place: n for place, n in held.items() if scope.today and now[place] is None}
    places = [
        PlaceLine(
            row["unit"], row["name"], row["parent"] or "", counts[row["unit"]],
            row["unit"] in told, row["unit"] in in_plan,
        )
        for row in units
        if row["unit"] in in_plan or counts[row["unit"]]
    ]  # fmt: skip
    names = {row["unit"]: row["name"] for row in units}
    unconverted = [UnconvertedLine(unit, names[unit], count) for unit, count in lost.items()]
    return tuple(places), tuple(sorted(unconverted, key=lambda line: (-line.count, line.name)))


def _now(
    units: list[dict[str, Any]], steps: list[dict[str, Any]], day: date
) -> dict[int, int | None]:
    """Every unit → what it is on the day."""
    lives = {
        row["unit"]: Life(_day(row["begins"]), row["ends"] and last_day(row["ends"]))
        for row in units
    }
    return became(lives, (Step(**{**row, "on": _day(row["on"])}) for row in steps), day)


def _day(value: pd.Timestamp | None) -> date | None:
    return None if value is None else value.date()
