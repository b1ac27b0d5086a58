"""The round that a review page is about: chosen above it and kept in the link."""

from __future__ import annotations

from typing import Any

import streamlit as st

from db.actions import edit
from db.actions.edit import Filter, Query
from pages.shared import session
from pages.shared.session import Visit

Round = dict[str, Any]


def choose_round(visit: Visit) -> Round:
    """The chosen round, the newest first; the run stops where there is none yet."""
    here = session.place()
    filters = [Filter("plan", "is", here.plan)] if here.plan else []
    if here.phase:
        filters.append(Filter("phase", "is", here.phase))
    query = Query(tuple(filters), sort=(("opens_on", True),))
    found = edit.glance(visit.store, "round", query).to_dict("records")
    if not found:
        st.info(visit.say("review.no_round"), icon=":material/info:")
        st.stop()
    rounds = {str(row["id"]): row for row in found}
    chosen = st.selectbox(
        visit.say("review.round"),
        list(rounds),
        format_func=lambda known: rounds[known]["name"],
        key="round",
        bind="query-params",
        label_visibility="collapsed",
        width=360,
    )
    return rounds[chosen]
