"""Undo any bundle of any day: what it would do, what keeps it from doing more, and doing it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from db.model import values
from db.model.people import User, may_run_the_office, may_undo_in, sees_only_own_rows
from db.model.problems import reject
from db.store import history as log
from db.store import rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.guards import Touch, guarded, refuse_guarded
from db.store.writer import Writing, write

COLUMNS = ["table", "row", "title", "field", "operation", "now", "then"]
# a row is there before its cells change back, and until they have
ORDER = {"delete": 0, "update": 1}
KEPT = ["table", "row", "title", "field", "why", "who", "bundle"]


@dataclass(frozen=True, slots=True)
class Preview:
    """``will``: what changes back (now → then). ``kept``: what stays, with the reason."""

    will: pd.DataFrame
    kept: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Step:
    table: str
    row: int
    field: str | None
    operation: str
    old: str | None
    new: str | None


def bundles(
    store: Store, user: User, mine: bool = True, limit: int = 100, offset: int = 0
) -> pd.DataFrame:
    """A page of bundles, newest first: own ones, or everybody's for those who run the office."""
    actor = _whose(user, mine)
    with store.reading() as con:
        return log.bundles(con, actor, limit, offset)


def count_bundles(store: Store, user: User, mine: bool = True) -> int:
    """How many bundles those pages hold in all."""
    actor = _whose(user, mine)
    with store.reading() as con:
        return log.count_bundles(con, actor)


def _whose(user: User, mine: bool) -> int | None:
    if not mine and not may_run_the_office(user):
        raise reject("not_allowed")
    return user.id if mine else None


def changes(store: Store, user: User, number: int) -> pd.DataFrame:
    """The steps of one bundle with the names of their rows."""
    _may_undo(store, user, number)
    with store.reading() as con:
        found = log.steps(con, number)
        named = _titles(store, con, user, {(step[2], step[3]) for step in found})
    return pd.DataFrame(
        [
            (step[2], step[3], named[step[2], step[3]], step[4], step[1], step[5], step[6])
            for step in found
        ],
        columns=["table", "row", "title", "field", "operation", "old", "new"],
    )


def preview(store: Store, user: User, number: int) -> Preview:
    """What undoing a bundle would change back and what it would leave, without writing."""
    _may_undo(store, user, number)
    with store.reading() as con:
        steps, kept = _sort_out(con, store, user, number)
        found = {(s.table, s.row) for s in steps} | {(k[0], k[1]) for k in kept}
        named = _titles(store, con, user, found)
    will = [
        (s.table, s.row, named[s.table, s.row], s.field, s.operation, s.new, s.old) for s in steps
    ]
    stays = [(k[0], k[1], named[k[0], k[1]], *k[2:]) for k in kept]
    return Preview(pd.DataFrame(will, columns=COLUMNS), pd.DataFrame(stays, columns=KEPT))


def undo(store: Store, user: User, number: int, reason: str = "") -> int:
    """Take a bundle back under today's rights, locks and rules; later edits are kept.

    Gives the new bundle; Rejected when nothing of it can be taken back.
    """
    _may_undo(store, user, number)

    def work(writing: Writing) -> int:
        steps, _ = _sort_out(writing.con, store, user, number)
        if not steps:
            raise reject("nothing_to_undo", facts={"bundle": number})
        for step in steps:
            _take_back(writing, step)
        for table, touch in _touches(user, steps):
            refuse_guarded(writing.con, table, touch)
        return writing.number

    return write(store, Origin(user, "undo", reason, undoes=number), work)


def _take_back(writing: Writing, step: Step) -> None:
    table = writing.store.catalogue[step.table]
    match step.operation:
        case "insert" | "restore":
            writing.delete(table, [step.row])
        case "delete":
            writing.restore(table, [step.row])
        case _:
            assert step.field is not None
            field = table.field(step.field)
            now = values.from_text(field, step.new)
            writing.update(table, step.row, step.field, now, values.from_text(field, step.old))


