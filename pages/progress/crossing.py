"""Units by movements: where which movement bears fruit, for the desk and not for the hall."""

from __future__ import annotations

import streamlit as st

from pages.shared import charts
from pages.shared.figures import View
from pages.shared.theme import colours

SIDES = ("district", "commune", "agency")
MOST_ROWS = 60


def draw(view: View) -> None:
    """A square a unit and movement, the number in it; the first units when there are many."""
    visit = view.visit
    side = st.segmented_control(
        visit.say("progress.side"), SIDES, default=SIDES[0], required=True, key="crossing",
        format_func=lambda name: visit.say(f"progress.side_{name}"),
        bind="query-params", label_visibility="collapsed",
    )  # fmt: skip
    found = view.figures.crossing(side, "movement", view.phase)
    if found.empty:
        st.info(visit.say("progress.nothing_there"), icon=":material/info:")
        return
    totals = found.groupby("first")["count"].sum().sort_values(ascending=False, kind="stable")
    shown = totals.index[:MOST_ROWS]
    frame = found[found["first"].isin(shown)]
    frame = frame.assign(
        row=[view.word(side, value) for value in frame["first"]],
        column=[view.word("movement", value) for value in frame["second"]],
    )
    frame["told"] = frame["row"] + ", " + frame["column"] + ": " + frame["count"].astype(str)
    rows = [view.word(side, value) for value in shown]
    st.markdown(f"**{visit.say('depth.crossing_title')}**")
    st.altair_chart(
        charts.heat(
            frame[["row", "column", "count", "told"]], rows, colours(st.context.theme.type)
        ),
        width="stretch",
        alt=visit.say("progress.told_bars", parts="; ".join(frame["told"].head(20))),
    )
    if len(totals) > MOST_ROWS:
        st.caption(visit.say("depth.crossing_most", count=MOST_ROWS, of=len(totals)))
    with st.expander(visit.say("depth.table", count=view.number(len(rows)))):
        table = frame.pivot_table(
            index="row", columns="column", values="count", aggfunc="sum", fill_value=0
        )
        st.dataframe(table.reindex(rows))
