"""The linked rows on a card: what it belongs to and what belongs to it, each the way to a card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from db.actions import cards
from db.actions.cards import Card, Pointing
from db.model.catalog import Kind
from pages.home import finder
from pages.shared import menu, view_link
from pages.shared.session import Visit

PAGES = Path(__file__).parents[1]
# columns of facts beside the button
FACTS = 4
LONGEST = 60
# what opens a card: table and row
Go = Callable[[str, int], None]


def draw(visit: Visit, card: Card, go: Go) -> None:
    """First what the row points to, then what points to it."""
    above = cards.targets(visit.store, visit.user, card)
    if above:
        st.caption(visit.say("card.points_to"))
        with st.container(horizontal=True):
            for field, names in above:
                label = field.label.in_language(visit.language)
                for row, name in names.items():
                    st.button(
                        f"{label}: {_short(name)}", icon=":material/badge:", on_click=go,
                        args=(field.target, row), key=f"card:to:{field.name}:{row}",
                    )  # fmt: skip
    groups = cards.pointing(visit.store, visit.user, card, language=visit.language)
    for group in groups:
        _group(visit, card, group, go)
    if not groups:
        st.caption(visit.say("card.none_linked"))


def _group(visit: Visit, card: Card, group: Pointing, go: Go) -> None:
    """How many rows of a table, the first of them as a small table, the way to the rest."""
    label = group.table.label.in_language(visit.language)
    name = group.field.label.in_language(visit.language)
    own = group.to == (card.table.name, card.row["id"])
    key = "card.group" if own else "card.of"
    told = visit.say(key, table=label, count=group.count, name=name.lower())
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{told}**", width="content")
        _to_the_table(visit, group)
    with st.container(gap=None):
        for row, shown in zip(group.cards, facts(group), strict=True):
            _line(group, row, list(shown.values()), go)


def _line(group: Pointing, row: Card, shown: list[str], go: Go) -> None:
    """The button with what tells the row from its neighbours, then more facts."""
    if shown and group.table.title in ("id", group.field.name):
        label, *shown = shown
    else:
        label = row.title
    columns = st.columns([2, *([1] * FACTS)], vertical_alignment="center")
    columns[0].button(
        _short(label or row.title), icon=":material/badge:", type="tertiary",
        key=f"card:{group.table.name}:{group.field.name}:{row.row['id']}", on_click=go,
        args=(group.table.name, row.row["id"]),
    )  # fmt: skip
    for column, text in zip(columns[1:], shown, strict=False):
        column.caption(_short(text))


def facts(group: Pointing) -> list[dict[str, str]]:
    """The first filled short fields of each row, without those that say how it came here."""
    kinds = (Kind.LONG_TEXT, Kind.CHOICES, Kind.FILE)
    left_out = {group.field.name, group.table.title}
    names = [
        f.name for f in group.table.fields
        if f.name not in left_out and f.kind not in kinds
        and any(f.name in row.words for row in group.cards)
    ][: FACTS + 1]  # fmt: skip
    return [{name: row.words.get(name, "") for name in names} for row in group.cards]


def _to_the_table(visit: Visit, group: Pointing) -> None:
    """The grid of these rows, narrowed to them; for those whose menu has it."""
    if group.field.kind is not Kind.LINK:
        return
    mine = [entry for entries in menu.sections(visit.user).values() for entry in entries]
    said = {}
    entry = finder.PAGE_OF.get(group.table.name)
    if entry is None:
        [entry] = [other for other in menu.MANAGE if other.name == "catalogue"]
        said["table"] = group.table.label.in_language(visit.language)
    if entry not in mine:
        return
    asked = view_link.in_link(group.table.name, {group.field.name: str(group.to[1])})
    st.page_link(
        PAGES / entry.file, label=visit.say("card.show_in_table", count=group.count),
        icon=":material/filter_alt:", query_params={**said, **asked},
    )  # fmt: skip


def _short(text: str) -> str:
    """A label of one line; the whole text stands on the card."""
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    for sign in "\\`*_[]<>$:#~|":
        text = text.replace(sign, f"\\{sign}")
    return text
