"""The keys that do what a button does, and the list of all keys for the person's menu."""

from __future__ import annotations

import streamlit as st

from pages.shared import window
from pages.shared.session import Visit

FIND, ADD, PASTE, CARD, SAVE = "Ctrl+K", "F4", "F8", "F9", "Ctrl+Enter"
# key → what it does, in the texts; those of the table are the widget's own
OURS = {FIND: "find", ADD: "add", PASTE: "paste", CARD: "card", SAVE: "save"}
OF_THE_TABLE = {
    "Enter": "open",
    "Esc": "leave",
    "Tab": "right",
    "Space": "tick",
    "Delete": "clear",
    "Ctrl+C": "copy",
    "Ctrl+V": "put",
    "Ctrl+F": "search",
}


def button(visit: Visit) -> None:
    """The way to the list."""
    if st.button(visit.say("keys.title"), type="tertiary", key="keys"):
        window.show(visit.say("keys.title"), "small", _listed, visit)


def _listed(visit: Visit) -> None:
    for heading, keys in (("ours", OURS), ("table", OF_THE_TABLE)):
        st.caption(visit.say(f"keys.{heading}"))
        st.table(
            {
                visit.say("keys.key"): list(keys),
                visit.say("keys.does"): [visit.say(f"keys.{name}") for name in keys.values()],
            },
            border="horizontal",
        )
