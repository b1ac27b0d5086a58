"""Danh mục và tiêu chí: every table that has no page of its own."""

from __future__ import annotations

import streamlit as st

from db.actions import own_tables
from db.model.tables.setting import CUSTOM_FIELD, CUSTOM_TABLE, LOOKUP
from pages.manage import lists
from pages.manage import own_fields as fields_page
from pages.manage import own_tables as tables_page
from pages.shared import session
from pages.shared.grid import edit_grid

visit = session.visit()
st.title(visit.say("page.catalogue"), anchor=False)
names = {
    table.name: table.label.in_language(visit.language)
    for table in own_tables.tables_for(visit.store, visit.user)
}
# a link may call the table by the name that never changes; the box itself writes its label
if (asked := st.query_params.get("table")) in names:
    st.session_state["table"] = asked
chosen = st.selectbox(
    visit.say("grid.table"),
    list(names),
    format_func=names.__getitem__,
    key="table",
    bind="query-params",
    width=320,
)
# what describes others is no grid of rows to its administrator
special = {
    LOOKUP.name: lists.show,
    CUSTOM_FIELD.name: fields_page.show,
    CUSTOM_TABLE.name: tables_page.show,
}
if chosen in special:
    special[chosen](visit)
else:
    edit_grid(visit, chosen)
