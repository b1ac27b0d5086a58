"""The conditions of a question: as phrases to change or drop, and the window that makes one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from db.actions import questions
from db.model.conditions import BARE, Filter
from db.model.fitting_questions import Schema, field_of, operators, paths, relations
from db.model.questions import COUNTED, HOW, IN_PHASE, Ask, Column, Linked, Question, Several, Test
from pages.progress import question_link, question_told
from pages.progress.question_draft import Draft, Line, drafted
from pages.progress.question_link import Seen
from pages.shared import feedback, window
from pages.shared.condition_value import WIDTH, ask_value
from pages.shared.session import Visit

KINDS = ("field", "linked", "group")
LONGEST = 110
DRAFT = "questions:draft"


def shown(visit: Visit, seen: Seen, which: str) -> None:
    """The conditions, how they are joined, and the button for one more."""
    question = seen.question
    held: tuple[Test, ...] = getattr(question, which)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        head = "questions.where" if which == "tests" else "questions.part"
        st.markdown(f"**{visit.say(head)}**", width="content")
        if which == "tests" and len(held) > 1:
            _joined(visit, question)
        for place, test in enumerate(held):
            _chip(visit, seen, which, place, test)
        if st.button(
            visit.say("questions.add"), icon=":material/add:", key=f"questions:{which}:add"
        ):
            _open(visit, seen, which, None, None)
    if which == "share" and not held:
        st.caption(visit.say("questions.part_none"))


def _joined(visit: Visit, question: Question) -> None:
    key = "questions:any"
    st.session_state[key] = question.any
    st.segmented_control(
        visit.say("questions.where"), [False, True], key=key, required=True,
        format_func=lambda one: visit.say("questions.any" if one else "questions.every"),
        label_visibility="collapsed",
        on_change=lambda: question_link.put(
            visit, replace(question, any=bool(st.session_state[key]))
        ),
    )  # fmt: skip


def _chip(visit: Visit, seen: Seen, which: str, place: int, test: Test) -> None:
    told = question_told.phrase(visit, seen.schema, seen.question.table, test)
    if isinstance(test, Several):
        told = told[1:-1]  # nothing stands around it
    short = told if len(told) <= LONGEST else f"{told[:LONGEST]}…"
    with st.container(horizontal=True, gap=None, width="content", vertical_alignment="center"):
        if st.button(
            feedback.plain(short), key=f"questions:{which}:{place}:{told}",
            help=f"{visit.say('questions.edit')}: {feedback.plain(told)}",
            disabled=_is_nested(test),
        ):  # fmt: skip
            _open(visit, seen, which, place, test)
        st.button(
            "", icon=":material/close:", type="tertiary", help=visit.say("questions.drop"),
            key=f"questions:{which}:{place}:drop:{told}",
            on_click=_put, args=(visit, seen.question, which, place, None),
        )  # fmt: skip


def _is_nested(test: Test) -> bool:
    """Groups in groups come from a link only; the window would lose them."""
    inside = () if isinstance(test, Filter) else test.parts
    return any(not isinstance(part, Filter) for part in inside)


def _put(
    visit: Visit, question: Question, which: str, place: int | None, test: Test | None
) -> None:
    held = list(getattr(question, which))
    end = len(held) if place is None else place
    held[end : end + 1] = [test] if test is not None else []
    question_link.put(visit, replace(question, **{which: tuple(held)}))


def _open(visit: Visit, seen: Seen, which: str, place: int | None, test: Test | None) -> None:
    opening = st.session_state.get("questions:opening", 0) + 1
    st.session_state["questions:opening"] = opening
    st.session_state[DRAFT] = drafted(opening, which, place, test)
    title = visit.say("questions.add" if place is None else "questions.edit")
    window.show(title, "large", _write, visit, seen)


def _write(visit: Visit, seen: Seen) -> None:
    """The window: which kind of condition, its parts, and using it."""
    draft: Draft = st.session_state[DRAFT]
    key = f"questions:{draft.opening}"
    kind = st.segmented_control(
        visit.say("questions.kind"), KINDS, default=draft.kind, required=True, key=f"{key}:kind",
        format_func=lambda one: visit.say(f"questions.of_{one}"), label_visibility="collapsed",
    )  # fmt: skip
    if kind != draft.kind:
        # a line of one kind means nothing in another
        draft.lines.clear()
        if kind == "group":
            draft.line()
    draft.kind = kind or "field"
    made, told = _made(visit, seen, draft, key)
    for sentence in dict.fromkeys(told):
        st.caption(sentence)
    with st.container(horizontal=True):
        st.space("stretch")
        if st.button(
            visit.say("questions.keep_condition"), type="primary", key=f"{key}:keep",
            disabled=made is None, on_click=_put,
            args=(visit, seen.question, draft.which, draft.place, made),
        ):  # fmt: skip
            st.rerun()


def _made(visit: Visit, seen: Seen, draft: Draft, key: str) -> tuple[Test | None, list[str]]:
    """The condition as it stands, None while something is missing; and what is missing."""
    schema, table = seen.schema, seen.question.table
    told: list[str] = []
    if draft.kind == "linked":
        linked = _linked(visit, seen, draft, key)
        st.caption(visit.say("questions.inside_head"))
        inside = _lines(visit, schema, linked.table, draft, key, told)
        return (None if told else replace(linked, parts=tuple(inside))), told
    if draft.kind == "group":
        any_of_them = st.segmented_control(
            visit.say("questions.where"), [True, False], default=draft.any, required=True,
            format_func=lambda one: visit.say("questions.any" if one else "questions.every"),
            key=f"{key}:group", label_visibility="collapsed",
        )  # fmt: skip
        draft.any = bool(any_of_them)
        inside = _lines(visit, schema, table, draft, key, told)
        if not (inside or told):
            told.append(visit.say("questions.group_empty"))
        return (None if told else Several(draft.any, tuple(inside))), told
    if not draft.lines:
        draft.line()
    one = _line(visit, schema, table, draft.lines[0], f"{key}:only", told)
    return (None if told else one), told


def _linked(visit: Visit, seen: Seen, draft: Draft, key: str) -> Linked:
    """Which rows, and how many of them."""
    known = relations(seen.schema, seen.question.table)
    held = draft.linked
    ways = [(one.table, one.by, one.of) for one in known]
    at = ways.index((held.table, held.by, held.of)) if held and (
        (held.table, held.by, held.of) in ways) else 0  # fmt: skip
    how_places = list(HOW)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        how = st.selectbox(
            visit.say("questions.how"), how_places, key=f"{key}:how", width=170,
            index=how_places.index(held.how) if held else 0,
            format_func=lambda one: visit.say(f"questions.how_{one}"),
        )  # fmt: skip
        count = 0
        if how in COUNTED:
            count = st.number_input(
                visit.say("questions.number"), 0, 9999, max(held.count, 1) if held else 1,
                key=f"{key}:count", width=130,
            )  # fmt: skip
        chosen = st.selectbox(
            visit.say("questions.relation"), range(len(known)), index=at, key=f"{key}:relation",
            format_func=lambda place: question_told.relation(
                visit, seen.schema, seen.question.table, known[place]
            ),
        )  # fmt: skip
    linked = replace(known[chosen], how=how, count=int(count))
    if held and (held.table, held.by, held.of) != (linked.table, linked.by, linked.of):
        draft.lines.clear()
    draft.linked = linked
    return linked


def _lines(
    visit: Visit, schema: Schema, table: str, draft: Draft, key: str, told: list[str]
) -> list[Filter]:
    found = []
    for line in list(draft.lines):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            with st.container():
                one = _line(visit, schema, table, line, f"{key}:{table}:{line.number}", told)
            st.button(
                "", icon=":material/close:", type="tertiary", help=visit.say("questions.drop"),
                key=f"{key}:{line.number}:drop", on_click=draft.lines.remove, args=(line,),
            )  # fmt: skip
        found += [one] if one else []
    st.button(
        visit.say("questions.add"), icon=":material/add:", type="tertiary",
        key=f"{key}:more", on_click=draft.line,
    )  # fmt: skip
    return found


def _line(
    visit: Visit, schema: Schema, table: str, line: Line, key: str, told: list[str]
) -> Filter | None:
    """Field, comparison, value; None while something is missing."""
    ways = paths(schema, table)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        path = st.selectbox(
            visit.say("grid.field"), list(ways), key=f"{key}:path", width=270,
            index=list(ways).index(line.path) if line.path in ways else None,
            format_func=lambda one: question_told.called(visit, schema, table, one),
            placeholder=visit.say("grid.field"), label_visibility="collapsed",
        )  # fmt: skip
        if path is None:
            told.append(visit.say("questions.choose_field"))
            return None
        column = ways[path][-1]
        known = operators(column)
        same = path == line.path
        op = st.selectbox(
            visit.say("grid.comparison"), known, key=f"{key}:op:{path}", width=150,
            index=known.index(line.op) if same and line.op in known else 0,
            format_func=lambda one: visit.say(f"op.{one}"), label_visibility="collapsed",
        )  # fmt: skip
        if op in BARE:
            return Filter(path, op)
        held = line.value if same and op == line.op else None
        value, sentence = asked_for(visit, column, op, f"{key}:value:{path}:{op}", held)
        name = st.text_input(
            visit.say("questions.asked_each_time"), line.name, key=f"{key}:name", width=200,
            label_visibility="collapsed", placeholder=visit.say("questions.asked_each_time"),
            help=visit.say("questions.asked_hint"), max_chars=60,
        ).strip()  # fmt: skip
    if sentence or value is None:
        called = feedback.plain(question_told.called(visit, schema, table, path))
        told.append(sentence or visit.say("views.without_value", field=called))
        return None
    return Filter(path, op, Ask(name, value) if name else value)


def asked_for(visit: Visit, column: Column, op: str, key: str, held: Any) -> tuple[Any, str]:
    """The value of a condition; None while it is missing; a sentence when it cannot be one."""
    if op != IN_PHASE:
        return ask_value(visit, field_of(column), op, key, held)
    named = questions.phases(visit.store, visit.user)
    known = list(named)
    return st.selectbox(
        visit.say("grid.value"), known, key=key, width=WIDTH, label_visibility="collapsed",
        index=known.index(held) if held in named else None,
        format_func=named.__getitem__, placeholder=visit.say("grid.choose"),
    ), ""  # fmt: skip
