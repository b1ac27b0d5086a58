"""Đơn vị: units and the days they existed."""

from __future__ import annotations

import streamlit as st

from pages.shared import session
from pages.shared.grid import edit_grid

visit = session.visit()
st.title(visit.say("page.units"), anchor=False)
edit_grid(visit, "unit")
