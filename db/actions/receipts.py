"""The list of who sends files for a round: a line for every unit of the plan."""

from __future__ import annotations

from db.actions import edit
from db.model.people import User, may_read_table, may_run_the_office, sees_only_own_rows
from db.model.problems import reject
from db.store import figures, lookups
from db.store.connection import Store


def missing(store: Store, user: User, round_id: int) -> list[int]:
    """The plan's units of the round's first day that have no line yet, in protocol order."""
    if not may_run_the_office(user):
        raise reject("not_allowed", table="receipt")
    return _without_line(store, round_id)


def lacking(store: Store, user: User, round_id: int) -> int:
    """How many of the plan's units have no line yet: they have not sent either."""
    if sees_only_own_rows(user) or not may_read_table(user, "receipt"):
        raise reject("not_allowed", table="receipt")
    return len(_without_line(store, round_id))


def _without_line(store: Store, round_id: int) -> list[int]:
    with store.reading() as con:
        today = store.clock().date()
        found = figures.run(con, "without_receipt", round=round_id, today=today)
    return [int(unit) for unit in found["unit"]]


def complete(store: Store, user: User, round_id: int) -> list[int]:
    """Give every unit that has none a line that says nothing was sent; gives the lines."""
    units = missing(store, user, round_id)
    if not units:
        raise reject("nothing_missing", table="receipt")
    with store.reading() as con:
        not_sent = lookups.ids(con)["receipt_state", "not_sent"]
    lines = [{"round": round_id, "unit": unit, "state": not_sent} for unit in units]
    return edit.add(store, user, "receipt", lines)
