"""What a grid remembers between runs, and the page of rows it shows."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from db.actions import edit
from db.actions.edit import Filter, Query
from db.actions.follow import since
from db.actions.totals import Figure
from db.model.catalog import Field, Table
from db.model.problems import Problem, Rejected
from pages.shared import lock_signs
from pages.shared.session import Visit
from pages.shared.view_link import Seen

Row = dict[str, Any]
# seconds in which somebody may still be typing over a value that has changed under the hand
HAND = 60.0
# seconds for which reckoned columns stand while only other rows change
BESIDE = 4.5
# the new row's dialog: visit, table, key of the grid
Adding = Callable[[Visit, Table, str], None]
# what all pasted rows share, asked above the block
AskShared = Callable[[Visit, str], dict[str, Any]]
# columns that are reckoned: label → row id → text
Beside = Callable[[Visit, Sequence[Row]], Mapping[str, Mapping[int, str]]]


@dataclass
class State:
    """What a grid remembers between runs; the truth stays in the database."""

    generation: int = 0
    signature: Any = None
    head: int = -1
    rows: list[dict[str, Any]] = field(default_factory=list)
    total: int = 0
    saved: dict[tuple[int, str], Any] = field(default_factory=dict)
    # saved cells whose typing still lies over them: it is written otherwise than what is kept
    lying: set[tuple[int, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    conflicts: list[Problem] = field(default_factory=list)
    last: tuple[int, str, str, str] | None = None
    added: tuple[int, ...] = ()
    only: tuple[int, ...] | None = None
    beside: dict[str, dict[int, str]] = field(default_factory=dict)
    # when that was, and whether something has changed since that they may rest on
    reckoned: float = 0.0
    owed: bool = False
    # the page was asked for as a whole: other rows may take the places
    whole: bool = True
    # rows that came or went since, and with them the cells of ours that others changed
    away: int = 0
    waiting: int = 0
    # cells that others changed under our eyes: what stood there before, and when that was
    before: dict[tuple[int, str], tuple[Any, float]] = field(default_factory=dict)
    # the figures under the grid, and for which question and head they are
    figures: tuple[Any, Mapping[str, Figure]] | None = None
    # the columns that the grid showed last
    columns: tuple[str, ...] = ()


def state_of(key: str) -> State:
    return st.session_state.setdefault(f"grid:{key}", State())


@dataclass(frozen=True)
class Setup:
    """A grid on a page: whose, which table and columns, which rows always.

    ``options`` are the drop-downs: field → id → label; ``beside`` reckons columns of its own;
    ``bundle``: as of when the rows are read, None for now; ``seen`` is the view of the link.
    """

    visit: Visit
    table: Table
    fields: tuple[Field, ...]
    always: tuple[Filter, ...]
    key: str
    options: dict[str, dict[int, str]]
    may_edit: bool
    add: Adding
    ask_shared: AskShared | None
    beside: Beside | None
    columns: tuple[str, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()
    bundle: int | None = None
    seen: Seen = field(default_factory=Seen)


def fields_of(table: Table, columns: Sequence[str]) -> tuple[Field, ...]:
    """The fields that are shown: those asked for and the own ones, or all."""
    own = tuple(field for field in table.fields if field.custom and field.name not in columns)
    return (*(table.field(name) for name in columns), *own) if columns else table.fields


def load(setup: Setup, state: State, query: Query) -> None:
    """Read the page that is asked for; one that stands already only follows the log."""
    if state.signature not in (None, query):
        state.generation += 1
        state.saved = {}
        state.whole = True
    if not state.whole:
        follow(setup, state)
        return
    try:
        page = edit.browse(setup.visit.store, setup.visit.user, setup.table.name, query)
        if page.total and page.frame.empty:
            # behind the last page; the page numbers start again too
            first = replace(query, offset=0)
            page = edit.browse(setup.visit.store, setup.visit.user, setup.table.name, first)
    except Rejected as error:
        state.problems, page = list(error.problems), None
    shown = [row["id"] for row in state.rows]
    if page is None:
        state.rows, state.total = [], 0
    else:
        table = edit.table(setup.visit.store, setup.table.name, setup.bundle)
        state.rows = edit.python_rows(table, page.frame)
        state.total, state.head = page.total, page.head
        _reckon_beside(setup, state)
    state.signature, state.whole, state.before = query, False, {}
    state.away = state.waiting = 0
    if shown != [row["id"] for row in state.rows] or _covered(state):
        # ticks and typing lie on places, and other rows or values stand there now
        state.generation += 1
        state.saved = {}


def follow(setup: Setup, state: State) -> None:
    """Take over what others changed in the rows on the page, and leave every row in its place.

    Rows that came or went are only counted: taking their places would close an open cell.
    """
    if not isinstance(state.signature, Query) or setup.bundle is not None:
        return
    if state.head != setup.visit.store.head:
        _follow_the_log(setup, state, state.signature)
    if state.owed and time.monotonic() - state.reckoned > BESIDE:
        _reckon_beside(setup, state)


def _follow_the_log(setup: Setup, state: State, query: Query) -> None:
    visit = setup.visit
    held = {row["id"]: row for row in state.rows}
    try:
        found = since(visit.store, visit.user, setup.table.name, query, held, state.head)
    except Rejected as error:
        state.problems = list(error.problems)
        return
    for row in found.rows:
        _take_over(state, held[row["id"]], row)
    state.away += found.new + len(found.gone)
    state.total += found.new - len(found.gone)
    # a new column would close an open cell: it waits too
    described = int(edit.table(visit.store, setup.table.name) != setup.table)
    state.waiting = state.away + len(_covered(state)) + described
    state.head, state.owed = found.head, True
    if found.rows:
        _reckon_again(setup, state, [held[row["id"]] for row in found.rows])


def seen_value(state: State, row: Row, name: str) -> Any:
    """What a person who types into a cell has last seen there."""
    was, when = state.before.get((row["id"], name), (row.get(name), 0.0))
    return was if time.monotonic() - when < HAND else row.get(name)


def _take_over(state: State, row: Row, now: Row) -> None:
    for name, value in now.items():
        if row.get(name) != value:
            state.before[row["id"], name] = (row.get(name), time.monotonic())
            row[name] = value


def _reckon_beside(setup: Setup, state: State) -> None:
    """The columns that are reckoned: those of the page, and which rows are locked now."""
    found = setup.beside(setup.visit, state.rows) if setup.beside else {}
    state.beside = {label: dict(texts) for label, texts in found.items()}
    state.reckoned, state.owed = time.monotonic(), False
    if setup.bundle is None:
        ids = [row["id"] for row in state.rows]
        state.beside |= lock_signs.signs(setup.visit, setup.table, ids)


def _reckon_again(setup: Setup, state: State, rows: Sequence[Row]) -> None:
    """The columns of the page for these rows only."""
    if not setup.beside:
        return
    ids = {row["id"] for row in rows}
    for label, texts in setup.beside(setup.visit, rows).items():
        kept = {row: text for row, text in state.beside.get(label, {}).items() if row not in ids}
        state.beside[label] = {**kept, **texts}


def _covered(state: State) -> list[tuple[int, str]]:
    """Cells that somebody changed since and over which our typing lies."""
    held = {row["id"]: row for row in state.rows}
    return [
        (row, name) for (row, name), value in state.saved.items()
        if (row, name) in state.lying and row in held and held[row].get(name) != value
    ]  # fmt: skip
