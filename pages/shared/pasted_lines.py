"""The lines of a pasted block on the screen: what is asked, what is wrong, what would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from db.actions import edit, importing
from db.actions.importing import Line, Preview, Question
from db.model.catalog import Field
from db.model.problems import Problem
from db.model.values import show_number
from pages.shared import feedback
from pages.shared.session import Visit

if TYPE_CHECKING:
    from pages.shared.paste import Pasting

Columns = dict[str, Field]
Place = tuple[int, str]
MOST_QUESTIONS, MOST_FAULTS = 12, 200
LONGEST = 60
ROW = 35


def conflicts(visit: Visit, now: Pasting) -> None:
    """Cells that somebody changed since the preview: whose value stands, cell by cell."""
    if not now.conflicts:
        return
    st.warning(visit.say("paste.conflicts", count=len(now.conflicts)), icon=":material/error:")
    for problem in now.conflicts[:MOST_QUESTIONS]:
        table = edit.table(visit.store, problem.table)
        theirs, who = problem.facts["theirs"], problem.facts["who"]
        place = (problem.row or 0, problem.field)
        label = table.field(problem.field).label.in_language(visit.language)
        with st.container(border=True):
            st.markdown(
                visit.say(
                    "grid.conflict",
                    where=f"{visit.say('grid.row', title=place[0])}, {label}",
                    who=feedback.plain(who),
                    when=f"{problem.facts['when']:%H:%M %d/%m/%Y}",
                    theirs=feedback.plain(feedback.shown_value(visit, table, place[1], theirs)),
                    mine=feedback.plain(
                        feedback.shown_value(visit, table, place[1], problem.value)
                    ),
                )
            )
            with st.container(horizontal=True):
                for name, mine in (("grid.keep_theirs", False), ("grid.use_mine", True)):
                    st.button(
                        visit.say(name, who=who) if not mine else visit.say(name),
                        key=f"paste:{name}:{place}", on_click=_settle,
                        args=(now, problem, mine),
                    )  # fmt: skip


def _settle(now: Pasting, problem: Problem, mine: bool) -> None:
    """Theirs stays out of the paste; mine is compared with what stands there now."""
    if not mine:
        now.left.add((problem.row or 0, problem.field))
    now.conflicts = [other for other in now.conflicts if other is not problem]
    now.seen = None


def questions(visit: Visit, key: str, now: Pasting, seen: Preview, columns: Columns) -> None:
    """What only a person can say, a drop-down each; the rest follow when these are answered."""
    asked = [(line, question) for line in seen.lines for question in line.questions]
    for line, question in asked[:MOST_QUESTIONS]:
        _ask(visit, key, now, line, question, columns)
    if len(asked) > MOST_QUESTIONS:
        st.caption(visit.say("paste.more_questions", count=len(asked) - MOST_QUESTIONS))


def _ask(
    visit: Visit, key: str, now: Pasting, line: Line, question: Question, columns: Columns
) -> None:
    described = columns.get(question.key)
    field = _named(visit, question.key, described)
    last = "paste.leave_empty" if described else "paste.other_person"
    options = [*question.candidates, *([importing.OTHER] if question.other else [])]
    widget = f"{key}:answer:{line.line}:{question.key}"
    text = feedback.plain(question.text[:LONGEST])
    st.selectbox(
        visit.say("paste.which", line=line.line, field=field, text=text),
        options,
        index=None,
        format_func=lambda row: question.candidates[row] if row else visit.say(last),
        placeholder=visit.say("grid.choose"),
        key=widget,
        on_change=_remember_answer,
        args=(now, widget, line.line, question.key),
    )


def _named(visit: Visit, key: str, described: Field | None) -> str:
    if described:
        return described.label.in_language(visit.language)
    return visit.say("paste.row" if key == importing.ROW else "paste.person")


def _remember_answer(now: Pasting, widget: str, line: int, asked: str) -> None:
    chosen = st.session_state[widget]
    now.answers.pop((line, asked), None)
    if chosen is not None:
        now.answers[line, asked] = chosen
    now.refused.pop(line, None)


def faults(visit: Visit, key: str, now: Pasting, seen: Preview, columns: Columns) -> None:
    """Every refused or unclear cell, to be corrected where it stands."""
    told = _faults(visit, seen, columns)
    if not told:
        return
    st.markdown(visit.say("paste.faults", count=len(told)))
    places = list(told)[:MOST_FAULTS]
    frame = pd.DataFrame(
        [
            {
                "line": str(line),
                "field": columns[name].label.in_language(visit.language),
                "value": told[line, name][0],
                "why": told[line, name][1],
            }
            for line, name in places
        ],
        index=pd.Index([f"{line}:{name}" for line, name in places]),
        dtype="string",
    )
    text = st.column_config.TextColumn
    st.data_editor(
        frame, key=f"{key}:faults", hide_index=True, num_rows="fixed", width="stretch",
        height=min(ROW * (len(places) + 1) + 3, 300), disabled=["line", "field", "why"],
        column_config={
            "line": text(visit.say("paste.line"), width=60),
            "field": text(visit.say("grid.field"), width=150),
            "value": text(visit.say("paste.value"), width=200),
            "why": text(visit.say("paste.detail"), width="large"),
        },
        on_change=_correct, args=(key, now, tuple(places)),
    )  # fmt: skip
    if len(told) > MOST_FAULTS:
        st.caption(visit.say("paste.more_faults", count=len(told) - MOST_FAULTS))


def _faults(visit: Visit, seen: Preview, columns: Columns) -> dict[Place, tuple[str, str]]:
    """Line and column → the text there, and why it cannot be kept."""
    found: dict[Place, tuple[str, str]] = {}
    for line in seen.lines:
        for problem in line.problems:
            if problem.field in columns:
                _add(found, line, problem.field, _told(visit, line, problem, columns, False))
        for question in line.questions:
            if question.key in columns:
                _add(found, line, question.key, visit.say("paste.unclear"))
    return found


def _add(found: dict[Place, tuple[str, str]], line: Line, key: str, why: str) -> None:
    place = (line.line, key)
    before = found[place][1] + " " if place in found else ""
    found[place] = (line.texts.get(key, ""), before + why)


def _correct(key: str, now: Pasting, places: tuple[Place, ...]) -> None:
    """A cell corrected in the preview; its line is read again."""
    for at, cells in st.session_state[f"{key}:faults"]["edited_rows"].items():
        if "value" in cells and 0 <= int(at) < len(places):
            place = places[int(at)]
            now.typed[place] = cells["value"] or ""
            now.answers.pop(place, None)
            now.refused.pop(place[0], None)


def changes(visit: Visit, seen: Preview, columns: Columns) -> None:
    """Cells of rows that are there, before and after."""
    held = [(line, cell) for line in seen.lines if line.state == "update" for cell in line.cells]
    if not held:
        return
    rows = len({line.line for line, _ in held})
    told = (show_number(count, 0, visit.language) for count in (len(held), rows))
    st.markdown(visit.say("paste.changes", count=next(told), rows=next(told)))
    st.dataframe(
        [
            {
                visit.say("paste.line"): line.line,
                visit.say("paste.of_row"): line.title,
                visit.say("grid.field"): columns[cell.key].label.in_language(visit.language),
                visit.say("grid.before"): cell.was,
                visit.say("grid.after"): cell.becomes,
            }
            for line, cell in held
        ],
        hide_index=True,
        width="stretch",
        height=min(ROW * (len(held) + 1) + 3, 240),
    )


def lines(visit: Visit, seen: Preview, columns: Columns) -> None:
    """Every row of the block with its result; rows that need somebody come first."""
    order = {"refused": 0, "choose": 1, "saved": 4, "same": 3, "there": 3}
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
        for line in sorted(seen.lines, key=lambda line: (order.get(line.state, 2), line.line))
    ]
    if told:
        reason = visit.say("paste.detail")
        if not any(row[reason] for row in told):
            told = [{name: cell for name, cell in row.items() if name != reason} for row in told]
        st.dataframe(told, hide_index=True, width="stretch", height=min(ROW * len(told) + 38, 240))


def _detail(visit: Visit, line: Line, columns: Columns) -> str:
    """Why a row is refused, or what is asked."""
    if line.problems:
        return " ".join(_told(visit, line, problem, columns) for problem in line.problems)
    return "; ".join(question.text for question in line.questions)


def _told(
    visit: Visit, line: Line, problem: Problem, columns: Columns, with_row: bool = True
) -> str:
    parts = [visit.say("grid.row", title=str(line.line))] if with_row else []
    if problem.field in columns:
        parts.append(columns[problem.field].label.in_language(visit.language))
    return visit.tell(problem, where=", ".join(parts))
