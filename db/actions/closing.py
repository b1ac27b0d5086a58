"""Close a row that locks others, such as a phase, and open it again; both say why."""

from __future__ import annotations

from collections.abc import Sequence

from db.actions import edit, freezing
from db.actions.rights import reads_own_rows
from db.model.people import User, may_close, may_read_table
from db.model.problems import Problem, reject
from db.store import locks, rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.writer import Writing, write


def can_be_closed(store: Store, table: str) -> bool:
    """Whether rows of a table lock others."""
    return any(
        locks.end_of(store.catalogue, other, path).name == table
        for other in store.catalogue.values()
        for path in locks.paths(store.catalogue, other)
    )


def close(store: Store, user: User, table: str, row: int, reason: str) -> int:
    """From now on what is under the row can only be read; gives the bundle."""
    return _change(store, Origin(user, "close", reason.strip()), table, row, True)


def reopen(store: Store, user: User, table: str, row: int, reason: str) -> int:
    """Open a closed row again; gives the bundle."""
    return _change(store, Origin(user, "reopen", reason.strip()), table, row, False)


def why_locked(store: Store, user: User, table: str, row: int) -> list[Problem]:
    """What locks a row, and why; empty when it may be edited."""
    return list(locked_rows(store, user, table, [row]).values())


def locked_rows(store: Store, user: User, table: str, ids: Sequence[int]) -> dict[int, Problem]:
    """Which of these rows are locked and why, of those that this user may read."""
    described = edit.table(store, table)
    if not (described.lock and may_read_table(user, table)):
        return {}
    known = set(ids)
    with store.reading() as con:
        if reads_own_rows(user, described):
            known = rows.owned(con, store.catalogue, described, ids, user.units)
        found = locks.locked(con, store.catalogue, described, known)
    return {problem.row or 0: problem for problem in found}


def _change(store: Store, origin: Origin, table: str, row: int, closed: bool) -> int:
    def work(writing: Writing) -> int:
        described = edit.table(writing.store, table)
        if not can_be_closed(store, table) or not may_close(origin.actor, table):
            raise reject("not_allowed", table=table)
        if not origin.reason:
            raise reject("reason_missing", table=table)
        found = rows.fetch(writing.con, described, [row])
        if not found:
            raise reject("row_gone", table=table, row=row)
        if bool(found[0]["closed"]) is closed:
            raise reject("already_closed" if closed else "not_closed", table=table, row=row)
        if closed:
            title = rows.titles(writing.con, writing.store.catalogue, described, [row])
            freezing.at_closing(writing, origin.actor, table, row, title.get(row, ""))
        new = closed or locks.before_closing(writing.con, described, row)
        writing.update(described, row, "closed", found[0]["closed"], new)
        return writing.number

    return write(store, origin, work)
