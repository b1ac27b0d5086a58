"""Nhật ký sửa: every bundle, its steps, and taking one back."""

from __future__ import annotations

import streamlit as st

from db.actions import edit, undo
from pages.shared import dialogs, session

visit = session.visit()
st.title(visit.say("page.journal"), anchor=False)
count = undo.count_bundles(visit.store, visit.user, mine=False)
place = dialogs.page_of_bundles(visit, "journal", count)
found = undo.bundles(visit.store, visit.user, False, dialogs.BUNDLES, place)
shown = [
    {
        visit.say("manage.number"): bundle["number"],
        visit.say("grid.when"): f"{bundle['made_at']:%H:%M %d/%m/%Y}",
        visit.say("grid.who"): bundle["actor"],
        visit.say("manage.on_behalf"): bundle["on_behalf"],
        visit.say("grid.what"): visit.say(f"bundle.{bundle['kind']}"),
        visit.say("manage.changes"): bundle["count"],
        visit.say("grid.reason"): bundle["reason"],
    }
    for bundle in found.to_dict("records")
]
picked = st.dataframe(
    shown,
    hide_index=True,
    height=330,
    on_select="rerun",
    selection_mode="single-row",
    # ticks of one page mean nothing on another
    key=f"journal:{place}",
    width="stretch",
)
if picked.selection.rows:
    number = int(found["number"].iloc[picked.selection.rows[0]])
    steps = undo.changes(visit.store, visit.user, number)
    tables = {name: edit.table(visit.store, name) for name in set(steps["table"])}
    st.subheader(visit.say("manage.steps", number=number, count=len(steps)), anchor=False)
    st.dataframe(
        [
            {
                visit.say("grid.table"): tables[step["table"]].label.in_language(visit.language),
                visit.say("grid.title"): step["title"],
                visit.say("grid.what"): visit.say(f"step.{step['operation']}"),
            }
            for step in steps.head(200).to_dict("records")
        ],
        hide_index=True,
        width="stretch",
    )
    dialogs.preview_and_undo(visit, "journal", number)
else:
    st.caption(visit.say("manage.pick"))
