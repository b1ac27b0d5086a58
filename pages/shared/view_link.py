"""The view of a grid in the link: what is seen now, and writing another view there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from db.actions import views
from db.actions.views import Saved
from db.model.catalog import Field, Table
from db.model.problems import Problem, Rejected
from db.model.views import NOTHING, PARTS, View, alike
from pages.shared.session import Visit

# the saved view that is open; the parts of a view carry the key of their grid
OPENED = "xem"
PLAIN = "0"
# a longer number in a link is no view
DIGITS = 15


@dataclass(frozen=True)
class Seen:
    """The view on screen: the saved one it came from, whether it was changed since."""

    view: View = field(default_factory=View)
    saved: Saved | None = None
    carried: bool = False
    changed: bool = False
    listed: tuple[Saved, ...] = ()
    problems: tuple[Problem, ...] = ()


def seen(visit: Visit, table: Table, key: str) -> Seen:
    """What the link says; without a word of it what opens by itself for this person."""
    listed, own_choice = _known(visit, table)
    told = {part: text for part in PARTS if (text := st.query_params.get(f"{key}_{part}", ""))}
    asked = st.query_params.get(OPENED, "")
    if not asked and not told and own_choice is not None:
        asked = str(own_choice)
    saved, view = None, View()
    problems: list[Problem] = []
    if asked not in ("", PLAIN):
        try:
            row = int(asked) if asked.isdecimal() and len(asked) <= DIGITS else -1
            saved, view, problems = views.opened(visit.store, visit.user, table.name, row)
        except Rejected as error:
            problems = list(error.problems)
    if not told:
        return Seen(view, saved, False, False, listed, tuple(problems))
    carried, unread = views.read(visit.store, visit.user, table.name, told)
    changed = saved is None or carried != view
    return Seen(carried, saved, True, changed, listed, (*problems, *unread))


def _known(visit: Visit, table: Table) -> tuple[tuple[Saved, ...], int | None]:
    """The views to choose from, asked again only when something was written."""
    held = st.session_state.get(f"views:{table.name}")
    stamp = (visit.store.head, visit.user)
    if held is None or held[0] != stamp:
        listed = tuple(views.listed(visit.store, visit.user, table.name))
        own_choice = views.default(visit.store, visit.user, table.name)
        held = st.session_state[f"views:{table.name}"] = (stamp, listed, own_choice)
    return held[1], held[2]


def forget(table: Table) -> None:
    """A choice without a log was made: ask again."""
    st.session_state.pop(f"views:{table.name}", None)


def put(visit: Visit, table: Table, key: str, view: View) -> None:
    """Show this view from now on; Back shows the one before."""
    told = views.tell(visit.store, visit.user, table.name, view) or {"filter": NOTHING}
    words = {f"{key}_{part}": told.get(part, "") for part in PARTS}
    by_itself = _known(visit, table)[1]
    silent = not any(st.query_params.get(name, "") for name in (OPENED, *words))
    # what opened by itself goes on being what is changed
    _write({OPENED: str(by_itself), **words} if silent and by_itself else words)


def open_saved(key: str, row: int | None) -> None:
    """Show a saved view, or the plain table."""
    blank = {f"{key}_{part}": "" for part in PARTS}
    _write({OPENED: str(row) if row else PLAIN, **blank})


def _write(told: Mapping[str, str]) -> None:
    """One step of the browser's history; what was not there need not be emptied."""
    now = st.query_params
    changed = {name: text for name, text in told.items() if now.get(name, "") != text}
    if changed:
        now.update(changed)


def in_link(key: str, equal: Mapping[str, str]) -> dict[str, str]:
    """What a link says to open a grid with these fields equal to a code, or to a row's id."""
    return {f"{key}_filter": alike(equal)}


def without(view: View, place: int) -> View:
    """The view without one of its conditions."""
    left = (*view.filters[:place], *view.filters[place + 1 :])
    return replace(view, filters=left)


def called(way: Sequence[Field], language: str) -> str:
    """A field over links as people read it: Điển hình › Đối tượng › Giới tính."""
    return " › ".join(field.label.in_language(language) for field in way)
