"""The rows behind a number: which one is open, and its list."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from db.actions import report
from db.actions.report import Part
from db.model.parts import read_part
from db.model.people import may_see_names
from db.model.values import show_date
from pages.shared import feedback, take_rows
from pages.shared.figures import View

OPEN = "open"


def open_part(part: Part) -> None:
    """Open the rows of a number; for buttons."""
    st.session_state[OPEN] = str(part)


def open_clicked(chart: str) -> None:
    """Open the rows of the bar that was clicked; a bar clicked again closes them."""
    points = st.session_state[chart].selection.get("clicked", [])
    written = str(points[0].get("key", "")) if points else ""
    st.session_state[OPEN] = written if read_part(written) else ""


def choose(view: View, parts: Sequence[Part]) -> Part | None:
    """The same choice without a mouse: a list of all numbers on the page."""
    held = st.session_state.get(OPEN) or ""
    known = {str(part): part for part in parts}
    if held not in known:
        found = read_part(held)
        of_page = found and (found.phase is None or found.phase in view.phases)
        # what a browser sends may name anything; what counts nobody is not shown
        if found and of_page and view.figures.behind(found):
            known[held] = found
        else:
            st.session_state.pop(OPEN, None)
    chosen = st.selectbox(
        view.visit.say("progress.open"),
        ["", *known],
        format_func=lambda written: _told(view, known.get(written)),
        key=OPEN,
        bind="query-params",
        width=460,
    )
    return known.get(chosen or "")


def _told(view: View, part: Part | None) -> str:
    """Without the count: the link holds these words, and counts change."""
    return view.what(part) if part else view.visit.say("progress.open_none")


def rows_behind(view: View, part: Part) -> None:
    """How many, the sentence to copy, and the list."""
    visit, ids = view.visit, view.figures.behind(part)
    count = view.number(len(ids))
    st.markdown(visit.say("progress.rows", what=feedback.plain(view.heading(part)), count=count))
    st.code(view.sentence(part), language=None, wrap_lines=True)
    if not may_see_names(visit.user):
        return
    if not ids:
        st.info(visit.say("progress.no_rows"), icon=":material/info:")
        return
    found = report.names_behind(visit.store, visit.user, ids, view.bundle)
    held = view.figures.counted.drop_duplicates("exemplar").set_index("exemplar")
    place = {row: dict(held.loc[row]) for row in ids}
    rows = [
        {
            visit.say("progress.name"): row["name"],
            visit.say("progress.unit"): row["unit"],
            visit.say("progress.kind"): view.word("kind", place[row["exemplar"]]["kind"]),
            visit.say("progress.recognised_on"): show_date(row["recognised_on"], visit.language),
        }
        for row in found.to_dict("records")
    ]
    st.dataframe(rows, hide_index=True, width="stretch", height="content" if len(ids) <= 8 else 320)
    take_rows.buttons(visit, rows, view.heading(part), "opened")
