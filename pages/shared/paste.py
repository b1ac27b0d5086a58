"""Pasting a block from a sheet: what each row would become, what is asked, then saving."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from db.actions import importing
from db.actions.importing import Line, Match, Preview, Question
from db.model.catalog import Field, Table
from db.model.problems import Problem, Rejected
from pages.shared import feedback, window
from pages.shared.grid_state import AskShared
from pages.shared.session import Visit

Saved = Callable[[list[int]], None]

MOST_QUESTIONS = 12
LONGEST = 60


def nothing_shared(_visit: Visit, _key: str) -> dict[str, Any]:
    return {}


def paste_dialog(visit: Visit, table: Table, key: str, ask_shared: AskShared, saved: Saved) -> None:
    """Open the window for a block; ``saved`` is told the new rows."""
    what = feedback.plain(table.label.in_language(visit.language).lower())
    title = visit.say("paste.title", what=what)
    window.show(title, "large", _paste, visit, table, f"{key}:paste", ask_shared, saved)


def _paste(visit: Visit, table: Table, key: str, ask_shared: AskShared, saved: Saved) -> None:
    """The block, its columns, its questions and its rows."""
    given = ask_shared(visit, key)
    text = st.text_area(
        visit.say("paste.block"), key=f"{key}:text", height=120, placeholder=visit.say("paste.hint")
    )
    if not text.strip():
        st.button(visit.say("paste.read"), type="primary", key=f"{key}:read")
        return
    try:
        seen = _preview(visit, table, key, text, given)
    except Rejected as error:
        feedback.tell_all(visit, table, error)
        return
    columns = importing.columns(visit.store, table.name)
    _say_counts(visit, seen)
    _columns(visit, key, seen, columns)
    _questions(visit, key, seen, columns)
    _lines(visit, seen, columns)
    _save(visit, table, key, seen, saved)


def _preview(visit: Visit, table: Table, key: str, text: str, given: dict[str, Any]) -> Preview:
    """The block read with the answers and columns chosen so far."""
    answers = {
        tuple(name): chosen
        for name, chosen in st.session_state.get(f"{key}:answers", {}).items()
        if chosen is not None
    }
    mapping = st.session_state.get(f"{key}:mapping", {})
    return importing.preview(
        visit.store, visit.user, table.name, text, given, answers, mapping, visit.language
    )


def _say_counts(visit: Visit, seen: Preview) -> None:
    parts = [
        visit.say(f"paste.count.{state}", count=count)
        for state, count in seen.counts().items()
        if count
    ]
    if parts:
        st.markdown(f"**{' · '.join(parts)}**")
    elif not seen.mapping:
        st.info(visit.say("paste.no_columns"), icon=":material/info:")


def _columns(visit: Visit, key: str, seen: Preview, columns: dict[str, Field]) -> None:
    """Each column of the block and the field it means; a person may say otherwise."""
    width = max((len(row.cells) for row in seen.block.rows), default=0)
    unused = [
        heading.name
        for place, heading in enumerate(seen.block.headings[:width])
        if heading.name and place not in seen.mapping
        and any(row.cells[place] for row in seen.block.rows)
    ]  # fmt: skip
    if seen.mapping and unused:
        told = visit.say("paste.unused", names=feedback.plain(", ".join(unused)))
        st.info(told, icon=":material/info:")
    with st.expander(visit.say("paste.columns"), expanded=not seen.mapping):
        for place in range(width):
            _column(visit, key, seen, columns, place)
    if seen.block.skipped:
        with st.expander(visit.say("paste.skipped", count=len(seen.block.skipped))):
            for line, why, text in seen.block.skipped:
                st.text(f"{line} · {visit.say(f'skip.{why}')} · {text[:LONGEST]}")


def _column(visit: Visit, key: str, seen: Preview, columns: dict[str, Field], place: int) -> None:
    heading = seen.block.headings[place] if place < len(seen.block.headings) else None
    name = f"{heading.group} {heading.name}".strip() if heading else ""
    found = seen.mapping.get(place)
    if found and found.code:
        st.text(f"{visit.say('paste.column', number=place + 1, name=name)}")
        return
    options = ["", *columns]
    st.selectbox(
        visit.say("paste.column", number=place + 1, name=name),
        options,
        index=options.index(found.key) if found else 0,
        format_func=lambda k: (
            columns[k].label.in_language(visit.language) if k else visit.say("paste.ignored")
        ),
        key=f"{key}:column:{place}",
        on_change=_remember_column,
        args=(key, place),
    )


def _remember_column(key: str, place: int) -> None:
    chosen = st.session_state[f"{key}:column:{place}"]
    mapping = st.session_state.setdefault(f"{key}:mapping", {})
    mapping[place] = Match(chosen) if chosen else None


def _questions(visit: Visit, key: str, seen: Preview, columns: dict[str, Field]) -> None:
    """What only a person can say, a drop-down each; the rest follow when these are answered."""
    asked = [(line, question) for line in seen.lines for question in line.questions]
    for line, question in asked[:MOST_QUESTIONS]:
        _ask(visit, key, line, question, columns)


def _ask(visit: Visit, key: str, line: Line, question: Question, columns: dict[str, Field]) -> None:
    described = columns.get(question.key)
    field = described.label.in_language(visit.language) if described else visit.say("paste.person")
    last = "paste.leave_empty" if described else "paste.other_person"
    options = [*question.candidates, *([importing.OTHER] if question.other else [])]
    widget = f"{key}:answer:{line.line}:{question.key}"
    st.selectbox(
        visit.say("paste.which", line=line.line, field=field, text=question.text),
        options,
        index=None,
        format_func=lambda row: question.candidates[row] if row else visit.say(last),
        placeholder=visit.say("grid.choose"),
        key=widget,
        on_change=_remember_answer,
        args=(key, widget, line.line, question.key),
    )


def _remember_answer(key: str, widget: str, line: int, asked: str) -> None:
    answers = st.session_state.setdefault(f"{key}:answers", {})
    answers[line, asked] = st.session_state[widget]


def _lines(visit: Visit, seen: Preview, columns: dict[str, Field]) -> None:
    """Every row of the block with its result; rows that need somebody come first."""
    order = {"refused": 0, "choose": 1, "there": 2, "known": 3, "new": 3}
    held = [key for key in columns if any(key in line.shown for line in seen.lines)]
    told = [
        {
            visit.say("paste.line"): line.line,
            visit.say("paste.state"): visit.say(f"paste.{line.state}"),
            visit.say("paste.detail"): _detail(visit, line, columns),
            **{
                columns[key].label.in_language(visit.language): line.shown.get(key, "")
                for key in held
            },
        }
        for line in sorted(seen.lines, key=lambda line: (order[line.state], line.line))
    ]
    if told:
        reason = visit.say("paste.detail")
        if not any(row[reason] for row in told):
            told = [{name: cell for name, cell in row.items() if name != reason} for row in told]
        st.dataframe(told, hide_index=True, width="stretch", height=240)


def _detail(visit: Visit, line: Line, columns: dict[str, Field]) -> str:
    """Why a row is refused, or what is asked."""
    if line.problems:
        return " ".join(_told(visit, line, problem, columns) for problem in line.problems)
    return "; ".join(question.text for question in line.questions)


def _told(visit: Visit, line: Line, problem: Problem, columns: dict[str, Field]) -> str:
    parts = [visit.say("grid.row", title=str(line.line))]
    if problem.field in columns:
        parts.append(columns[problem.field].label.in_language(visit.language))
    return visit.tell(problem, where=", ".join(parts))


def _forget(key: str, lines: list[int]) -> None:
    """Answers for saved lines: read again, they must find what was just made."""
    answers = st.session_state.get(f"{key}:answers", {})
    for line, asked in list(answers):
        if line in lines:
            del answers[line, asked]


def _save(visit: Visit, table: Table, key: str, seen: Preview, saved: Saved) -> None:
    """Save what is ready; the dialog stays while rows are left that are not."""
    count = len(seen.ready)
    if not st.button(
        visit.say("paste.save", count=count), type="primary", disabled=not count, key=f"{key}:save"
    ):
        return
    try:
        rows = importing.save(visit.store, visit.user, table.name, seen)
    except Rejected as error:
        columns = importing.columns(visit.store, table.name)
        for problem in error.problems:
            line = next((line for line in seen.lines if line.line == problem.row), seen.ready[0])
            st.warning(_told(visit, line, problem, columns), icon=":material/error:")
        return
    saved(rows)
    _forget(key, [line.line for line in seen.ready])
    rest = sum(line.state in ("choose", "refused") for line in seen.lines)
    if rest:
        st.success(visit.say("paste.saved", count=count))
        st.info(visit.say("paste.rest", count=rest))
    else:
        for name in [n for n in st.session_state if str(n).startswith(key)]:
            del st.session_state[name]
        st.rerun()
