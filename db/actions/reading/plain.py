"""Text files: cells parted by a comma, a semicolon or a tab, in whatever encoding they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from db.actions.reading import limits
from db.model.problems import reject
from db.model.reading.decoding import decode_cells
from db.model.reading.encodings import rows_of, text_of
from db.model.reading.grid import Sheet, Value

SHEET = "csv"


def read(path: Path) -> Iterator[Sheet]:
    found = text_of(path.read_bytes())
    rows: dict[int, list[Value]] = {}
    for line, cells in rows_of(found.text):
        if len(cells) > limits.COLUMNS and any(cells[limits.COLUMNS :]):
            raise reject("file_too_wide", facts={"limit": limits.COLUMNS})
        if any(cell.strip() for cell in cells):
            rows[line] = [cell or None for cell in cells[: limits.COLUMNS]]
            if len(rows) > limits.ROWS:
                raise reject("file_too_long", facts={"limit": limits.ROWS})
    decoded = decode_cells(rows, {}) if found.encoding.startswith("utf") else {}
    yield Sheet(SHEET, rows, decoded=decoded)
