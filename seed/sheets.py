"""Read the CSV files beside this module: one dictionary a row, empty cells as None."""

from __future__ import annotations

import csv
from pathlib import Path

Row = dict[str, str | None]

FOLDER = Path(__file__).parent
PROVINCES = ("tay-ninh", "ninh-thuan", "gia-lai")


def rows(name: str) -> list[Row]:
    """Every row of ``name``.csv."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [{key: cell or None for key, cell in row.items()} for row in csv.DictReader(file)]


def of_provinces(name: str, provinces: tuple[str, ...]) -> list[Row]:
    """The rows of ``name``.csv that belong to these provinces."""
    return [row for row in rows(name) if row["province"] in provinces]


def text(row: Row, column: str) -> str:
    """A cell that must be filled."""
    cell = row[column]
    if cell is None:
        raise ValueError(f"{column} is empty in {row}")
    return cell


def whole(row: Row, column: str) -> int | None:
    cell = row[column]
    return None if cell is None else int(cell)
