"""What was typed into a grid: each cell saved against the value this person saw."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from db.actions import edit
from db.model.catalog import Field
from db.model.problems import Problem, Rejected
from db.model.vietnamese import clean
from pages.shared import cells, feedback, grid_state, session
from pages.shared.grid_state import Row, Setup, State, state_of


def commit(setup: Setup, key: str, rows: list[Row]) -> None:
    """Save every cell of the overlay that is not saved yet; runs before the fragment's body.

    ``key`` and ``rows`` are the grid that was typed into: another may stand on the page by now.
    """
    visit = session.again(setup.visit)
    if visit is None or key not in st.session_state or setup.bundle is not None:
        return
    setup, state = replace(setup, visit=visit), state_of(setup.key)
    edits = st.session_state[key]["edited_rows"]
    state.problems, state.conflicts = [], []
    seen: set[tuple[int, str]] = set()
    for place, typed in edits.items():
        if not 0 <= int(place) < len(rows):
            continue
        row = rows[int(place)]
        for name, cell in typed.items():
            if name != cells.PICK and any(name == known.name for known in setup.fields):
                seen.add((row["id"], name))
                save_cell(setup, state, row, setup.table.field(name), cell)
    state.saved = {key: value for key, value in state.saved.items() if key in seen}
    if state.problems or state.conflicts or cells.has_half_characters(edits):
        # the overlay would go on showing what was refused, or what no answer can hold
        state.generation += 1
        state.saved = {}


def save_cell(
    setup: Setup, state: State, row: dict[str, Any], described: Field, typed: Any
) -> None:
    """Save one typed cell against the value this person saw."""
    value, problem = cells.typed_value(described, typed, setup.options)
    key = (row["id"], described.name)
    if problem is None and (state.saved.get(key, ...) == value or row[described.name] == value):
        return
    if problem is not None:
        state.problems.append(_placed(problem, setup, row))
        return
    store, before = setup.visit.store, setup.visit.store.head
    try:
        number = edit.save_cell(
            store, setup.visit.user, setup.table.name, row["id"], described.name,
            grid_state.seen_value(state, row, described.name), value,
        )  # fmt: skip
    except Rejected as error:
        for found in error.problems:
            placed = _placed(found, setup, row)
            (state.conflicts if found.code == "conflict" else state.problems).append(placed)
        return
    row[described.name] = state.saved[key] = value
    state.before.pop(key, None)
    shown = cells.shown_cell(described, value, setup.options, {}, setup.visit.language)
    (state.lying.discard if shown == typed else state.lying.add)(key)
    title = feedback.title_of(setup.visit, setup.table, row["id"])
    label = described.label.in_language(setup.visit.language)
    state.last = (number, title, label, clean(str(typed)))
    if state.head == before and number == before + 1:
        state.head = number


def _placed(problem: Problem, setup: Setup, row: dict[str, Any]) -> Problem:
    return Problem(
        problem.code, setup.table.name, problem.field, row["id"], problem.value, problem.facts
    )
