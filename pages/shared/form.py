"""A row as a form: for a new one, and the first part of a card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import streamlit as st

from db.actions import edit
from db.actions import fitting as fitting_of
from db.model import values
from db.model.catalog import Field, Kind, Table
from db.model.problems import Problem, Rejected
from db.model.vietnamese import fold
from pages.shared import cells, feedback, window
from pages.shared.choices import unlike
from pages.shared.session import Visit

MOST_FOUND = 50
# a longer list of rows under each other is narrowed by the row above
MOST_AT_ONCE = 40
Row = Mapping[str, Any]
Stays = Literal["session"] | None


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


def changed(seen: Row, typed: Row) -> dict[str, tuple[Any, Any]]:
    """What differs from what was seen: field → old, new; a box left alone is no answer."""
    return {
        name: (seen[name], value)
        for name, value in typed.items()
        if value != seen[name] and not (value is False and seen[name] is None)
    }


def typed_fields(table: Table) -> list[Field]:
    """The fields that a form asks for."""
    return [f for f in table.fields if not f.fixed and f.kind is not Kind.FILE]


def _ask_all(
    visit: Visit, table: Table, key: str, held: Row
) -> tuple[dict[str, Any], list[Problem]]:
    row: dict[str, Any] = {}
    problems: list[Problem] = []
    for field in typed_fields(table):
        value, problem = ask(visit, field, f"{key}:{field.name}", held.get(field.name))
        row[field.name] = value
        problems += [problem] if problem else []
    return row, problems


def ask(
    visit: Visit,
    field: Field,
    key: str,
    held: Any = None,
    fitting: frozenset[int] | None = None,
    kept: bool = False,
) -> tuple[Any, Problem | None]:
    """The widget of one field, filled with what it holds, and what it holds now.

    ``fitting`` narrows a link to these rows and to what is chosen already. ``kept``: what is
    typed stays while the widget is out of sight.
    """
    stays: Stays = "session" if kept else None
    label = feedback.plain(field.label.in_language(visit.language))
    label += " *" if field.required else ""
    match field.kind:
        case Kind.YES_NO:
            return st.checkbox(label, bool(held), key=key, persist_state=stays), None
        case Kind.CHOICE | Kind.LINK:
            return _ask_one(visit, field, label, key, held, fitting, stays), None
        case Kind.CHOICES:
            options = unlike(edit.options(visit.store, visit.user, field, visit.language))
            now = now_typed(field, key, held) or ()
            options = _narrowed(visit, options, fitting, now)
            several = st.multiselect(
                label, list(options), default=[row for row in held or () if row in options],
                key=key, format_func=options.__getitem__, placeholder=visit.say("grid.choose"),
                persist_state=stays,
            )  # fmt: skip
            return tuple(sorted(several)) or None, None
        case Kind.LONG_TEXT:
            text = st.text_area(label, held or "", key=key, height=80, persist_state=stays)
            return values.read(field, text)
        case _:
            shown = values.show(field, held, visit.language)
            return values.read(field, st.text_input(label, shown, key=key, persist_state=stays))


def now_typed(field: Field, key: str, held: Any) -> Any:
    """What a field's widget holds, drawn or not yet drawn in this run."""
    if key not in st.session_state:
        return held
    raw = st.session_state[key]
    match field.kind:
        case Kind.CHOICE | Kind.LINK | Kind.YES_NO:
            return raw
        case Kind.CHOICES:
            return tuple(sorted(raw)) or None
        case _:
            return values.read(field, raw)[0]


def _narrowed(
    visit: Visit, options: dict[int, str], fitting: frozenset[int] | None, chosen: Any
) -> dict[int, str]:
    """The options that fit, and those chosen already, which say that they do not."""
    if fitting is None:
        return options
    return {
        row: name if row in fitting else visit.say("card.unfit", name=name)
        for row, name in options.items()
        if row in fitting or row in chosen
    }


def _ask_one(
    visit: Visit,
    field: Field,
    label: str,
    key: str,
    held: int | None,
    fitting: frozenset[int] | None,
    stays: Stays,
) -> int | None:
    """A drop-down; over a long list, one that a search or the row above narrows."""
    every = unlike(edit.options(visit.store, visit.user, field, visit.language))
    now = now_typed(field, key, held)
    options = _narrowed(visit, every, fitting, (now,))
    if len(options) > MOST_AT_ONCE:
        options = _under_one(visit, field, key, options, now)
    if len(options) > cells.MOST_OPTIONS:
        sought = fold(st.text_input(label, key=f"{key}:find", placeholder=visit.say("grid.search")))
        found = [row for row, name in options.items() if sought and sought in fold(name)]
        kept = [now] if now in options and now not in found[:MOST_FOUND] else []
        options = {row: options[row] for row in [*kept, *found[:MOST_FOUND]]}
        label = visit.say("grid.found", count=len(found))
    shown = list(options)
    return st.selectbox(
        label, shown, index=shown.index(held) if held in options else None, key=key,
        format_func=options.__getitem__, placeholder=visit.say("grid.choose"),
        persist_state=stays,
    )  # fmt: skip


def _under_one(
    visit: Visit, field: Field, key: str, options: dict[int, str], now: int | None
) -> dict[int, str]:
    """The options under one row of the same table, when such rows are there to choose from."""
    above = fitting_of.parents(visit.store, visit.user, field)
    branches = sorted({above[row] for row in options if row in above})
    if len(branches) < 2:
        return options
    names = edit.titles(visit.store, visit.user, field.target, branches)
    under = st.selectbox(
        visit.say("card.under", field=field.label.in_language(visit.language)),
        list(names), index=None, key=f"{key}:under", format_func=names.__getitem__,
        placeholder=visit.say("card.under", field=field.label.in_language(visit.language)),
        label_visibility="collapsed",
    )  # fmt: skip
    if under is None:
        return options
    return {
        row: name for row, name in options.items() if row in (under, now) or above.get(row) == under
    }
