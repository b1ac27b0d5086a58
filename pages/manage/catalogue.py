"""Danh mục và tiêu chí: every table that has no page of its own."""

from __future__ import annotations

import streamlit as st

from db.model.people import may_read_table
from db.model.tables import TABLES
from db.model.tables.setting import CUSTOM_FIELD
from pages.manage.own_fields import add_field
from pages.shared import session
from pages.shared.grid import edit_grid

visit = session.visit()
st.title(visit.say("page.catalogue"), anchor=False)
names = {
    table.name: table.label.in_language(visit.language)
    for table in TABLES
    if may_read_table(visit.user, table.name)
}
chosen = st.selectbox(
    visit.say("grid.table"),
    list(names),
    format_func=names.__getitem__,
    key="table",
    bind="query-params",
    width=320,
)
if chosen == CUSTOM_FIELD.name:
    edit_grid(visit, chosen, add=add_field, ask_shared=None)
else:
    edit_grid(visit, chosen)
