"""Hỏi số liệu: a question put together by choosing, and its answer."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from db.model.fitting_questions import boxes
from db.model.people import may_ask
from db.model.questions import with_values
from pages.progress import (
    question_answer,
    question_builder,
    question_kept,
    question_link,
    question_tests,
)
from pages.progress.question_link import Seen
from pages.shared import feedback, session
from pages.shared.session import Visit


def form(visit: Visit, seen: Seen) -> None:
    """The boxes that a question asks for each time."""
    asked = boxes(seen.question, seen.schema)
    if not asked:
        return
    given = {}
    with st.container(border=True):
        for column, test in asked:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{feedback.plain(test.value.name)}**", width=200)
                key = f"questions:ask:{test.value.name}:{test.op}:{test.value.value}"
                value, sentence = question_tests.asked_for(
                    visit, column, test.op, key, test.value.value
                )
            if sentence:
                st.warning(sentence, icon=":material/error:")
            elif value is not None and value != test.value.value:
                given[test.value.name] = value
    if given:
        question_link.put(visit, with_values(seen.question, given))
        st.rerun()


def unread(visit: Visit, seen: Seen) -> None:
    """What of the link cannot be asked; nothing is asked until it is dropped."""
    for problem in seen.problems:
        told = replace(problem, value=feedback.plain(str(problem.value)))
        st.warning(visit.tell(told), icon=":material/error:")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(visit.say("questions.unread"), icon=":material/info:")
        st.button(
            visit.say("questions.drop_unread"), key="questions:drop_unread",
            on_click=question_link.put, args=(visit, seen.question),
        )  # fmt: skip


visit = session.visit()
with st.container(horizontal=True, vertical_alignment="center"):
    st.title(visit.say("page.questions"), anchor=False, width="content")
    st.space("stretch")
    if may_ask(visit.user):
        seen = question_link.seen(visit)
        question_kept.selector(visit, seen)
if may_ask(visit.user):
    question_builder.choose(visit, seen)
    question_tests.shown(visit, seen, "tests")
    if seen.question.measure == "share":
        question_tests.shown(visit, seen, "share")
    if seen.problems:
        unread(visit, seen)
    else:
        form(visit, seen)
        question_answer.show(visit, seen)
