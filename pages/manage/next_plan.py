"""Mở kế hoạch mới: what is copied, which exemplars go on, and the old plan locked."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from db.actions import edit, next_plan, report
from db.actions.next_plan import NextPlan, Phase
from db.actions.report import Part
from db.model.problems import Rejected
from db.model.vietnamese import clean
from pages.shared import feedback, session
from pages.shared.session import Visit

SAID, REFUSED = "next_plan:said", "next_plan:refused"
YEARS = 5
FIRST, LAST = 2000, 2100


def span(visit: Visit, plan: int) -> tuple[int, int]:
    """The years of the new plan: as many as a plan has, behind the old one."""
    [held] = edit.fetch(visit.store, visit.user, "plan", [plan])
    begins = int(held["ends_on"][:4]) + 1
    with st.container(horizontal=True):
        first = st.number_input(
            visit.say("next_plan.first"), FIRST, LAST, begins, key=f"next:first:{plan}"
        )
        last = st.number_input(
            visit.say("next_plan.last"), FIRST, LAST, begins + YEARS - 1, key=f"next:last:{plan}"
        )
    return int(first), int(last)


def phases(visit: Visit, first: int, last: int) -> tuple[Phase, ...]:
    """Two overlapping halves to begin with, as the plan before had them."""
    say, middle = visit.say, (first + last) // 2
    st.markdown(f"**{say('next_plan.phases')}**")
    halves = ((first, middle), (middle, last))
    typed = st.data_editor(
        pd.DataFrame(
            [
                {"name": say("next_plan.phase_name", first=begin, last=end),
                 "first": begin, "last": end}
                for begin, end in halves
            ]
        ),
        num_rows="dynamic", hide_index=True, key=f"next:phases:{first}:{last}",
        column_config={
            "name": st.column_config.TextColumn(say("next_plan.phase"), required=True),
            "first": st.column_config.NumberColumn(say("next_plan.first"), required=True, step=1),
            "last": st.column_config.NumberColumn(say("next_plan.last"), required=True, step=1),
        },
    )  # fmt: skip
    return tuple(
        Phase(str(row["name"]), f"{int(row['first'])}-01-01", f"{int(row['last'])}-12-31")
        for row in typed.dropna().to_dict("records")
    )


def exemplars(visit: Visit, plan: int) -> tuple[int, ...]:
    """Those of the old plan that are recognised, ticked to go on."""
    say, day = visit.say, visit.store.clock().date()
    ids = report.progress(visit.store, visit.user, plan, None, day).behind(Part(None))
    found = report.names_behind(visit.store, visit.user, ids)
    with st.expander(say("next_plan.exemplars"), expanded=True):
        every = st.checkbox(say("next_plan.all"), key="next:all")
        ticked = st.data_editor(
            found.assign(carry=every)[["exemplar", "carry", "name", "unit"]],
            hide_index=True, height=320, key=f"next:exemplars:{every}",
            column_order=["carry", "name", "unit"], disabled=["name", "unit"],
            column_config={
                "carry": st.column_config.CheckboxColumn(say("next_plan.tick"), width="small"),
                "name": say("next_plan.exemplar"), "unit": say("next_plan.unit"),
            },
        )  # fmt: skip
    return tuple(int(row) for row in ticked.loc[ticked["carry"], "exemplar"])


def page(visit: Visit) -> None:
    say, here = visit.say, session.place()
    st.title(say("page.next_plan"), anchor=False)
    if here.plan is None:
        st.info(say("progress.no_plan"), icon=":material/info:")
        return
    old = session.plans(visit)[here.plan]
    st.caption(say("next_plan.means", plan=feedback.plain(old)))
    first, last = span(visit, here.plan)
    name = st.text_input(
        say("next_plan.name"), say("next_plan.name_default", first=first, last=last),
        max_chars=300, key=f"next:name:{first}:{last}",
    )  # fmt: skip
    made = phases(visit, first, last)
    with st.container(horizontal=True):
        copied = {
            what: st.checkbox(say(f"next_plan.{what}"), what == "units", key=f"next:{what}")
            for what in ("units", "tasks", "criteria")
        }
    carried = exemplars(visit, here.plan)
    reason = st.text_input(
        say("next_plan.lock"), max_chars=500, key="next:reason", help=say("next_plan.lock_help")
    )
    wanted = NextPlan(
        here.plan, name, date(first, 1, 1).isoformat(), date(last, 12, 31).isoformat(), made,
        carried, **copied, reason=reason,
    )  # fmt: skip
    st.button(
        say("next_plan.open"), type="primary", icon=":material/event_upcoming:",
        key="next:open", on_click=_open, args=(visit, wanted),
    )  # fmt: skip
    if said := st.session_state.pop(SAID, ""):
        st.success(said, icon=":material/check:")
    if refused := st.session_state.pop(REFUSED, None):
        for problem in refused.problems:
            described = edit.table(visit.store, problem.table or next_plan.TABLE)
            st.warning(feedback.told(visit, described, problem), icon=":material/error:")


def _open(seen: Visit, wanted: NextPlan) -> None:
    visit = session.again(seen)
    if visit is None:
        return
    try:
        made = next_plan.open_plan(visit.store, visit.user, wanted)
    except Rejected as error:
        st.session_state[REFUSED] = error
        return
    st.session_state[SAID] = visit.say(
        "next_plan.opened", name=feedback.plain(clean(wanted.name)), count=len(wanted.exemplars)
    )
    st.session_state["plan"] = str(made)


page(session.visit())
