"""Screens in a hall: a link with a token that reads slides and nothing else, and its end."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from db.model.people import Role, User, may_present
from db.model.problems import reject
from db.model.vietnamese import clean
from db.store import screens
from db.store.connection import Store

LONGEST_DAYS = 31


@dataclass(frozen=True, slots=True)
class Screen:
    """A link that is in use: what it is called, which slides it shows, and until when."""

    id: int
    name: str
    place: str
    made_at: datetime
    ends_at: datetime


def open_link(store: Store, user: User, name: str, place: str, days: int) -> str:
    """A token that opens these slides for so many days; it is told once and cannot be read again.

    ``place``: the slides as their page's link names them.
    """
    if not may_present(user):
        raise reject("not_allowed")
    if not clean(name):
        raise reject("required", field="name")
    if not 1 <= days <= LONGEST_DAYS:
        raise reject("screen_days", value=str(days), facts={"most": LONGEST_DAYS})
    token, now = secrets.token_urlsafe(24), store.clock()
    span = (now, now + timedelta(days=days))
    store.apply(lambda con: screens.add(con, _digest(token), clean(name), place, user.id, span))
    return token


def listed(store: Store, user: User) -> list[Screen]:
    """The links in use, the newest first."""
    if not may_present(user):
        raise reject("not_allowed")
    with store.reading() as con:
        return [Screen(*row) for row in screens.usable(con, store.clock())]


def end_link(store: Store, user: User, number: int) -> None:
    """The screens of this link go dark within seconds."""
    if not may_present(user):
        raise reject("not_allowed")
    now = store.clock()
    store.apply(lambda con: screens.end(con, number, now))


def screen_of(store: Store, token: str | None) -> User | None:
    """Who a screen is: a reader of slides without an account; None when it may not be used."""
    found = _found(store, token)
    return User(-found[0], "screen", found[1], Role.DISPLAY) if found else None


def place_of(store: Store, token: str | None) -> str:
    """Which slides a link opens; empty when it may not be used."""
    found = _found(store, token)
    return found[2] if found else ""


def _found(store: Store, token: str | None) -> tuple[int, str, str] | None:
    if not token:
        return None
    with store.reading() as con:
        return screens.opened(con, _digest(token), store.clock())


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
