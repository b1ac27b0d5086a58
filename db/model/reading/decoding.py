"""Cells in legacy fonts read as Unicode, before anything else is done to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, MutableMapping

from db.model.reading.grid import Value
from db.model.reading.legacy import DECODERS, decode, guess

Cell = tuple[int, int]


def decode_cells(
    rows: MutableMapping[int, list[Value]], fonts: Mapping[Cell, str]
) -> dict[Cell, str]:
    """Decode in place, by the font's encoding, else by spelling; gives what stood in each cell.

    ``fonts``: (row, column) → encoding, of the cells whose font is a legacy one.
    """
    before: dict[Cell, str] = {}
    doubtful: list[Cell] = []
    for number, row in rows.items():
        for place, value in enumerate(row):
            if not isinstance(value, str) or (value.isascii() and (number, place + 1) not in fonts):
                continue
            cell = (number, place + 1)
            if cell in fonts:
                _set(rows, before, cell, decode(value, fonts[cell]))
            elif guess(value) or max(value) <= "ÿ":
                doubtful.append(cell)
    _guessed(rows, before, doubtful)
    return before


def _guessed(
    rows: MutableMapping[int, list[Value]], before: dict[Cell, str], doubtful: list[Cell]
) -> None:
    """What most doubtful cells of the sheet turn out to be decides the rest."""
    texts = {cell: str(rows[cell[0]][cell[1] - 1]) for cell in doubtful}
    found = Counter(encoding for text in texts.values() if (encoding := guess(text)))
    likely = found.most_common(1)[0][0] if found else ""
    for cell, text in texts.items() if likely else ():
        if encoding := guess(text, likely):
            _set(rows, before, cell, decode(text, encoding) if encoding in DECODERS else text)


def _set(
    rows: MutableMapping[int, list[Value]], before: dict[Cell, str], cell: Cell, text: str
) -> None:
    number, column = cell
    was = str(rows[number][column - 1])
    if text != was:
        before[cell] = was
        rows[number][column - 1] = text
