"""Links for the screens of a hall: made, shown once, listed and revoked."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from db.actions import presenting, screens
from db.actions.presenting import Deck
from db.model.problems import Rejected
from pages.hall import PATH
from pages.shared import feedback, session
from pages.shared.session import Visit

WAYS = ("follow", "rotate")
MADE, SAID = "hall:made", "hall:said"


def draw(visit: Visit, held: Deck) -> None:
    """The form for a new link, and the links in use."""
    with st.expander(visit.say("room.links"), icon=":material/tv:", key="hall", on_change="rerun"):
        st.caption(visit.say("room.links_hint"))
        _form(visit, held)
        if link := st.session_state.pop(MADE, ""):
            st.success(visit.say("room.link_once"), icon=":material/link:")
            st.code(link, language=None)
        if said := st.session_state.pop(SAID, ""):
            st.info(said, icon=":material/check:")
        _in_use(visit)


def _form(visit: Visit, held: Deck) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(visit.say("room.screen_name"), max_chars=80, key="hall:name")
        mode = st.segmented_control(
            visit.say("room.way"), WAYS, default=WAYS[0], required=True, key="hall:way",
            format_func=lambda way: visit.say(f"room.way_{way}"),
        )  # fmt: skip
        days = st.number_input(
            visit.say("room.days"), 1, screens.LONGEST_DAYS, 1, key="hall:days", width=160
        )
        if st.button(visit.say("room.make_link"), icon=":material/add_link:"):
            _make(visit, held, name, mode, int(days))


def _make(visit: Visit, held: Deck, name: str, mode: str, days: int) -> None:
    asked = presenting.link(presenting.place(held), mode, st.session_state.get("room:dark", False))
    try:
        token = screens.open_link(visit.store, visit.user, name, asked, days)
    except Rejected as error:
        for problem in error.problems:
            st.warning(visit.tell(problem, where=visit.say("room.screen_name")))
        return
    here = urlsplit(st.context.url or "")
    base = here.path.rsplit("/", 1)[0]
    st.session_state[MADE] = f"{here.scheme}://{here.netloc}{base}{PATH}/{token}"
    st.rerun()


def _in_use(visit: Visit) -> None:
    found = screens.listed(visit.store, visit.user)
    if not found:
        st.caption(visit.say("room.no_links"))
    for screen in found:
        with st.container(horizontal=True, vertical_alignment="center"):
            until = f"{screen.ends_at:%H:%M %d/%m/%Y}"
            st.text(visit.say("room.link", name=screen.name, until=until))
            st.button(
                visit.say("room.end_link"), key=f"hall:end:{screen.id}", type="tertiary",
                icon=":material/link_off:", on_click=_end, args=(visit, screen.id, screen.name),
            )  # fmt: skip


def _end(seen: Visit, number: int, name: str) -> None:
    visit = session.again(seen)
    if visit is None:
        return
    screens.end_link(visit.store, visit.user, number)
    st.session_state[SAID] = visit.say("room.link_ended", name=feedback.plain(name))
