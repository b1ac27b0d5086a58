"""Subjects that may be the same: a person says that they are not."""

from __future__ import annotations

from collections.abc import Iterable

from db.actions.rights import reads_own_rows
from db.model.people import Role, User, may_edit_table
from db.model.problems import Problem, Rejected, reject
from db.model.tables.register import SUBJECT
from db.model.tables.setting import APART
from db.store import apart, rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.writer import Writing, write

BETWEEN = " – "


def set_apart(writing: Writing, user: User, one: int, other: int) -> None:
    """Remember for good that two subjects are different; said again, nothing changes.

    Rejected when they are one, when one is not there or, for a unit account, not its own.
    """
    set_all_apart(writing, user, [(one, other)])


def set_all_apart(writing: Writing, user: User, pairs: Iterable[tuple[int, int]]) -> None:
    """The same for many pairs at once."""
    if not may_edit_table(user, SUBJECT.name):
        raise reject("not_allowed", table=SUBJECT.name)
    wanted = {(min(pair), max(pair)) for pair in pairs}
    if alone := sorted(one for one, other in wanted if one == other):
        raise Rejected([Problem("same_subject", SUBJECT.name, row=row) for row in alone])
    named = _named(writing, user, {row for pair in wanted for row in pair})
    known = apart.pairs(writing.con, named)
    unit = user.unit if user.role is Role.UNIT else None
    writing.insert(
        APART,
        [
            {"one": one, "other": other, "names": named[one] + BETWEEN + named[other], "unit": unit}
            for one, other in sorted(wanted - known)
        ],
    )


def _named(writing: Writing, user: User, ids: set[int]) -> dict[int, str]:
    """The names of live subjects; Rejected for those that are not there for this user."""
    described = writing.store.catalogue[SUBJECT.name]
    found = {row["id"]: row["name"] for row in rows.fetch(writing.con, described, ids)}
    if reads_own_rows(user, described):
        own = rows.owned(writing.con, writing.store.catalogue, described, found, user.units)
        found = {row: name for row, name in found.items() if row in own}
    if missing := sorted(ids - found.keys()):
        raise Rejected([Problem("subject_gone", SUBJECT.name, row=row) for row in missing])
    return found


def say_apart(store: Store, user: User, one: int, other: int) -> int:
    """Say "Người khác" of two subjects as one bundle; gives its number."""

    def work(writing: Writing) -> int:
        set_apart(writing, user, one, other)
        return writing.number

    return write(store, Origin(user, "apart"), work)
