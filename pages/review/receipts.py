"""Nhận hồ sơ: the files that came in, which units have sent with which letter, who is reminded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from db.actions import arrivals, edit, receipts, sending
from db.actions.edit import Filter, Query
from db.model.people import may_run_the_office
from pages.review import came_in, drop, reminder
from pages.review.rounds import Round, choose_round
from pages.shared import as_of, feedback, session
from pages.shared.grid import edit_grid
from pages.shared.grid_state import Row
from pages.shared.session import Visit

STATES = ("sent", "not_sent", "returned", "nothing_to_nominate")
UNITS, FILES, MISSING = "units", "files", "missing"
COLUMNS = ("unit", "state", "letter_number", "letter_date", "sender", "telephone", "note")


def numbers(visit: Visit, lines: Sequence[sending.Line]) -> None:
    """How many units have sent, and what became of the others."""
    counted = Counter(line.state for line in lines)
    told = [visit.say("receipts.sent", sent=counted["sent"], total=len(lines))]
    told += [
        visit.say(f"receipts.{state}", count=counted[state])
        for state in STATES[1:]
        if counted[state]
    ]
    st.markdown(" · ".join(told), width="content")


def numbers_of_then(visit: Visit, round_id: int, bundle: int) -> None:
    """Of a past day only what had come is told: which units had to send is not asked."""
    of_round = Filter("round", "is", round_id)

    def count(*more: Filter) -> int:
        query = Query((of_round, *more), limit=1, bundle=bundle)
        return edit.browse(visit.store, visit.user, "receipt", query).total

    sent = count(Filter("state.code", "is", "sent"))
    st.markdown(visit.say("receipts.sent", sent=sent, total=count()), width="content")


def part(visit: Visit, counts: dict[str, int]) -> str:
    """Which part of the page is looked at; its name stands in the link, its label has a count."""
    asked = st.session_state.get("part") or st.query_params.get("part")
    st.session_state["part"] = asked if asked in counts else UNITS
    chosen = st.segmented_control(
        visit.say("receipts.part"), list(counts), key="part", label_visibility="collapsed",
        format_func=lambda name: visit.say(f"receipts.part.{name}", count=counts[name]),
    ) or UNITS  # fmt: skip
    if st.query_params.get("part", UNITS) != chosen:
        st.query_params["part"] = chosen
    return chosen


def parts(visit: Visit, round_id: int, lines: Sequence[sending.Line]) -> dict[str, int]:
    """The parts of the page for this person, with what is in each."""
    listed = arrivals.listed(visit.store, visit.user, round_id)
    found = {UNITS: len(lines), FILES: sum(one.state != arrivals.PUT_ASIDE for one in listed)}
    if may_run_the_office(visit.user):
        found[MISSING] = sum(line.state == "not_sent" for line in lines)
    return found


def units(visit: Visit, round_row: Round, lacking: int) -> None:
    """The grid of lines, with a button for those that are not there yet."""
    key = f"receipt_{round_row['id']}"
    if lacking and st.button(visit.say("receipts.complete", count=lacking), key="complete"):
        feedback.attempt(
            visit, edit.table(visit.store, "receipt"), key,
            lambda: receipts.complete(visit.store, visit.user, round_row["id"]),
        )  # fmt: skip

    def beside(now: Visit, rows: Sequence[Row]) -> dict[str, dict[int, str]]:
        titles = sending.attached(now.store, now.user, round_row["id"])
        told = {row["id"]: ", ".join(titles.get(row["id"], ())) for row in rows}
        return {now.say("receipts.files"): told}

    edit_grid(
        visit,
        "receipt",
        columns=COLUMNS,
        always=(Filter("round", "is", round_row["id"]),),
        key=key,
        beside=beside if as_of.bundle() is None else None,
    )


def page(visit: Visit) -> None:
    """Numbers on top, then the part that was chosen; of a past day only the lines."""
    st.title(visit.say("page.receipts"), anchor=False)
    bundle = as_of.bundle()
    with st.container(horizontal=True, vertical_alignment="center"):
        round_row = choose_round(visit)
        round_id = int(round_row["id"])
        if bundle is None:
            lines = sending.lines(visit.store, visit.user, round_id)
            numbers(visit, lines)
        else:
            numbers_of_then(visit, round_id, bundle)
    if bundle is not None:
        units(visit, round_row, 0)
        return
    drop.box(visit, round_id, [line.unit for line in lines])
    chosen = part(visit, parts(visit, round_id, lines))
    if chosen == FILES:
        came_in.files(visit, round_id)
    elif chosen == MISSING:
        missing = [line.unit for line in lines if line.state == "not_sent"]
        reminder.show(visit, round_id, missing)
    else:
        office = may_run_the_office(visit.user)
        units(visit, round_row, sum(line.receipt is None for line in lines) if office else 0)


page(session.visit())
