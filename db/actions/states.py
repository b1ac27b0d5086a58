"""Move nominations through their states, and write a decision on the chosen ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from db.model.people import Role, User, may_run_the_office, sees_only_own_rows
from db.model.problems import Problem, Rejected, reject
from db.store import history, lookups, nominations, rows
from db.store.changelog import Origin
from db.store.completions import completed
from db.store.connection import Store
from db.store.writer import Writing, write

Steps = Mapping[str, tuple[str, ...]]

# From a state to those that may follow. An award comes from a decision, never from a step.
FORWARD: Steps = {
    "received": ("needs_more", "eligible", "returned"),
    "needs_more": ("received", "eligible", "returned"),
    "eligible": ("before_council", "needs_more", "returned"),
    "before_council": ("chosen", "not_chosen"),
    "returned": ("received",),
}
# Steps back are the office's, and say why.
BACK: Steps = {
    "eligible": ("received",),
    "before_council": ("eligible",),
    "chosen": ("before_council",),
    "not_chosen": ("before_council",),
}
# A unit account sends in again what came back to it.
BY_UNIT: Steps = {"needs_more": ("received",), "returned": ("received",)}

TOLD_WHY = ("needs_more", "returned", "not_chosen")

Recognition = tuple[int, str | None, str | None]


def next_states(user: User, state: str) -> tuple[str, ...]:
    """The states this user may move a nomination to from ``state``, forward ones first."""
    if user.role is Role.UNIT:
        return BY_UNIT.get(state, ())
    if may_run_the_office(user):
        return FORWARD.get(state, ()) + BACK.get(state, ())
    return ()


def state_names(
    store: Store, language: str = "vi", listed: str = "nomination_state"
) -> dict[str, str]:
    """Code → name of every state, in their order."""
    with store.reading() as con:
        codes = lookups.codes(con)
        named = history.choices(con, listed, language)
    return {codes[row]: name for row, name in named.items()}


def change_state(store: Store, user: User, ids: Sequence[int], state: str, reason: str = "") -> int:
    """Move nominations to the state of that code as one bundle; gives its number."""

    def work(writing: Writing) -> int:
        held = _nominations(writing, user, ids)
        codes = lookups.codes(writing.con)
        _refuse_steps(user, held, codes, state, reason)
        target = lookups.ids(writing.con)["nomination_state", state]
        told = reason if state in TOLD_WHY else None
        table = writing.store.catalogue["nomination"]
        writing.update_many(table, "state", [(row["id"], row["state"], target) for row in held])
        writing.update_many(table, "reason", [(row["id"], row["reason"], told) for row in held])
        return writing.number

    return write(store, Origin(user, "state", reason), work)


def decide(
    store: Store,
    user: User,
    ids: Sequence[int],
    decision_number: str,
    decided_on: str,
    title: int | None = None,
    level: int | None = None,
    issuer: str | None = None,
    amount: Decimal | None = None,
) -> list[int]:
    """Write one decision on chosen nominations: awarded, an award each, exemplars recognised.

    Without a ``title`` each gets the award it was proposed for. Gives the awards' ids.
    """
    if not may_run_the_office(user):
        raise reject("not_allowed", table="nomination")

    def work(writing: Writing) -> list[int]:
        held = _nominations(writing, user, ids)
        states = lookups.ids(writing.con)
        chosen = states["nomination_state", "chosen"]
        _refuse_decision(held, chosen, decision_number, decided_on, title)
        given = {"decision_number": decision_number, "decided_on": decided_on}
        _set(writing, held, {"state": states["nomination_state", "awarded"], **given})
        recognise(writing, [(row["exemplar"], decided_on, decision_number) for row in held])
        award = {**given, "level": level, "issuer": issuer, "amount": amount}
        drafts = _awards(writing, held, title, award)
        return writing.insert(writing.store.catalogue["award"], drafts)

    return write(store, Origin(user, "decide", decision_number), work)


def recognise(writing: Writing, recognitions: Sequence[Recognition]) -> None:
    """Mark exemplars recognised by their earliest dated decision, unless they are already."""
    first: dict[int, Recognition] = {}
    for exemplar, day, document in recognitions:
        if day and (exemplar not in first or day < str(first[exemplar][1])):
            first[exemplar] = (exemplar, day, document)
    table = writing.store.catalogue["exemplar"]
    blank = [row for row in rows.fetch(writing.con, table, first) if not row["recognised_on"]]
    for place, name in ((1, "recognised_on"), (2, "recognition_document")):
        cells = [(row["id"], row[name], first[row["id"]][place]) for row in blank]
        writing.update_many(table, name, cells)
    _detect(writing, [(row["id"], str(first[row["id"]][1]), row["unit"]) for row in blank])


def _detect(writing: Writing, recognised: Sequence[tuple[int, str, int]]) -> None:
    """Who is recognised was found by then: a first stage for exemplars that have none."""
    known = nominations.with_stages(writing.con, [exemplar for exemplar, *_ in recognised])
    detection = lookups.ids(writing.con)["stage", "detection"]
    entries = [
        {"exemplar": exemplar, "stage": detection, "entered_on": day, "unit": unit}
        for exemplar, day, unit in recognised
        if exemplar not in known
    ]
    writing.insert(
        writing.store.catalogue["stage_entry"],
        completed(writing.con, "stage_entry", entries),
    )


def _nominations(writing: Writing, user: User, ids: Sequence[int]) -> list[dict[str, Any]]:
    """The live rows of these ids, all of them, and a unit's own only."""
    table = writing.store.catalogue["nomination"]
    held = rows.fetch(writing.con, table, ids)
    if gone := set(ids) - {row["id"] for row in held}:
        raise Rejected([Problem("row_gone", "nomination", row=row) for row in sorted(gone)])
    if sees_only_own_rows(user):
        own = rows.owned(writing.con, writing.store.catalogue, table, ids, user.units)
        if foreign := [row for row in ids if row not in own]:
            raise Rejected([Problem("not_yours", "nomination", row=row) for row in foreign])
    return held


