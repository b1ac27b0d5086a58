"""The script Streamlit runs for each visitor: who is here, the menu, the chosen page."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from db.actions import sign_in
from db.model.people import is_screen
from db.model.texts import say
from pages.home import finder
from pages.shared import as_of, failing, menu, session, shortcuts
from pages.shared.menu import Entry
from pages.shared.session import Visit

HERE = Path(__file__).parent
# without a leading stroke: right behind a base path too
WAYS_OUT = {"door.change_password": "doi-mat-khau", "door.sign_out": "dang-xuat"}


def page_of(
    visit: Visit, entry: Entry, default: bool, visibility: Literal["visible", "hidden"] = "visible"
) -> StreamlitPage:
    return st.Page(
        HERE / entry.file,
        title=visit.say(f"page.{entry.name}"),
        icon=f":material/{entry.icon}:",
        url_path=entry.name,
        default=default,
        visibility=visibility,
    )


def navigation(visit: Visit) -> tuple[StreamlitPage, Entry]:
    """The menu of this person, and the page that was asked for."""
    pages: dict[str, list[StreamlitPage]] = {}
    entries: dict[str, Entry] = {}
    for section, listed in menu.sections(visit.user).items():
        named = visit.say(f"menu.{section}") if section else ""
        pages[named] = [
            page_of(visit, entry, default=not pages and not at) for at, entry in enumerate(listed)
        ]
        entries |= {page.url_path: entry for page, entry in zip(pages[named], listed, strict=True)}
    for entry in menu.unlisted(visit.user):
        page = page_of(visit, entry, default=False, visibility="hidden")
        pages[""].append(page)
        entries[page.url_path] = entry
    # a colleague's link may lead to a page of another role: it gets a sentence
    others = () if is_screen(visit.user) else menu.EVERY
    refused = [_not_for(visit, entry) for entry in others if entry.name not in entries]
    pages[""] += refused
    entries |= {page.url_path: menu.REFUSED for page in refused}
    page = st.navigation(pages, position="hidden" if is_screen(visit.user) else "top")
    return page, entries[page.url_path]


def _not_for(visit: Visit, entry: Entry) -> StreamlitPage:
    """A page that is not in this person's menu: it says so."""
    title = visit.say(f"page.{entry.name}")

    def told() -> None:
        st.info(visit.say("frame.not_for_role", page=title), icon=":material/lock:")

    return st.Page(told, title=title, url_path=entry.name, visibility="hidden")


def row_of_the_frame(visit: Visit, entry: Entry) -> None:
    """Plan, phase and the person: the one row above every page."""
    plans = session.plans(visit)
    with st.container(horizontal=True, vertical_alignment="center"):
        if plans:
            _plan(visit, plans)
            if entry.by_phase:
                _phases(visit)
        as_of.choose(visit, entry.as_of)
        st.space("stretch")
        finder.button(visit)
        _person(visit)


def _plan(visit: Visit, plans: dict[int, str]) -> None:
    st.selectbox(
        visit.say("frame.plan"),
        [str(plan) for plan in plans],
        format_func=lambda plan: plans[int(plan)],
        key="plan",
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
        width=230,
    )


def _phases(visit: Visit) -> None:
    found = session.phases(visit, session.place().plan)
    st.segmented_control(
        visit.say("frame.phase"),
        ["", *map(str, found)],
        format_func=lambda phase: found[int(phase)] if phase else visit.say("frame.whole_plan"),
        default="",
        required=True,
        key="phase",
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
    )


def _person(visit: Visit) -> None:
    """The menu under the person's name: language, password, leaving."""
    role = visit.say(f"role.{visit.user.role}")
    label = f"{visit.user.full_name} · {role}"
    with st.popover(label, icon=":material/person:", type="tertiary", key="person"):
        if st.button(visit.say("door.other_language"), type="tertiary", key="language"):
            other = "en" if visit.language == "vi" else "vi"
            sign_in.set_language(visit.store, visit.user, other)
            st.rerun()
        shortcuts.button(visit)
        for key, path in WAYS_OUT.items():
            # a link button would open another window
            st.html(f'<a href="{path}" target="_self" style="color:inherit">{visit.say(key)}</a>')


def name_the_tab(title: str) -> None:
    """What the browser's tab and its history say."""
    st.set_page_config(page_title=title, layout="wide", initial_sidebar_state="collapsed")


def main() -> None:
    name_the_tab(say("vi", "app.name"))
    visit = session.visit()
    page, entry = navigation(visit)
    name_the_tab(f"{page.title} · {visit.say('app.name')}")
    if entry is not menu.SHOW:
        row_of_the_frame(visit, entry)
        as_of.band(visit)
    failing.told(visit, page.run)


main()
