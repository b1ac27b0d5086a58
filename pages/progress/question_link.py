"""The question in the link: what is asked now, and writing another one there."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from db.actions import questions
from db.actions.questions import Saved
from db.model.fitting_questions import Schema
from db.model.problems import Problem, Rejected
from db.model.question_words import LONGEST, write
from db.model.questions import Question
from pages.shared.session import Visit

# the question itself, and the saved one that it came from
ASKED, OPENED = "hoi", "cau"
# a longer number in a link is no question
DIGITS = 15
# what is counted while nothing is chosen
FIRST = Question("nomination")


@dataclass(frozen=True, slots=True)
class Seen:
    """The question on screen, the saved one behind it, and what of it cannot be asked."""

    question: Question
    schema: Schema
    saved: Saved | None = None
    changed: bool = False
    problems: tuple[Problem, ...] = ()


def seen(visit: Visit) -> Seen:
    """What the link says; without a word of it the first question."""
    schema = _schema(visit)
    saved, question, problems = None, FIRST, list[Problem]()
    asked = st.query_params.get(OPENED, "")
    if asked:
        row = int(asked) if asked.isdecimal() and len(asked) <= DIGITS else -1
        try:
            saved, question, problems = questions.opened(visit.store, visit.user, row)
        except Rejected as error:
            problems = error.problems
    told = st.query_params.get(ASKED, "")
    if not told:
        return Seen(_known(question), schema, saved, False, tuple(problems))
    carried, unread = questions.read(visit.store, visit.user, told)
    changed = saved is None or carried != question
    return Seen(_known(carried), schema, saved, changed, tuple(unread))


def _known(question: Question) -> Question:
    return question if question.table else FIRST


def _schema(visit: Visit) -> Schema:
    """The tables to ask about, read again only when something was written."""
    stamp = visit.store.head, visit.user
    held = st.session_state.get("questions:schema")
    if held is None or held[0] != stamp:
        held = st.session_state["questions:schema"] = (
            stamp,
            questions.schema(visit.store, visit.user),
        )
    known: Schema = held[1]
    return known


def put(visit: Visit, question: Question) -> None:
    """Ask this from now on; Back asks what was asked before."""
    told = write(question)
    if len(told) > LONGEST:
        st.toast(visit.say("questions.too_long"), icon=":material/error:")
    elif st.query_params.get(ASKED, "") != told:
        st.query_params[ASKED] = told


def open_saved(row: int | None) -> None:
    """Show a saved question as it was kept, or an empty desk."""
    told = {ASKED: "", OPENED: str(row) if row else ""}
    st.query_params.update(told)
