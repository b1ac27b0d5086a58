"""The window in which an administrator adds a field to a table."""

from __future__ import annotations

import streamlit as st

from db.actions import own_fields
from db.model.catalog import Kind, Table
from db.model.tables import TABLES
from pages.shared import feedback, window
from pages.shared.session import Visit

TO_A_TABLE = (Kind.LINK, Kind.CHOICES)


def add_field(visit: Visit, table: Table, key: str) -> None:
    """Open the window."""
    window.show(visit.say("fields.title"), "medium", _add_field, visit, table, key)


def _add_field(visit: Visit, table: Table, key: str) -> None:
    names = {t.name: t.label.in_language(visit.language) for t in TABLES}
    target, scale = "", 0
    where = st.selectbox(
        visit.say("grid.table"), list(names), format_func=names.__getitem__, key=f"{key}:table"
    )
    label_vi = st.text_input(visit.say("fields.label_vi"), key=f"{key}:vi")
    label_en = st.text_input(visit.say("fields.label_en"), key=f"{key}:en")
    kind = st.selectbox(
        visit.say("fields.kind"), own_fields.KINDS, key=f"{key}:kind",
        format_func=lambda k: visit.say(f"kind.{k}"),
    )  # fmt: skip
    if kind in TO_A_TABLE:
        target = st.selectbox(
            visit.say("fields.of_table"), list(names), format_func=names.__getitem__,
            key=f"{key}:target",
        )  # fmt: skip
    elif kind is Kind.CHOICE:
        # a list is called what the fields that choose from it are called
        lists = {
            field.target: field.label.in_language(visit.language)
            for described in TABLES
            for field in described.fields
            if field.kind is Kind.CHOICE
        }
        target = st.selectbox(
            visit.say("fields.of_list"), list(lists), format_func=lists.__getitem__,
            key=f"{key}:list",
        )  # fmt: skip
    elif kind is Kind.DECIMAL:
        scale = st.selectbox(visit.say("fields.scale"), [1, 2, 3, 4], key=f"{key}:scale")
    if st.button(
        visit.say("fields.save"), type="primary", disabled=not label_vi.strip(), key=f"{key}:save"
    ):
        feedback.attempt(
            visit, table, key,
            lambda: own_fields.add_field(
                visit.store, visit.user, where, label_vi, label_en, kind, target, scale
            ),
        )  # fmt: skip
