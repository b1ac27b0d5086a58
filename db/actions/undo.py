"""Undo any bundle of any day, or a burst of quick edits: what it would do, and doing it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from db.actions import reversal
from db.actions.reversal import CAME, ORDER, Attempt, Preview, Step, Wanted
from db.model.people import User, may_run_the_office
from db.model.problems import reject
from db.store import history as log
from db.store import journal
from db.store.changelog import Origin
from db.store.connection import Store

__all__ = ["Preview", "preview", "preview_burst", "undo", "undo_burst"]


def preview(store: Store, user: User, number: int) -> Preview:
    """What undoing a bundle would change back and what it would leave, without writing."""
    may_undo(store, user, number)
    return reversal.previewed(store, user, _back_before([number]))


def undo(store: Store, user: User, number: int, reason: str = "") -> int:
    """Take a bundle back under today's rights, locks and rules; later edits are kept.

    Gives the new bundle; Rejected when nothing of it can be taken back.
    """
    may_undo(store, user, number)
    origin = Origin(user, "undo", reason, undoes=number)
    return reversal.run(store, user, origin, _back_before([number]))[1]


def preview_burst(store: Store, user: User, burst: int) -> Preview:
    """The same for all bundles of a burst; its number is that of its first bundle."""
    return reversal.previewed(store, user, _back_before(bundles_of(store, user, burst)))


def undo_burst(store: Store, user: User, burst: int, reason: str = "") -> int:
    """Take a burst of quick edits back as one bundle, which names the first of them."""
    numbers = bundles_of(store, user, burst)
    origin = Origin(user, "undo_burst", reason, undoes=burst)
    return reversal.run(store, user, origin, _back_before(numbers))[1]


def bundles_of(store: Store, user: User, burst: int) -> list[int]:
    """The bundles of a burst, oldest first; Rejected when they are none of this user's."""
    may_undo(store, user, burst)
    with store.reading() as con:
        return journal.of_burst(con, burst)


def may_undo(store: Store, user: User, number: int) -> None:
    """Own bundles, and everybody's for those who run the office; Rejected for others."""
    with store.reading() as con:
        maker = log.actor_of(con, number)
    if maker is None or not (maker[0] == user.id or may_run_the_office(user)):
        # one answer for both: how much others write is not told
        raise reject("no_such_bundle", value=number)


def _back_before(numbers: list[int]) -> Wanted:
    """To what stood before these bundles of one person, what others did since or between kept."""

    def wanted(con: Any, attempt: Attempt) -> None:
        steps, between = _net_steps(log.steps(con, numbers))
        later = log.later_edits(con, numbers)
        rows = {key[:2]: found for key, found in later.items()}
        for step in reversal.sort_out(con, attempt, steps):
            edited = later.get((*step.key, step.field)) if step.field else rows.get(step.key)
            if edited and step.operation != "delete":
                bundle, who, when = edited
                attempt.keep(step, "edited_later", who=who, bundle=bundle, when=when)
            else:
                attempt.steps.append(step)
        own = reversal.own_of(con, attempt.store, attempt.user, {step.key for step in between})
        for step in between:
            attempt.keep(step, "edited_between" if step.key in own else "not_yours")

    return wanted


def _net_steps(found: list[tuple[Any, ...]]) -> tuple[list[Step], list[Step]]:
    """What bundles did in the end: rows to restore first, then cells, then rows to delete.

    The cells of a row that they made go with the row. Behind it the cells that somebody else
    changed between two of them: those go back to what was written between.
    """
    cells: dict[tuple[str, int, str], tuple[str | None, str | None]] = {}
    between: list[Step] = []
    whole: dict[tuple[str, int], list[str]] = defaultdict(list)
    for operation, table, row, field, old, new in found:
        if field is None:
            whole[table, row].append(operation)
            continue
        first, last = cells.get((table, row, field), (old, old))
        if last != old:
            between.append(Step(table, row, field, "update", first, last))
            first = old
        cells[table, row, field] = (first, new)
    steps = [
        Step(table, row, None, operations[-1])
        for (table, row), operations in whole.items()
        if (operations[0] in CAME) == (operations[-1] in CAME)
    ]
    steps += [
        Step(table, row, field, "update", old, new)
        for (table, row, field), (old, new) in cells.items()
        if old != new and whole.get((table, row), [""])[0] != "insert"
    ]
    return sorted(steps, key=lambda step: ORDER.get(step.operation, len(ORDER))), between
