"""One value for many rows: those that are ticked, or all that the filter leaves."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from db.actions import bulk
from db.actions.edit import Query
from db.model.catalog import Kind, Table
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
    fields = {
        field.name: field
        for field in table.fields
        if not field.fixed and field.kind not in (Kind.MOMENT, Kind.FILE)
    }
    name = st.selectbox(
        visit.say("grid.field"), list(fields), index=None, key=f"{key}:field",
        format_func=lambda n: fields[n].label.in_language(visit.language),
        placeholder=visit.say("grid.choose"),
    )  # fmt: skip
    if name is None:
        return
    value, problem = form.ask(visit, fields[name], f"{key}:{name}")
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
