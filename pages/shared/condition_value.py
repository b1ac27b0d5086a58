"""The widget for the value of a condition, by the kind of its field."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from db.actions import edit
from db.model import values
from db.model.catalog import Field, Kind
from db.model.conditions import names_a_row
from pages.shared import cells, feedback, form
from pages.shared.session import Visit

Asked = tuple[Any, str]
WIDTH = 330
LISTED = (Kind.CHOICE, Kind.LINK, Kind.CHOICES)


def ask_value(visit: Visit, field: Field, op: str, key: str, held: Any) -> Asked:
    """The value asked for, None while it is missing; a sentence when it cannot be one."""
    if names_a_row(field, op) or field.kind in values.TEXTS:
        plain = replace(field, kind=Kind.TEXT, required=False)
    elif field.kind in (Kind.DATE, Kind.MOMENT):
        plain = replace(field, kind=Kind.DATE, required=False)
    else:
        # a limit binds what is kept, not what is asked for
        plain = replace(field, minimum=None, maximum=None, required=False)
    if plain.kind in LISTED:
        return _chosen(visit, plain, op, key, held), ""
    if plain.kind is Kind.YES_NO:
        options = (True, False)
        return st.selectbox(
            visit.say("grid.value"), options, key=key, width=WIDTH, label_visibility="collapsed",
            index=options.index(held) if held in options else None,
            placeholder=visit.say("grid.choose"),
            format_func=lambda yes: values.show(plain, yes, visit.language),
        ), ""  # fmt: skip
    return _several(visit, plain, key, held) if op == "any_of" else _typed(visit, plain, key, held)


def _chosen(visit: Visit, field: Field, op: str, key: str, held: Any) -> Any:
    if op == "any_of":
        options = edit.options(visit.store, visit.user, field, visit.language)
        chosen = st.multiselect(
            visit.say("grid.value"), list(options), key=key, width=WIDTH,
            default=[one for one in held or () if one in options],
            format_func=options.__getitem__, placeholder=visit.say("grid.choose"),
            label_visibility="collapsed",
        )  # fmt: skip
        return tuple(chosen) or None
    kind = Kind.LINK if field.kind is Kind.CHOICES else field.kind
    options = edit.options(visit.store, visit.user, field, visit.language)
    if len(options) <= cells.MOST_OPTIONS:
        known = list(options)
        return st.selectbox(
            visit.say("grid.value"), known, key=key, width=WIDTH,
            index=known.index(held) if held in options else None,
            format_func=options.__getitem__, placeholder=visit.say("grid.choose"),
            label_visibility="collapsed",
        )  # fmt: skip
    with st.container(width=WIDTH):
        return form.ask(visit, replace(field, kind=kind), key, held)[0]


def _typed(visit: Visit, field: Field, key: str, held: Any) -> Asked:
    typed = st.text_input(
        visit.say("grid.value"), values.show(field, held, visit.language), key=key, width=WIDTH,
        label_visibility="collapsed", placeholder=visit.say("grid.value"),
    )  # fmt: skip
    return _read(visit, field, typed)


def _several(visit: Visit, field: Field, key: str, held: Any) -> Asked:
    shown = [values.show(field, one, visit.language) for one in held or ()]
    typed = st.multiselect(
        visit.say("grid.value"), shown, default=shown, key=key, width=WIDTH,
        accept_new_options=True, placeholder=visit.say("views.several"),
        label_visibility="collapsed",
    )  # fmt: skip
    found = []
    for one in typed:
        value, sentence = _read(visit, field, one)
        if sentence:
            return None, sentence
        found += [] if value is None else [value]
    return tuple(found) or None, ""


def _read(visit: Visit, field: Field, typed: str) -> Asked:
    value, problem = values.read(field, typed)
    if problem is None:
        return value, ""
    problem = replace(problem, value=feedback.plain(str(problem.value)))
    return None, visit.tell(problem, where=field.label.in_language(visit.language))
