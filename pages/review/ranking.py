"""Xếp hạng: the groups of a round with their ranks, why a score is what it is, what follows."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from db.actions import standing as scores
from db.model.values import show_number
from pages.review.follow import follow_up, standing
from pages.review.rounds import choose_round
from pages.shared import as_of, session
from pages.shared.session import Visit

SHOWN = ("rank", "name", "unit", "domain", "score", "marks", "state")


def group_table(visit: Visit, label: str, rows: pd.DataFrame) -> list[int]:
    """One group, best first; gives the nominations that are ticked."""
    st.subheader(label, anchor=False)
    shown = rows.assign(
        rank=[
            visit.say(f"ranking.{why}") if pd.isna(rank) else str(int(rank))
            for rank, why in zip(rows["rank"], rows["standing"], strict=True)
        ],
        marks=[
            f"{count}/{minimum}"
            for count, minimum in zip(rows["marks"], rows["minimum"], strict=True)
        ],
        # nobody marked it: nothing is known, which is not zero
        score=[
            points(visit, score) if count else ""
            for score, count in zip(rows["score"], rows["marks"], strict=True)
        ],
    )
    picked = st.dataframe(
        shown,
        key=f"group:{label}",
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        column_order=SHOWN,
        column_config={name: visit.say(f"ranking.{name}") for name in SHOWN},
    )
    return [int(rows["nomination"].iloc[place]) for place in picked.selection.rows]


def why(visit: Visit, nomination: int) -> None:
    """The steps of one score, a row a criterion."""
    with st.expander(visit.say("ranking.why"), expanded=True):
        steps = scores.explain(visit.store, visit.user, nomination, as_of.bundle())
        for name in ("sum", "mean", "total"):
            steps[name] = [points(visit, value) for value in steps[name]]
        st.dataframe(
            steps,
            hide_index=True,
            column_config={name: visit.say(f"ranking.step_{name}") for name in steps.columns},
        )


def points(visit: Visit, value: float) -> str:
    """Points with two decimals, as people write them; nothing where there are none."""
    return "" if pd.isna(value) else show_number(round(value, 2), 2, visit.language)


visit = session.visit()
st.title(visit.say("page.ranking"), anchor=False)
with st.container(horizontal=True, vertical_alignment="center"):
    round_row = choose_round(visit)
    if as_of.here() is None:
        standing(visit, round_row)
ranked = scores.ranking(visit.store, visit.user, round_row["id"], as_of.bundle())
if ranked.empty:
    st.info(visit.say("ranking.nothing"), icon=":material/info:")
    st.stop()
picked = [
    nomination
    for label, rows in ranked.groupby("group", sort=False)
    for nomination in group_table(visit, str(label), rows)
]
if len(picked) == 1:
    why(visit, picked[0])
if as_of.here() is None:
    follow_up(visit, ranked, picked)
