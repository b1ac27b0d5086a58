"""Who is here: the visit behind a run of the script, and the plan and phase in the link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import streamlit as st

from db.actions import edit, house, sign_in
from db.actions.edit import Filter, Query
from db.actions.house import Store
from db.model import texts
from db.model.people import User
from db.model.problems import Problem

COOKIE = "thidua_session"


class Say(Protocol):
    def __call__(self, key: str, **facts: Any) -> str: ...


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


# the one seam for identity: tests of pages put their own source here
token_source: Callable[[], str | None] = cookie_token


def visit() -> Visit:
    """Who is here; the run stops for anybody without a usable session."""
    store = house.store()
    user = sign_in.user_of(store, token_source())
    if user is None:
        st.link_button(texts.say("vi", "door.sign_in"), "/dang-nhap", type="primary")
        st.stop()
    return Visit(store, user)


@dataclass(frozen=True, slots=True)
class Place:
    """The plan that is looked at, and the phase, None for the whole plan."""

    plan: int | None
    phase: int | None


def place() -> Place:
    """The plan and phase that the frame's row chose."""
    plan, phase = st.session_state.get("plan"), st.session_state.get("phase")
    return Place(int(plan) if plan else None, int(phase) if phase else None)


def phases(seen: Visit, plan: int | None) -> dict[int, str]:
    """The phases of a plan in their order: id → name."""
    query = Query(filters=(Filter("plan", "is", plan),), sort=(("position", False),))
    found = edit.glance(seen.store, "phase", query)
    return dict(zip(found["id"].tolist(), found["name"].tolist(), strict=True))
