"""Bộ tiêu chí: the sets, the criteria of one with their guidance, and a new edition."""

from __future__ import annotations

import streamlit as st

from db.actions import edit, mark
from db.actions.edit import Filter, Query
from db.model.problems import Rejected
from db.model.tables import CRITERIA_SET
from db.model.values import show_number
from pages.shared import as_of, feedback, session
from pages.shared.grid import edit_grid

visit = session.visit()
st.title(visit.say("page.criteria"), anchor=False)
edit_grid(visit, "criteria_set")
at = as_of.bundle()
field = edit.table(visit.store, "criterion").field("criteria_set")
if at is None:
    sets = edit.options(visit.store, visit.user, field)
else:
    sets = edit.titles(visit.store, visit.user, field.target, bundle=at)
if not sets:
    st.stop()
chosen = st.selectbox(
    visit.say("criteria.set"), list(sets), format_func=sets.__getitem__, key="criteria_set_shown"
)
of_set = Filter("criteria_set", "is", chosen)
held = edit.browse(
    visit.store,
    visit.user,
    "criterion",
    Query((of_set, Filter("kind.code", "is", "base")), bundle=at),
).frame
all_ids = edit.browse(visit.store, visit.user, "criterion", Query((of_set,))).frame["id"].tolist()
total = held["maximum"].sum()
told = show_number(total, 0 if total == int(total) else 2, visit.language)
st.markdown(visit.say("criteria.sum", total=told))
if at is None and mark.criteria_guard(visit.store, all_ids):
    st.info(visit.say("criteria.in_use"), icon=":material/lock:")
if at is None and st.button(visit.say("criteria.new_edition"), key="new_edition"):
    try:
        mark.new_edition(visit.store, visit.user, chosen)
        st.rerun()
    except Rejected as refusal:
        feedback.tell_all(visit, CRITERIA_SET, refusal)
edit_grid(
    visit,
    "criterion",
    columns=("code", "name", "kind", "maximum", "marked_by", "guidance", "position"),
    always=(of_set,),
    key=f"criterion_{chosen}",
)