def _refuse_steps(
    user: User, held: Sequence[Mapping[str, Any]], codes: Mapping[int, str], state: str, reason: str
) -> None:
    if not (may_run_the_office(user) or user.role is Role.UNIT):
        raise reject("not_allowed", table="nomination")
    problems = []
    for row in held:
        now = codes[row["state"]]
        if state not in next_states(user, now):
            facts = {"now": row["state"]}
            problems.append(Problem("no_such_step", "nomination", "state", row["id"], state, facts))
        elif not reason and (state in TOLD_WHY or state in BACK.get(now, ())):
            problems.append(Problem("state_needs_reason", "nomination", "reason", row["id"]))
    if problems:
        raise Rejected(problems)


def _refuse_decision(
    held: Sequence[Mapping[str, Any]],
    chosen: int,
    decision_number: str,
    decided_on: str,
    title: int | None,
) -> None:
    problems = [
        Problem("required", "award", name)
        for name, value in (("decision_number", decision_number), ("decided_on", decided_on))
        if not value
    ]
    for row in held:
        if row["state"] != chosen:
            problems.append(Problem("not_chosen_yet", "nomination", "state", row["id"]))
        if not (title or row["proposed_award"]):
            problems.append(Problem("required", "nomination", "proposed_award", row["id"]))
    if problems:
        raise Rejected(problems)


def _set(writing: Writing, held: Sequence[Mapping[str, Any]], given: Mapping[str, Any]) -> None:
    """Give all these nominations the same values."""
    for name, new in given.items():
        cells = [(row["id"], row[name], new) for row in held]
        writing.update_many(writing.store.catalogue["nomination"], name, cells)


def _awards(
    writing: Writing,
    held: Sequence[Mapping[str, Any]],
    title: int | None,
    award: Mapping[str, Any],
) -> list[dict[str, Any]]:
    exemplars = rows.fetch(
        writing.con, writing.store.catalogue["exemplar"], {row["exemplar"] for row in held}
    )
    subjects = {row["id"]: row["subject"] for row in exemplars}
    return [
        {
            **award,
            "subject": subjects[row["exemplar"]],
            "nomination": row["id"],
            "unit": row["unit"],
            "title": title or row["proposed_award"],
        }
        for row in held
    ]
