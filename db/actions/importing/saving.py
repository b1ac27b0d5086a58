"""Writing a pasted block: rows that are new and cells that change, in one bundle or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from db.actions.importing.lines import Cell, Line
from db.actions.rights import refuse_bound, refuse_foreign_links
from db.model.catalog import Table
from db.model.people import User, may_edit_table
from db.model.problems import Problem, Rejected, reject
from db.store.changelog import Origin
from db.store.completions import completed
from db.store.connection import Store
from db.store.writer import Writing, write

T = TypeVar("T")
# table and row (or place of a new one) → the line it comes from
Lines = dict[tuple[str, int], int | None]


def save(store: Store, user: User, table: Table, lines: Sequence[Line]) -> list[int]:
    """Add and change as one bundle; gives the rows added. Problems name lines of the block."""
    new = [line for line in lines if not line.cells]
    come_from: Lines = {}

    def work(writing: Writing) -> list[int]:
        change_cells(writing, user, lines, come_from)
        return add_rows(writing, user, table, new, come_from)

    return write_by_line(store, Origin(user, "paste"), work, come_from)


def write_by_line(
    store: Store, origin: Origin, work: Callable[[Writing], T], come_from: Lines
) -> T:
    """Run the work as one bundle; a refusal names lines where it named rows."""
    try:
        return write(store, origin, work)
    except Rejected as refusal:
        raise Rejected([by_line(found, come_from) for found in refusal.problems]) from None


def by_line(problem: Problem, come_from: Mapping[tuple[str, int], int | None]) -> Problem:
    if problem.row is None:
        return problem
    return replace(problem, row=come_from.get((problem.table, problem.row), problem.row))


def add_rows(
    writing: Writing, user: User, table: Table, lines: Sequence[Line], come_from: Lines
) -> list[int]:
    if not lines:
        return []
    values = [line.values for line in lines]
    _refuse_unwritable(user, table, {name for row in values for name in row})
    rows = completed(writing.con, table.name, values)
    try:
        ids = writing.insert(table, rows, [str(line.line) for line in lines])
    except Rejected as refusal:
        # it names the places of the rows, which have no ids yet
        places = {(table.name, place): line.line for place, line in enumerate(lines)}
        raise Rejected([by_line(found, places) for found in refusal.problems]) from None
    come_from |= {(table.name, row): line.line for row, line in zip(ids, lines, strict=True)}
    refuse_foreign_links(writing, user, table, ids, [field.name for field in table.fields])
    refuse_bound(writing, user, table, ids)
    return ids


def change_cells(writing: Writing, user: User, lines: Sequence[Line], come_from: Lines) -> None:
    """Change the cells of the lines, each against what was shown; all conflicts are told at once.

    A table's rows are asked about once before and once after, a column is one statement.
    """
    held: dict[str, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        for cell in line.cells:
            held[cell.table][cell.field].append(cell)
            come_from[cell.table, cell.row] = line.line
    conflicts: list[Problem] = []
    for name, columns in held.items():
        table = writing.store.catalogue[name]
        ids = sorted({cell.row for cells in columns.values() for cell in cells})
        _refuse_unwritable(user, table, columns.keys())
        refuse_bound(writing, user, table, ids, tuple(columns))
        for field, cells in columns.items():
            conflicts += _change(writing, table, field, cells)
        refuse_foreign_links(writing, user, table, ids, tuple(columns))
        refuse_bound(writing, user, table, ids, tuple(columns))
    if conflicts:
        raise Rejected(conflicts)


def _change(writing: Writing, table: Table, field: str, cells: Sequence[Cell]) -> list[Problem]:
    """One column; gives its conflicts, so that those of the other columns are found as well."""
    try:
        writing.update_many(
            table,
            field,
            [(cell.row, cell.old, cell.new) for cell in cells],
            [cell.source for cell in cells],
        )
    except Rejected as refusal:
        return refusal.problems
    return []


def _refuse_unwritable(user: User, table: Table, fields: Collection[str]) -> None:
    """Tables this user does not write, and fields that no table has or only an action sets."""
    if not may_edit_table(user, table.name):
        raise reject("not_allowed", table=table.name)
    for name in sorted(fields):
        if not table.has(name):
            raise reject("no_such_field", table=table.name, value=name)
        if table.field(name).fixed:
            raise reject("field_is_fixed", table=table.name, field=name)
