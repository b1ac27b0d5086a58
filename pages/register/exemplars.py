"""Điển hình: the exemplars of the plan."""

from __future__ import annotations

import streamlit as st

from pages.shared import session
from pages.shared.grid import edit_grid

visit = session.visit()
st.title(visit.say("page.exemplars"), anchor=False)
edit_grid(visit, "exemplar")
