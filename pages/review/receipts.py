"""Nhận hồ sơ: which units have sent their files for a round, and with which letter."""

from __future__ import annotations

import streamlit as st

from db.actions import edit, receipts
from db.actions.edit import Filter, Query
from pages.review.rounds import choose_round
from pages.shared import as_of, feedback, session
from pages.shared.grid import edit_grid

visit = session.visit()
st.title(visit.say("page.receipts"), anchor=False)
round_row = choose_round(visit)
at = as_of.bundle()
of_round = Filter("round", "is", round_row["id"])


def count(*more: Filter) -> int:
    query = Query((of_round, *more), limit=1, bundle=at)
    return edit.browse(visit.store, visit.user, "receipt", query).total


# which units had to send on a past day is not asked: only what had come is told
lacking = receipts.lacking(visit.store, visit.user, round_row["id"]) if at is None else 0
sent, total = count(Filter("state.code", "is", "sent")), count() + lacking
key = f"receipt_{round_row['id']}"
with st.container(horizontal=True, vertical_alignment="center"):
    st.markdown(visit.say("receipts.sent", sent=sent, total=total))
    if lacking and st.button(visit.say("receipts.complete", count=lacking), key="complete"):
        feedback.attempt(
            visit,
            edit.table(visit.store, "receipt"),
            key,
            lambda: receipts.complete(visit.store, visit.user, round_row["id"]),
        )
edit_grid(
    visit,
    "receipt",
    columns=("unit", "state", "letter_number", "letter_date", "sender", "note"),
    always=(of_round,),
    key=key,
)
