"""Trình chiếu: one slide over the whole screen; led, following, turning by itself or on its own."""

from __future__ import annotations

import time

import streamlit as st

from db.actions import presenting, screens
from db.actions.presenting import Show
from db.model.people import is_screen, may_present
from pages.shared import session
from pages.shared.session import Visit
from pages.show import drawn

OWN, FOLLOW, LEAD, ROTATE = "own", "follow", "lead", "rotate"
# a screen that follows is behind by this many seconds at most, and the time to draw
EVERY = 1.5
SECONDS = 20
# where this screen is, and since when; what it was drawn from
AT, SINCE, SEEN = "show:at", "show:since", "show:seen"


def asked(visit: Visit) -> dict[str, str]:
    """The slides, the way and the look that the link asks for; a display link says all of it."""
    if is_screen(visit.user):
        return dict(presenting.read_link(screens.place_of(visit.store, session.screen_source())))
    return {name: st.query_params.get(name, "") for name in ("slides", "mode", "dark")}


def way(visit: Visit, wanted: str) -> str:
    """How this screen moves; who may not lead follows."""
    if wanted == LEAD and not may_present(visit.user):
        return FOLLOW
    return wanted if wanted in (FOLLOW, LEAD, ROTATE) else OWN


def place_now(mode: str, slides: str, count: int) -> int:
    """The slide that is shown."""
    if mode in (FOLLOW, LEAD):
        at = presenting.position(slides).slide
    else:
        at = int(st.session_state.setdefault(AT, 0))
    return min(at, count - 1)


def buttons(visit: Visit, mode: str, slides: str, at: int, count: int) -> None:
    """Back and on, by click, by key and by the keys of a presenter's clicker."""
    last = count - 1
    turns = {
        "back": ("chevron_left", "Left", max(at - 1, 0)),
        "on": ("chevron_right", "Right", min(at + 1, last)),
    }
    with st.container(horizontal=True, key="show_bar", vertical_alignment="center"):
        for name, (icon, key, to) in turns.items():
            st.button(
                visit.say(f"show.{name}"), icon=f":material/{icon}:", shortcut=key, key=name,
                on_click=_turn, args=(visit, mode, slides, to),
            )  # fmt: skip
        st.page_link("progress/room.py", label=visit.say("show.leave"), icon=":material/close:")
    with st.container(key="show_keys"):
        for name, to in (
            ("PageUp", max(at - 1, 0)), ("PageDown", min(at + 1, last)), ("Home", 0), ("End", last),
        ):  # fmt: skip
            st.button(
                name, key=f"key:{name}", shortcut=name, on_click=_turn,
                args=(visit, mode, slides, to),
            )  # fmt: skip


def _turn(seen: Visit, mode: str, slides: str, to: int) -> None:
    visit = session.again(seen)
    if visit is None:
        return
    if mode == LEAD:
        presenting.move(visit.user, slides, to)
    else:
        st.session_state[AT] = to


@st.fragment(run_every=EVERY)
def watch(visit: Visit, mode: str, slides: str, count: int, seconds: int) -> None:
    """Draw again only when somebody led on, the register changed, or the slide's time is over."""
    now = (presenting.position(slides).turn, visit.store.head)
    over = mode == ROTATE and time.monotonic() - st.session_state[SINCE] >= seconds
    if over:
        st.session_state[AT] = (int(st.session_state[AT]) + 1) % count
    if over or now != st.session_state[SEEN] or session.gone(visit):
        st.rerun(scope="app")


def shown(visit: Visit, held: Show, link: dict[str, str]) -> None:
    """The slide of the moment, its buttons, and the watch over what comes."""
    slides, mode, count = link["slides"], way(visit, link["mode"]), len(held.slides)
    at = place_now(mode, slides, count)
    st.session_state[SEEN] = (presenting.position(slides).turn, visit.store.head)
    st.session_state[SINCE] = time.monotonic()
    until = visit.say(
        "slides.until", hour=f"{held.at:%H}", minute=f"{held.at:%M}", date=f"{held.at:%d/%m/%Y}"
    )
    number = f"{at + 1}/{count}"
    st.html(drawn.page(held.slides[at], until, number, dark=bool(link["dark"])))
    if mode in (OWN, LEAD) and not is_screen(visit.user):
        buttons(visit, mode, slides, at, count)
    watch(visit, mode, slides, count, held.deck.seconds or SECONDS)


def page(visit: Visit) -> None:
    link = asked(visit)
    deck = presenting.deck_at(visit.store, visit.user, link["slides"])
    held = presenting.show(visit.store, visit.user, deck, visit.language)
    if held.slides:
        shown(visit, held, link)
    else:
        st.info(visit.say("show.nothing"), icon=":material/info:")


page(session.visit())
