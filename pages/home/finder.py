"""One box that finds people, units, movements, nominations and pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from db.actions import edit, questions
from db.actions.find import Hits, find
from db.actions.questions import Saved
from db.model.people import may_ask
from db.model.vietnamese import fold
from pages.shared import feedback, menu, shortcuts, window
from pages.shared.session import Visit

PAGES = Path(__file__).parents[1]
# table → the page that lists it, and its symbol
LISTED = {entry.name: entry for entry in menu.REGISTER}
PAGE_OF = {
    "award": LISTED["awards"],
    "exemplar": LISTED["exemplars"],
    "nomination": LISTED["nominations"],
    "unit": LISTED["units"],
    "movement": LISTED["movements"],
}


ASK = menu.ASKING[0]
MOST_QUESTIONS = 5
# own tables have no page of their own
OWN = next(entry for entry in menu.MANAGE if entry.name == "catalogue")


def button(visit: Visit) -> None:
    """The way to the box, on screen and by Ctrl+K."""
    if st.button(
        visit.say("find.open"), icon=":material/search:", type="tertiary", key="find",
        shortcut=shortcuts.FIND,
    ):  # fmt: skip
        window.show(visit.say("find.open"), "medium", _box, visit)


def _box(visit: Visit) -> None:
    text = st.text_input(
        visit.say("find.open"), key="find:text", live=True, label_visibility="collapsed",
        placeholder=visit.say("find.hint"),
    )  # fmt: skip
    if not text.strip():
        return
    mine = [entry for entries in menu.sections(visit.user).values() for entry in entries]
    pages = [entry for entry in mine if fold(text) in fold(visit.say(f"page.{entry.name}"))]
    found = find(visit.store, visit.user, text)
    found = [hits for hits in found if PAGE_OF.get(hits.table, OWN) in mine]
    asked = questions.find(visit.store, visit.user, text) if may_ask(visit.user) else []
    if not (pages or found or asked):
        st.caption(visit.say("find.nothing"))
    for hits in found:
        _hits(visit, hits, text)
    _questions(visit, asked)
    if pages:
        st.caption(visit.say("find.pages"))
    for entry in pages:
        st.page_link(
            PAGES / entry.file, label=visit.say(f"page.{entry.name}"),
            icon=f":material/{entry.icon}:",
        )  # fmt: skip


def _questions(visit: Visit, asked: Sequence[Saved]) -> None:
    """Saved questions by their name; each opens with its answer."""
    if asked:
        st.caption(visit.say("questions.saved"))
    for saved in asked[:MOST_QUESTIONS]:
        st.page_link(
            PAGES / ASK.file, label=feedback.plain(saved.name), icon=f":material/{ASK.icon}:",
            query_params={"cau": str(saved.id)},
        )  # fmt: skip


def _hits(visit: Visit, hits: Hits, text: str) -> None:
    """Each name opens its list narrowed to it; the last line opens all of them."""
    entry, described = PAGE_OF.get(hits.table, OWN), edit.table(visit.store, hits.table)
    place = {"table": hits.table} if entry is OWN else {}
    st.caption(described.label.in_language(visit.language))
    asked = {name: name for name in hits.names.values()}
    if hits.total > len(hits.names):
        asked[visit.say("find.all", count=hits.total)] = text
    for label, search in asked.items():
        st.page_link(
            PAGES / entry.file, label=label, icon=f":material/{entry.icon}:",
            query_params={**place, f"{hits.table}_q": search},
        )  # fmt: skip
