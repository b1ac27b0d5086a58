"""Hôm nay: the open round, what waits for this person, the phases, what others changed."""

from __future__ import annotations

import datetime
from typing import Any

import pandas as pd
import streamlit as st

from db.actions import edit, last_visit, receipts
from db.actions.edit import Filter, Query
from db.model.people import (
    may_mark,
    may_read_table,
    may_run_the_office,
    may_see_progress,
    may_see_register,
    sees_only_own_rows,
)
from db.model.values import show_date
from pages.home.work import PROGRESS, Round, count, my_work, where
from pages.shared import feedback, session, view_link
from pages.shared.figures import view_of
from pages.shared.session import Visit

RECEIPTS, JOURNAL = "review/receipts.py", "manage/journal.py"
DAY = "%d/%m/%Y"


def newest_round(visit: Visit, plan: int, *conditions: Filter) -> Round | None:
    query = Query((Filter("plan", "is", plan), *conditions), sort=(("opens_on", True),), limit=1)
    found = edit.glance(visit.store, "round", query).to_dict("records")
    return found[0] if found else None


def deadline(visit: Visit, closes_on: Any) -> str:
    """How many days are left; the day as it was typed where it is not exact."""
    if not isinstance(closes_on, str):
        return visit.say("today.no_deadline")
    if len(closes_on) < len("2026-11-30"):
        return visit.say("today.closes", date=show_date(closes_on, visit.language))
    left = (datetime.date.fromisoformat(closes_on) - visit.store.clock().date()).days
    if left < 0:
        return visit.say("today.days_over", days=-left)
    return visit.say("today.days_left", days=left) if left else visit.say("today.last_day")


def the_round(visit: Visit, plan: int, open_round: Round | None) -> None:
    """The open round: how many units have sent, and what is left of the time."""
    if open_round is None:
        key = "today.no_round_office" if may_run_the_office(visit.user) else "today.no_round"
        st.info(visit.say(key), icon=":material/info:")
        return
    with st.container(border=True):
        st.markdown(f"**{feedback.plain(open_round['name'])}**")
        left = deadline(visit, open_round["closes_on"])
        of_round = Filter("round", "is", open_round["id"])
        if not may_read_table(visit.user, "receipt"):
            st.text(left[:1].upper() + left[1:])
        elif sees_only_own_rows(visit.user):
            _own_receipts(visit, of_round, left)
        else:
            _all_receipts(visit, plan, open_round, of_round, left)


def _own_receipts(visit: Visit, of_round: Filter, left: str) -> None:
    page = edit.browse(visit.store, visit.user, "receipt", Query((of_round,)))
    held = edit.python_rows(edit.table(visit.store, "receipt"), page.frame)
    units = edit.titles(visit.store, visit.user, "unit", [row["unit"] for row in held])
    described = edit.table(visit.store, "receipt").field("state")
    states = edit.options(visit.store, visit.user, described, visit.language)
    for row in held:
        st.text(
            visit.say(
                "today.own_receipt", unit=units[row["unit"]], state=states[row["state"]], left=left
            )
        )
    if not held:
        st.text(visit.say("today.no_receipt", left=left))


def _all_receipts(visit: Visit, plan: int, held: Round, of_round: Filter, left: str) -> None:
    lacking = receipts.lacking(visit.store, visit.user, held["id"])
    total = count(visit, "receipt", of_round) + lacking
    sent = count(visit, "receipt", of_round, Filter("state.code", "is", "sent"))
    missing = count(visit, "receipt", of_round, Filter("state.code", "is", "not_sent"))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(visit.say("today.sent", sent=sent, total=total, left=left), width="content")
        if missing and may_run_the_office(visit.user):
            key = f"receipt_{held['id']}"
            asked = view_link.in_link(key, {"state": "not_sent"})
            st.page_link(
                RECEIPTS,
                label=visit.say("today.see_missing", count=missing),
                icon=":material/inbox:",
                query_params={**where(visit, plan, held), **asked},
            )
        if lacking:
            st.caption(visit.say("today.lacking", count=lacking))


def phases(visit: Visit, plan: int) -> None:
    """The phases with the line that reconciles them."""
    st.subheader(visit.say("today.phases"), anchor=False)
    view = view_of(visit, plan, None, visit.store.clock().date())
    if not view.figures.total():
        st.caption(visit.say("progress.empty", date=view.until))
        return
    st.text(view.reconciliation())
    st.page_link(
        PROGRESS, label=visit.say("today.see_progress"), icon=":material/monitoring:",
        query_params=where(visit, plan),
    )  # fmt: skip


def published(visit: Visit, plan: int) -> None:
    """The round that was published last, for those who read the results."""
    held = newest_round(visit, plan, Filter("published_at", "filled"))
    if held is not None:
        day = pd.Timestamp(held["published_at"]).strftime(DAY)
        st.text(visit.say("today.published", round=held["name"], date=day))


def changes(visit: Visit) -> None:
    """What others changed since the last visit."""
    st.subheader(visit.say("today.changes"), anchor=False)
    since = last_visit.since_last_visit(visit.store, visit.user)
    if since.day is None:
        st.caption(visit.say("today.first_visit"))
        return
    key = "today.since" if since.bundles else "today.none_since"
    st.text(visit.say(key, count=since.bundles, date=since.day.strftime(DAY)))
    if since.bundles:
        st.page_link(JOURNAL, label=visit.say("today.see_journal"), icon=":material/history:")


def page(visit: Visit) -> None:
    st.title(visit.say("page.today"), anchor=False)
    plan = session.place().plan
    if plan is None:
        st.info(visit.say("progress.no_plan"), icon=":material/info:")
        return
    open_round = newest_round(visit, plan, Filter("closed", "is_not", True))
    the_round(visit, plan, open_round)
    if may_see_register(visit.user) or may_mark(visit.user):
        my_work(visit, plan, open_round)
    if may_see_progress(visit.user):
        phases(visit, plan)
        published(visit, plan)
    if may_run_the_office(visit.user):
        changes(visit)


page(session.visit())
