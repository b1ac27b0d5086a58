"""The journal: bundles by person, day, kind, table and title, and the steps of each."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from db.actions import reversal
from db.actions.undo import bundles_of, may_undo
from db.model.people import User, may_run_the_office, sees_only_own_rows
from db.model.problems import reject
from db.store import journal as log
from db.store.connection import Store
from db.store.journal import Asked

__all__ = ["Asked"]

STEPS = [
    *("bundle", "table", "row", "title", "field", "operation", "old", "new"),
    "source_cell",
]


def lines(
    store: Store, user: User, asked: Asked, limit: int = 100, offset: int = 0
) -> pd.DataFrame:
    """A page of the journal, newest first; a burst of quick edits is one line.

    burst, number (of its last bundle), bundles, made_at, actor, on_behalf, kind, reason,
    source_file, source_sheet, undoes, count (of changes).
    """
    with store.reading() as con:
        return log.lines(con, store.catalogue, _within(store, user, asked), limit, offset)


def count(store: Store, user: User, asked: Asked) -> tuple[int, int]:
    """How many lines and how many bundles those pages hold in all."""
    with store.reading() as con:
        return log.count(con, store.catalogue, _within(store, user, asked))


def makers(store: Store, user: User) -> dict[int, str]:
    """Whose bundles this user may look at: account → name."""
    with store.reading() as con:
        found = log.makers(con)
    return found if may_run_the_office(user) else {user.id: user.full_name}


def kinds(store: Store, user: User) -> list[str]:
    """The kinds of bundles there are, for those who may know."""
    if not may_run_the_office(user):
        return []
    with store.reading() as con:
        return log.kinds(con)


def bundles(store: Store, user: User, burst: int) -> pd.DataFrame:
    """The bundles of a burst, oldest first, in the columns of ``lines``."""
    return heads(store, user, bundles_of(store, user, burst))


def heads(store: Store, user: User, numbers: list[int]) -> pd.DataFrame:
    """Bundles by number, oldest first, in the columns of ``lines``."""
    for number in numbers:
        may_undo(store, user, number)
    with store.reading() as con:
        return log.heads(con, numbers)


def bundle(store: Store, user: User, number: int) -> pd.DataFrame:
    """One bundle, in the columns of ``lines``."""
    return heads(store, user, [number])


def steps(
    store: Store, user: User, numbers: list[int], limit: int = 100, offset: int = 0
) -> pd.DataFrame:
    """A page of the changes of bundles, with the names of their rows.

    What is in rows that are no longer this user's is not told.
    """
    for number in numbers:
        may_undo(store, user, number)
    with store.reading() as con:
        found = log.steps(con, numbers, limit, offset)
        touched = {(step[2], step[3]) for step in found}
        own = reversal.own_of(con, store, user, touched)
        named = reversal.titles(store, con, user, touched)
    told = []
    for number, operation, table, row, field, old, new, cell in found:
        seen = (old, new, cell) if (table, row) in own else (None, None, "")
        told.append((number, table, row, named[table, row], field, operation, *seen))
    return pd.DataFrame(told, columns=STEPS)


def _within(store: Store, user: User, asked: Asked) -> Asked:
    """What was asked, of own bundles for those who do not run the office."""
    if asked.table and asked.table not in store.catalogue:
        raise reject("no_such_table", value=asked.table)
    if may_run_the_office(user):
        return asked
    if asked.actor not in (None, user.id):
        raise reject("not_allowed")
    units = user.units if sees_only_own_rows(user) else None
    return replace(asked, actor=user.id, units=units)
