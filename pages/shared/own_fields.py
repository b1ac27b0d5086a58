"""The windows in which an administrator adds a field to a table and changes one."""

from __future__ import annotations

from typing import Any

import streamlit as st

from db.actions import lists, own_fields, own_tables
from db.model import values
from db.model.catalog import Field, Kind, Label, Table
from db.model.people import may_add_fields
from db.model.problems import Problem, Rejected
from db.model.tables.setting import CUSTOM_FIELD
from pages.shared import feedback, window
from pages.shared.session import Visit

TO_A_TABLE = (Kind.LINK, Kind.CHOICES)
NUMBERS = (Kind.WHOLE, Kind.DECIMAL)
TEXTS = (Kind.TEXT, Kind.LONG_TEXT)
NEW_LIST = ""


def offer(visit: Visit, table: Table, key: str) -> None:
    """The way to a new field, below a grid of the table."""
    if may_add_fields(visit.user, table.name) and st.button(
        visit.say("fields.save"), icon=":material/add:", type="tertiary", key=f"{key}:add_field"
    ):
        add_field(visit, table, key)


def add_field(visit: Visit, table: Table, key: str) -> None:
    """Open the window for a new field of the table."""
    window.show(visit.say("fields.title"), "medium", _add_field, visit, table, key)


def edit_field(visit: Visit, table: Table, key: str, seen: own_fields.Row) -> None:
    """Open the window over an own field as it was seen."""
    label = feedback.plain(seen["label_en" if visit.language == "en" else "label_vi"])
    title = visit.say("fields.edit_title", label=label)
    window.show(title, "medium", _edit_field, visit, table, key, seen)


def _add_field(visit: Visit, table: Table, key: str) -> None:
    named = feedback.plain(table.label.in_language(visit.language))
    st.caption(f"{visit.say('grid.table')}: {named}")
    label_vi, label_en = ask_labels(visit, f"{key}:field", {})
    kind = st.selectbox(
        visit.say("fields.kind"), own_fields.KINDS, key=f"{key}:field:kind",
        format_func=lambda k: visit.say(f"kind.{k}"),
    )  # fmt: skip
    target, scale, new_list = _ask_of_kind(visit, kind, key)
    told, problems = _ask_demands(visit, table, key, kind, scale, {})
    if st.button(
        visit.say("fields.save"), type="primary", disabled=not label_vi.strip(),
        key=f"{key}:field:save",
    ):  # fmt: skip
        store, user = visit.store, visit.user

        def add() -> None:
            if problems:
                raise Rejected(problems)
            own_fields.refuse_label(label_vi, own_fields.labels_of(store, table.name))
            listed = lists.add_list(store, user, **new_list) if new_list else target
            own_fields.add_field(
                store, user, table.name, label_vi, label_en, kind, listed, scale, **told
            )

        feedback.attempt(visit, CUSTOM_FIELD, key, add)


def _edit_field(visit: Visit, table: Table, key: str, seen: own_fields.Row) -> None:
    key = f"{key}:{seen['id']}:{seen['version']}"
    kind = Kind(seen["kind"])
    st.caption(visit.say(f"kind.{kind}"))
    label_vi, label_en = ask_labels(visit, f"{key}:field", seen)
    told, problems = _ask_demands(visit, table, key, kind, seen["scale"] or 0, seen)
    if st.button(visit.say("fields.keep"), type="primary", key=f"{key}:field:save"):

        def save() -> None:
            if problems:
                raise Rejected(problems)
            own_fields.change_field(visit.store, visit.user, seen, label_vi, label_en, **told)

        feedback.attempt(visit, CUSTOM_FIELD, key, save)


def ask_labels(visit: Visit, key: str, seen: own_fields.Row) -> tuple[str, str]:
    """The label in both languages, side by side."""
    left, right = st.columns(2)
    vi = left.text_input(
        visit.say("fields.label_vi"), value=seen.get("label_vi", ""), key=f"{key}:vi"
    )
    en = right.text_input(
        visit.say("fields.label_en"), value=seen.get("label_en", ""), key=f"{key}:en"
    )
    return vi, en


def _ask_of_kind(visit: Visit, kind: Kind, key: str) -> tuple[str, int, dict[str, Any]]:
    """What a kind alone needs: where it points, its decimals, the list that is made for it."""
    if kind in TO_A_TABLE:
        names = {
            table.name: table.label.in_language(visit.language)
            for table in own_tables.tables_with_fields(visit.store, visit.user)
        }
        return st.selectbox(
            visit.say("fields.of_table"), list(names), format_func=names.__getitem__,
            key=f"{key}:field:target",
        ), 0, {}  # fmt: skip
    if kind is Kind.DECIMAL:
        return "", st.selectbox(
            visit.say("fields.scale"), [1, 2, 3, 4], index=1, key=f"{key}:field:scale"
        ), {}  # fmt: skip
    if kind is not Kind.CHOICE:
        return "", 0, {}
    known = lists.names(visit.store, visit.user, visit.language)
    known = {NEW_LIST: visit.say("fields.new_list"), **known}
    target = st.selectbox(
        visit.say("fields.of_list"), list(known), format_func=known.__getitem__,
        key=f"{key}:field:list",
    )  # fmt: skip
    return target, 0, _ask_list(visit, key) if target == NEW_LIST else {}


def _ask_list(visit: Visit, key: str) -> dict[str, Any]:
    left, right = st.columns(2)
    typed = st.text_area(visit.say("fields.list_values"), key=f"{key}:list:values", height=110)
    return {
        "label_vi": left.text_input(visit.say("fields.list_vi"), key=f"{key}:list:vi"),
        "label_en": right.text_input(visit.say("fields.list_en"), key=f"{key}:list:en"),
        "values": typed.splitlines(),
    }


def _ask_demands(
    visit: Visit, table: Table, key: str, kind: Kind, scale: int, seen: own_fields.Row
) -> tuple[dict[str, Any], list[Problem]]:
    """Required or not, and the limits of numbers and texts; what is wrong with the limits."""
    told: dict[str, Any] = {}
    problems = []
    asked: dict[str, Kind] = {}
    if kind in NUMBERS:
        asked = {"minimum": kind, "maximum": kind}
    elif kind in TEXTS:
        asked = {"longest": Kind.WHOLE}
    places = st.columns(2)
    for place, (name, of_kind) in zip(places, asked.items(), strict=False):
        limit = Field(name, of_kind, Label("", ""), scale=scale if of_kind is kind else 0)
        held = None if seen.get(name) is None else values.show_number(seen[name], limit.scale)
        typed = place.text_input(
            visit.say(f"fields.{name}"), value=held or "", key=f"{key}:field:{name}"
        )
        told[name], problem = values.read(limit, typed)
        problems += [
            Problem(problem.code, own_fields.TABLE, name, None, problem.value, problem.facts)
        ] if problem else []  # fmt: skip
    if asked and seen:
        st.caption(visit.say("fields.limits_hint"))
    told["required"] = st.checkbox(
        visit.say("fields.required"), value=bool(seen.get("required")), key=f"{key}:field:required"
    )
    if told["required"]:
        empty = own_fields.empty_rows(visit.store, visit.user, table.name, seen.get("name"))
        st.caption(visit.say("fields.required_hint", count=values.show_number(empty)))
    return told, problems
