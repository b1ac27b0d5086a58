"""Saved questions: opening one, keeping what is asked under a name, renaming, deleting."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from db.actions import questions
from db.actions.questions import Saved
from db.model.people import may_share_views
from db.model.problems import Rejected
from db.model.questions import Question
from pages.progress import question_link
from pages.progress.question_link import Seen
from pages.shared import feedback, window
from pages.shared.session import Visit


def selector(visit: Visit, seen: Seen) -> None:
    """What is open by its name, the list to choose from, and what can be done with it."""
    with st.popover(_name(visit, seen), icon=":material/bookmark:", key="questions:saved"):
        listed = questions.listed(visit.store, visit.user)
        if not listed:
            st.caption(visit.say("questions.no_saved"))
        st.button(
            visit.say("questions.new"), icon=":material/add:", type="tertiary",
            key="questions:new", on_click=question_link.open_saved, args=(None,),
        )  # fmt: skip
        for saved in listed:
            name = feedback.plain(saved.name)
            st.button(
                visit.say("questions.shared_name", name=name) if saved.shared else name,
                type="tertiary", key=f"questions:open:{saved.id}",
                on_click=question_link.open_saved, args=(saved.id,),
            )  # fmt: skip
        st.caption(visit.say("questions.link"))
    if seen.saved and seen.saved.may_change:
        _settling(visit, seen, seen.saved)
    if st.button(
        visit.say("questions.save"), icon=":material/bookmark_add:", key="questions:save",
        disabled=bool(seen.problems),
    ):  # fmt: skip
        window.show(visit.say("questions.save"), "small", _save, visit, seen.question)


def _name(visit: Visit, seen: Seen) -> str:
    if seen.saved is None:
        return visit.say("questions.saved")
    name = feedback.plain(seen.saved.name)
    return visit.say("questions.changed", name=name) if seen.changed else name


def _settling(visit: Visit, seen: Seen, saved: Saved) -> None:
    if seen.changed and st.button(
        visit.say("questions.save_change"), icon=":material/save:", key="questions:save_change",
        disabled=bool(seen.problems),
    ):  # fmt: skip
        _do(visit, saved.id, lambda: questions.update(
            visit.store, visit.user, saved.id, seen.question
        ))  # fmt: skip
    if st.button(visit.say("questions.settle"), icon=":material/edit:", key="questions:settle"):
        window.show(visit.say("questions.settle"), "small", _settle, visit, saved)


def _save(visit: Visit, question: Question) -> None:
    """A name for what is asked, and who else sees it."""
    name = st.text_input(visit.say("questions.name"), key="questions:name")
    shared = may_share_views(visit.user) and st.checkbox(
        visit.say("questions.share_it"), key="questions:shared"
    )
    if st.button(visit.say("questions.keep"), type="primary", key="questions:save_it"):
        try:
            row = questions.save(visit.store, visit.user, name, question, bool(shared))
        except Rejected as error:
            feedback.tell_all(visit, questions.described(visit.store), error)
            return
        _done(row)


def _settle(visit: Visit, saved: Saved) -> None:
    """Name, who sees it, and deleting it."""
    named = f"questions:settle:{saved.id}"
    name = st.text_input(visit.say("questions.name"), saved.name, key=f"{named}:name")
    shared = saved.shared
    if may_share_views(visit.user):
        shared = st.checkbox(visit.say("questions.share_it"), shared, key=f"{named}:shared")
    with st.container(horizontal=True):
        if st.button(visit.say("questions.keep"), type="primary", key=f"{named}:save"):
            _do(visit, saved.id, lambda: questions.rename(
                visit.store, visit.user, saved.id, name, shared
            ))  # fmt: skip
        if st.button(
            visit.say("questions.remove"), icon=":material/delete:", key=f"{named}:remove"
        ):
            _do(visit, None, lambda: questions.remove(visit.store, visit.user, saved.id))


def _do(visit: Visit, row: int | None, act: Callable[[], object]) -> None:
    try:
        act()
    except Rejected as error:
        feedback.tell_all(visit, questions.described(visit.store), error)
        return
    _done(row)


def _done(row: int | None) -> None:
    question_link.open_saved(row)
    st.rerun()
