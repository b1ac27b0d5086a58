"""A row as a card in a window: the form, linked rows, files, history; one card leads to another."""

from __future__ import annotations

import re

import streamlit as st

from db.actions import cards, closing, edit
from db.actions.cards import Card
from db.model.catalog import Table
from db.model.people import may_edit_table
from db.model.problems import Rejected
from pages.shared import card_form, card_links, card_tabs, feedback, files, history, window
from pages.shared.card_form import Open, trail
from pages.shared.grid_state import state_of
from pages.shared.session import Visit

TABS = ("card.fields", "card.linked", "card.history", "card.files")
# in a link: the table and the row of the card that is open
LINK, ADDRESS = "the", re.compile(r"([a-z0-9_]+)\.(\d{1,15})")


def open_card(visit: Visit, table: Table, key: str, row: int, read_only: bool = False) -> None:
    """Open a row's card over the page; the link says so too."""
    order = tuple(held["id"] for held in state_of(key).rows)
    st.session_state["card"] = [Open(table.name, row, order)]
    st.query_params[LINK] = f"{table.name}.{row}"
    _show(visit, key, read_only)


def by_link(visit: Visit, table: Table, key: str, read_only: bool = False) -> None:
    """Open the card that the link asks for, when it is one of this table; else say so."""
    asked = st.query_params.get(LINK)
    if asked is None:
        return
    found = ADDRESS.fullmatch(asked)
    if not found or found[1] not in visit.store.catalogue:
        st.info(visit.say("problem.no_such_card"), icon=":material/info:")
        return
    if found[1] != table.name:
        return
    held = trail()
    if not held or (held[0].table, held[0].row) != (table.name, int(found[2])):
        order = tuple(row["id"] for row in state_of(key).rows)
        st.session_state["card"] = [Open(table.name, int(found[2]), order)]
    _show(visit, key, read_only)


def _show(visit: Visit, key: str, read_only: bool) -> None:
    window.show(visit.say("card.title"), "large", _card, visit, key, read_only, closed=_closed)


def _closed() -> None:
    st.session_state.pop("card", None)
    st.query_params.pop(LINK, None)


def _card(visit: Visit, key: str, read_only: bool) -> None:
    if not trail():
        return
    here = trail()[-1]
    try:
        card = cards.read(visit.store, visit.user, here.table, here.row, visit.language)
    except Rejected as error:
        _back(visit)
        feedback.tell_all(visit, edit.table(visit.store, "lookup"), error)
        return
    here.seen = here.seen or card.row
    _heading(visit, card, here)
    locks = closing.why_locked(visit.store, visit.user, here.table, here.row)
    shut = read_only or bool(locks) or not may_edit_table(visit.user, here.table)
    more = None if shut else card_tabs.TABS.get(here.table)
    names = [*TABS, *([more[0]] if more else [])]
    tabs = st.tabs(
        [visit.say(name) for name in names], key="card:tabs", on_change="rerun",
        default=visit.say(names[0]),
    )  # fmt: skip
    with tabs[0]:
        for problem in locks:
            st.warning(feedback.told(visit, card.table, problem), icon=":material/lock:")
        if shut:
            card_form.facts(visit, card)
            st.caption(visit.say("card.read_only"))
        else:
            card_form.draw(visit, key, card, here)
    if tabs[1].open:
        with tabs[1]:
            card_links.draw(visit, card, _go)
    if tabs[2].open:
        with tabs[2]:
            history.history_of(visit, card.table, here.row)
    if tabs[3].open:
        with tabs[3]:
            files.section(visit, card.table, here.row)
    if more and tabs[-1].open:
        with tabs[-1]:
            more[1](visit, card, _turn_to)


def _heading(visit: Visit, card: Card, here: Open) -> None:
    """The way back, what the row is called, the rows before and behind it, the way to paper."""
    _back(visit)
    with st.container(horizontal=True, vertical_alignment="center"):
        kind = card.table.label.in_language(visit.language)
        st.markdown(f"#### {feedback.plain(card.title)}", width="content")
        st.caption(kind, width="content")
        st.space("stretch")
        if here.row in here.order:
            _neighbours(visit, here, here.order.index(here.row))
        st.link_button(
            visit.say("card.print"), f"the/{here.table}/{here.row}", icon=":material/print:"
        )


def _neighbours(visit: Visit, here: Open, place: int) -> None:
    count = len(here.order)
    for label, icon, to in (
        ("card.previous", ":material/chevron_left:", place - 1),
        ("card.next", ":material/chevron_right:", place + 1),
    ):
        st.button(
            visit.say(label), icon=icon, key=label, disabled=not 0 <= to < count,
            on_click=_turn_to, args=(here.order[to] if 0 <= to < count else 0,),
        )  # fmt: skip
    st.caption(visit.say("card.place", place=place + 1, count=count), width="content")


def _turn_to(row: int) -> None:
    here = trail()[-1]
    if len(trail()) == 1:
        st.query_params[LINK] = f"{here.table}.{row}"
    trail()[-1] = Open(here.table, row, here.order)


def _go(table: str, row: int) -> None:
    trail().append(Open(table, row))


def _back(visit: Visit) -> None:
    if len(trail()) > 1:
        before = trail()[-2]
        named = edit.titles(visit.store, visit.user, before.table, [before.row])
        st.button(
            visit.say("card.back", title=feedback.plain(named.get(before.row, ""))),
            icon=":material/arrow_back:", type="tertiary", key="card:back", on_click=_leave,
        )  # fmt: skip


def _leave() -> None:
    trail().pop()
