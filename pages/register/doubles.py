"""Có thể trùng: pairs of subjects that may be one, side by side; a person says what they are."""

from __future__ import annotations

import streamlit as st

from db.actions import edit, same, undo
from db.actions.cards import Card
from db.model.doubles import Pair
from db.model.problems import Rejected
from db.model.tables.register import SUBJECT
from db.model.vietnamese import fold
from pages.register import joining
from pages.shared import card, feedback, session
from pages.shared.session import Visit

STEP = 10
KEY = "doubles"
# what was done last: the sentence and its bundle
LAST = f"{KEY}:last"


def pairs(visit: Visit) -> list[Pair]:
    """All pairs, looked for again when the log's head moved."""
    asked = (visit.store.head, visit.user.id, visit.user.units)
    held = st.session_state.get(KEY)
    if held is None or held[0] != asked:
        held = (asked, same.duplicates(visit.store, visit.user))
        st.session_state[KEY] = held
    found: list[Pair] = held[1]
    return found


def called(visit: Visit, found: list[Pair], name: str) -> list[Pair]:
    """The pairs one of which is called so."""
    if not name:
        return found
    ids = sorted({row for pair in found for row in (pair.one, pair.other)})
    named = edit.titles(visit.store, visit.user, SUBJECT.name, ids)
    wanted = fold(name)
    fitting = {row for row, title in named.items() if wanted in fold(title)}
    return [pair for pair in found if fitting & {pair.one, pair.other}]


def show(visit: Visit) -> None:
    last(visit)
    found = pairs(visit)
    if not found:
        st.info(visit.say("same.none"), icon=":material/check_circle:")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(visit.say("same.found", count=len(found)), width="content")
        st.space("stretch")
        name = st.text_input(
            visit.say("same.search"), key=f"{KEY}:search", width=260,
            placeholder=visit.say("same.search"), label_visibility="collapsed",
        )  # fmt: skip
    shown = called(visit, found, name)
    if not shown:
        st.caption(visit.say("same.none_named", name=feedback.plain(name)))
    many = st.session_state.get(f"{KEY}:many", STEP)
    hanging = same.hanging(
        visit.store, visit.user, sorted({r for p in shown[:many] for r in (p.one, p.other)})
    )
    for pair in shown[:many]:
        one_pair(visit, pair, hanging)
    if (left := len(shown) - many) > 0 and st.button(
        visit.say("same.more", count=min(STEP, left)), key=f"{KEY}:more"
    ):
        st.session_state[f"{KEY}:many"] = many + STEP
        st.rerun()


def one_pair(visit: Visit, pair: Pair, hanging: dict[int, dict[str, int]]) -> None:
    """Both rows side by side with what they do not agree on, and the two answers."""
    try:
        both = [joining.read(visit, row) for row in (pair.one, pair.other)]
    except Rejected:
        return  # somebody else settled it just now
    key = f"{KEY}:{pair.one}:{pair.other}"
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            for held in both:
                row = held.row["id"]
                if st.button(
                    feedback.plain(held.title), icon=":material/badge:", type="tertiary",
                    key=f"{key}:{row}",
                ):  # fmt: skip
                    card.open_card(visit, held.table, KEY, row)
            st.caption(", ".join(visit.say(f"same.{told}") for told in pair.reasons))
            st.space("stretch")
            if st.button(visit.say("same.merge"), icon=":material/merge:", key=f"{key}:merge"):
                joining.open_window(visit, pair.one, pair.other, merged)
            if st.button(visit.say("same.apart"), icon=":material/call_split:", key=f"{key}:apart"):
                told_apart(visit, both)
        st.markdown(side_by_side(visit, both, hanging))


def side_by_side(visit: Visit, both: list[Card], hanging: dict[int, dict[str, int]]) -> str:
    """What both say alike on one line, then a small table of what they do not."""
    left, right = both
    alike: list[str] = []
    differing: list[str] = []
    for field in left.table.fields:
        one, other = (cell(held, field.name) for held in both)
        if one and one == other:
            alike.append(one)
        elif one or other:
            label = feedback.plain(field.label.in_language(visit.language))
            differing.append(f"| {label} | {one} | {other} |")
    counts = [feedback.plain(joining.counted(visit, hanging[h.row["id"]])) for h in (left, right)]
    differing.append(f"| {visit.say('same.hanging')} | {counts[0]} | {counts[1]} |")
    rows = [visit.say("same.place", place=place) for place in (1, 2)]
    head = [f"| | {rows[0]} | {rows[1]} |", "|:--|:--|:--|"]
    said = visit.say("same.alike", values=" · ".join(alike))
    return "\n".join([said, "", *head, *differing])


def cell(held: Card, name: str) -> str:
    """What a row says in a field, on one line."""
    return feedback.plain(" ".join(held.words.get(name, "").split()))


def told_apart(visit: Visit, both: list[Card]) -> None:
    one, other = both
    try:
        number = same.say_apart(visit.store, visit.user, one.row["id"], other.row["id"])
    except Rejected as error:
        feedback.tell_all(visit, one.table, error)
        return
    names = " – ".join(feedback.plain(held.title) for held in both)
    st.session_state[LAST] = (visit.say("same.saved_apart", names=names), number)
    st.rerun()


def merged(visit: Visit, number: int, keep: int, gone: int) -> None:
    st.session_state[LAST] = (joining.told(visit, keep, gone), number)


def last(visit: Visit) -> None:
    """What was done last, with one click to take it back."""
    if LAST not in st.session_state:
        return
    told, number = st.session_state[LAST]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(told, width="content")
        if st.button(
            visit.say("grid.undo"), icon=":material/undo:", type="tertiary", key=f"{KEY}:undo"
        ):
            try:
                undo.undo(visit.store, visit.user, number)
            except Rejected as error:
                feedback.tell_all(visit, edit.table(visit.store, SUBJECT.name), error)
                return
            del st.session_state[LAST]
            st.rerun()


here = session.visit()
st.title(here.say("page.doubles"), anchor=False)
card.by_link(here, edit.table(here.store, SUBJECT.name), KEY)
show(here)
