"""Choosing what is counted, by what it is broken down, and in which order it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from db.model.catalog import Kind
from db.model.fitting_questions import NUMBERS, UNGROUPED, Way, paths
from db.model.questions import (
    MEASURES,
    MOST_COLUMNS,
    OVER_FIELD,
    OVER_NUMBER,
    STEPS,
    By,
    Question,
)
from pages.progress import question_link, question_told
from pages.progress.question_link import Seen
from pages.shared.session import Visit

LIMITS = (0, 5, 10, 20, 50, 100, 1000)
# what a question of another table cannot keep
PLAIN: dict[str, Any] = {
    "field": "", "tests": (), "any": False, "share": (), "by": (), "columns": (), "sort": (),
}  # fmt: skip
Change = Callable[[Any], Question]


def choose(visit: Visit, seen: Seen) -> None:
    """The boxes in a row or two; what is chosen goes into the link at once."""
    ways = paths(seen.schema, seen.question.table)
    rest: Sequence[Any] = ()
    first: Sequence[Any]
    if seen.question.measure == "list":
        first = st.columns([2, 3, 7], vertical_alignment="bottom")
    elif seen.question.measure in OVER_FIELD:
        first = st.columns([2, 3, 4], vertical_alignment="bottom")
        rest = st.columns(4, vertical_alignment="bottom")
    else:
        *first, one, two, three, four = st.columns(
            [2, 2.4, 2.8, 2.8, 2.4, 1.4], vertical_alignment="bottom"
        )
        rest = [one, two, three, four]
    _what(visit, seen, ways, first)
    if seen.question.measure == "list":
        rest = st.columns([3, 2, 7], vertical_alignment="bottom")
    else:
        for place, name in enumerate(("by_first", "by_second")):
            with rest[place]:
                _by(visit, seen, ways, place, name)
        rest = rest[2:]
    with rest[0]:
        _sort(visit, seen)
    with rest[1]:
        _limit(visit, seen.question)


def _what(visit: Visit, seen: Seen, ways: dict[str, Way], places: Sequence[Any]) -> None:
    """The measure, the table, and the field or the columns of it."""
    question, schema = seen.question, seen.schema
    with places[0]:
        _box(visit, "measure", MEASURES, question.measure, lambda m: _measured(question, ways, m),
             lambda m: visit.say(f"questions.{m}"))  # fmt: skip
    with places[1]:
        tables = sorted(schema, key=lambda name: schema[name].label.in_language(visit.language))
        _box(visit, "table", tables, question.table,
             lambda name: _of_table(question, name),
             lambda name: schema[name].label.in_language(visit.language))  # fmt: skip
    if question.measure == "list":
        with places[2]:
            _columns(visit, seen, ways)
    elif question.measure in OVER_FIELD:
        with places[2]:
            fields = [path for path, found in ways.items() if _fits(question.measure, found)]
            _box(visit, "field", fields, question.field,
                 lambda path: replace(question, field=path),
                 lambda path: _called(visit, seen, path))  # fmt: skip


def _limit(visit: Visit, question: Question) -> None:
    known = LIMITS if question.limit in LIMITS else (*LIMITS, question.limit)
    _box(visit, "limit", known, question.limit, lambda number: replace(question, limit=number),
         lambda number: str(number) if number else visit.say("questions.all_rows"))  # fmt: skip


def _box(
    visit: Visit,
    part: str,
    options: Sequence[Any],
    held: Any,
    change: Change,
    called: Callable[[Any], str],
) -> None:
    """One list to choose from; it shows what the link says, also after Back."""
    key = f"questions:{part}"
    st.session_state[key] = held if held in options else None
    st.selectbox(
        visit.say(f"questions.{part}"), options, key=key, format_func=called,
        placeholder=called(None) if None in options else visit.say("grid.choose"),
        on_change=lambda: question_link.put(visit, change(st.session_state[key])),
    )  # fmt: skip


def _measured(question: Question, ways: dict[str, Way], measure: str) -> Question:
    """Another measure: over a field that fits it, without an order that is not there."""
    fields = [path for path, found in ways.items() if _fits(measure, found)]
    field = question.field if question.field in fields else next(iter(fields), "")
    over = measure in OVER_FIELD
    if over and not field:
        return question
    return replace(question, measure=measure, field=field if over else "", sort=())


def _fits(measure: str, found: Way) -> bool:
    if measure in OVER_NUMBER:
        return found[-1].kind in NUMBERS
    return measure == "distinct" and found[-1].kind in (Kind.LINK, Kind.CHOICE, Kind.TEXT)


def _of_table(question: Question, name: str) -> Question:
    """The same for another table: its fields are others, so the rest begins anew."""
    measure = question.measure if question.measure not in OVER_FIELD else "count"
    return replace(question, table=name, measure=measure, **PLAIN)


def _called(visit: Visit, seen: Seen, path: str) -> str:
    return question_told.called(visit, seen.schema, seen.question.table, path)


def _columns(visit: Visit, seen: Seen, ways: dict[str, Way]) -> None:
    key = "questions:columns"
    st.session_state[key] = [path for path in seen.question.columns if path in ways]
    st.multiselect(
        visit.say("questions.columns"), list(ways), key=key, max_selections=MOST_COLUMNS,
        format_func=lambda path: _called(visit, seen, path),
        placeholder=visit.say("questions.usual_columns"),
        on_change=lambda: question_link.put(
            visit,
            replace(seen.question, columns=tuple(st.session_state[key]), sort=()),
        ),
    )  # fmt: skip


def _by(visit: Visit, seen: Seen, ways: dict[str, Way], place: int, name: str) -> None:
    """A field to break down by; a date by year, quarter, month or as it is."""
    question = seen.question
    options = [None, *(by for path, found in ways.items() for by in _steps(path, found))]
    held = question.by[place] if place < len(question.by) else None

    def change(by: By | None) -> Question:
        kept = list(question.by)
        kept[place : place + 1] = [by] if by else []
        return replace(question, by=tuple(dict.fromkeys(kept)), sort=())

    _box(visit, name, options, held, change, lambda by: (
        question_told.broken_by(visit, seen.schema, question.table, by)
        if by else visit.say("questions.no_break")
    ))  # fmt: skip


def _steps(path: str, found: Way) -> list[By]:
    if found[-1].kind in UNGROUPED:
        return []
    return [By(path, step) for step in STEPS] if found[-1].kind is Kind.DATE else [By(path)]


def _sort(visit: Visit, seen: Seen) -> None:
    question = seen.question
    by = [("", False), *((by.path, False) for by in question.by)]
    listed = [(path, False) for path in question.columns]
    places = [path for path, _ in (listed if question.measure == "list" else by)]
    options: list[Any] = [None, *((path, down) for path in places for down in (True, False))]
    held = question.sort[0] if question.sort else None

    def told(sort: tuple[str, bool] | None) -> str:
        if sort is None:
            return visit.say("questions.sort_usual")
        name = _called(visit, seen, sort[0]) if sort[0] else visit.say("questions.the_number")
        return visit.say("questions.sort_down" if sort[1] else "questions.sort_up", name=name)

    _box(visit, "sort", options, held,
         lambda sort: replace(question, sort=(sort,) if sort else ()), told)  # fmt: skip
