"""Many rows at once: one value for all of them, or the first one's value for the rest."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from db.actions import bulk
from db.actions.edit import Query
from db.model.catalog import Field, Kind, Table
from db.model.problems import Problem, Rejected
from pages.shared import feedback, form, window
from pages.shared.session import Visit


def change_dialog(
    visit: Visit, table: Table, key: str, query: Query, picked: Sequence[int]
) -> None:
    """Open the window; with no row ticked it is about every row of the query."""
    asked = Query(only=tuple(picked)) if picked else query
    window.show(visit.say("many.title"), "medium", _change, visit, table, f"{key}:many", asked)


def _change(visit: Visit, table: Table, key: str, query: Query) -> None:
    """The field, its new value, how many rows that concerns, then doing it."""
    field = _ask_field(visit, table, key)
    if field is None:
        return
    name = field.name
    value, problem = form.ask(visit, field, f"{key}:{name}")
    seen = bulk.held(visit.store, visit.user, table.name, query, name)
    changed = sum(old != value for _, old in seen)
    filled = sum(old is not None and old != value for _, old in seen)
    st.markdown(visit.say("many.count", count=changed, total=len(seen), filled=filled))
    if value is None and filled:
        st.warning(visit.say("many.empties", count=filled), icon=":material/warning:")
    reason = st.text_input(visit.say("grid.reason"), key=f"{key}:reason")
    if st.button(
        visit.say("many.change", count=changed), type="primary", disabled=not changed,
        key=f"{key}:go",
    ):  # fmt: skip
        if problem:
            where = Problem(problem.code, table.name, name, None, problem.value, problem.facts)
            feedback.tell_all(visit, table, Rejected([where]))
            return
        feedback.attempt(
            visit, table, key.removesuffix(":many"),
            lambda: bulk.change_all(
                visit.store, visit.user, table.name, name, value, seen, reason
            ),
        )  # fmt: skip


def _ask_field(visit: Visit, table: Table, key: str) -> Field | None:
    """One of the fields that a person may set."""
    fields = {
        field.name: field
        for field in table.fields
        if not field.fixed and field.kind is not Kind.FILE
    }
    name = st.selectbox(
        visit.say("grid.field"), list(fields), index=None, key=f"{key}:field",
        format_func=lambda n: fields[n].label.in_language(visit.language),
        placeholder=visit.say("grid.choose"),
    )  # fmt: skip
    return fields[name] if name else None


def fill_dialog(visit: Visit, table: Table, key: str, picked: Sequence[int]) -> None:
    """Open the window that fills the ticked rows with what the first of them holds."""
    window.show(visit.say("many.fill"), "medium", _fill, visit, table, f"{key}:fill", picked)


def _fill(visit: Visit, table: Table, key: str, picked: Sequence[int]) -> None:
    """The field, the first row's value, how many rows that concerns, then doing it."""
    field = _ask_field(visit, table, key)
    if field is None:
        return
    try:
        value, seen = bulk.fill_down(visit.store, visit.user, table.name, field.name, picked)
    except Rejected as error:
        feedback.tell_all(visit, table, error)
        return
    first = feedback.plain(feedback.title_of(visit, table, picked[0]))
    shown = feedback.plain(feedback.shown_value(visit, table, field.name, value))
    st.markdown(visit.say("many.from_first", title=first, value=shown))
    changed = sum(old != value for _, old in seen)
    filled = sum(old is not None and old != value for _, old in seen)
    st.markdown(visit.say("many.count", count=changed, total=len(seen), filled=filled))
    if value is None and filled:
        st.warning(visit.say("many.empties", count=filled), icon=":material/warning:")
    if st.button(
        visit.say("many.change", count=changed), type="primary", disabled=not changed,
        key=f"{key}:go",
    ):  # fmt: skip
        feedback.attempt(
            visit, table, key.removesuffix(":fill"),
            lambda: bulk.change_all(visit.store, visit.user, table.name, field.name, value, seen),
        )  # fmt: skip
