"""Hỏi bằng SQL: one SELECT, its answer, the tables beside it, and what was asked before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from db.actions import asking
from db.actions.asking import Answer, Asked, Column, Shown
from db.model.catalog import Kind
from db.model.people import may_ask
from db.model.problems import Problem, Rejected
from db.model.values import show_number
from pages.shared import answer as answer_files
from pages.shared import feedback, session
from pages.shared.session import Visit

# where another page leaves a statement for this one
TEXT = "sql:text"
ANSWER, REFUSED, PICKED = "sql:answer", "sql:refused", "sql:picked"
BESIDE = {"__day": "asking.day_of", "__fold": "asking.fold_of", "__sort": "asking.sort_of"}
FIRST_LINE = 90
# what the widget says of its keys it says in English; the label says it here
OWN_WORDS = '<style>[data-testid="InputInstructions"] {display: none}</style>'
# the table that the list of columns begins with
MOST_ASKED = "nomination"


def statement(visit: Visit) -> None:
    """What is asked, and running it; a text that is refused stays where it is."""
    st.html(OWN_WORDS)
    # a form: the keys that end a text run it too
    with st.form("sql", border=False):
        text = st.text_area(
            visit.say("asking.sql_keys"), key=TEXT, height=190,
            placeholder=visit.say("asking.example"), max_chars=asking.LONGEST,
            persist_state="session",
        )  # fmt: skip
        wanted = st.form_submit_button(
            visit.say("asking.run"), type="primary", icon=":material/play_arrow:"
        )
    if wanted:
        run(visit, text or "")


def run(visit: Visit, sql: str) -> None:
    """Ask, and say the place in the line meanwhile."""
    for name in (ANSWER, REFUSED):
        st.session_state.pop(name, None)
    place = st.empty()

    def waiting(number: int) -> None:
        place.info(visit.say("asking.waiting", place=number), icon=":material/hourglass_top:")

    try:
        with st.spinner(visit.say("asking.running")):
            st.session_state[ANSWER] = asking.ask(visit.store, visit.user, sql, waiting=waiting)
    except Rejected as error:
        st.session_state[REFUSED] = error.problems
    place.empty()


def refused(visit: Visit) -> None:
    """Why there is no answer; nothing of the statement or of the engine's words is markup."""
    for problem in st.session_state.get(REFUSED, []):
        st.warning(visit.tell(_plain(problem)), icon=":material/error:")


def _plain(problem: Problem) -> Problem:
    facts = {
        name: feedback.plain(fact) if isinstance(fact, str) else fact
        for name, fact in problem.facts.items()
    }
    return replace(problem, value=feedback.plain(str(problem.value)), facts=facts)


def answer(visit: Visit) -> None:
    """The rows, how many and as of when, and taking them away."""
    found: Answer | None = st.session_state.get(ANSWER)
    if found is None:
        return
    language = visit.language
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            visit.say(
                "asking.told", count=show_number(len(found.frame), 0, language),
                seconds=show_number(found.seconds, 2, language), head=found.head,
            ),
            width="content",
        )  # fmt: skip
        st.space("stretch")
        if len(found.frame):
            answer_files.take(visit, found, visit.say("asking.file"))
    answer_files.limits(visit, found)
    if found.frame.empty:
        st.info(visit.say("asking.nothing"), icon=":material/info:")
        return
    height = 430 if len(found.frame) > 11 else "content"
    st.dataframe(
        found.frame, hide_index=True, width="stretch", placeholder="", height=height,
        column_config=_looks(found),
    )  # fmt: skip


def _looks(found: Answer) -> dict[str, Any]:
    config = st.column_config
    looks: dict[str, Any] = {}
    for name, kind in zip(found.columns, found.types, strict=True):
        if kind == "DATE":
            looks[name] = config.DateColumn(format="DD/MM/YYYY")
        elif kind == "TIMESTAMP":
            looks[name] = config.DatetimeColumn(format="DD/MM/YYYY HH:mm")
    return looks


def before(visit: Visit) -> None:
    """What this person asked; a line that is picked becomes the statement again."""
    kept = asking.history(visit.store, visit.user)
    with st.expander(visit.say("asking.history"), icon=":material/history:"):
        st.caption(visit.say("asking.pick" if kept else "asking.none"))
        if kept:
            st.dataframe(
                [_line(visit, one) for one in kept],
                hide_index=True, width="stretch", height="content" if len(kept) <= 8 else 320,
                on_select=lambda: _take_back(kept), selection_mode="single-row",
                # ticks of one list mean nothing on the next
                key=f"{PICKED}:{kept[0].asked_at}",
            )  # fmt: skip


def _line(visit: Visit, one: Asked) -> dict[str, str]:
    if one.rows is not None:
        outcome = visit.say("asking.rows", count=show_number(one.rows, 0, visit.language))
    else:
        outcome = visit.say("asking.refused")
    return {
        visit.say("asking.when"): f"{one.asked_at:%H:%M %d/%m/%Y}",
        visit.say("asking.sql"): " ".join(one.sql.split())[:FIRST_LINE],
        visit.say("asking.outcome"): outcome,
        visit.say("asking.seconds"): show_number(one.seconds, 2, visit.language),
    }


def _take_back(kept: list[Asked]) -> None:
    key = f"{PICKED}:{kept[0].asked_at}"
    if rows := st.session_state[key]["selection"]["rows"]:
        st.session_state[TEXT] = kept[rows[0]].sql


def tables(visit: Visit) -> None:
    """The tables that may be asked about, and the columns of the one chosen."""
    known = {table.name: table for table in asking.schema(visit.store, visit.user)}
    names = list(known)
    chosen = st.selectbox(
        visit.say("asking.tables"), names, index=names.index(MOST_ASKED), key="sql:table",
        format_func=lambda name: f"{known[name].label.in_language(visit.language)} · {name}",
    )  # fmt: skip
    st.dataframe(
        _columns(visit, known[chosen]), hide_index=True, width="stretch", height=430,
        column_config={1: st.column_config.TextColumn(width="medium")},
    )  # fmt: skip
    st.caption(visit.say("asking.note"))


def _columns(visit: Visit, table: Shown) -> list[dict[str, str]]:
    lines = []
    for column in table.columns:
        label = column.label.in_language(visit.language)
        lines.append((column.name, " ".join(filter(None, (label, _to(visit, column))))))
        lines += [
            (name, visit.say(key, label=label))
            for name in column.beside
            for end, key in BESIDE.items()
            if name.endswith(end)
        ]
    heads = visit.say("asking.column"), visit.say("asking.meaning")
    return [dict(zip(heads, line, strict=True)) for line in lines]


def _to(visit: Visit, column: Column) -> str:
    keys = {Kind.CHOICE: "asking.to_list", Kind.LINK: "asking.to", Kind.CHOICES: "asking.to_many"}
    key = keys.get(column.kind)
    return visit.say(key, target=column.target) if key else ""


visit = session.visit()
st.title(visit.say("page.sql"), anchor=False)
left, right = st.columns([7, 3], gap="medium")
if may_ask(visit.user):
    with left:
        statement(visit)
        refused(visit)
        answer(visit)
        before(visit)
    with right:
        tables(visit)
