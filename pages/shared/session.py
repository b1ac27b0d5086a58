"""Who is here: the visit behind a run of the script, and the plan and phase in the link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from db.actions import edit, house, screens, sign_in
from db.actions.edit import Filter, Query
from db.actions.house import Store
from db.model import texts
from db.model.people import User
from db.model.problems import Problem

COOKIE, SCREEN = "thidua_session", "thidua_screen"


@dataclass(frozen=True, slots=True)
class Visit:
    """One run for one person: the store, who they are and how to speak to them."""

    store: Store
    user: User

    @property
    def language(self) -> str:
        return self.user.language

    def say(self, key: str, **facts: Any) -> str:
        return texts.say(self.user.language, key, **facts)

    def tell(self, problem: Problem, **facts: Any) -> str:
        return texts.sentence(self.user.language, problem, **facts)


def cookie_token() -> str | None:
    return st.context.cookies.get(COOKIE)


def screen_token() -> str | None:
    """What the browser of a hall was given by its link."""
    return st.context.cookies.get(SCREEN)


# the one seam for identity: tests of pages put their own source here
token_source: Callable[[], str | None] = cookie_token
screen_source: Callable[[], str | None] = screen_token


def visit(touch: bool = True) -> Visit:
    """Who is here; the run stops for anybody without a usable session.

    ``touch`` is False for what runs by itself: it does not keep a session alive.
    """
    store = house.store()
    user = _who(store, touch)
    if user is None and screen_source():
        # a screen has drawn with this element before: it needs nothing more from behind the gate
        st.html(f"<p>{texts.say('vi', 'show.link_over')}</p>")
        st.stop()
    if user is None:
        st.link_button(texts.say("vi", "door.sign_in"), "/dang-nhap", type="primary")
        st.stop()
    return Visit(store, user)


def again(seen: Visit) -> Visit | None:
    """The same visit now: None when the session was ended since, the role of today."""
    user = _who(seen.store, touch=True)
    return Visit(seen.store, user) if user else None


def gone(seen: Visit) -> bool:
    """Whether this session, or the link of this screen, was ended since."""
    return _who(seen.store, touch=False) is None


def _who(store: Store, touch: bool) -> User | None:
    """The account that is signed in, else the screen of a hall."""
    user = sign_in.user_of(store, token_source(), touch)
    return user or screens.screen_of(store, screen_source())


@dataclass(frozen=True, slots=True)
class Place:
    """The plan that is looked at, and the phase, None for the whole plan."""

    plan: int | None
    phase: int | None


def place() -> Place:
    """The plan and phase that the frame's row chose."""
    plan, phase = st.session_state.get("plan"), st.session_state.get("phase")
    return Place(int(plan) if plan else None, int(phase) if phase else None)


def plans(seen: Visit, bundle: int | None = None) -> dict[int, str]:
    """The plans by province and years, the newest first: id → name."""
    found = edit.glance(seen.store, "plan", Query(sort=(("starts_on", True),), bundle=bundle))
    return _by_years(found, found["province"].fillna(found["name"]).tolist())


def phases(seen: Visit, plan: int | None, bundle: int | None = None) -> dict[int, str]:
    """The phases of a plan in their order, by their years: id → name."""
    query = Query((Filter("plan", "is", plan),), sort=(("position", False),), bundle=bundle)
    found = edit.glance(seen.store, "phase", query)
    return _by_years(found, [""] * len(found))


def _by_years(found: pd.DataFrame, before: list[str]) -> dict[int, str]:
    """Short names with their years; where two would be the same, the full names."""
    spans = zip(before, found["starts_on"].str[:4], found["ends_on"].str[:4], strict=True)
    short = [f"{name} {first}–{last}".strip() for name, first, last in spans]
    names = short if len(set(short)) == len(short) else found["name"].tolist()
    return dict(zip(found["id"].tolist(), names, strict=True))
