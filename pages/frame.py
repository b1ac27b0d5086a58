"""The script Streamlit runs for each visitor: who is here, the menu, the chosen page."""

from __future__ import annotations

import logging
import secrets
from pathlib import Path

import streamlit as st

from db.actions import edit, sign_in
from db.model.texts import say
from pages.shared import menu, session
from pages.shared.session import Visit

HERE = Path(__file__).parent


def navigation(visit: Visit) -> object:
    """Streamlit's navigation over the pages that exist and that this person has."""
    pages = {
        visit.say(f"menu.{section}") if section else "": [
            st.Page(
                HERE / entry.file,
                title=visit.say(f"page.{entry.name}"),
                icon=f":material/{entry.icon}:",
                url_path=entry.name,
                default=entry is menu.HOME,
            )
            for entry in entries
            if (HERE / entry.file).exists()
        ]
        for section, entries in menu.sections(visit.user).items()
    }
    return st.navigation(pages, position="top")


def row_of_the_frame(visit: Visit) -> None:
    """Plan, phase and the person: the one row above every page."""
    plans = edit.titles(visit.store, "plan")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.selectbox(
            visit.say("frame.plan"),
            [str(plan) for plan in plans],
            format_func=lambda plan: plans[int(plan)],
            key="plan",
            bind="query-params",
            label_visibility="collapsed",
            width=300,
        )
        if plans:
            _phases(visit)
        st.space("stretch")
        _person(visit)


def _phases(visit: Visit) -> None:
    plan = session.place().plan
    found = session.phases(visit, plan)
    options = ["", *map(str, found)]
    st.segmented_control(
        visit.say("frame.phase"),
        options,
        format_func=lambda phase: found[int(phase)] if phase else visit.say("frame.whole_plan"),
        default="",
        required=True,
        key="phase",
        bind="query-params",
        label_visibility="collapsed",
    )


def _person(visit: Visit) -> None:
    choices = ["language", "password", "sign_out"]
    words = {
        "language": visit.say("door.other_language"),
        "password": visit.say("door.change_password"),
        "sign_out": visit.say("door.sign_out"),
    }
    role = visit.say(f"role.{visit.user.role}")
    chosen = st.menu_button(
        f"{visit.user.full_name} · {role}",
        choices,
        format_func=words.__getitem__,
        icon=":material/person:",
        type="tertiary",
        key="person",
    )
    if chosen == "language":
        sign_in.set_language(visit.store, visit.user, "en" if visit.language == "vi" else "vi")
        st.rerun()
    elif chosen:
        _leave_to("/dang-xuat" if chosen == "sign_out" else "/doi-mat-khau", words[chosen])


@st.dialog(" ", width="small")
def _leave_to(path: str, label: str) -> None:
    st.link_button(label, path, type="primary", width="stretch")


def main() -> None:
    st.set_page_config(
        page_title=say("vi", "app.name"), layout="wide", initial_sidebar_state="collapsed"
    )
    visit = session.visit()
    page = navigation(visit)
    row_of_the_frame(visit)
    try:
        page.run()
    except Exception:
        number = secrets.token_hex(3)
        logging.getLogger("thidua").exception("page failed, number %s", number)
        st.error(visit.say("frame.failed", number=number), icon=":material/error:")


main()
