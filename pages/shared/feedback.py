"""What was saved, what was not and why, and choosing between two values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from db.actions import edit, undo
from db.model import values
from db.model.catalog import Kind, Table
from db.model.problems import Problem, Rejected
from pages.shared import session
from pages.shared.grid_state import state_of
from pages.shared.session import Visit


def title_of(visit: Visit, table: Table, row: int | None) -> str:
    """What a row is called, for a sentence about it."""
    if row is None:
        return ""
    return edit.titles(visit.store, visit.user, table.name, [row]).get(row, "") or f"{row}"


def where(visit: Visit, table: Table, problem: Problem) -> str:
    """Row and field of a problem as people see them."""
    row = visit.say("grid.row", title=title_of(visit, table, problem.row)) if problem.row else ""
    field = ""
    if problem.field and table.has(problem.field):
        field = table.field(problem.field).label.in_language(visit.language)
    return ", ".join(part for part in (row, field) if part) or table.label.in_language(
        visit.language
    )


def shown_value(visit: Visit, table: Table, name: str, value: Any) -> str:
    """A stored value by its name."""
    field = table.field(name)
    if value is None:
        return visit.say("grid.nothing")
    if field.kind in (Kind.CHOICE, Kind.LINK):
        target = "lookup" if field.kind is Kind.CHOICE else field.target
        return edit.titles(visit.store, visit.user, target, [value]).get(value, str(value))
    if field.kind is Kind.CHOICES:
        return ", ".join(edit.titles(visit.store, visit.user, field.target, list(value)).values())
    return values.show(field, value, visit.language)


def tell_all(visit: Visit, table: Table, rejected: Rejected) -> None:
    """Every reason of a refusal as a sentence."""
    for problem in rejected.problems:
        st.warning(told(visit, table, problem), icon=":material/error:")


def told(visit: Visit, table: Table, problem: Problem) -> str:
    """The sentence of a refusal; what was typed and what rows are called is no markup in it."""
    if isinstance(problem.value, str):
        problem = replace(problem, value=plain(problem.value))
    return visit.tell(problem, where=plain(where(visit, table, problem)))


def status(visit: Visit, state: Any) -> None:
    """What was saved last, with one click to take it back."""
    if state.last is None:
        return
    number, title, field, typed = state.last
    st.markdown(visit.say("grid.saved", title=plain(title), field=plain(field), value=plain(typed)))
    st.button(
        visit.say("grid.undo"), icon=":material/undo:", type="tertiary", key=f"u{number}",
        on_click=_take_back, args=(visit, state, number),
    )  # fmt: skip


def _take_back(seen: Visit, state: Any, number: int) -> None:
    visit = session.again(seen)
    if visit is None:
        return
    try:
        undo.undo(visit.store, visit.user, number)
        state.last = None
        state.generation += 1
        state.saved = {}
    except Rejected as error:
        state.problems = list(error.problems)


def problems(visit: Visit, table: Table, key: str, state: Any) -> None:
    """Refused cells with their cure, and conflicts with both values to choose from."""
    for problem in state.problems:
        st.warning(told(visit, table, problem), icon=":material/error:")
    for place, problem in enumerate(state.conflicts):
        _conflict(visit, table, f"{key}:conflict:{place}", state, problem)


def told_conflict(visit: Visit, table: Table, problem: Problem) -> str:
    """Both values of a cell that two people changed."""
    facts = {
        "theirs": plain(shown_value(visit, table, problem.field, problem.facts["theirs"])),
        "mine": plain(shown_value(visit, table, problem.field, problem.value)),
        "who": problem.facts["who"],
        "when": f"{problem.facts['when']:%H:%M %d/%m/%Y}",
    }
    return visit.say("grid.conflict", where=plain(where(visit, table, problem)), **facts)


def _conflict(visit: Visit, table: Table, key: str, state: Any, problem: Problem) -> None:
    who = problem.facts["who"]
    with st.container(border=True):
        st.markdown(told_conflict(visit, table, problem))
        with st.container(horizontal=True):
            for name, mine in (("theirs", False), ("mine", True)):
                word = (
                    visit.say("grid.use_mine") if mine else visit.say("grid.keep_theirs", who=who)
                )
                # before the body: a part that runs by itself meanwhile cannot swallow the click
                st.button(
                    word, key=f"{key}:{name}", on_click=_settle,
                    args=(visit, table, state, problem, mine),
                )  # fmt: skip


def _settle(seen: Visit, table: Table, state: Any, problem: Problem, mine: bool) -> None:
    """Write mine over theirs, or leave theirs; yet another value is a conflict again."""
    visit = session.again(seen)
    if visit is None:
        return
    if mine:
        try:
            edit.save_cell(
                visit.store, visit.user, table.name, problem.row or 0, problem.field,
                problem.facts["theirs"], problem.value,
            )  # fmt: skip
        except Rejected as error:
            state.conflicts = list(error.problems)
            return
    state.conflicts = [other for other in state.conflicts if other is not problem]


def plain(text: str) -> str:
    """Text of the data inside markdown: nothing of it is markup."""
    for sign in "\\`*_[]<>$:#~|":
        text = text.replace(sign, f"\\{sign}")
    return text


def attempt(visit: Visit, table: Table, key: str, act: Any) -> None:
    """Do it, forget the overlay, and show the page again; or say why not."""
    try:
        act()
    except Rejected as error:
        tell_all(visit, table, error)
        return
    state = state_of(key)
    state.generation += 1
    state.saved = {}
    # the cell saved last is not the last change any more, and may be undone by this one
    state.last = None
    st.rerun()


def added(key: str, rows: Sequence[int]) -> None:
    """Remember new rows, so that the grid says where they are."""
    state = state_of(key)
    state.added, state.only = tuple(rows), None
