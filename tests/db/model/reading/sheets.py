"""Sheets as files hold them, for tests: rows from 1, merged cells by their corners."""

from __future__ import annotations

from typing import Any

from db.model.reading import book
from db.model.reading.grid import Sheet
from db.model.reading.result import AS_READ


def sheet(*rows: list[Any], name: str = "S", merged: tuple = (), **more: Any) -> Sheet:
    kept = {number: row for number, row in enumerate(rows, start=1) if row}
    return Sheet(name, kept, merged, **more)


def rows_of(known: Any, *rows: list[Any], by_hand: Any = AS_READ, **more: Any) -> list[Any]:
    reading = book.read([sheet(*rows, **more)], known, by_hand)
    return [row for table in reading.sheets[0].tables for row in table.rows]


def values_of(known: Any, *rows: list[Any], **more: Any) -> list[dict[str, Any]]:
    """The values of each row, without the words in which it names its unit."""
    return [
        {key: value for key, value in row.values.items() if key != "unit_text"}
        for row in rows_of(known, *rows, **more)
    ]
