"""Điển hình: the exemplars of the plan."""

from __future__ import annotations

import streamlit as st

from db.actions.edit import Filter
from pages.shared import session
from pages.shared.grid import edit_grid

visit = session.visit()
st.title(visit.say("page.exemplars"), anchor=False)
plan = session.place().plan
edit_grid(
    visit,
    "exemplar",
    columns=(
        "subject", "unit", "form", "model_name", "scope", "domain", "movement", "movements",
        "recognised_on", "recognition_document", "lesson", "note", "continues", "plan",
    ),
    always=(Filter("plan", "is", plan),) if plan else (),
    ask_shared=lambda _visit, _key: {"plan": plan} if plan else {},
)  # fmt: skip
