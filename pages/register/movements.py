"""Phong trào: the emulation movements."""

from __future__ import annotations

import streamlit as st

from pages.shared import session
from pages.shared.grid import edit_grid

visit = session.visit()
st.title(visit.say("page.movements"), anchor=False)
edit_grid(visit, "movement")
