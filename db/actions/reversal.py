"""Steps back: what can be taken back under today's rules, and what stands in the way of the rest.

The steps are tried for real. Where a rule of the store refuses one, that one gives way and is
kept with the reason; a preview is the same trial, rolled back, and so promises what will be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pandas as pd

from db.actions.rights import refuse_bound, refuse_foreign_links
from db.model import values
from db.model.people import User, may_undo_in, sees_only_own_rows
from db.model.problems import Problem, Rejected, reject
from db.store import history as log
from db.store import rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.guards import Touch, guarded
from db.store.writer import Writing, write

WILL = ["table", "row", "title", "field", "operation", "now", "then"]
KEPT = ["table", "row", "title", "field", "why", "who", "bundle", "when", "facts"]
# a row is there before its cells change back, and until they have
ORDER = {"delete": 0, "update": 1}
# what reversal takes away again
CAME = ("insert", "restore")

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Preview:
    """``will``: what changes back (now → then). ``kept``: what stays, with the reason.

    ``head`` is the number of the log's last bundle when it was made.
    """

    will: pd.DataFrame
    kept: pd.DataFrame
    head: int


@dataclass(frozen=True, slots=True)
class Step:
    """A change to take back: ``old`` comes again where ``new`` stands; None for whole rows."""

    table: str
    row: int
    field: str | None
    operation: str
    old: str | None = None
    new: str | None = None

    @property
    def key(self) -> Key:
        return self.table, self.row


@dataclass(frozen=True, slots=True)
class Stays:
    """A step that gives way, why, and who stands behind it where somebody does."""

    step: Step
    problem: Problem
    who: str = ""
    bundle: int | None = None
    when: datetime | None = None


@dataclass
class Attempt:
    """The steps that are still tried, and those that gave way."""

    store: Store
    user: User
    steps: list[Step] = field(default_factory=list)
    kept: list[Stays] = field(default_factory=list)

    def concede(self, problems: Sequence[Problem]) -> bool:
        """Let go of what the rules refuse; False when none of it is to blame."""
        of_row: dict[Key, list[Step]] = defaultdict(list)
        for step in self.steps:
            of_row[step.key].append(step)
        found = [
            (problem, of_row.get((problem.table, problem.row or 0), [])) for problem in problems
        ]
        blamed = {step: problem for problem, held in found for step in _to_blame(problem, held)}
        if not blamed:
            blamed = {step: problem for problem, held in found for step in held}
        for step in list(blamed):
            if step.operation == "delete":
                # a row that stays deleted has no cells to change back
                blamed |= dict.fromkeys(of_row[step.key], blamed[step])
        self.steps = [step for step in self.steps if step not in blamed]
        self.kept += [Stays(step, problem) for step, problem in blamed.items()]
        return bool(blamed)

    def keep(self, step: Step, code: str, **known: Any) -> None:
        self.kept.append(
            Stays(step, Problem(code, step.table, step.field or "", step.row), **known)
        )

    def refusal(self, undoes: int | None) -> Rejected:
        """Why nothing of it is done."""
        if undoes is not None:
            return reject("nothing_to_undo", facts={"bundle": undoes})
        return Rejected([s.problem for s in self.kept] or [Problem("nothing_to_restore")])


Wanted = Callable[[Any, Attempt], None]


def run(
    store: Store, user: User, origin: Origin, wanted: Wanted, keep: bool = True
) -> tuple[Attempt, int]:
    """Take the steps back that ``wanted`` puts into the attempt, as one bundle; gives its number.

    Without ``keep`` nothing is written. Rejected when nothing can be taken back, in a trial not.
    """
    attempt = Attempt(store, user)
    begun = False

    def work(writing: Writing) -> int:
        nonlocal begun
        if not begun:
            wanted(writing.con, attempt)
            begun = True
        if keep and not attempt.steps:
            raise attempt.refusal(origin.undoes)
        _take_back(writing, user, attempt.steps)
        return writing.number

    number = write(store, origin, work, concede=attempt.concede, keep=keep)
    return attempt, number


def previewed(store: Store, user: User, wanted: Wanted) -> Preview:
    """What taking these steps back would do, without writing."""
    head = store.head
    attempt, _ = run(store, user, Origin(user, "trial"), wanted, keep=False)
    touched = {step.key for step in attempt.steps} | {stays.step.key for stays in attempt.kept}
    with store.reading() as con:
        named = titles(store, con, user, touched)
    will = [(*s.key, named[s.key], s.field, s.operation, s.new, s.old) for s in attempt.steps]
    kept = []
    for s in attempt.kept:
        why, facts = _told(user, s.problem)
        key = s.step.key
        kept.append((*key, named[key], s.step.field, why, s.who, s.bundle, s.when, facts))
    return Preview(pd.DataFrame(will, columns=WILL), pd.DataFrame(kept, columns=KEPT), head)


def _told(user: User, problem: Problem) -> tuple[str, dict[str, Any]]:
    """The reason and its facts; a unit account learns not how many rows others have."""
    if sees_only_own_rows(user) and problem.code == "in_use":
        return "in_use_elsewhere", {}
    return problem.code, {k: problem.facts[k] for k in ("count", "by") if k in problem.facts}


def sort_out(con: Any, attempt: Attempt, wanted: Sequence[Step]) -> list[Step]:
    """What of these steps rights, guards and the state of their rows leave; the rest is kept."""
    store, user = attempt.store, attempt.user
    touched = {step.key for step in wanted}
    own, live = own_of(con, store, user, touched), _live(con, store, touched)
    guards = _guarded(con, user, wanted)
    left = []
    for step in wanted:
        if not may_undo_in(user, step.table):
            attempt.keep(step, "not_allowed")
        elif step.key not in own:
            attempt.keep(step, "not_yours")
        elif (step.key in live) is (step.operation == "delete"):
            attempt.keep(step, "row_gone")
        elif step.field and not store.catalogue[step.table].has(step.field):
            attempt.keep(step, "field_gone")
        elif step.key in guards:
            attempt.kept.append(Stays(step, guards[step.key]))
        else:
            left.append(step)
            if step.operation == "delete":
                live.add(step.key)
    return left


def _to_blame(problem: Problem, held: Sequence[Step]) -> list[Step]:
    """The steps on the row of a problem without which it would not be."""
    if problem.code == "in_use":
        return [step for step in held if step.operation in CAME]
    names = set(problem.facts.get("group", ())) or {problem.field}
    if names != {""}:
        cells = [step for step in held if step.field in names]
        return cells or [step for step in held if step.operation == "delete"]
    return list(held)


def _take_back(writing: Writing, user: User, steps: Sequence[Step]) -> None:
    """All steps in bulk: rows come back, cells change back, rows go."""
    catalogue = writing.store.catalogue
    groups: dict[tuple[int, str, str | None], list[Step]] = defaultdict(list)
    for step in steps:
        groups[ORDER.get(step.operation, len(ORDER)), step.table, step.field].append(step)
    for (place, name, field_name), held in sorted(groups.items(), key=lambda group: group[0][0]):
        table, ids = catalogue[name], [step.row for step in held]
        if place == ORDER["delete"]:
            writing.restore(table, ids)
        elif field_name is None:
            writing.delete(table, ids)
        else:
            described = table.field(field_name)
            cells = [
                (s.row, values.from_text(described, s.new), values.from_text(described, s.old))
                for s in held
            ]
            writing.update_many(table, field_name, cells)
    for (place, name, field_name), held in groups.items():
        table, ids = catalogue[name], [step.row for step in held]
        links = [field_name] if field_name else [f.name for f in table.fields]
        if place != len(ORDER):
            refuse_foreign_links(writing, user, table, ids, links)
        refuse_bound(writing, user, table, ids, (field_name,) if field_name else ())


def _touches(user: User, steps: Sequence[Step]) -> Iterator[tuple[str, Touch]]:
    """What steps touch, a table and field at a time."""
    ids: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for step in steps:
        ids[step.table, step.field].append(step.row)
    for (table, named), found in ids.items():
        yield table, Touch(user, found, (named,) if named else ())


def _guarded(con: Any, user: User, steps: Sequence[Step]) -> dict[tuple[str, int | None], Problem]:
    """The rows that today's guards forbid to touch, with the reason."""
    return {
        (table, problem.row): problem
        for table, touch in _touches(user, steps)
        for problem in guarded(con, table, touch)
    }


def _by_table(touched: set[Key]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for table, row in touched:
        found[table].append(row)
    return found


def _live(con: Any, store: Store, touched: set[Key]) -> set[Key]:
    return {
        (table, row)
        for table, ids in _by_table(touched).items()
        for row in log.living(con, store.catalogue[table], ids)
    }


def own_of(con: Any, store: Store, user: User, touched: set[Key]) -> set[Key]:
    """The rows among these that are this user's to write."""
    if not sees_only_own_rows(user):
        return touched
    return {
        (table, row)
        for table, ids in _by_table(touched).items()
        for row in rows.owned(con, store.catalogue, store.catalogue[table], ids, user.units)
    }


def titles(store: Store, con: Any, user: User, touched: set[Key]) -> dict[Key, str]:
    """The names of rows; a row that has gone to another unit has none."""
    named = dict.fromkeys(touched, "")
    for table, ids in _by_table(own_of(con, store, user, touched)).items():
        found = rows.titles(con, store.catalogue, store.catalogue[table], ids)
        named |= {(table, row): found.get(row, "") for row in ids}
    return named
