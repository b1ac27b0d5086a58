"""An answer as a frame: whole numbers whole, days as days, what is missing as missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from db.model.texts import say
from db.model.values import show_number

WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
BROKEN = ("FLOAT", "DOUBLE", "DECIMAL")
DAYS: Mapping[str, Callable[[str], Any]] = {
    "DATE": date.fromisoformat, "TIMESTAMP": datetime.fromisoformat,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a question. ``columns`` are all different, ``types`` those of the engine.

    ``capped``: there are more rows than these; ``cut``: so many cells were too long. ``head``:
    the bundle up to which the register was read.
    """

    columns: tuple[str, ...]
    frame: pd.DataFrame
    capped: bool
    head: int
    seconds: float
    cut: int = 0
    types: tuple[str, ...] = ()


def answer_of(heard: Mapping[str, Any], head: int, seconds: float) -> Answer:
    """What a process said, as an answer."""
    columns, types = unlike(heard["columns"]), tuple(heard["types"])
    cells = list(zip(*heard["rows"], strict=True)) or [()] * len(columns)
    held = {
        name: _series(kind, of_column)
        for name, kind, of_column in zip(columns, types, cells, strict=True)
    }
    return Answer(
        columns, pd.DataFrame(held), heard["capped"], head, seconds, heard["cut"], types
    )  # fmt: skip


def unlike(names: Sequence[str]) -> tuple[str, ...]:
    """The names of columns, the second of two that are the same with its number."""
    found: list[str] = []
    for name in names:
        number, made = 1, name
        while made in found:
            number += 1
            made = f"{name} ({number})"
        found.append(made)
    return tuple(found)


def _series(kind: str, cells: Sequence[Any]) -> pd.Series:
    word = kind.partition("(")[0]
    if word.removeprefix("U") in WHOLE and all(fits(cell) for cell in cells):
        return pd.Series(cells, dtype="Int64")
    if word in BROKEN:
        return pd.Series([None if cell is None else float(cell) for cell in cells], dtype="float64")
    if kind == "BOOLEAN":
        return pd.Series(cells, dtype="boolean")
    if kind in DAYS:
        return pd.Series([_day(kind, cell) for cell in cells], dtype=object)
    return pd.Series(cells, dtype=object)


def fits(cell: int | None) -> bool:
    return cell is None or -(2**63) <= cell < 2**63


def _day(kind: str, cell: str | None) -> Any:
    """The day; one that no calendar has, such as infinity, stays text."""
    if cell is None:
        return None
    try:
        return DAYS[kind](cell)
    except ValueError:
        return cell


def rows_of(answer: Answer) -> list[list[Any]]:
    """The cells row by row as JSON can hold them."""
    columns = [_plain(answer.frame[name]) for name in answer.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def _plain(held: pd.Series) -> list[Any]:
    cells = held.astype(object).where(held.notna(), None).tolist()
    return [cell.isoformat() if isinstance(cell, date) else cell for cell in cells]


def limits_met(language: str, answer: Answer) -> list[str]:
    """What of an answer is not whole, as sentences."""
    told = []
    if answer.capped:
        count = show_number(len(answer.frame), 0, language)
        told.append(say(language, "asking.capped", count=count))
    if answer.cut:
        told.append(say(language, "asking.cut", count=show_number(answer.cut, 0, language)))
    return told


def word(cell: Any) -> str:
    """A cell in a line of text: nothing as nothing, and one line whatever is in it."""
    return "" if cell is None else " ".join(str(cell).split())
