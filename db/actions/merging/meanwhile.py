"""Rows that came into the register since a file was previewed: what is new then is new no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from db.actions.importing.rows import key_of
from db.model.problems import Problem
from db.store import rows as stored
from db.store import since
from db.store.writer import Writing

# what makes two rows the same in tables whose description does not say it
KEYS = {
    "subject": ("name", "type", "birth", "unit"),
    "task": ("content", "plan", "lead_unit", "deadline"),
}


def came(
    writing: Writing, name: str, rows: Sequence[Mapping[str, Any]], after: int
) -> list[Problem]:
    """Those of these new rows that somebody added behind that bundle; ``row`` is their place."""
    if name not in KEYS or writing.store.head == after:
        return []
    touched = since.touched(writing.con, name, after)
    table = writing.store.catalogue[name]
    there = stored.fetch(writing.con, table, [row for row, last in touched.items() if last])
    taken = {_key(name, row) for row in there}
    return [
        Problem("came_meanwhile", name, KEYS[name][0], place, row[KEYS[name][0]])
        for place, row in enumerate(rows)
        if _key(name, row) in taken
    ]


def _key(name: str, row: Mapping[str, Any]) -> tuple[Any, ...]:
    return key_of([row.get(field) for field in KEYS[name]])
