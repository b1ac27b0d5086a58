"""The own fields of a table in their order: added, renamed, moved, retired, brought back."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from db.actions import own_fields, own_tables
from db.model.catalog import Kind, Table
from db.model.tables.setting import CUSTOM_FIELD
from db.model.values import show_number
from pages.shared import feedback
from pages.shared.own_fields import add_field, edit_field
from pages.shared.session import Visit

KEY = "own_fields"


def show(visit: Visit) -> None:
    """Choose a table, then see its own fields."""
    tables = {table.name: table for table in own_tables.tables_with_fields(visit.store, visit.user)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            visit.say("own.of_table"), list(tables), key="fields_of", bind="query-params",
            format_func=lambda n: tables[n].label.in_language(visit.language), width=320,
        )  # fmt: skip
        if st.button(
            visit.say("fields.save"), icon=":material/add:", type="primary", key=f"{KEY}:add"
        ):
            add_field(visit, tables[name], KEY)
    found = own_fields.fields_of(visit.store, visit.user, name)
    if not found:
        st.info(visit.say("fields.none"), icon=":material/info:")
    in_use = [row for row in found if not row["retired"]]
    for place, row in enumerate(in_use):
        _line(visit, tables[name], row, place == 0, place == len(in_use) - 1)
    if retired := [row for row in found if row["retired"]]:
        st.caption(visit.say("fields.retired"))
        for row in retired:
            _retired_line(visit, row)


def _line(visit: Visit, table: Table, row: own_fields.Row, first: bool, last: bool) -> None:
    store, user, key = visit.store, visit.user, f"{KEY}:{row['id']}"
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(_told(visit, row))
        st.space("stretch")
        if st.button(visit.say("fields.edit"), icon=":material/edit:", key=f"{key}:edit"):
            edit_field(visit, table, KEY, row)
        if st.button(
            visit.say("fields.up"), icon=":material/arrow_upward:", key=f"{key}:up", disabled=first
        ):
            feedback.attempt(
                visit, CUSTOM_FIELD, KEY, lambda: own_fields.move(store, user, row, -1)
            )
        if st.button(
            visit.say("fields.down"), icon=":material/arrow_downward:", key=f"{key}:down",
            disabled=last,
        ):  # fmt: skip
            _do(visit, lambda: own_fields.move(store, user, row, 1))
        if st.button(
            visit.say("fields.retire"), icon=":material/visibility_off:", key=f"{key}:retire"
        ):
            _do(visit, lambda: own_fields.retire(store, user, row))


def _retired_line(visit: Visit, row: own_fields.Row) -> None:
    store, user, key = visit.store, visit.user, f"{KEY}:{row['id']}"
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(_told(visit, row))
        st.space("stretch")
        if st.button(
            visit.say("fields.use_again"), icon=":material/visibility:", key=f"{key}:again"
        ):
            feedback.attempt(
                visit, CUSTOM_FIELD, KEY, lambda: own_fields.use_again(store, user, row)
            )


def _do(visit: Visit, act: Callable[[], object]) -> None:
    feedback.attempt(visit, CUSTOM_FIELD, KEY, act)


def _told(visit: Visit, row: own_fields.Row) -> str:
    """Both labels, the kind, and what is asked of values."""
    scale = row["scale"] or 0
    said = [visit.say(f"kind.{Kind(row['kind'])}")]
    said += [visit.say("fields.is_required")] if row["required"] else []
    for name, key in (("minimum", "from"), ("maximum", "to"), ("longest", "letters")):
        if row[name] is not None:
            limit = show_number(row[name], 0 if name == "longest" else scale, visit.language)
            said.append(visit.say(f"fields.{key}", limit=limit))
    labels = f"**{feedback.plain(row['label_vi'])}**"
    if row["label_en"] != row["label_vi"]:
        labels += f" · {feedback.plain(row['label_en'])}"
    return f"{labels}  \n:gray[{', '.join(said)}]"
