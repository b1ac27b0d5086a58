"""Who has not sent yet, and a letter to them that is ready to be copied."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from db.actions import sending
from pages.shared.session import Visit

ROW, TALLEST = 35, 460


def show(visit: Visit, round_id: int, units: Sequence[int]) -> None:
    """The units by name beside the text; a sentence when all have sent."""
    if not units:
        st.info(visit.say("receipts.all_sent"), icon=":material/check_circle:")
        return
    left, right = st.columns([2, 3])
    names = sending.called(visit.store, visit.user, units, visit.language)
    with left:
        st.markdown(visit.say("receipts.missing_units", count=len(units)))
        st.dataframe(
            {visit.say("receipts.unit"): [names[unit] for unit in units]},
            height=min(TALLEST, ROW * (len(units) + 1) + 3),
        )
    with right:
        st.markdown(visit.say("receipts.reminder_title"))
        text = sending.reminder(visit.store, visit.user, round_id)
        st.code(text, language=None, wrap_lines=True, height=TALLEST)
