"""The autosave grid over any table: one page of rows, every cell saved by compare-and-set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from db.actions import edit
from db.actions.edit import Filter, Query
from db.model.catalog import Field, Kind
from db.model.people import may_edit_table
from db.model.problems import Problem, Rejected
from db.model.vietnamese import clean
from pages.shared import card, cells, dialogs, feedback, filters, form, grid_state, paste, session
from pages.shared.grid_state import Adding, AskShared, Beside, Row, Setup, State, state_of
from pages.shared.session import Visit

# points: a row of the widget, and a grid that leaves room for what stands below it
ROW, TALLEST = 33, 430
# what a refusal or a conflict takes of it, so that it is seen at once
TOLD = 165
# seconds until a change by somebody else is looked for
EVERY = 5
# as Python writes half of a character
HALVES = re.compile(r"\\ud[89a-f]")


def edit_grid(
    visit: Visit,
    table_name: str,
    columns: Sequence[str] = (),
    always: Sequence[Filter] = (),
    key: str = "",
    add: Adding = form.add_dialog,
    ask_shared: AskShared | None = paste.nothing_shared,
    beside: Beside | None = None,
) -> None:
    """Search, filters, the grid, its page numbers and what was saved or refused.

    ``add`` opens the dialog for a new row; ``ask_shared`` asks what pasted rows have in common,
    and None means that nothing is pasted here;
    ``beside`` reckons columns that stand behind the first one.
    """
    table = edit.table(visit.store, table_name)
    own = tuple(field for field in table.fields if field.custom and field.name not in columns)
    fields = (*(table.field(name) for name in columns), *own) if columns else table.fields
    may = may_edit_table(visit.user, table_name)
    setup = Setup(
        visit, table, fields, tuple(always), key or table_name, {}, may, add, ask_shared, beside
    )
    state_of(setup.key).whole = True
    st.fragment(_grid, key=f"grid:{setup.key}")(setup)
    card.by_link(visit, table, setup.key)


def _grid(bare: Setup) -> None:
    # a part that runs alone asks again who is here
    visit = session.visit()
    setup = replace(bare, visit=visit, options=_options(visit, bare.fields))
    state = state_of(setup.key)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        # from the left: the widget's own tools appear above its right corner
        asked, deleted = filters.controls(visit, setup.table, setup.key)
        _load_and_offer(setup, state, asked, deleted)
    _say_added(setup, state)
    if not state.rows:
        narrowed = bool(asked.search or asked.filters or state.only is not None)
        why = "none_fits" if narrowed or deleted else "empty" if setup.may_edit else "none_yet"
        st.info(visit.say(f"grid.{why}"), icon=":material/info:")
    else:
        _live(setup, deleted)
    with st.container(horizontal=True, vertical_alignment="center"):
        feedback.status(setup.visit, state)
        st.space("stretch")
        filters.say_counts(visit, state.total, asked)
        filters.pages(visit, setup.key, state.total)
    feedback.problems(setup.visit, setup.table, setup.key, state)


def _load_and_offer(setup: Setup, state: State, asked: Query, deleted: bool) -> None:
    """Read the page that is asked for, and the buttons for its rows."""
    query = replace(
        asked, filters=(*setup.always, *asked.filters), deleted=deleted, only=state.only
    )
    grid_state.load(setup, state, query)
    dialogs.bar(setup, _picked(setup, state), query)


def _say_added(setup: Setup, state: State) -> None:
    """New rows that this page does not hold are said, with a way to see them."""
    visit = setup.visit
    if state.only is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(visit.say("grid.only_added", count=len(state.only)))
            if st.button(visit.say("grid.show_all"), key=f"{setup.key}:all", type="tertiary"):
                state.only = None
                state.added = ()
                st.rerun(scope="fragment")
        return
    held = {row["id"] for row in state.rows}
    if away := [row for row in state.added if row not in held]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info(visit.say("grid.added_hidden", count=len(away)), icon=":material/filter_alt:")
            if st.button(visit.say("grid.show_added", count=len(away)), key=f"{setup.key}:added"):
                state.only = tuple(away)
                st.rerun(scope="fragment")


def _options(visit: Visit, fields: Sequence[Field]) -> dict[str, dict[int, str]]:
    """Drop-downs: id → label, for lists that are short enough."""
    found = {}
    for described in fields:
        if described.kind in (Kind.CHOICE, Kind.LINK) and not described.fixed:
            listed = edit.options(visit.store, visit.user, described, visit.language)
            if len(listed) <= cells.MOST_OPTIONS:
                found[described.name] = cells.unlike(listed)
    return found


def _key(setup: Setup, state: State) -> str:
    return f"{setup.key}:cells:{state.generation}"


def _picked(setup: Setup, state: State) -> list[int]:
    edits = st.session_state.get(_key(setup, state), {}).get("edited_rows", {})
    return cells.picked(edits, [row["id"] for row in state.rows])


@st.fragment(run_every=EVERY)
def _live(bare: Setup, deleted: bool) -> None:
    """The grid itself; it looks by itself for what others changed."""
    visit = session.visit(touch=False)
    setup, state = replace(bare, visit=visit), state_of(bare.key)
    grid_state.follow(setup, state)
    if state.waiting:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info(visit.say("grid.waiting", count=state.waiting), icon=":material/sync:")
            if st.button(visit.say("grid.take_in"), key=f"{setup.key}:waiting"):
                state.whole = True
                st.rerun()
    _editor(setup, state, deleted)


def _editor(setup: Setup, state: State, deleted: bool) -> None:
    visit = setup.visit
    names = _names(setup, state)
    frame = cells.shown(setup.fields, state.rows, setup.options, names, visit.language)
    locked = [
        described.name for described in setup.fields
        if not setup.may_edit or deleted or cells.is_read_only(described, setup.options)
    ]  # fmt: skip
    for place, (label, texts) in enumerate(state.beside.items(), start=3):
        frame.insert(place, label, frame.index.map(texts).astype("string"))
        locked.append(label)
    st.data_editor(
        frame,
        key=_key(setup, state),
        height=min(_tallest(state), ROW * (len(frame) + 1) + 3),
        placeholder="",
        hide_index=True,
        num_rows="fixed",
        disabled=locked,
        column_config=_configuration(setup),
        on_change=_typed,
        args=(setup, _key(setup, state), state.rows),
    )


def _tallest(state: State) -> int:
    return TALLEST - TOLD if state.problems or state.conflicts else TALLEST


def _names(setup: Setup, state: State) -> dict[str, dict[int, str]]:
    """Names of the linked rows on this page that no drop-down holds."""
    found = {}
    for described in setup.fields:
        if described.kind not in (Kind.LINK, Kind.CHOICE, Kind.CHOICES):
            continue
        held = [row[described.name] for row in state.rows if row.get(described.name) is not None]
        flat = {item for cell in held for item in (cell if isinstance(cell, tuple) else (cell,))}
        known = setup.options.get(described.name, {})
        if wanted := sorted(flat - set(known)):
            target = "lookup" if described.kind is Kind.CHOICE else described.target
            found[described.name] = edit.titles(setup.visit.store, setup.visit.user, target, wanted)
    return found


def _configuration(setup: Setup) -> dict[str, Any]:
    language = setup.visit.language
    configured: dict[str, Any] = {
        cells.PICK: st.column_config.CheckboxColumn(
            setup.visit.say("grid.pick"), width=60, pinned=True
        )
    }
    for label in state_of(setup.key).beside:
        configured[label] = st.column_config.TextColumn(label, width="medium")
    for place, described in enumerate(setup.fields):
        label, pinned = described.label.in_language(language), place == 0
        if cells.is_picked_from_list(described, setup.options):
            configured[described.name] = st.column_config.SelectboxColumn(
                label, options=list(setup.options[described.name].values()), pinned=pinned
            )
        elif described.kind is Kind.YES_NO:
            configured[described.name] = st.column_config.CheckboxColumn(label, pinned=pinned)
        else:
            number = described.kind in (Kind.WHOLE, Kind.DECIMAL)
            configured[described.name] = st.column_config.TextColumn(
                label, pinned=pinned, alignment="right" if number else "left",
                width="medium" if place == 0 else None,
            )  # fmt: skip
    return configured


def _typed(setup: Setup, key: str, rows: list[Row]) -> None:
    """After a cell was typed or ticked the whole part runs: buttons and status line too."""
    _commit(setup, key, rows)
    st.rerun(f"grid:{setup.key}")


def _commit(setup: Setup, key: str, rows: list[Row]) -> None:
    """Save every cell of the overlay that is not saved yet; runs before the fragment's body.

    ``key`` and ``rows`` are the grid that was typed into: another may stand on the page by now.
    """
    visit = session.again(setup.visit)
    if visit is None or key not in st.session_state:
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
    if state.problems or state.conflicts or _has_half_characters(edits):
        # the overlay would go on showing what was refused, or what no answer can hold
        state.generation += 1
        state.saved = {}


def _has_half_characters(edits: Any) -> bool:
    return bool(HALVES.search(str(edits.values())))


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
