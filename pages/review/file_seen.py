"""What the preview of a file stands on: the file as it was read last, and all that was said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from db.actions import arrivals, merging, previews
from db.actions.merging.shape import Said
from db.actions.previews import Seen
from db.model.problems import Problem, Rejected
from db.model.tables import RECEIPT
from pages.shared import feedback, session
from pages.shared.session import Visit

HELD, TURN, TOLD = "file:seen", "file:turn", "file:told"


def seen(visit: Visit, arrival: arrivals.Arrival) -> Seen:
    """The file as it would go in; reckoned again when something was said or the log moved."""
    stamp = (
        arrival.id, arrival.said, arrival.unit, visit.store.head, visit.user, visit.language,
    )  # fmt: skip
    held = st.session_state.get(HELD)
    if held is None or held[0] != stamp:
        found = previews.seen(visit.store, visit.user, arrival.id, visit.language)
        held = st.session_state[HELD] = (stamp, found)
    return held[1]


def turn() -> int:
    """A number for keys of widgets: what was ticked or typed is said, and starts anew."""
    return st.session_state.setdefault(TURN, 0)


def say(visit: Visit, number: int, change: Callable[[Said], Said]) -> None:
    """Keep what a person says at once; runs before the page does."""
    again = session.again(visit)
    if again is None:
        return
    try:
        said = previews.said_of(again.store, again.user, number)
        arrivals.say(again.store, again.user, number, change(said))
    except Rejected as error:
        st.session_state[TOLD] = [
            feedback.told(again, RECEIPT, problem) for problem in error.problems
        ]
    st.session_state[TURN] = turn() + 1


def answered(said: Said, places: list[tuple[str, int, str]], chosen: int | None) -> Said:
    """One answer for all rows that ask the same."""
    answers = {place: one for place, one in said.answers.items() if place not in places}
    if chosen is not None:
        answers |= dict.fromkeys(places, chosen)
    return replace(said, answers=answers)


def told(visit: Visit, target: str, problem: Problem) -> str:
    """The sentence of a problem, its sheet, row and field as people call them."""
    if isinstance(problem.value, str):
        problem = replace(problem, value=feedback.plain(problem.value))
    where = merging.told.where(visit.store, target, problem, visit.language)
    return visit.tell(problem, where=feedback.plain(where))


def why(visit: Visit, problem: Problem) -> str:
    """The sentence without its place, for a line that says the place already."""
    told = visit.tell(problem, where="").lstrip(": ")
    return told[:1].upper() + told[1:]


def field(visit: Visit, target: str, key: str) -> str:
    """What a field or a question is called."""
    return merging.told.named(visit.store, target, key, visit.language) or key
