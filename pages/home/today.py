"""Hôm nay: what the register holds, and what changed last."""

from __future__ import annotations

import streamlit as st

from db.actions import edit, undo
from db.model.people import may_run_the_office, may_see_register
from pages.shared import session
from pages.shared.session import Visit


def numbers(visit: Visit) -> None:
    """How many rows the tables of the register hold for this person."""
    names = ("exemplar", "nomination", "award", "movement", "unit")
    for column, name in zip(st.columns(len(names)), names, strict=True):
        table = edit.table(visit.store, name)
        total = edit.browse(visit.store, visit.user, name, edit.Query(limit=1)).total
        column.metric(table.label.in_language(visit.language), f"{total}", border=True)


def last_bundles(visit: Visit) -> None:
    """The newest bundles of everybody."""
    st.subheader(visit.say("today.last"), anchor=False)
    found = undo.bundles(visit.store, visit.user, mine=False, limit=10)
    st.dataframe(
        [
            {
                visit.say("grid.when"): f"{bundle['made_at']:%H:%M %d/%m/%Y}",
                visit.say("grid.who"): bundle["actor"],
                visit.say("grid.what"): visit.say(f"bundle.{bundle['kind']}"),
                visit.say("today.changes"): bundle["count"],
            }
            for bundle in found.to_dict("records")
        ],
        hide_index=True,
        width="stretch",
    )


visit = session.visit()
st.title(visit.say("page.today"), anchor=False)
if may_see_register(visit.user):
    numbers(visit)
if may_run_the_office(visit.user):
    last_bundles(visit)
