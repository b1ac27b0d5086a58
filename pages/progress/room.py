"""Báo cáo và trình chiếu: the slides of a meeting, the screens that show them, and the papers."""

from __future__ import annotations

import streamlit as st

from db.actions import presenting
from db.actions.presenting import Deck
from db.model.people import may_present
from pages.progress import deck, hall_links, papers
from pages.shared import session
from pages.shared.session import Visit


def choose(visit: Visit, plan: int, phase: int | None) -> Deck:
    """Which deck is looked at: the standard slides of what the frame chose, or a kept one."""
    kept = {held.id: held for held in presenting.decks(visit.store, visit.user, plan)}
    number = st.selectbox(
        visit.say("room.deck"), ["", *map(str, kept)], key="deck", bind="query-params", width=320,
        format_func=lambda held: kept[int(held)].name if held else visit.say("room.standard"),
    )  # fmt: skip
    standard = presenting.deck(visit.store, visit.user, plan, phase, None)
    return kept[int(number)] if number else standard


def links(visit: Visit, held: Deck) -> None:
    """The ways to open the slides in this browser."""
    place = presenting.place(held)
    dark = st.session_state.get("room:dark", False)
    with st.container(horizontal=True, vertical_alignment="center"):
        ways = {"open": ("", "secondary")}
        if may_present(visit.user):
            ways["lead"] = ("lead", "primary")
        for name, (mode, look) in ways.items():
            st.link_button(
                visit.say(f"room.{name}"), "show?" + presenting.link(place, mode, dark),
                type=look, icon=":material/slideshow:",
            )  # fmt: skip
        st.toggle(visit.say("room.dark"), key="room:dark")
    st.caption(visit.say("room.keys"))


def page(visit: Visit) -> None:
    st.title(visit.say("page.room"), anchor=False)
    here = session.place()
    if here.plan is None:
        st.info(visit.say("room.no_plan"), icon=":material/info:")
        return
    phase = here.phase if here.phase in session.phases(visit, here.plan) else None
    held = choose(visit, here.plan, phase)
    slides, files = st.tabs([visit.say("room.slides"), visit.say("room.papers")])
    with slides:
        links(visit, held)
        deck.edit(visit, held)
        if may_present(visit.user):
            hall_links.draw(visit, held)
    with files:
        papers.draw(visit, held)


page(session.visit())
