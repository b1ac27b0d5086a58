"""Points typed into a grid: each cell one mark, saved at once against the value that was seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from db.actions import mark
from db.model import values
from db.model.problems import Problem, Rejected
from db.model.tables import MARK
from pages.shared import session
from pages.shared.session import Visit

POINTS = MARK.field("points")
NOT_APPLICABLE = ("kad", "n/a", "na")

Place = tuple[int, str]
Value = tuple[str | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Cell:
    """A place for one mark, and the mark that was seen there."""

    nomination: int
    line: mark.Line


@dataclass
class State:
    """What the grid of one marker remembers between runs."""

    generation: int = 0
    saved: dict[Place, Value] = field(default_factory=dict)
    problems: list[tuple[str, Problem]] = field(default_factory=list)


@dataclass(frozen=True)
class Sheets:
    """A grid of marks: whose, under which key, and the cell behind each place."""

    visit: Visit
    key: str
    marker: mark.Member
    cells: Mapping[Place, Cell]
    from_paper: bool


def shown(visit: Visit, line: mark.Line) -> str | None:
    """A mark as it stands in its cell."""
    if line.entry in ("not_applicable", "recused"):
        return visit.say(f"marking.{line.entry}")
    if line.points is None:
        return None
    return number(visit, line.points)


def number(visit: Visit, points: Decimal) -> str:
    """Points without zeros that say nothing."""
    scale = -int(points.normalize().as_tuple().exponent)
    return values.show_number(points, max(0, scale), visit.language)


def edit_marks(sheets: Sheets, frame: pd.DataFrame, configured: Mapping[str, Any]) -> None:
    """The grid; only the places that have a cell can be typed into."""
    state = state_of(sheets.key)
    # what others changed since must not stay covered by what was typed here
    if any(held_at(sheets, place) != value for place, value in state.saved.items()):
        state.generation += 1
        state.saved = {}
    open_columns = {name for _, name in sheets.cells}
    st.data_editor(
        frame,
        key=f"{sheets.key}:{state.generation}",
        num_rows="fixed",
        hide_index=True,
        disabled=[name for name in frame.columns if name not in open_columns],
        column_config=dict(configured),
        on_change=commit,
        args=(sheets, f"{sheets.key}:{state.generation}"),
    )


def tell_problems(visit: Visit, key: str) -> None:
    """What was not saved, and the cure."""
    for where, problem in state_of(key).problems:
        st.warning(visit.tell(problem, where=where), icon=":material/error:")


def state_of(key: str) -> State:
    return st.session_state.setdefault(f"marks:{key}", State())


def held_at(sheets: Sheets, place: Place) -> Value | None:
    """The mark that stands at a place, as seen in this run."""
    cell = sheets.cells.get(place)
    return (cell.line.entry, cell.line.points) if cell else None


def commit(sheets: Sheets, key: str) -> None:
    """Save every typed cell that is not saved yet; runs before the page's body.

    ``key`` is the grid that was typed into: another may stand on the page by now.
    """
    visit = session.again(sheets.visit)
    if visit is None or key not in st.session_state:
        return
    sheets, state = replace(sheets, visit=visit), state_of(sheets.key)
    edits = st.session_state[key]["edited_rows"]
    state.problems = []
    for row, typed in edits.items():
        for name, text in typed.items():
            if (int(row), name) in sheets.cells:
                save_cell(sheets, state, (int(row), name), text)


def save_cell(sheets: Sheets, state: State, place: Place, text: str | None) -> None:
    """One mark against the value that was seen, or why it was not saved."""
    cell = sheets.cells[place]
    entry, points, problem = read(text)
    kept = None if points is None and entry == "entered" else entry
    seen = state.saved.get(place, (cell.line.entry, cell.line.points))
    if problem is None and (kept, points) == seen:
        return
    problems = [problem] if problem else []
    try:
        if not problem:
            mark.save_mark(
                sheets.visit.store, sheets.visit.user, cell.nomination, cell.line.criterion,
                points, seen[1], entry, sheets.marker.id, sheets.from_paper,
            )  # fmt: skip
            state.saved[place] = (kept, points)
    except Rejected as refusal:
        problems = refusal.problems
    if problems:
        state.problems += [(cell.line.name, found) for found in problems]
        state.generation += 1
        state.saved = {}


def read(text: str | None) -> tuple[str, Decimal | None, Problem | None]:
    """Entry and points of what was typed; KAD stands for not applicable."""
    text = "" if text is None else str(text)
    if text.strip().casefold() in NOT_APPLICABLE:
        return "not_applicable", None, None
    points, problem = values.read(POINTS, text)
    return "entered", points, problem
