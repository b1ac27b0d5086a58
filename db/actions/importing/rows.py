"""Pasted rows of any table: what is new, what stands there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from db.actions import edit
from db.actions.importing.cells import Reader
from db.actions.importing.lines import Draft, Line
from db.actions.rights import reads_own_rows
from db.model.catalog import Field, Kind, Table
from db.model.people import User
from db.model.problems import Problem
from db.store import known
from db.store import rows as stored
from db.store.connection import Store


def columns(table: Table) -> dict[str, Field]:
    """The fields that can be pasted."""
    return {
        field.name: field
        for field in table.fields
        if not field.fixed and field.kind not in (Kind.MOMENT, Kind.FILE)
    }


def read(
    store: Store, table: Table, reader: Reader, drafts: Sequence[Draft], given: Mapping[str, Any]
) -> list[Line]:
    """The lines of a block over a table; a row with a key that is taken stands there already."""
    with store.reading() as con:
        taken = {group: known.keys(con, table, group) for group in table.unique}
        if reads_own_rows(reader.user, table):
            every = {row for held in taken.values() for row in held.values()}
            own = stored.owned(con, store.catalogue, table, every, reader.user.units)
            taken = {
                group: {key: row for key, row in held.items() if row in own}
                for group, held in taken.items()
            }
    lines = []
    for draft in drafts:
        for key in reader.columns:
            reader.cell(draft, key)
        for key, value in given.items():
            draft.values.setdefault(key, value)
        asked = {question.key for question in draft.questions}
        draft.problems += [
            Problem("required", table.name, field.name, draft.line)
            for field in reader.columns.values()
            if field.required and field.name not in draft.values and field.name not in asked
        ]
        there = False
        for group, held in taken.items():
            key_values = tuple(draft.values.get(name) for name in group)
            if all(value is not None for value in key_values[:1]):
                there = there or key_values in held
                held.setdefault(key_values, draft.line)
        lines.append(draft.done(_title(table, draft), "there" if there else "new"))
    return lines


def _title(table: Table, draft: Draft) -> str:
    if table.title in draft.texts:
        return draft.texts[table.title]
    return next(iter(draft.texts.values()), "")


def save(store: Store, user: User, table: Table, lines: Sequence[Line]) -> list[int]:
    """Add the lines as one bundle; gives the rows."""
    cells = [str(line.line) for line in lines]
    return edit.add(store, user, table.name, [line.values for line in lines], "paste", cells)
