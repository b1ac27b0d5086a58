"""Criteria sets: a new edition of one that was marked with, and whether one may be edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from db.model.people import User, may_run_the_office
from db.model.problems import Problem, reject
from db.store import guards, nominations, rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.rows import Query
from db.store.writer import Writing, write

MOST = 10_000
COPIED = ("code", "name", "kind", "maximum", "guidance", "marked_by", "position")


def criteria_guard(store: Store, criteria: Sequence[int]) -> list[Problem]:
    """The criteria whose set has marks: only a new edition may differ."""
    with store.reading() as con:
        return guards.marked_criteria(con, criteria)


def new_edition(store: Store, user: User, criteria_set: int) -> int:
    """Copy a set and its criteria as the next edition, not yet issued; gives the new set."""
    if not may_run_the_office(user):
        raise reject("not_allowed", table="criteria_set")

    def work(writing: Writing) -> int:
        table = writing.store.catalogue["criteria_set"]
        found = rows.fetch(writing.con, table, [criteria_set])
        if not found:
            raise reject("row_gone", table="criteria_set", row=criteria_set)
        return _next(writing, found[0])

    return write(store, Origin(user, "edition"), work)


def copy_newest(writing: Writing) -> None:
    """The newest edition of each set once more, not yet issued, as part of a larger act."""
    catalogue = writing.store.catalogue
    query = Query(sort=(("edition", False),), limit=MOST)
    frame, _ = rows.page(writing.con, catalogue, catalogue["criteria_set"], query)
    held = rows.fetch(writing.con, catalogue["criteria_set"], frame["id"].tolist())
    newest = {(row["subject_type"], row["scope"]): row for row in sorted(held, key=_edition)}
    for row in newest.values():
        _next(writing, row)


def _edition(row: dict[str, Any]) -> int:
    return int(row["edition"])


def _next(writing: Writing, held: dict[str, Any]) -> int:
    table = writing.store.catalogue["criteria_set"]
    kept = {name: held[name] for name in ("name", "subject_type", "scope", "note")}
    last = nominations.last_edition(writing.con, held["subject_type"], held["scope"])
    [made] = writing.insert(table, [{**kept, "edition": last + 1, "approved": False}])
    writing.insert(writing.store.catalogue["criterion"], _copies(writing, held["id"], made))
    return made


def _copies(writing: Writing, criteria_set: int, made: int) -> list[dict[str, Any]]:
    ids = nominations.criteria_of(writing.con, criteria_set)
    held = rows.fetch(writing.con, writing.store.catalogue["criterion"], ids)
    return [
        {"criteria_set": made, **{name: criterion[name] for name in COPIED}} for criterion in held
    ]
