"""Where files for a round are dropped, one or a hundred at once, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from db.actions import arrivals, sending
from db.model.people import may_run_the_office
from db.model.problems import Rejected
from db.model.tables import RECEIPT
from pages.shared import feedback
from pages.shared.files import OWN_WORDS
from pages.shared.session import Visit

# told at once; the others are counted
MOST_TOLD = 5
# a unit that is none: each file tells its own
EACH = 0


def box(visit: Visit, round_id: int, units: Sequence[int]) -> None:
    """Where files are dropped, one or a hundred at once; each is safe before anything is drawn."""
    store, user = visit.store, visit.user
    of_each = [EACH] if may_run_the_office(user) else []
    own = [unit for unit in units if of_each or unit in user.units]
    if not arrivals.may_send(store, user, round_id, None if of_each else next(iter(own), EACH)):
        return
    turn = st.session_state.setdefault("arrivals:turn", 0)
    names = sending.called(store, user, own, visit.language) | {EACH: visit.say("receipts.by_name")}
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with right:
        unit = st.selectbox(
            visit.say("receipts.of_unit"), [*of_each, *own], format_func=names.__getitem__,
            key=f"arrivals:unit:{round_id}",
        )  # fmt: skip
    with left:
        st.html(OWN_WORDS.format(pick=visit.say("files.pick")))
        chosen = st.file_uploader(
            visit.say("receipts.drop"), accept_multiple_files=True, key=f"arrivals:{turn}"
        )
    if chosen:
        _take_in(visit, round_id, unit or None, chosen)
    _told(visit)


def _take_in(visit: Visit, round_id: int, unit: int | None, chosen: Sequence[Any]) -> None:
    """Nothing is drawn or remembered before all is kept: a reload stops a page where it draws."""
    given = [(one.name, one.getvalue()) for one in chosen]
    try:
        came = arrivals.arrive(visit.store, visit.user, round_id, unit, given)
    except Rejected as error:
        feedback.tell_all(visit, RECEIPT, error)
        return
    st.session_state["arrivals:told"] = (len(came.ids), came.problems)
    st.session_state["arrivals:turn"] += 1
    st.session_state["part"] = "files"
    st.rerun()


def _told(visit: Visit) -> None:
    """How many came in, and which were there already."""
    count, problems = st.session_state.pop("arrivals:told", (0, ()))
    if count:
        st.toast(visit.say("receipts.came", count=count), icon=":material/inbox:")
    told = [feedback.told(visit, RECEIPT, problem) for problem in problems[:MOST_TOLD]]
    if rest := len(problems) - len(told):
        told.append(visit.say("receipts.and_more", count=rest))
    if told:
        st.warning("  \n".join(told), icon=":material/content_copy:")
