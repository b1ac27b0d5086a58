"""Search and page of a grid, kept in the link like its view."""

from __future__ import annotations

import math

import streamlit as st

from db.actions.edit import Query
from db.model import values
from db.model.views import View
from pages.shared.session import Visit

SIZES = ("50", "100", "200")
# a longer number in a link is no page
DIGITS = 6


def search(visit: Visit, key: str) -> str:
    """The box that finds rows by any of their words."""
    return st.text_input(
        visit.say("grid.search"), key=f"{key}_q", bind="query-params", width=200,
        placeholder=visit.say("grid.search_hint"), label_visibility="collapsed",
        icon=":material/search:",
    ) or ""  # fmt: skip


def asked(key: str, view: View, searched: str, deleted: bool) -> Query:
    """What view, search and page number ask for."""
    size = page_size(key)
    page = _page_of(key, (searched, view.filters, view.sort, deleted, size))
    return Query(view.filters, searched, view.sort, (page - 1) * size, size)


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
