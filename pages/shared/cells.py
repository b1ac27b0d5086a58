"""Between rows and what a grid shows: shown cells, and what a typed cell means; no streamlit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from db.model import values
from db.model.catalog import Field, Kind
from db.model.problems import Problem

PICK = "_pick"
Row = Mapping[str, Any]
Options = Mapping[str, Mapping[int, str]]

# a longer drop-down is slow in the browser; such links are chosen in the row's form
MOST_OPTIONS = 1000

# as Python writes half of a character
HALVES = re.compile(r"\\ud[89a-f]")


def is_picked_from_list(field: Field, options: Options) -> bool:
    return field.kind in (Kind.CHOICE, Kind.LINK) and field.name in options


def is_read_only(field: Field, options: Options) -> bool:
    """Fields that a cell cannot hold or that only an action sets."""
    if field.fixed or field.kind in (Kind.FILE, Kind.CHOICES):
        return True
    return field.kind is Kind.LINK and field.name not in options


def shown_cell(field: Field, value: Any, options: Options, names: Options, language: str) -> Any:
    """One cell as the grid shows it: names for ids, Vietnamese numbers and dates."""
    if value is None:
        return None
    if field.kind is Kind.YES_NO:
        return value
    if field.kind in (Kind.CHOICE, Kind.LINK):
        known = options.get(field.name, {})
        return known.get(value) or names.get(field.name, {}).get(value, f"#{value}")
    if field.kind is Kind.CHOICES:
        known = names.get(field.name, {})
        return ", ".join(known.get(item, f"#{item}") for item in value)
    return values.show(field, value, language)


def shown(
    fields: Sequence[Field], rows: Sequence[Row], options: Options, names: Options, language: str
) -> pd.DataFrame:
    """The page as a frame of fixed nullable types with the row's id as index."""
    ids = pd.Index([row["id"] for row in rows], dtype="int64", name="id")
    columns: dict[str, pd.Series] = {PICK: pd.Series([False] * len(rows), ids, dtype="boolean")}
    for field in fields:
        cells = [shown_cell(field, row.get(field.name), options, names, language) for row in rows]
        kind = "boolean" if field.kind is Kind.YES_NO else "string"
        columns[field.name] = pd.Series(cells, ids, dtype=kind)
    return pd.DataFrame(columns, index=ids)


def typed_value(field: Field, typed: Any, options: Options) -> tuple[Any, Problem | None]:
    """What a cell of the grid means, or why it cannot be kept."""
    if typed is None or typed == "":
        return None, None
    if field.kind is Kind.YES_NO:
        return bool(typed), None
    if is_picked_from_list(field, options):
        for key, label in options[field.name].items():
            if label == typed:
                return key, None
        return None, Problem("no_such_row", field=field.name, value=typed)
    return values.read(field, str(typed))


def picked(edits: Mapping[str, Any], ids: Sequence[int]) -> list[int]:
    """The rows whose box is ticked, as they stand from the top."""
    return [
        int(ids[int(place)])
        for place, cells in sorted(edits.items(), key=lambda edit: int(edit[0]))
        if cells.get(PICK) and 0 <= int(place) < len(ids)
    ]


def has_half_characters(edits: Mapping[str, Any]) -> bool:
    """Whether a cell was typed with half of a character, which no answer can hold."""
    return bool(HALVES.search(str(edits.values())))
