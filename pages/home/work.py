"""What waits for the person who is here: counts with links, by what each may do."""

from __future__ import annotations

from typing import Any

import streamlit as st

from db.actions import edit, mark, report
from db.actions.edit import Filter, Query
from db.model.people import may_mark, may_run_the_office, may_see_register, sees_only_own_rows
from db.model.problems import Rejected
from pages.shared import feedback, session, view_link
from pages.shared.session import Visit

Round = dict[str, Any]
MARKING, NOMINATIONS, PROGRESS = (
    "review/marking.py", "register/nominations.py", "progress/progress.py"
)  # fmt: skip
OF_OFFICE = ("received", "needs_more", "eligible")
OF_UNIT = ("needs_more", "returned")


def count(visit: Visit, name: str, *conditions: Filter) -> int:
    return edit.browse(visit.store, visit.user, name, Query(conditions, limit=1)).total


def where(visit: Visit, plan: int, held: Round | None = None) -> dict[str, str]:
    """The plan, and the phase and name of a round, for a link to another page."""
    said = {"plan": session.plans(visit)[plan]}
    if held:
        said |= {"phase": session.phases(visit, plan)[held["phase"]], "round": held["name"]}
    return said


def my_work(visit: Visit, plan: int, open_round: Round | None) -> None:
    """The lines of this person; a sentence when there is nothing to do."""
    st.subheader(visit.say("today.my_work"), anchor=False)
    lines = 0
    if open_round and may_mark(visit.user):
        lines += _to_mark(visit, plan, open_round)
    if open_round and may_see_register(visit.user):
        lines += _nominations(visit, plan, open_round)
    if may_run_the_office(visit.user):
        lines += _to_settle(visit, plan)
    if not lines:
        st.caption(visit.say("today.nothing_waits"))


def _to_mark(visit: Visit, plan: int, open_round: Round) -> int:
    try:
        frame = mark.my_list(visit.store, visit.user, open_round["id"])
    except Rejected as refusal:
        st.caption(" ".join(visit.tell(problem) for problem in refusal.problems))
        return 1
    left = int((frame["state"] != mark.DONE).sum())
    label = visit.say(
        "today.to_mark", left=left, total=len(frame), round=feedback.plain(open_round["name"])
    )
    known = where(visit, plan, open_round)
    st.page_link(MARKING, label=label, icon=":material/edit_note:", query_params=known)
    return 1


def _nominations(visit: Visit, plan: int, open_round: Round) -> int:
    """Nominations of the open round in the states that wait for this person."""
    states = OF_UNIT if sees_only_own_rows(visit.user) else OF_OFFICE
    lines = 0
    of_round = Filter("round", "is", open_round["id"])
    for state in states:
        found = count(visit, "nomination", of_round, Filter("state.code", "is", state))
        if found:
            equal = {"state": state, "round": str(open_round["id"])}
            asked = view_link.in_link("nomination", equal)
            st.page_link(
                NOMINATIONS,
                label=visit.say(f"today.{state}", count=found),
                icon=":material/list_alt:",
                query_params={**where(visit, plan, open_round), **asked},
            )
            lines += 1
    return lines


def _to_settle(visit: Visit, plan: int) -> int:
    found = len(report.unsettled(visit.store, visit.user, plan))
    if found:
        label = visit.say("today.to_settle", count=found)
        st.page_link(
            PROGRESS, label=label, icon=":material/monitoring:", query_params=where(visit, plan)
        )
    return found
