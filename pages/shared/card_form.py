"""The form on a card: what was seen, what is typed, and what others made of it meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

from db.actions import cards, edit
from db.actions.cards import Card
from db.actions.fitting import fitting_rows
from db.model.catalog import Kind, Table
from db.model.problems import Problem, Rejected
from pages.shared import feedback, form, shortcuts
from pages.shared.grid_state import state_of
from pages.shared.session import Visit

COLUMNS = 3


@dataclass
class Open:
    """A card on the way: which row, among which others, and the row as this person saw it."""

    table: str
    row: int
    order: tuple[int, ...] = ()
    seen: dict[str, Any] | None = None
    turn: int = 0
    # fields drawn anew since: theirs was kept
    turns: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    said: str = ""


def trail() -> list[Open]:
    """The cards that led here, the one that is shown last."""
    found: list[Open] = st.session_state.setdefault("card", [])
    return found


def facts(visit: Visit, card: Card, fixed_only: bool = False) -> None:
    """The filled fields as text: all of them, or those that only actions set."""
    shown = {
        name: text for name, text in card.words.items()
        if not fixed_only or card.table.field(name).fixed
    }  # fmt: skip
    columns = st.columns(COLUMNS) if shown else []
    for place, (name, text) in enumerate(shown.items()):
        with columns[place % COLUMNS]:
            st.caption(card.table.field(name).label.in_language(visit.language))
            st.text(text)


def draw(visit: Visit, key: str, card: Card, here: Open) -> None:
    """The fields to type into; what differs from what was seen is saved at once or not at all."""
    seen = here.seen or card.row
    facts(visit, card, fixed_only=True)
    typed, problems = _ask_all(visit, card.table, here, seen)
    changed = form.changed(seen, typed)
    title = card.table.title if card.table.has(card.table.title) else ""
    renames = ""
    if title in changed and card.table.field(title).kind is Kind.TEXT:
        renames = _counted(visit, card)
        if renames:
            st.info(visit.say("card.renames", rows=renames), icon=":material/badge:")
    _said(visit, card, here)
    with st.container(horizontal=True, vertical_alignment="center"):
        saves = st.button(
            visit.say("grid.save_row"), type="primary", key="card:save", shortcut=shortcuts.SAVE
        )
        if changed:
            st.button(visit.say("card.discard"), key="card:discard", on_click=_discard)
            st.caption(visit.say("card.unsaved", count=len(changed)), width="content")
        st.space("stretch")
        if any(f.narrowed_by for f in form.typed_fields(card.table)):
            st.toggle(
                visit.say("card.only_fitting"), value=True, key="card:fit", persist_state="session"
            )
    if saves and problems:
        feedback.tell_all(visit, card.table, Rejected(problems))
    elif saves and changed:
        _save(visit, key, card, here, changed, renames)


def _ask_all(
    visit: Visit, table: Table, here: Open, seen: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Problem]]:
    """Short fields in columns, long ones below; links are narrowed by what is typed now."""
    asked = form.typed_fields(table)
    keys = {f.name: _key(here, seen, f.name) for f in asked}
    now = {**seen, **{f.name: form.now_typed(f, keys[f.name], seen[f.name]) for f in asked}}
    narrowing = st.session_state.get("card:fit", True)
    short = [f for f in asked if f.kind is not Kind.LONG_TEXT]
    long = [f for f in asked if f.kind is Kind.LONG_TEXT]
    typed: dict[str, Any] = {}
    problems: list[Problem] = []
    for fields, width in ((short, COLUMNS), (long, 2)):
        columns = st.columns(width) if fields else []
        high = -(-len(fields) // width)
        for place, asking in enumerate(fields):
            fits = fitting_rows(visit.store, visit.user, table, asking, now) if narrowing else None
            with columns[place // high]:
                typed[asking.name], problem = form.ask(
                    visit, asking, keys[asking.name], seen[asking.name], fits, kept=True
                )
            problems += [replace(problem, table=table.name, row=here.row)] if problem else []
    return typed, problems


def _key(here: Open, seen: Mapping[str, Any], name: str) -> str:
    """A widget's key: as long as the row stands as it was seen, what is typed stays."""
    turns = f"{here.turn}:{here.turns.get(name, 0)}"
    return f"card:{here.table}:{here.row}:{seen['version']}:{turns}:{name}"


def _counted(visit: Visit, card: Card) -> str:
    """The rows that carry this name, in words."""
    found = cards.named_after(visit.store, visit.user, card.table.name, card.row["id"])
    return ", ".join(
        f"{count} {edit.table(visit.store, name).label.in_language(visit.language).lower()}"
        for name, count in found.items()
    )


def _save(visit: Visit, key: str, card: Card, here: Open, changed: Any, renames: str) -> None:
    """Write; a refusal stays beside what was typed, a conflict shows both values."""
    try:
        number = edit.save_row(visit.store, visit.user, here.table, here.row, changed)
    except Rejected as error:
        here.problems = list(error.problems)
        _again()
        return
    names = ", ".join(card.table.field(n).label.in_language(visit.language) for n in changed)
    last = list(changed)[-1]
    value = feedback.shown_value(visit, card.table, last, changed[last][1])
    if renames:
        value = f"{value} ({visit.say('card.renamed', rows=renames)})"
    title = feedback.title_of(visit, card.table, here.row)
    here.said = visit.say(
        "grid.saved", title=feedback.plain(title), field=names, value=feedback.plain(value)
    )
    if trail()[0].table == here.table:
        state_of(key).last = (number, title, names, value)
    here.seen, here.problems = None, []
    here.turn += 1
    _again()


def _discard() -> None:
    here = trail()[-1]
    here.turn, here.seen, here.problems = here.turn + 1, None, []


def _again() -> None:
    """Draw the window again; the whole page where it was not drawn alone."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()


def _said(visit: Visit, card: Card, here: Open) -> None:
    """What was saved last, what was refused and why, and both values of a conflict."""
    if here.said:
        st.markdown(here.said)
    for problem in here.problems:
        if problem.code != "conflict":
            st.warning(feedback.told(visit, card.table, problem), icon=":material/error:")
            continue
        name, theirs = problem.field, problem.facts["theirs"]
        with st.container(border=True):
            st.markdown(feedback.told_conflict(visit, card.table, problem))
            with st.container(horizontal=True):
                who = problem.facts["who"]
                for label, mine in (("grid.keep_theirs", False), ("grid.use_mine", True)):
                    st.button(
                        visit.say(label, who=who), key=f"card:{label}:{name}",
                        on_click=_settle, args=(here, problem, theirs, mine),
                    )  # fmt: skip


def _settle(here: Open, problem: Problem, theirs: Any, mine: bool) -> None:
    """Theirs is what stands; mine is saved over it with the next click on save."""
    if here.seen is None:
        return
    here.seen[problem.field] = theirs
    here.problems = [other for other in here.problems if other is not problem]
    if not mine:
        here.turns[problem.field] = here.turns.get(problem.field, 0) + 1
