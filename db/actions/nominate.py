"""File nominations: find who is meant, then write everything an entry leads to in one bundle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from db.actions.filing import Desk, Entry, Filed
from db.actions.states import (
    change_state,
    decide,
    next_states,
    state_names,
)
from db.model import vietnamese
from db.model.people import Role, User, may_run_the_office, sees_only_own_rows
from db.model.problems import Problem, Rejected, reject
from db.store import history, nominations
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.writer import write

__all__ = [
    "Entry",
    "Filed",
    "Person",
    "change_state",
    "decide",
    "find_people",
    "next_states",
    "nominate",
    "nominate_many",
    "state_names",
]


@dataclass(frozen=True, slots=True)
class Person:
    """A subject already in the register, with what the last nomination said of it."""

    subject: int
    name: str
    type: int
    birth: str | None
    gender: int | None
    ethnicity: int | None
    position: str | None
    tier: int | None
    unit: int
    last_round: str | None
    form: int | None
    model_name: str | None
    scope: int | None
    domain: int | None
    movement: int | None
    unit_label: str = ""


def find_people(store: Store, user: User, name: str, limit: int = 10) -> list[Person]:
    """Who of that name is in the register already; a unit account finds its own people."""
    _refuse_others(user)
    units = user.units if sees_only_own_rows(user) else None
    folded = vietnamese.fold(vietnamese.clean(name))
    if not folded:
        return []
    with store.reading() as con:
        found = nominations.people(con, folded, units, limit)
        labels = history.names(con, store.catalogue, store.catalogue["unit"], user.language)
    people = [Person(*row) for row in found]
    return [replace(person, unit_label=labels.get(person.unit, "")) for person in people]


def nominate(store: Store, user: User, entry: Entry) -> Filed:
    """File one nomination."""
    return nominate_many(store, user, [entry], kind="nominate")[0]


def nominate_many(
    store: Store,
    user: User,
    entries: Sequence[Entry],
    kind: str = "paste",
    source_file: str = "",
    source_sheet: str = "",
) -> list[Filed]:
    """File a paste or an import as one bundle; problems name the lines of the entries."""
    _refuse_others(user)
    origin = Origin(user, kind, source_file=source_file, source_sheet=source_sheet)
    lines: dict[tuple[str, int], int | None] = {}
    try:
        return write(store, origin, lambda w: Desk(w, user, entries, lines).file())
    except Rejected as refusal:
        raise Rejected([_by_line(problem, lines) for problem in refusal.problems]) from None


def _refuse_others(user: User) -> None:
    if not (may_run_the_office(user) or user.role is Role.UNIT):
        raise reject("not_allowed", table="nomination")


def _by_line(problem: Problem, lines: Mapping[tuple[str, int], int | None]) -> Problem:
    if problem.row is None:
        return problem
    return replace(problem, row=lines.get((problem.table, problem.row), problem.row))
