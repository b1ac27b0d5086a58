"""What a grid remembers between runs, and the page of rows it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from db.actions import edit
from db.actions.edit import Filter, Query
from db.model.catalog import Field, Table
from db.model.problems import Problem, Rejected
from pages.shared.session import Visit

Row = dict[str, Any]
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
    problems: list[Problem] = field(default_factory=list)
    conflicts: list[Problem] = field(default_factory=list)
    last: tuple[int, str, str, str] | None = None
    added: tuple[int, ...] = ()
    only: tuple[int, ...] | None = None
    beside: dict[str, dict[int, str]] = field(default_factory=dict)


def state_of(key: str) -> State:
    return st.session_state.setdefault(f"grid:{key}", State())


@dataclass(frozen=True)
class Setup:
    """A grid on a page: whose, which table and columns, which rows always.

    ``options`` are the drop-downs: field → id → label; ``beside`` reckons columns of its own;
    ``bundle``: as of when the rows are read, None for now.
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
    bundle: int | None = None


def load(setup: Setup, state: State, query: Query) -> None:
    """Read the page when what is asked or the log's head changed; else keep it."""
    store = setup.visit.store
    if state.signature not in (None, query):
        state.generation += 1
        state.saved = {}
    if state.signature == query and state.head == store.head:
        return
    try:
        page = edit.browse(store, setup.visit.user, setup.table.name, query)
        if page.total and page.frame.empty:
            # behind the last page; the page numbers start again too
            first = replace(query, offset=0)
            page = edit.browse(store, setup.visit.user, setup.table.name, first)
    except Rejected as error:
        state.problems, page = list(error.problems), None
    before = [row["id"] for row in state.rows]
    if page is None:
        state.rows, state.total = [], 0
    else:
        state.rows = edit.python_rows(setup.table, page.frame)
        state.total, state.head = page.total, page.head
        if setup.beside:
            found = setup.beside(setup.visit, state.rows)
            state.beside = {label: dict(texts) for label, texts in found.items()}
    state.signature = query
    if before != [row["id"] for row in state.rows]:
        # ticks and typing lie on places, and other rows stand there now
        state.generation += 1
        state.saved = {}
    _see_changes_of_others(state)


def _see_changes_of_others(state: State) -> None:
    """A cell we saved that somebody changed since must not stay covered by our typing."""
    held = {row["id"]: row for row in state.rows}
    covered = [
        (row, name) for (row, name), value in state.saved.items()
        if row in held and held[row].get(name) != value
    ]  # fmt: skip
    if covered:
        state.generation += 1
        state.saved = {}
