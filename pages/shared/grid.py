"""The autosave grid over any table: one page of rows, every cell saved by compare-and-set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from db.actions import edit
from db.actions.edit import Filter, Query
from db.model.catalog import Field, Kind
from db.model.names import unlike
from db.model.people import may_edit_table
from pages.shared import (
    arrange,
    as_of,
    card,
    cells,
    columns,
    conditions,
    dialogs,
    failing,
    feedback,
    filters,
    form,
    grid_state,
    own_fields,
    paste,
    saved_views,
    session,
    summary,
    take_out,
    typed,
    view_link,
)
from pages.shared.asked import chips
from pages.shared.grid_state import Adding, AskShared, Beside, Row, Setup, State, state_of
from pages.shared.session import Visit

# points: a row of the widget, and a grid that leaves room for what stands below it
ROW, TALLEST = 33, 430
# what a refusal or a conflict takes of it, so that it is seen at once
TOLD = 165
# what the line of conditions takes of it
CHIPS = 55
# seconds until a change by somebody else is looked for
EVERY = 5


def edit_grid(
    visit: Visit,
    table_name: str,
    columns: Sequence[str] = (),
    always: Sequence[Filter] = (),
    key: str = "",
    add: Adding = form.add_dialog,
    ask_shared: AskShared | None = paste.nothing_shared,
    beside: Beside | None = None,
    sort: tuple[tuple[str, bool], ...] = (),
) -> None:
    """Search, filters, the grid, its page numbers and what was saved or refused.

    ``add`` opens the dialog for a new row; ``ask_shared`` asks what pasted rows have in common,
    and None means that nothing is pasted here;
    ``beside`` reckons columns behind the first one; ``sort`` is the order until one is asked for.
    """
    bundle = as_of.bundle()
    table = edit.table(visit.store, table_name, bundle)
    may = may_edit_table(visit.user, table_name) and bundle is None
    setup = Setup(
        visit, table, (), tuple(always), key or table_name, {}, may, add, ask_shared, beside,
        tuple(columns), sort, bundle,
    )  # fmt: skip
    state_of(setup.key).whole = True
    st.fragment(_grid, key=f"grid:{setup.key}")(setup)
    if bundle is None:
        card.by_link(visit, table, setup.key)


def _grid(bare: Setup) -> None:
    failing.told(bare.visit, _whole, bare)


def _whole(bare: Setup) -> None:
    # a part that runs alone asks again who is here, and what the table has become
    visit = session.visit()
    table = edit.table(visit.store, bare.table.name, bare.bundle)
    if table != bare.table:
        state_of(bare.key).whole = True
    seen = view_link.seen(visit, table, bare.key)
    usual = grid_state.fields_of(table, bare.columns)
    fields = columns.chosen(table, usual, seen.view)
    setup = replace(bare, visit=visit, table=table, fields=fields, seen=seen)
    if bare.bundle is None:
        setup = replace(setup, options=_options(visit, fields))
    state = state_of(setup.key)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        # from the left: the widget's own tools appear above its right corner
        deleted = saved_views.selector(visit, setup.table, setup.key, seen)
        searched = filters.search(visit, setup.key)
        conditions.button(visit, setup.table, setup.key, seen)
        arrange.button(visit, setup.table, setup.key, seen, usual)
        asked = filters.asked(setup.key, seen.view, searched, deleted)
        _load_and_offer(setup, state, asked, deleted)
    if seen.problems:
        told = [feedback.told(visit, setup.table, problem) for problem in seen.problems]
        st.warning("  \n".join(told), icon=":material/error:")
    chips(visit, setup.table, setup.key, seen)
    _say_added(setup, state)
    _rows(setup, state, asked, deleted)
    with st.container(horizontal=True, vertical_alignment="center"):
        if setup.bundle is None:
            feedback.status(setup.visit, state)
        st.space("stretch")
        if state.rows:
            summary.figures(setup, state)
        own_fields.offer(visit, table, setup.key)
        if state.rows and isinstance(state.signature, Query):
            take_out.offer(setup, state.signature)
        filters.say_counts(visit, state.total, asked)
        filters.pages(visit, setup.key, state.total)
    feedback.problems(setup.visit, setup.table, setup.key, state)


def _rows(setup: Setup, state: State, asked: Query, deleted: bool) -> None:
    """The grid, with its groups beside it when there are any; a sentence when it is empty."""
    if not state.rows:
        narrowed = bool(asked.search or asked.filters or state.only is not None)
        why = "none_fits" if narrowed or deleted else "empty" if setup.may_edit else "none_yet"
        why = why if setup.bundle is None else "none_then"
        st.info(setup.visit.say(f"grid.{why}"), icon=":material/info:")
        return
    if not setup.seen.view.groups:
        _live(setup, deleted)
        return
    left, right = st.columns(summary.BESIDE)
    with left:
        _live(setup, deleted)
    with right:
        summary.groups(setup, state)


def _load_and_offer(setup: Setup, state: State, asked: Query, deleted: bool) -> None:
    """Read the page that is asked for, and the buttons for its rows."""
    query = replace(
        asked, filters=(*setup.always, *asked.filters), sort=asked.sort or setup.sort,
        deleted=deleted, only=state.only, bundle=setup.bundle,
    )  # fmt: skip
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
                found[described.name] = unlike(listed)
    return found


def _key(setup: Setup, state: State) -> str:
    return f"{setup.key}:cells:{state.generation}"


def _picked(setup: Setup, state: State) -> list[int]:
    edits = st.session_state.get(_key(setup, state), {}).get("edited_rows", {})
    return cells.picked(edits, [row["id"] for row in state.rows])


@st.fragment(run_every=EVERY)
def _live(bare: Setup, deleted: bool) -> None:
    """The grid itself; it looks by itself for what others changed."""
    failing.told(bare.visit, _cells, bare, deleted)


def _cells(bare: Setup, deleted: bool) -> None:
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
    names = columns.names(visit, setup.fields, state.rows, setup.options, setup.bundle)
    frame = cells.shown(setup.fields, state.rows, setup.options, names, visit.language)
    locked = [
        described.name for described in setup.fields
        if not setup.may_edit or deleted or cells.is_read_only(described, setup.options)
    ]  # fmt: skip
    for place, (label, texts) in enumerate(state.beside.items(), start=3):
        frame.insert(min(place, len(frame.columns)), label, frame.index.map(texts).astype("string"))
        locked.append(label)
    st.data_editor(
        frame,
        key=_key(setup, state),
        height=min(_tallest(setup, state), ROW * (len(frame) + 1) + 3),
        placeholder="",
        hide_index=True,
        num_rows="fixed",
        disabled=locked,
        column_config=columns.configuration(
            setup.fields,
            setup.seen.view,
            setup.options,
            state.beside,
            visit.say("grid.pick"),
            visit.language,
        ),
        on_change=_typed,
        args=(setup, _key(setup, state), state.rows),
    )


def _tallest(setup: Setup, state: State) -> int:
    told = TOLD if state.problems or state.conflicts else 0
    return TALLEST - told - (CHIPS if setup.seen.view.filters else 0)


def _typed(setup: Setup, key: str, rows: list[Row]) -> None:
    """After a cell was typed or ticked the whole part runs: buttons and status line too."""
    typed.commit(setup, key, rows)
    st.rerun(f"grid:{setup.key}")
