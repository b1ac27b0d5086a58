"""Hệ thống: the accounts, and whether the register is whole."""

from __future__ import annotations

import streamlit as st

from db.actions import edit, keep, sign_in
from db.model.catalog import Table
from db.model.people import Role, may_administer
from db.model.problems import Rejected
from pages.shared import feedback, form, session, window
from pages.shared.grid import edit_grid
from pages.shared.session import Visit

KEY = "account"


def state_of_the_register(visit: Visit) -> None:
    if st.button(visit.say("manage.verify"), icon=":material/verified:"):
        breaches, broken = keep.check(visit.store, visit.user), keep.verify(visit.store, visit.user)
        for problem in breaches[:20]:
            st.warning(visit.tell(problem, where=keep.where(problem)), icon=":material/error:")
        if broken:
            st.error(visit.say("manage.broken", bundle=broken), icon=":material/error:")
        if not breaches and not broken:
            st.success(visit.say("manage.whole", number=visit.store.head))


def add_account(visit: Visit, table: Table, key: str) -> None:
    """Open the window for a new account with its first password."""
    window.show(visit.say("manage.add_account"), "medium", _add_account, visit, table, key)


def _add_account(visit: Visit, table: Table, key: str) -> None:
    name = st.text_input(visit.say("door.name"), key=f"{key}:name")
    full_name = st.text_input(visit.say("door.full_name"), key=f"{key}:full_name")
    role = st.selectbox(
        visit.say("manage.role"), list(Role), format_func=lambda r: visit.say(f"role.{r}"),
        key=f"{key}:role",
    )  # fmt: skip
    unit, _ = form.ask(visit, table.field("unit"), f"{key}:unit")
    password = st.text_input(visit.say("door.password"), type="password", key=f"{key}:password")
    if st.button(visit.say("manage.add_account"), type="primary", key=f"{key}:save"):
        feedback.attempt(
            visit, table, key,
            lambda: feedback.added(
                key,
                [
                    sign_in.add_account(
                        visit.store, visit.user, name, full_name, role, password, unit
                    )
                ],
            ),
        )  # fmt: skip


def care_for_accounts(visit: Visit) -> None:
    """A new password, and closing or opening an account: its sessions end at once."""
    names = edit.titles(visit.store, visit.user, KEY)
    with st.expander(visit.say("manage.care")):
        account = st.selectbox(
            visit.say("manage.account"), list(names), format_func=names.__getitem__, key="care"
        )
        password = st.text_input(visit.say("door.new_password"), type="password", key="care:new")
        with st.container(horizontal=True):
            reset = st.button(visit.say("manage.reset"), disabled=not password, key="care:reset")
            out = st.button(visit.say("manage.sign_out"), key="care:out")
            shut = st.button(visit.say("manage.close"), key="care:close")
            open_again = st.button(visit.say("manage.open"), key="care:open")
    if not (reset or out or shut or open_again):
        return
    store, user, name = visit.store, visit.user, names[account]
    try:
        if reset:
            sign_in.reset_password(store, user, account, password)
        elif out:
            sign_in.end_sessions(store, user, account)
        else:
            sign_in.close_account(store, user, account, closed=shut)
    except Rejected as error:
        feedback.tell_all(visit, edit.table(store, KEY), error)
        return
    done = "reset" if reset else "signed_out" if out else "closed" if shut else "opened"
    st.success(visit.say(f"manage.was_{done}", name=name))


def page(visit: Visit) -> None:
    st.title(visit.say("page.system"), anchor=False)
    state_of_the_register(visit)
    if may_administer(visit.user):
        care_for_accounts(visit)
        edit_grid(visit, KEY, add=add_account, ask_shared=None)


page(session.visit())
