"""Search, filters, sort and page above a grid: all of it in the link."""

from __future__ import annotations

import math
from collections.abc import Mapping

import streamlit as st

from db.actions import edit
from db.actions.edit import Filter, Query
from db.model import values
from db.model.catalog import Field, Kind, Table
from db.model.people import may_edit_table
from pages.shared.session import Visit

CONDITIONS = 3
SIZES = ("50", "100", "200")
# a longer number in a link is no page
DIGITS = 6
BY_KIND = {
    Kind.CHOICE: ("is", "is_not", "empty", "filled"),
    Kind.YES_NO: ("is", "empty", "filled"),
    Kind.WHOLE: ("is", "at_least", "at_most", "empty", "filled"),
    Kind.DECIMAL: ("is", "at_least", "at_most", "empty", "filled"),
    Kind.DATE: ("is", "at_least", "at_most", "empty", "filled"),
    Kind.CHOICES: ("empty", "filled"),
}
OF_TEXT = ("contains", "is", "empty", "filled")


def controls(visit: Visit, table: Table, key: str) -> tuple[Query, bool]:
    """The controls of the row above a grid; what they ask for, and whether of deleted rows."""
    search = st.text_input(
        visit.say("grid.search"), key=f"{key}_q", bind="query-params", width=250,
        placeholder=visit.say("grid.search_hint"), label_visibility="collapsed",
        icon=":material/search:",
    )  # fmt: skip
    with st.popover(visit.say("grid.filter"), icon=":material/filter_alt:"):
        wanted = [_condition(visit, table, f"{key}_{n}") for n in range(1, CONDITIONS + 1)]
        deleted = may_edit_table(visit.user, table.name) and st.toggle(
            visit.say("grid.deleted"), key=f"{key}_gone", bind="query-params"
        )
    sort = _sort(visit, table, key)
    conditions = tuple(condition for condition in wanted if condition)
    size = page_size(key)
    page = _page_of(key, (search, conditions, sort, deleted, size))
    return Query(conditions, search or "", sort, (page - 1) * size, size), deleted


def _page_of(key: str, asked: object) -> int:
    """The page in use; a changed question starts at the first."""
    kept = f"{key}_asked"
    if st.session_state.get(kept, asked) != asked:
        st.session_state[f"{key}_page"] = 1
    st.session_state[kept] = asked
    page = str(_held(f"{key}_page") or 1)
    return max(1, int(page)) if page.isdecimal() and len(page) <= DIGITS else 1


def _held(key: str) -> object:
    """What a widget further down will hold: on a cold link only the link knows."""
    return st.session_state.get(key, st.query_params.get(key))


def _sort(visit: Visit, table: Table, key: str) -> tuple[tuple[str, bool], ...]:
    names = ["", *(f.name for f in table.fields if f.kind is not Kind.CHOICES)]
    name = st.selectbox(
        visit.say("grid.sort"), names, key=f"{key}_sort", bind="query-params", width=170,
        label_visibility="collapsed",
        format_func=lambda n: visit.say("grid.sort") if not n else visit.say(
            "grid.sorted_by", field=table.field(n).label.in_language(visit.language)
        ),
    )  # fmt: skip
    if not name:
        return ()
    down = st.toggle(visit.say("grid.descending"), key=f"{key}_down", bind="query-params")
    return ((name, down),)


def _condition(visit: Visit, table: Table, key: str) -> Filter | None:
    """One line of the filter: field, comparison, value."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            visit.say("grid.field"), ["", *(f.name for f in table.fields)], key=f"{key}_f",
            bind="query-params", width=190, label_visibility="collapsed",
            format_func=lambda n: (
                table.field(n).label.in_language(visit.language) if n else visit.say("grid.field")
            ),
        )  # fmt: skip
        if not name:
            return None
        field = table.field(name)
        op = st.selectbox(
            visit.say("grid.comparison"), BY_KIND.get(field.kind, OF_TEXT), key=f"{key}_o",
            bind="query-params", width=150, label_visibility="collapsed",
            format_func=lambda o: visit.say(f"op.{o}"),
        )  # fmt: skip
        if op in ("empty", "filled"):
            return Filter(name, op)
        return _valued(visit, field, op, key)


def _valued(visit: Visit, field: Field, op: str, key: str) -> Filter | None:
    label = visit.say("grid.value")
    if field.kind is Kind.CHOICE:
        options = edit.options(visit.store, visit.user, field, visit.language)
        chosen = st.selectbox(
            label, [str(known) for known in options], key=f"{key}_v", bind="query-params",
            format_func=lambda known: options[int(known)], width=220,
            label_visibility="collapsed",
        )  # fmt: skip
        return Filter(field.name, op, int(chosen)) if chosen else None
    if field.kind is Kind.YES_NO:
        yes = st.toggle(visit.say("grid.yes"), value=True, key=f"{key}_v")
        return Filter(field.name, op, yes)
    typed = st.text_input(
        label, key=f"{key}_v", bind="query-params", width=220, label_visibility="collapsed"
    )
    if not typed:
        return None
    if field.kind is Kind.LINK:
        return Filter(edit.title_path(visit.store, field), op, typed)
    value, problem = values.read(field, typed)
    if problem:
        st.warning(visit.tell(problem, where=field.label.in_language(visit.language)))
        return None
    return Filter(field.name, op, value)


def in_link(visit: Visit, table: Table, key: str, conditions: Mapping[str, str]) -> dict[str, str]:
    """What a link says to open a grid with these fields equal to these words."""
    said: dict[str, str] = {}
    for place, (name, words) in enumerate(conditions.items(), start=1):
        label = table.field(name).label.in_language(visit.language)
        said[f"{key}_{place}_f"] = label
        said[f"{key}_{place}_o"] = visit.say("op.is")
        said[f"{key}_{place}_v"] = words
    return said


def say_counts(visit: Visit, total: int, query: Query) -> None:
    """How many rows there are to see."""
    narrowed = bool(query.search or query.filters)
    key = "grid.count_filtered" if narrowed else "grid.count"
    told = visit.say(key, count=values.show_number(total, 0, visit.language))
    st.caption(told, width="content")


def page_size(key: str) -> int:
    """How many rows a page has; the link may say one of the sizes offered."""
    chosen = _held(f"{key}_size")
    return int(chosen) if chosen in SIZES else int(SIZES[-1])


def pages(visit: Visit, key: str, total: int) -> None:
    """Page numbers when there is more than one page, and how long a page is."""
    count = math.ceil(total / page_size(key))
    if count > 1:
        st.pagination(count, key=f"{key}_page", bind="query-params")
    if total > int(SIZES[0]):
        st.caption(visit.say("grid.page_size"), width="content")
        st.selectbox(
            visit.say("grid.page_size"), SIZES, index=len(SIZES) - 1, key=f"{key}_size",
            bind="query-params", label_visibility="collapsed", width=90,
        )  # fmt: skip
