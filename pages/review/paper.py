"""Nhập hộ phiếu giấy: one member's marks of many files in a grid, a row a file."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from db.actions import edit, mark
from pages.review import mark_cells
from pages.review.mark_cells import Cell, Sheets
from pages.shared.session import Visit


def type_sheets(visit: Visit, frame: pd.DataFrame, marker: mark.Member) -> None:
    """A grid for each kind of file, because each kind has its own criteria."""
    pairs = zip(frame["subject_type"].tolist(), frame["scope"].tolist(), strict=True)
    kinds = {f"{subject_type}:{scope}": (subject_type, scope) for subject_type, scope in pairs}
    names = edit.titles(visit.store, visit.user, "lookup")
    chosen = st.segmented_control(
        visit.say("marking.kind"),
        list(kinds),
        format_func=lambda kind: " · ".join(names[part] for part in kinds[kind]),
        default=next(iter(kinds)),
        required=True,
        key="paper_kind",
    )
    subject_type, scope = kinds[chosen]
    of_kind = frame[(frame["subject_type"] == subject_type) & (frame["scope"] == scope)]
    found = [mark.sheet(visit.store, visit.user, row, marker.id) for row in of_kind["nomination"]]
    key = f"paper:{marker.id}:{chosen}"
    cells = {
        (place, line.code): Cell(sheet.nomination, line)
        for place, sheet in enumerate(found)
        for line in sheet.lines
        if not sheet.locked
    }
    mark_cells.edit_marks(
        Sheets(visit, key, marker, cells, True),
        _table(visit, of_kind, found),
        {visit.say("marking.file"): st.column_config.TextColumn(pinned=True)},
    )
    mark_cells.tell_problems(visit, key)
    st.caption(visit.say("marking.how"))
    whole = [sheet for sheet in found if sheet.lines and all(line.mark for line in sheet.lines)]
    ready = [sheet.nomination for sheet in whole if not (sheet.submitted or sheet.locked)]
    if st.button(
        visit.say("marking.hand_in_many", count=len(ready)), type="primary", disabled=not ready,
        key="hand_in_many",
    ):  # fmt: skip
        for nomination in ready:
            mark.submit(visit.store, visit.user, nomination, marker.id)
        st.rerun()


def _table(visit: Visit, of_kind: pd.DataFrame, found: list[mark.Sheet]) -> pd.DataFrame:
    rows = [
        {visit.say("marking.file"): f"{state} {name}"}
        | {line.code: mark_cells.shown(visit, line) for line in sheet.lines}
        for state, name, sheet in zip(of_kind["state"], of_kind["name"], found, strict=True)
    ]
    return pd.DataFrame(rows, index=of_kind["nomination"].tolist(), dtype="string")
