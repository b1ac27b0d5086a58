"""Đề cử: who was nominated, in which round, and in what state."""

from __future__ import annotations

import streamlit as st

from pages.register.naming import add_by_name, ask_shared
from pages.shared import session
from pages.shared.grid import edit_grid

visit = session.visit()
st.title(visit.say("page.nominations"), anchor=False)
edit_grid(
    visit,
    "nomination",
    columns=(
        "exemplar", "unit", "subject_type", "round", "state", "proposed_award", "received_on",
        "submission_number", "achievement", "reason", "decision_number", "decided_on", "note",
    ),
    add=add_by_name,
    ask_shared=ask_shared,
)  # fmt: skip
