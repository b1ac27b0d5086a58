"""Columns of a grid: which, how wide, which stay in sight, and how each is typed into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from db.actions import edit
from db.model.catalog import Field, Kind, Table
from db.model.views import View
from pages.shared import cells
from pages.shared.session import Visit

# letters that a narrow column holds
SHORT = 10
# points; an empty width is the grid's own
WIDE: dict[str, int | str | None] = {"narrow": 90, "medium": "medium", "wide": 380, "": None}


def chosen(table: Table, usual: Sequence[Field], view: View) -> tuple[Field, ...]:
    """The fields that a view shows; without a choice those of the page."""
    return tuple(table.field(column.name) for column in view.columns) or tuple(usual)


def names(
    visit: Visit,
    fields: Sequence[Field],
    rows: Sequence[Mapping[str, Any]],
    options: Mapping[str, Mapping[int, str]],
    bundle: int | None = None,
) -> dict[str, dict[int, str]]:
    """Names of the linked rows on a page that no drop-down holds, as of a bundle."""
    found = {}
    for described in fields:
        if described.kind not in (Kind.LINK, Kind.CHOICE, Kind.CHOICES):
            continue
        held = [row[described.name] for row in rows if row.get(described.name) is not None]
        flat = {item for cell in held for item in (cell if isinstance(cell, tuple) else (cell,))}
        if wanted := sorted(flat - set(options.get(described.name, {}))):
            target = "lookup" if described.kind is Kind.CHOICE else described.target
            found[described.name] = edit.titles(visit.store, visit.user, target, wanted, bundle)
    return found


def configuration(
    fields: Sequence[Field],
    view: View,
    options: Mapping[str, Mapping[int, str]],
    beside: Mapping[str, Mapping[int, str]],
    pick: str,
    language: str,
) -> dict[str, Any]:
    """How the widget shows each column; ``beside`` are those that are reckoned."""
    configured: dict[str, Any] = {
        cells.PICK: st.column_config.CheckboxColumn(pick, width=60, pinned=True)
    }
    for label, texts in beside.items():
        short = max(map(len, texts.values()), default=0) <= SHORT
        width = "small" if short else "medium"
        configured[label] = st.column_config.TextColumn(label, width=width)
    looks = {column.name: column for column in view.columns}
    for place, described in enumerate(fields):
        look = looks.get(described.name)
        pinned = look.pinned if look else place == 0
        width = WIDE[look.width] if look else None
        configured[described.name] = _column(
            described, options, described.label.in_language(language), pinned,
            width or ("medium" if place == 0 else None),
        )  # fmt: skip
    return configured


def _column(
    described: Field, options: Mapping[str, Mapping[int, str]], label: str, pinned: bool, width: Any
) -> Any:
    if cells.is_picked_from_list(described, options):
        return st.column_config.SelectboxColumn(
            label, options=list(options[described.name].values()), pinned=pinned, width=width
        )
    if described.kind is Kind.YES_NO:
        return st.column_config.CheckboxColumn(label, pinned=pinned, width=width)
    number = described.kind in (Kind.WHOLE, Kind.DECIMAL)
    return st.column_config.TextColumn(
        label, pinned=pinned, alignment="right" if number else "left", width=width
    )
