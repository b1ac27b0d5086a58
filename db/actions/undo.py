"""Undo any bundle of any day: what it would do, what keeps it from doing more, and doing it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pandas as pd

from db.model import values
from db.model.people import User, may_edit_table, may_run_the_office, sees_only_own_rows
from db.model.problems import Problem, Rejected, reject
from db.store import history as log
from db.store import rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.writer import Writing, write

COLUMNS = ["table", "row", "title", "field", "operation", "now", "then"]
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


def bundles(store: Store, user: User, mine: bool = True, limit: int = 100) -> pd.DataFrame:
    """The newest bundles: own ones, or everybody's for those who run the office."""
    if not mine and not may_run_the_office(user):
        raise reject("not_allowed")
    with store.reading() as con:
        return log.bundles(con, user.id if mine else None, limit)


def changes(store: Store, user: User, number: int) -> pd.DataFrame:
    """The steps of one bundle with the names of their rows."""
    _may_undo(store, user, number)
    with store.reading() as con:
        found = log.steps(con, number)
        named = _titles(store, con, {(step[2], step[3]) for step in found})
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
        named = _titles(
            store, con, {(s.table, s.row) for s in steps} | {(k[0], k[1]) for k in kept}
        )
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
    steps: list[Step] = []
    kept: list[tuple[Any, ...]] = []
    for step in wanted:
        key = (step.table, step.row)
        edited = edited_rows.get(key) if step.field is None else later.get((*key, step.field))
        if not (may_edit_table(user, step.table) or may_run_the_office(user)):
            kept.append((*key, step.field, "not_allowed", "", None))
        elif key not in own:
            kept.append((*key, step.field, "not_yours", "", None))
        elif (key in live) is (step.operation == "delete"):
            kept.append((*key, step.field, "row_gone", "", None))
        elif edited and step.operation != "delete":
            kept.append((*key, step.field, "edited_later", edited[1], edited[0]))
        else:
            steps.append(step)
    return steps, kept


def _net_steps(found: list[tuple[Any, ...]]) -> list[Step]:
    """What a bundle did in the end: whole rows first, then cells of rows it did not make."""
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
    steps.sort(key=lambda step: step.operation != "delete")
    return steps + [
        Step(table, row, field, "update", old, new)
        for (table, row, field), (old, new) in cells.items()
        if old != new and whole.get((table, row), [""])[0] != "insert"
    ]


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


def _titles(store: Store, con: Any, touched: set[tuple[str, int]]) -> dict[tuple[str, int], str]:
    named: dict[tuple[str, int], str] = {}
    for table in {table for table, _ in touched}:
        ids = [row for name, row in touched if name == table]
        found = rows.titles(con, store.catalogue, store.catalogue[table], ids)
        named |= {(table, row): found.get(row, "") for row in ids}
    return named


def _may_undo(store: Store, user: User, number: int) -> None:
    with store.reading() as con:
        maker = log.actor_of(con, number)
    if maker is None:
        raise reject("no_such_bundle", value=number)
    if maker[0] != user.id and not may_run_the_office(user):
        raise Rejected([Problem("not_allowed")])
