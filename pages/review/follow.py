"""What follows from a ranking: publishing, the next state of files, the decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from db.actions import closing, edit, nominate, publish
from db.model.catalog import Table
from db.model.people import may_run_the_office
from db.model.problems import Rejected
from db.model.tables import AWARD, NOMINATION, ROUND
from db.model.values import read
from pages.review.rounds import Round
from pages.shared import feedback, window
from pages.shared.session import Visit

STATES = ("eligible", "before_council", "chosen", "not_chosen")


def standing(visit: Visit, round_row: Round, primary: bool = True) -> None:
    """Whether the scores are published, with the button to publish or take that back."""
    at, row = round_row["published_at"], int(round_row["id"])
    if pd.notna(at):
        st.badge(visit.say("ranking.published", at=f"{at:%d/%m/%Y %H:%M}"), color="green")
    else:
        st.badge(visit.say("ranking.not_published"), color="gray")
    closed = round_row["closed"]
    if pd.notna(closed) and closed:
        st.badge(visit.say("ranking.closed"), color="gray")
        if may_run_the_office(visit.user):
            with_reason(visit, "reopen", lambda reason: closing.reopen(
                visit.store, visit.user, ROUND.name, row, reason))  # fmt: skip
        return
    if may_run_the_office(visit.user):
        with_reason(visit, "close", lambda reason: closing.close(
            visit.store, visit.user, ROUND.name, row, reason))  # fmt: skip
    if not publish.may_publish_round(visit.store, visit.user, row):
        return
    if pd.isna(at):
        kind = "primary" if primary else "secondary"
        if st.button(visit.say("ranking.publish"), type=kind, key="publish"):
            attempt(visit, ROUND, lambda: publish.publish(visit.store, visit.user, row))
        return
    with_reason(visit, "unpublish", lambda reason: publish.unpublish(
        visit.store, visit.user, row, reason))  # fmt: skip


def with_reason(visit: Visit, verb: str, act: Callable[[str], object]) -> None:
    """A step that asks why before it is taken."""
    with st.popover(visit.say(f"ranking.{verb}")):
        reason = st.text_input(visit.say("ranking.reason"), key=f"{verb}_reason")
        if st.button(visit.say(f"ranking.{verb}"), key=verb):
            attempt(visit, ROUND, lambda: act(reason))


def follow_up(visit: Visit, ranked: pd.DataFrame, picked: Sequence[int]) -> None:
    """Buttons for the ticked files of those who run the office."""
    if not may_run_the_office(visit.user):
        return
    count = len(picked)
    with st.container(horizontal=True):
        if st.button(
            visit.say("ranking.change_state", count=count), disabled=not picked, key="state"
        ):
            state_dialog(visit, picked)
        if st.button(visit.say("ranking.decide", count=count), disabled=not picked, key="decide"):
            decision_dialog(visit, picked)
        st.caption(visit.say("ranking.pick", total=len(ranked)))


def state_dialog(visit: Visit, picked: Sequence[int]) -> None:
    """Open the window for a new state."""
    title = visit.say("ranking.change_state", count=len(picked))
    window.show(title, "small", _change_state, visit, picked)


def _change_state(visit: Visit, picked: Sequence[int]) -> None:
    """One state for all that are ticked."""
    names = nominate.state_names(visit.store, visit.language)
    state = st.selectbox(
        visit.say("ranking.state"),
        STATES,
        format_func=names.__getitem__,
        index=STATES.index("chosen"),
    )
    reason = st.text_input(visit.say("ranking.reason"))
    if st.button(visit.say("ranking.change_state", count=len(picked)), type="primary"):
        attempt(
            visit,
            NOMINATION,
            lambda: nominate.change_state(visit.store, visit.user, picked, state, reason),
        )


def decision_dialog(visit: Visit, picked: Sequence[int]) -> None:
    """Open the window for a decision."""
    title = visit.say("ranking.decide", count=len(picked))
    window.show(title, "small", _decide, visit, picked)


def _decide(visit: Visit, picked: Sequence[int]) -> None:
    """The decision on the chosen ones that are ticked."""
    words = {
        name: AWARD.field(name).label.in_language(visit.language)
        for name in ("decision_number", "decided_on", "title", "level", "issuer")
    }
    number = st.text_input(words["decision_number"])
    typed = st.text_input(words["decided_on"], placeholder="dd/mm/yyyy")
    title = _choice(visit, "title", words["title"])
    level = _choice(visit, "level", words["level"])
    issuer = st.text_input(words["issuer"])
    if not st.button(visit.say("ranking.decide", count=len(picked)), type="primary"):
        return
    day, problem = read(AWARD.field("decided_on"), typed)
    if problem:
        st.warning(visit.tell(problem, where=words["decided_on"]), icon=":material/error:")
        return
    attempt(
        visit,
        NOMINATION,
        lambda: nominate.decide(
            visit.store, visit.user, picked, number, day or "", title, level, issuer or None
        ),
    )


def _choice(visit: Visit, field: str, label: str) -> int | None:
    options = edit.options(visit.store, visit.user, AWARD.field(field), visit.language)
    return st.selectbox(
        label, list(options), format_func=options.__getitem__, index=None, placeholder=""
    )


def attempt(visit: Visit, table: Table, act: Callable[[], object]) -> None:
    """Do it and show the page again, or say why not."""
    try:
        act()
    except Rejected as refusal:
        feedback.tell_all(visit, table, refusal)
    else:
        st.rerun()
