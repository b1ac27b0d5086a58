"""Hệ thống: the accounts, and whether the register is whole."""

from __future__ import annotations

import streamlit as st

from db.actions import edit, keep, sign_in
from db.model.people import Role, may_administer
from db.model.problems import Rejected
from db.model.texts import sentence
from pages.shared import session
from pages.shared.grid import edit_grid
from pages.shared.session import Visit


def state_of_the_register(visit: Visit) -> None:
    if st.button(visit.say("manage.verify"), icon=":material/verified:"):
        breaches, broken = keep.check(visit.store, visit.user), keep.verify(visit.store, visit.user)
        for problem in breaches[:20]:
            st.warning(visit.tell(problem, where=keep.where(problem)), icon=":material/error:")
        if broken:
            st.error(visit.say("manage.broken", bundle=broken), icon=":material/error:")
        if not breaches and not broken:
            st.success(visit.say("manage.whole", number=visit.store.head))


def new_account(visit: Visit) -> None:
    with st.form("account", clear_on_submit=True):
        name = st.text_input(visit.say("door.name"))
        full_name = st.text_input(visit.say("door.full_name"))
        role = st.selectbox(
            visit.say("manage.role"), list(Role), format_func=lambda r: visit.say(f"role.{r}")
        )
        field = edit.table(visit.store, "account").field("unit")
        units = edit.options(visit.store, visit.user, field, visit.language)
        unit = st.selectbox(
            visit.say("progress.unit"), list(units), index=None, format_func=units.__getitem__,
            placeholder=visit.say("grid.choose"),
        )  # fmt: skip
        password = st.text_input(visit.say("door.password"), type="password")
        if st.form_submit_button(visit.say("manage.add_account"), type="primary"):
            try:
                sign_in.add_account(visit.store, visit.user, name, full_name, role, password, unit)
                st.success(visit.say("manage.added", name=name))
            except Rejected as error:
                for problem in error.problems:
                    st.warning(sentence(visit.language, problem, where=visit.say("door.name")))


here = session.visit()
st.title(here.say("page.system"), anchor=False)
state_of_the_register(here)
if may_administer(here.user):
    with st.expander(here.say("manage.add_account")):
        new_account(here)
    edit_grid(here, "account")
