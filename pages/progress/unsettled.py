"""Stage entries without a phase, and settling them in bulk."""

from __future__ import annotations

import streamlit as st

from db.actions import report
from db.model.people import may_run_the_office, may_see_names
from db.model.values import show_date
from pages.shared import as_of, session
from pages.shared.session import Visit


def unsettled(visit: Visit, plan: int) -> None:
    """The list, each with the phase that its date proposes."""
    if not may_see_names(visit.user):
        return
    found = report.unsettled(visit.store, visit.user, plan, as_of.bundle())
    if found.empty:
        st.caption(visit.say("progress.all_settled"))
        return
    phases = session.phases(visit, plan, as_of.bundle())
    years = ", ".join(sorted({entered[:4] for entered in found["entered_on"]}))
    with st.expander(visit.say("progress.unsettled", years=years, count=len(found))):
        if as_of.here() is None:
            st.caption(visit.say("progress.how_to_settle"))
        chosen = st.dataframe(
            [
                {
                    visit.say("progress.name"): row["subject"],
                    visit.say("progress.stage"): row[f"stage_{visit.language}"],
                    visit.say("progress.entered_on"): show_date(row["entered_on"], visit.language),
                    visit.say("progress.proposed"): phases.get(row["proposed"], ""),
                }
                for row in found.to_dict("records")
            ],
            hide_index=True,
            on_select="rerun",
            key="unsettled",
            width="stretch",
            height="content" if len(found) <= 8 else 320,
        )
        places = chosen.selection.rows
        if may_run_the_office(visit.user) and as_of.here() is None:
            with st.container(horizontal=True):
                for phase, name in phases.items():
                    label = visit.say("progress.settle", count=len(places), phase=name)
                    if st.button(label, disabled=not places, key=f"settle:{phase}"):
                        entries = found["id"].iloc[places].tolist()
                        report.settle_phase(visit.store, visit.user, entries, phase)
                        st.rerun()
