"""The tables that an office made of its own: made, renamed, retired, brought back."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from db.actions import own_fields, own_tables
from db.model.catalog import OWN_TABLE
from db.model.tables.setting import CUSTOM_TABLE
from pages.shared import feedback, window
from pages.shared.own_fields import add_field, ask_labels
from pages.shared.session import Visit

KEY = "own_tables"
CATALOGUE = Path(__file__).with_name("catalogue.py")


def show(visit: Visit) -> None:
    """Every own table with what can be done to it."""
    if st.button(
        visit.say("own.new_table"), icon=":material/add:", type="primary", key=f"{KEY}:add"
    ):
        window.show(visit.say("own.new_table"), "medium", _make, visit)
    found = own_tables.rows_of_tables(visit.store, visit.user)
    if not found:
        st.info(visit.say("own.no_tables"), icon=":material/info:")
    for row in found:
        _line(visit, row)


def _line(visit: Visit, row: own_fields.Row) -> None:
    store, user, key = visit.store, visit.user, f"{KEY}:{row['id']}"
    table = store.catalogue[f"{OWN_TABLE}{row['name']}"]
    retired = bool(row["retired"])
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        fields = ", ".join(field.label.in_language(visit.language) for field in table.fields)
        label = feedback.plain(table.label.in_language(visit.language))
        st.markdown(f"**{label}**  \n:gray[{feedback.plain(fields)}]")
        st.space("stretch")
        if retired:
            st.caption(visit.say("fields.retired"), width="content")
        else:
            st.page_link(
                CATALOGUE, label=visit.say("own.open_table"), icon=":material/table:",
                query_params={"table": table.name},
            )  # fmt: skip
            if st.button(visit.say("fields.save"), icon=":material/add:", key=f"{key}:field"):
                add_field(visit, table, KEY)
        if st.button(visit.say("fields.edit"), icon=":material/edit:", key=f"{key}:edit"):
            title = visit.say("own.edit_table", label=label)
            window.show(title, "medium", _edit, visit, row)
        if st.button(
            visit.say("fields.use_again" if retired else "fields.retire"), key=f"{key}:retire",
            icon=":material/visibility:" if retired else ":material/visibility_off:",
        ):  # fmt: skip
            feedback.attempt(
                visit, CUSTOM_TABLE, KEY,
                lambda: own_tables.change_table(
                    store, user, row, row["label_vi"], row["label_en"], not retired
                ),
            )  # fmt: skip


def _make(visit: Visit) -> None:
    """The name of the table, and what its first column is called."""
    told = {}
    for left, right in (("table_vi", "table_en"), ("title_vi", "title_en")):
        for place, name in zip(st.columns(2), (left, right), strict=True):
            told[name] = place.text_input(visit.say(f"own.{name}"), key=f"{KEY}:{name}")
    if st.button(
        visit.say("own.save_table"), type="primary", key=f"{KEY}:save",
        disabled=not told["table_vi"].strip(),
    ):  # fmt: skip
        feedback.attempt(
            visit, CUSTOM_TABLE, KEY,
            lambda: own_tables.add_table(visit.store, visit.user, *told.values()),
        )  # fmt: skip


def _edit(visit: Visit, row: own_fields.Row) -> None:
    vi, en = ask_labels(visit, f"{KEY}:{row['id']}:{row['version']}", row)
    if st.button(visit.say("own.keep_table"), type="primary", key=f"{KEY}:keep"):
        feedback.attempt(
            visit, CUSTOM_TABLE, KEY,
            lambda: own_tables.change_table(
                visit.store, visit.user, row, vi, en, bool(row["retired"])
            ),
        )  # fmt: skip
