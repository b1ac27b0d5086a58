"""A row as a form: for a new one, and for what a cell cannot hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from db.actions import edit
from db.model import values
from db.model.catalog import Field, Kind, Table
from db.model.problems import Problem, Rejected
from db.model.vietnamese import fold
from pages.shared import cells, feedback, window
from pages.shared.session import Visit

MOST_FOUND = 50
Row = Mapping[str, Any]


def add_dialog(visit: Visit, table: Table, key: str) -> None:
    """Open the form for a new row."""
    what = feedback.plain(table.label.in_language(visit.language).lower())
    window.show(visit.say("grid.add", what=what), "medium", _add, visit, table, key)


def _add(visit: Visit, table: Table, key: str) -> None:
    """A form over the table's fields; all problems at once, beside what was typed."""
    row, problems = _ask_all(visit, table, f"{key}:new", {})
    if st.button(visit.say("grid.save_row"), type="primary", key=f"{key}:new:save"):
        if problems:
            feedback.tell_all(visit, table, Rejected(problems))
            return
        feedback.attempt(
            visit, table, key,
            lambda: feedback.added(key, edit.add(visit.store, visit.user, table.name, [row])),
        )  # fmt: skip


def edit_dialog(visit: Visit, table: Table, key: str, row: int) -> None:
    """Open the form over one row as it stands now."""
    found = edit.fetch(visit.store, visit.user, table.name, [row])
    if found:
        title = feedback.plain(feedback.title_of(visit, table, row))
        window.show(title, "medium", _edit, visit, table, key, found[0])


def _edit(visit: Visit, table: Table, key: str, seen: Row) -> None:
    """The form; only what differs from what was seen is written, all of it or nothing."""
    typed, problems = _ask_all(visit, table, f"{key}:{seen['id']}:{seen['version']}", seen)
    changed = {
        name: (seen[name], value)
        for name, value in typed.items()
        if value != seen[name] and not (value is False and seen[name] is None)
    }
    if st.button(visit.say("grid.save_row"), type="primary", key=f"{key}:edit:save"):
        if problems:
            feedback.tell_all(visit, table, Rejected(problems))
        elif changed:
            feedback.attempt(
                visit, table, key,
                lambda: edit.save_row(visit.store, visit.user, table.name, seen["id"], changed),
            )  # fmt: skip
        else:
            st.rerun()


def _ask_all(
    visit: Visit, table: Table, key: str, held: Row
) -> tuple[dict[str, Any], list[Problem]]:
    row: dict[str, Any] = {}
    problems: list[Problem] = []
    for field in table.fields:
        if not field.fixed and field.kind not in (Kind.MOMENT, Kind.FILE):
            value, problem = ask(visit, field, f"{key}:{field.name}", held.get(field.name))
            row[field.name] = value
            problems += [problem] if problem else []
    return row, problems


def ask(visit: Visit, field: Field, key: str, held: Any = None) -> tuple[Any, Problem | None]:
    """The widget of one field, filled with what it holds, and what it holds now."""
    label = feedback.plain(field.label.in_language(visit.language))
    label += " *" if field.required else ""
    match field.kind:
        case Kind.YES_NO:
            return st.checkbox(label, value=bool(held), key=key), None
        case Kind.CHOICE | Kind.LINK:
            return _ask_one(visit, field, label, key, held), None
        case Kind.CHOICES:
            options = edit.options(visit.store, visit.user, field, visit.language)
            several = st.multiselect(
                label, list(options), default=[row for row in held or () if row in options],
                key=key, format_func=options.__getitem__, placeholder=visit.say("grid.choose"),
            )  # fmt: skip
            return tuple(sorted(several)) or None, None
        case Kind.LONG_TEXT:
            return values.read(field, st.text_area(label, value=held or "", key=key, height=80))
        case _:
            shown = values.show(field, held, visit.language)
            return values.read(field, st.text_input(label, value=shown, key=key))


def _ask_one(visit: Visit, field: Field, label: str, key: str, held: int | None) -> int | None:
    """A drop-down; over a long list, one of the rows that a search finds."""
    options = edit.options(visit.store, visit.user, field, visit.language)
    if len(options) > cells.MOST_OPTIONS:
        sought = fold(st.text_input(label, key=f"{key}:find", placeholder=visit.say("grid.search")))
        found = [row for row, name in options.items() if sought and sought in fold(name)]
        kept = [held] if held in options and held not in found[:MOST_FOUND] else []
        options = {row: options[row] for row in [*kept, *found[:MOST_FOUND]]}
        label = visit.say("grid.found", count=len(found))
    shown = list(options)
    return st.selectbox(
        label, shown, index=shown.index(held) if held in options else None, key=key,
        format_func=options.__getitem__, placeholder=visit.say("grid.choose"),
    )  # fmt: skip
