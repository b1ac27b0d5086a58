"""The lists from which fields choose: one by its name, its values in a grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from db.actions import lists
from db.actions.edit import Filter
from db.model.catalog import Table
from db.model.people import may_administer
from db.model.tables.setting import LOOKUP
from db.model.values import show_number
from pages.shared import feedback, window
from pages.shared.grid import edit_grid
from pages.shared.grid_state import Row
from pages.shared.session import Visit

KEY = "lists"
SHOWN = ("label_vi", "label_en", "position", "retired", "system")


def show(visit: Visit) -> None:
    """Choose a list, then change its values."""
    names = lists.names(visit.store, visit.user, visit.language)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        listed = st.selectbox(
            visit.say("own.list"), list(names), format_func=names.__getitem__, key="list",
            bind="query-params", width=320,
        )  # fmt: skip
        if may_administer(visit.user) and st.button(
            visit.say("own.new_list"), icon=":material/playlist_add:", key=f"{KEY}:add"
        ):
            window.show(visit.say("own.new_list"), "medium", _make, visit)
    if may_administer(visit.user):
        st.caption(visit.say("own.fixed_hint"))

    def add(asked: Visit, table: Table, key: str) -> None:
        window.show(asked.say("own.new_value"), "small", _add_value, asked, table, key, listed)

    def uses(seen: Visit, rows: Sequence[Row]) -> Mapping[str, Mapping[int, str]]:
        if not may_administer(seen.user):
            return {}
        found = lists.uses(seen.store, seen.user, listed, [row["id"] for row in rows])
        told = {row: show_number(count, 0, seen.language) for row, count in found.items()}
        return {seen.say("own.uses"): told}

    edit_grid(
        visit, LOOKUP.name, SHOWN, (Filter("list", "is", listed),), f"list_{listed}", add,
        ask_shared=None, beside=uses, sort=(("position", False),),
    )  # fmt: skip


def _make(visit: Visit) -> None:
    left, right = st.columns(2)
    vi = left.text_input(visit.say("fields.list_vi"), key=f"{KEY}:vi")
    en = right.text_input(visit.say("fields.list_en"), key=f"{KEY}:en")
    typed = st.text_area(visit.say("fields.list_values"), key=f"{KEY}:values")
    if st.button(
        visit.say("own.save_list"), type="primary", disabled=not vi.strip(), key=f"{KEY}:save"
    ):
        feedback.attempt(
            visit, LOOKUP, KEY,
            lambda: lists.add_list(visit.store, visit.user, vi, en, typed.splitlines()),
        )  # fmt: skip


def _add_value(visit: Visit, table: Table, key: str, listed: str) -> None:
    vi = st.text_input(visit.say("own.value_vi"), key=f"{key}:new:vi")
    en = st.text_input(visit.say("own.value_en"), key=f"{key}:new:en")
    if st.button(
        visit.say("own.new_value"), type="primary", disabled=not vi.strip(), key=f"{key}:new:save"
    ):
        feedback.attempt(
            visit, table, key,
            lambda: feedback.added(
                key, [lists.add_value(visit.store, visit.user, listed, vi, en)]
            ),
        )  # fmt: skip
