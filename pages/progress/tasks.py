"""Nhiệm vụ: who does what by when, and how far it is."""

from __future__ import annotations

import streamlit as st

from pages.shared import session
from pages.shared.grid import edit_grid

visit = session.visit()
st.title(visit.say("page.tasks"), anchor=False)
edit_grid(
    visit,
    "task",
    columns=("content", "lead_unit", "coordinating_units", "deadline", "percent", "state", "note"),
)
