"""Closing a row that locks others, and opening it again."""

from __future__ import annotations

import streamlit as st

from db.actions import closing, edit
from db.model.catalog import Table
from db.model.people import may_close
from pages.shared import feedback, window
from pages.shared.session import Visit


def button(visit: Visit, table: Table, key: str, row: int) -> None:
    """For one ticked row: close it, or open it again; both ask why."""
    if not (may_close(visit.user, table.name) and closing.can_be_closed(visit.store, table.name)):
        return
    found = edit.fetch(visit.store, visit.user, table.name, [row])
    verb = "reopen" if found and found[0]["closed"] else "close"
    icon = ":material/lock_open:" if verb == "reopen" else ":material/lock:"
    if found and st.button(visit.say(f"locking.{verb}"), icon=icon, key=f"{key}:{verb}"):
        title = feedback.plain(feedback.title_of(visit, table, row))
        window.show(title, "small", _ask, visit, table, key, row, verb)


def _ask(visit: Visit, table: Table, key: str, row: int, verb: str) -> None:
    """Why, before it is done."""
    st.markdown(visit.say(f"locking.{verb}_means"))
    reason = st.text_input(visit.say("grid.reason"), key=f"{key}:{verb}:reason")
    if st.button(visit.say(f"locking.{verb}"), type="primary", key=f"{key}:{verb}:go"):
        act = closing.reopen if verb == "reopen" else closing.close
        feedback.attempt(
            visit, table, key, lambda: act(visit.store, visit.user, table.name, row, reason)
        )