def _sort_out(
    con: Any, store: Store, user: User, number: int
) -> tuple[list[Step], list[tuple[Any, ...]]]:
    """The steps that can be taken back, and (table, row, field, why, who, bundle) of the others."""
    wanted = _net_steps(log.steps(con, number))
    touched = {(step.table, step.row) for step in wanted}
    own = _own(con, store, user, touched)
    live = _live(con, store, touched)
    later = log.later_edits(con, number)
    edited_rows = {key[:2]: found for key, found in later.items()}
    guards = _guarded(con, user, wanted)
    steps: list[Step] = []
    kept: list[tuple[Any, ...]] = []
    for step in wanted:
        key = (step.table, step.row)
        edited = edited_rows.get(key) if step.field is None else later.get((*key, step.field))
        if not may_undo_in(user, step.table):
            kept.append((*key, step.field, "not_allowed", "", None))
        elif key not in own:
            kept.append((*key, step.field, "not_yours", "", None))
        elif (key in live) is (step.operation == "delete"):
            kept.append((*key, step.field, "row_gone", "", None))
        elif step.field and not store.catalogue[step.table].has(step.field):
            kept.append((*key, step.field, "field_gone", "", None))
        elif edited and step.operation != "delete":
            kept.append((*key, step.field, "edited_later", edited[1], edited[0]))
        elif key in guards:
            kept.append((*key, step.field, guards[key], "", None))
        else:
            steps.append(step)
            if step.operation == "delete":
                live.add(key)
    return steps, kept


def _touches(user: User, steps: Sequence[Step]) -> Iterator[tuple[str, Touch]]:
    """What steps touch, a table and field at a time."""
    ids: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for step in steps:
        ids[step.table, step.field].append(step.row)
    for (table, field), found in ids.items():
        yield table, Touch(user, found, (field,) if field else ())


def _guarded(con: Any, user: User, steps: Sequence[Step]) -> dict[tuple[str, int | None], str]:
    """The rows that today's guards forbid to touch, with the reason."""
    return {
        (table, problem.row): problem.code
        for table, touch in _touches(user, steps)
        for problem in guarded(con, table, touch)
    }


def _net_steps(found: list[tuple[Any, ...]]) -> list[Step]:
    """What a bundle did in the end: rows to restore first, then cells, then rows to delete.

    The cells of a row that the bundle made go with the row.
    """
    cells: dict[tuple[str, int, str], tuple[str | None, str | None]] = {}
    whole: dict[tuple[str, int], list[str]] = defaultdict(list)
    for _, operation, table, row, field, old, new in found:
        if field is None:
            whole[table, row].append(operation)
        else:
            cells[table, row, field] = (cells.get((table, row, field), (old,))[0], new)
    steps = [
        Step(table, row, None, operations[-1], None, None)
        for (table, row), operations in whole.items()
        if (operations[0] == "delete") == (operations[-1] == "delete")
    ]
    steps += [
        Step(table, row, field, "update", old, new)
        for (table, row, field), (old, new) in cells.items()
        if old != new and whole.get((table, row), [""])[0] != "insert"
    ]
    return sorted(steps, key=lambda step: ORDER.get(step.operation, len(ORDER)))


def _live(con: Any, store: Store, touched: set[tuple[str, int]]) -> set[tuple[str, int]]:
    by_table: dict[str, list[int]] = defaultdict(list)
    for table, row in touched:
        by_table[table].append(row)
    return {
        (table, row)
        for table, ids in by_table.items()
        for row in log.living(con, store.catalogue[table], ids)
    }


def _own(con: Any, store: Store, user: User, touched: set[tuple[str, int]]) -> set[tuple[str, int]]:
    """The touched rows that this user may write."""
    if not sees_only_own_rows(user):
        return touched
    by_table: dict[str, list[int]] = defaultdict(list)
    for table, row in touched:
        by_table[table].append(row)
    return {
        (table, row)
        for table, ids in by_table.items()
        for row in rows.owned(con, store.catalogue, store.catalogue[table], ids, user.units)
    }


def _titles(
    store: Store, con: Any, user: User, touched: set[tuple[str, int]]
) -> dict[tuple[str, int], str]:
    """The names of rows; a row that has gone to another unit has none."""
    named = dict.fromkeys(touched, "")
    own = _own(con, store, user, touched)
    for table in {table for table, _ in own}:
        ids = [row for name, row in own if name == table]
        found = rows.titles(con, store.catalogue, store.catalogue[table], ids)
        named |= {(table, row): found.get(row, "") for row in ids}
    return named


def _may_undo(store: Store, user: User, number: int) -> None:
    with store.reading() as con:
        maker = log.actor_of(con, number)
    if maker is None or not (maker[0] == user.id or may_run_the_office(user)):
        # one answer for both: how much others write is not told
        raise reject("no_such_bundle", value=number)
