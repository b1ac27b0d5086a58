"""Tại ngày: the day at whose end pages show the register, chosen in the frame and in the link."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from db.actions import as_of
from db.actions.as_of import Moment
from pages.shared.session import Visit

# in the link, and what the pages of this run read
DAY, HERE = "tai_ngay", "as_of"
EARLIEST = date(2000, 1, 1)


def choose(visit: Visit, offered: bool) -> None:
    """The day in the frame's row, where the page can be read as of a day."""
    st.session_state[HERE] = None
    if not offered:
        return
    with st.popover(visit.say("as_of.choose"), icon=":material/event:", type="tertiary"):
        day = st.date_input(
            visit.say("as_of.day"), None, key=DAY, bind="query-params", format="DD/MM/YYYY",
            persist_state="session", min_value=EARLIEST, help=visit.say("as_of.hint"),
            max_value=visit.store.clock().date() - timedelta(days=1),
        )  # fmt: skip
    if isinstance(day, date):
        st.session_state[HERE] = as_of.end_of(visit.store, day)


def here() -> Moment | None:
    """The moment that this page shows; None for now."""
    return st.session_state.get(HERE)


def bundle() -> int | None:
    """The same as the number that queries ask for."""
    moment = here()
    return moment.bundle if moment else None


def band(visit: Visit) -> None:
    """What stands above every page that does not show today."""
    moment = here()
    if moment is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="as_of_band"):
        st.warning(visit.say("as_of.band", day=f"{moment.day:%d/%m/%Y}"), icon=":material/history:")
        st.button(visit.say("as_of.back"), on_click=_back, key="as_of_back", type="primary")
    if moment.bundle == 0 and moment.first is not None:
        first = f"{moment.first:%d/%m/%Y}"
        st.info(visit.say("as_of.before_all", first=first), icon=":material/info:")


def _back() -> None:
    st.session_state[DAY] = None
