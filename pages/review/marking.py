"""Chấm điểm: the files that wait, what each achieved, and the criteria to mark."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from db.actions import edit, mark
from db.model.people import may_run_the_office
from db.model.problems import Problem, Rejected
from pages.review import mark_cells, paper
from pages.review.follow import standing
from pages.review.mark_cells import Cell, Sheets
from pages.review.rounds import Round, choose_round
from pages.shared import files, session
from pages.shared.session import Visit


def choose_marker(visit: Visit, round_row: Round) -> mark.Member:
    """Whose sheet: one's own, or for the office the member whose paper is typed."""
    found = mark.markers(visit.store, visit.user, round_row["id"])
    members = {member.id: member for member in found}
    if not members:
        st.info(visit.tell(Problem("not_on_council")), icon=":material/info:")
        st.stop()
    if not may_run_the_office(visit.user):
        return next(iter(members.values()))
    chosen = st.selectbox(
        visit.say("marking.member"),
        list(members),
        format_func=lambda row: members[row].name,
        key="marker",
        width=360,
    )
    return members[chosen]


def file_list(visit: Visit, frame: pd.DataFrame) -> int:
    """The list of files with ○ ◐ ●; gives the chosen one."""
    ids = frame["nomination"].tolist()
    told = {
        row: f"{state} {name} · {unit}"
        for row, state, name, unit in zip(
            ids, frame["state"], frame["name"], frame["unit"], strict=True
        )
    }
    if st.session_state.get("nomination") not in ids:
        waiting = frame[frame["state"] != mark.DONE]["nomination"].tolist()
        st.session_state["nomination"] = (waiting or ids)[0]
    with st.container(height=560):
        return st.radio(
            visit.say("marking.files"), ids, format_func=told.__getitem__, key="nomination",
            label_visibility="collapsed",
        )  # fmt: skip


def achievement(visit: Visit, about: mark.About) -> None:
    """Who it is and for what."""
    names = edit.titles(
        visit.store, visit.user, "lookup", [about.subject_type, about.scope, about.domain or 0]
    )
    st.subheader(about.model_name or about.name, anchor=False)
    parts = [about.name if about.model_name else "", about.position or "", about.unit]
    st.text(" · ".join(part for part in [*parts, *names.values()] if part))
    st.text(about.achievement or visit.say("marking.no_achievement"))
    for file in about.files:
        files.link(file["id"], file["title"])


def criteria(visit: Visit, sheet: mark.Sheet, from_paper: bool) -> str:
    """The criteria with their maximum and this marker's points; gives the grid's key."""
    key = f"sheet:{sheet.nomination}:{sheet.marker.id}"
    words = {name: visit.say(f"marking.{name}") for name in ("criterion", "maximum", "points")}
    frame = pd.DataFrame(
        {
            words["criterion"]: [f"{line.code}. {line.name}" for line in sheet.lines],
            words["maximum"]: [
                mark_cells.number(visit, line.maximum) if line.maximum is not None else ""
                for line in sheet.lines
            ],
            words["points"]: [mark_cells.shown(visit, line) for line in sheet.lines],
            visit.say("marking.guidance"): [line.guidance for line in sheet.lines],
        },
        dtype="string",
    )
    cells = {} if sheet.locked else {
        (place, words["points"]): Cell(sheet.nomination, line)
        for place, line in enumerate(sheet.lines)
    }  # fmt: skip
    mark_cells.edit_marks(Sheets(visit, key, sheet.marker, cells, from_paper), frame, {})
    guidance(visit, sheet)
    return key


def guidance(visit: Visit, sheet: mark.Sheet) -> None:
    """How each criterion is marked, whole: a cell of the grid shows its beginning only."""
    told = [line for line in sheet.lines if line.guidance]
    if told:
        with st.expander(visit.say("marking.guidance"), key="guidance"):
            for line in told:
                st.text(f"{line.code}. {line.name}: {line.guidance}")


def go_on(visit: Visit, sheet: mark.Sheet, key: str, following: int | None) -> None:
    """Hand the sheet in and open the next file that waits; runs before the page's body."""
    now = session.again(visit)
    if now is None:
        return
    try:
        mark.submit(now.store, now.user, sheet.nomination, sheet.marker.id)
    except Rejected as refusal:
        mark_cells.state_of(key).problems = [("", found) for found in refusal.problems]
        return
    if following is not None:
        st.session_state["nomination"] = following


def stand_aside(visit: Visit, sheet: mark.Sheet, key: str, from_paper: bool) -> None:
    """The member has an interest in this file."""
    now = session.again(visit)
    if now is None:
        return
    try:
        mark.recuse(now.store, now.user, sheet.nomination, sheet.marker.id, from_paper=from_paper)
    except Rejected as refusal:
        mark_cells.state_of(key).problems = [("", found) for found in refusal.problems]
    else:
        mark_cells.state_of(key).generation += 1


def next_waiting(frame: pd.DataFrame, nomination: int) -> int | None:
    """The file to mark after this one: further down, else from the top."""
    ids = frame["nomination"].tolist()
    place = ids.index(nomination)
    open_ones = set(frame[frame["state"] != mark.DONE]["nomination"])
    return next((row for row in ids[place + 1 :] + ids[:place] if row in open_ones), None)


def one_file(visit: Visit, frame: pd.DataFrame, marker: mark.Member) -> None:
    """List, achievement, criteria: from left to right."""
    listed, told, marked = st.columns([3, 4, 5])
    with listed:
        nomination = file_list(visit, frame)
    sheet = mark.sheet(visit.store, visit.user, nomination, marker.id)
    from_paper = may_run_the_office(visit.user)
    with told:
        if sheet.about:
            achievement(visit, sheet.about)
    with marked:
        key = criteria(visit, sheet, from_paper)
        st.metric(visit.say("marking.total"), mark_cells.number(visit, sheet.total))
        mark_cells.tell_problems(visit, key)
        with st.container(horizontal=True):
            st.button(
                visit.say("marking.hand_in"), type="primary", disabled=bool(sheet.locked),
                on_click=go_on,
                args=(visit, sheet, key, next_waiting(frame, nomination)), key="hand_in",
            )  # fmt: skip
            with st.popover(visit.say("marking.stand_aside"), disabled=bool(sheet.locked)):
                st.text(visit.say("marking.stand_aside_question"))
                st.button(
                    visit.say("marking.stand_aside_now"), on_click=stand_aside,
                    args=(visit, sheet, key, from_paper), key="stand_aside",
                )  # fmt: skip
        st.caption(visit.say("marking.how"))


visit = session.visit()
st.title(visit.say("page.marking"), anchor=False)
with st.container(horizontal=True, vertical_alignment="bottom"):
    round_row = choose_round(visit)
    marker = choose_marker(visit, round_row)
    on_paper = may_run_the_office(visit.user) and st.toggle(
        visit.say("marking.paper"), key="on_paper"
    )
    # the chair has no ranking page in the menu, so the round is published from here
    standing(visit, round_row, primary=False)
frame = mark.my_list(visit.store, visit.user, round_row["id"], marker.id)
if frame.empty:
    st.info(visit.say("marking.nothing"), icon=":material/info:")
    st.stop()
left = int((frame["state"] != mark.DONE).sum())
st.markdown(visit.say("marking.left", left=left, total=len(frame)))
if on_paper:
    paper.type_sheets(visit, frame, marker)
else:
    one_file(visit, frame, marker)
