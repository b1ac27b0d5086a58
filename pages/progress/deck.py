"""A deck of slides as a table: which are shown, in which order, under which titles."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from db.actions import edit as rows_of
from db.actions import presenting, saved_numbers
from db.actions.presenting import Deck
from db.model.decks import ASKED, KINDS, TEXT, Card
from db.model.people import may_present
from db.model.problems import Rejected
from pages.shared import feedback, session
from pages.shared.session import Visit

SEPARATOR = ";"
SAID, REFUSED = "deck:said", "deck:refused"


def edit(visit: Visit, held: Deck) -> None:
    """The table and what is kept; for who may not prepare a meeting, the headlines alone."""
    frame = _frame(visit, held)
    if not may_present(visit.user):
        st.dataframe(frame[["shown", "headline"]], hide_index=True, column_config=_columns(visit))
        return
    typed = st.data_editor(
        frame, hide_index=True, num_rows="dynamic", key=f"deck:{held.id}:{held.phase}",
        column_config=_columns(visit), column_order=[*frame.columns][1:],
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(
            visit.say("room.name"), held.name, max_chars=200, key=f"deck:name:{held.id}"
        )
        seconds = st.number_input(
            visit.say("room.seconds"), 5, 600, held.seconds or 20, key=f"deck:seconds:{held.id}",
            width=260,
        )  # fmt: skip
        st.button(
            visit.say("room.save"), type="primary", icon=":material/save:", key="deck:save",
            on_click=_save, args=(visit, held, name, cards(typed), int(seconds)),
        )  # fmt: skip
        if held.id:
            st.button(
                visit.say("room.remove"), icon=":material/delete:", type="tertiary",
                on_click=_remove, args=(visit, held),
            )  # fmt: skip
    if said := st.session_state.pop(SAID, ""):
        st.success(said, icon=":material/check:")
    if refused := st.session_state.pop(REFUSED, None):
        feedback.tell_all(visit, rows_of.table(visit.store, presenting.TABLE), refused)


def cards(typed: pd.DataFrame) -> tuple[Card, ...]:
    """What the table says, in the order of its first column; a new row is a typed slide."""
    ordered = typed.sort_values("order", kind="stable", na_position="last")
    return tuple(_card(row) for row in ordered.astype(object).to_dict("records"))


def _card(row: dict[Hashable, object]) -> Card:
    kind, _, question = str(row["kind"] if isinstance(row["kind"], str) else TEXT).partition(":")
    lines = "\n".join(part.strip() for part in _text(row["lines"]).split(SEPARATOR))
    return Card(kind, _text(row["title"]), question or lines, row["shown"] is not False)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _frame(visit: Visit, held: Deck) -> pd.DataFrame:
    """Every card of the deck, then the standard slides that it leaves out."""
    known = saved_numbers.offered(visit.store) if may_present(visit.user) else {}
    there = {card.text if card.kind == ASKED else card.kind for card in held.cards}
    left = [Card(kind, shown=False) for kind in KINDS if kind not in there]
    left += [Card(ASKED, "", str(row), False) for row in known if str(row) not in there]
    every = [*held.cards, *left]
    whole = replace(held, cards=tuple(replace(card, title="", shown=True) for card in every))
    headlines = _headlines(visit, whole, every)
    rows = [
        {
            "kind": f"{ASKED}:{card.text}" if card.kind == ASKED else card.kind,
            "order": place, "shown": card.shown,
            "slide": visit.say(f"room.of_{card.kind}"), "headline": headlines[place - 1],
            "title": card.title,
            "lines": "" if card.kind == ASKED else f"{SEPARATOR} ".join(card.text.splitlines()),
        }
        for place, card in enumerate(every, 1)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _headlines(visit: Visit, whole: Deck, every: Sequence[Card]) -> list[str]:
    """What each slide says now; nothing for one that has nothing to say."""
    told = []
    for card in every:
        one = replace(whole, cards=(replace(card, title="", shown=True),))
        made = presenting.show(visit.store, visit.user, one, visit.language).slides
        told.append(made[0].headline if made else "")
    return told


def _columns(visit: Visit) -> dict[str, object]:
    say = visit.say
    return {
        "order": st.column_config.NumberColumn(say("room.order"), width=70, step=1),
        "shown": st.column_config.CheckboxColumn(say("room.shown"), width=60, default=True),
        "slide": st.column_config.TextColumn(
            say("room.slide"), disabled=True, width=150, default=say("room.text_slide")
        ),
        "headline": st.column_config.TextColumn(
            say("room.headline"), disabled=True, width="large"
        ),
        "title": st.column_config.TextColumn(say("room.own_title"), width="medium", max_chars=300),
        "lines": st.column_config.TextColumn(
            say("room.lines"), help=say("room.lines_help"), width="medium", max_chars=2000
        ),
    }  # fmt: skip


def _save(seen: Visit, held: Deck, name: str, kept: Sequence[Card], seconds: int) -> None:
    visit = session.again(seen)
    if visit is None:
        return
    try:
        number = presenting.save(visit.store, visit.user, name, held, kept, seconds)
    except Rejected as error:
        st.session_state[REFUSED] = error
        return
    st.session_state[SAID] = visit.say("room.saved", name=feedback.plain(name))
    # before the page draws: its choice of decks stands on the new one
    st.session_state["deck"] = str(number)


def _remove(seen: Visit, held: Deck) -> None:
    visit = session.again(seen)
    if visit is None:
        return
    presenting.remove(visit.store, visit.user, held.id)
    st.session_state[SAID] = visit.say("room.removed", name=feedback.plain(held.name))
    st.session_state["deck"] = ""
