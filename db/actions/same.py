"""Subjects that may be the same: which they are, and a person who says that they are not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.actions import edit
from db.actions.edit import Filter, Query
from db.actions.rights import reads_own_rows
from db.model.doubles import Pair, pairs
from db.model.people import Role, User, may_edit_table
from db.model.problems import Problem, Rejected, reject
from db.model.tables.register import AWARD, EXEMPLAR, SUBJECT
from db.model.tables.review import NOMINATION
from db.model.tables.setting import APART
from db.store import apart, rows, subjects
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.writer import Writing, write

BETWEEN = " – "
# what a person counts before two become one, and the way from there to the subject
HANGING = {EXEMPLAR.name: "subject", NOMINATION.name: "exemplar.subject", AWARD.name: "subject"}


def duplicates(store: Store, user: User) -> list[Pair]:
    """Pairs of live subjects of this user that may be the same, the likelier first.

    Those told apart are left out. Rejected for who may not edit subjects.
    """
    refuse_others(user)
    own = reads_own_rows(user, store.catalogue[SUBJECT.name])
    with store.reading() as con:
        found = subjects.known(con, user.units if own else None)
        return pairs(found, subjects.successors(con), apart.all_pairs(con))


def hanging(store: Store, user: User, ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """Subject → table → how many of its rows hang on it, of those that this user may read."""
    found: dict[int, dict[str, int]] = {row: {} for row in ids}
    for table, path in HANGING.items():
        query = Query((Filter(path, "any_of", list(ids)),))
        for row, count in edit.count_by(store, user, table, path, query).items():
            found[row][table] = count
    return found


def refuse_others(user: User) -> None:
    """Raise for who may not edit subjects."""
    if not may_edit_table(user, SUBJECT.name):
        raise reject("not_allowed", table=SUBJECT.name)


def set_apart(writing: Writing, user: User, one: int, other: int) -> None:
    """Remember for good that two subjects are different; said again, nothing changes.

    Rejected when they are one, when one is not there or, for a unit account, not its own.
    """
    set_all_apart(writing, user, [(one, other)])


def set_all_apart(writing: Writing, user: User, told: Iterable[tuple[int, int]]) -> None:
    """The same for many pairs at once."""
    refuse_others(user)
    wanted = {(min(pair), max(pair)) for pair in told}
    if alone := sorted(one for one, other in wanted if one == other):
        raise Rejected([Problem("same_subject", SUBJECT.name, row=row) for row in alone])
    names = named(writing, user, {row for pair in wanted for row in pair})
    known = apart.pairs(writing.con, names)
    unit = user.unit if user.role is Role.UNIT else None
    writing.insert(
        APART,
        [
            {"one": one, "other": other, "names": names[one] + BETWEEN + names[other], "unit": unit}
            for one, other in sorted(wanted - known)
        ],
    )


def say_apart(store: Store, user: User, one: int, other: int) -> int:
    """Say "Người khác" of two subjects as one bundle; gives its number."""

    def work(writing: Writing) -> int:
        set_apart(writing, user, one, other)
        return writing.number

    return write(store, Origin(user, "apart"), work)


def named(writing: Writing, user: User, ids: set[int]) -> dict[int, str]:
    """The names of live subjects by id; Rejected for those that are not there for this user."""
    described = writing.store.catalogue[SUBJECT.name]
    found = {row["id"]: row["name"] for row in rows.fetch(writing.con, described, ids)}
    if reads_own_rows(user, described):
        own = rows.owned(writing.con, writing.store.catalogue, described, found, user.units)
        found = {row: name for row, name in found.items() if row in own}
    if missing := sorted(ids - found.keys()):
        raise Rejected([Problem("subject_gone", SUBJECT.name, row=row) for row in missing])
    return found


def carry_over(writing: Writing, keep: int, gone: int) -> None:
    """What was said of a subject that becomes another is said of that one from then on."""
    held = apart.rows_of(writing.con, gone)
    writing.delete(APART, [row["id"] for row in held])
    known = apart.pairs(writing.con, [keep])
    made = {}
    for row in held:
        third = row["other"] if row["one"] == gone else row["one"]
        pair = (min(keep, third), max(keep, third))
        if third not in (keep, gone) and pair not in known:
            made[pair] = {**row, "one": pair[0], "other": pair[1]}
    writing.insert(APART, list(made.values()))
