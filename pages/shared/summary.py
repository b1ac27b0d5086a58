"""Under and beside a grid: figures of all filtered rows, and groups of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import streamlit as st

from db.actions import edit, totals, views
from db.actions.edit import Filter, Query
from db.actions.totals import Figure, Found
from db.model import values
from db.model.catalog import Field, Kind
from db.model.problems import Rejected
from pages.shared import feedback, view_link
from pages.shared.grid_state import Setup, State
from pages.shared.session import Visit

BESIDE = (3, 2)
# points of the group table: a row, and at most
ROW, TALLEST = 35, 330
HUNDRED = 100


def figures(setup: Setup, state: State) -> None:
    """A column to choose, and its figures; without a choice those of the numbers on screen."""
    visit, fields = setup.visit, setup.fields
    # orders and years are whole numbers too: their sum is told when it is asked for
    numbers = [field.name for field in fields if field.kind is Kind.DECIMAL]
    names = {field.name: field.label.in_language(visit.language) for field in fields}
    chosen = st.selectbox(
        visit.say("views.figures_of"), ["", *names], key=f"{setup.key}:figures_of", width=190,
        format_func=lambda n: names[n] if n else visit.say("views.figures_of"),
        label_visibility="collapsed",
    )  # fmt: skip
    asked = (chosen,) if chosen in names else tuple(numbers)
    if not asked or not state.total:
        return
    told = [
        _figure(visit, setup.table.field(name), figure, state.total)
        for name, figure in _reckoned(setup, state, asked).items()
    ]
    st.caption(feedback.plain(" · ".join(told)), width="content")


def _reckoned(setup: Setup, state: State, asked: tuple[str, ...]) -> dict[str, Figure]:
    """The figures, asked again only when the question or the log's head is another."""
    query = state.signature
    if not isinstance(query, Query):
        return {}
    query = replace(query, offset=0, sort=())
    stamp = (state.head, query, asked, setup.visit.user)
    if state.figures is None or state.figures[0] != stamp:
        try:
            found = totals.figures(
                setup.visit.store, setup.visit.user, setup.table.name, query, asked
            )[1]
        except Rejected:
            # the grid itself says why these rows cannot be read
            found = {}
        state.figures = (stamp, found)
    return dict(state.figures[1])


def _figure(visit: Visit, field: Field, figure: Figure, count: int) -> str:
    language = visit.language
    filled = visit.say(
        "views.filled", count=values.show_number(figure.filled, 0, language),
        share=values.show_number(Decimal(HUNDRED * figure.filled) / count, 1, language),
    )  # fmt: skip
    name = field.label.in_language(language)
    if figure.total is None or figure.mean is None:
        return visit.say("views.figure_text", field=name, filled=filled)
    return visit.say(
        "views.figure", field=name, filled=filled,
        total=values.show_number(figure.total, field.scale, language),
        mean=values.show_number(figure.mean, max(field.scale, 1), language),
    )  # fmt: skip


def groups(setup: Setup, state: State) -> None:
    """The groups of the filtered rows in their order; a ticked one can be opened."""
    visit, query, by = setup.visit, state.signature, setup.seen.view.groups
    if not isinstance(query, Query):
        return
    sums = [field for field in setup.fields if field.kind in totals.NUMBERS]
    try:
        found, count = totals.groups(
            visit.store, visit.user, setup.table.name, replace(query, offset=0, sort=()), by,
            [field.name for field in sums],
        )  # fmt: skip
    except Rejected as error:
        feedback.tell_all(visit, setup.table, error)
        return
    ways = views.paths(visit.store, visit.user, setup.table.name, by)
    ends = [ways[path][-1] for path in by]
    titles = [end.label.in_language(visit.language) for end in ends]
    if len(set(titles)) < len(titles):
        titles = [view_link.called(ways[path], visit.language) for path in by]
    picked = st.dataframe(
        _table(setup, titles, ends, found, sums),
        hide_index=True, height=min(TALLEST, ROW * (len(found) + 1) + 3),
        on_select="rerun", selection_mode="single-row",
        key=f"{setup.key}:groups:{'-'.join(by)}:{state.head}", width="stretch",
        column_config=_widths(visit, titles),
    )  # fmt: skip
    if count > len(found):
        st.caption(visit.say("views.first_groups", shown=len(found), count=count))
    places = picked.selection.rows
    _below(setup, found[places[0]] if places and places[0] < len(found) else None)


def _widths(visit: Visit, titles: Sequence[str]) -> dict[str, Any]:
    count = st.column_config.TextColumn(width=70, alignment="right")
    named = {title: st.column_config.TextColumn(width=150) for title in titles}
    return {**named, visit.say("views.count"): count}


def _below(setup: Setup, ticked: Found | None) -> None:
    """What can be done with the groups."""
    visit = setup.visit
    with st.container(horizontal=True):
        if ticked:
            _see(setup, ticked)
        else:
            st.caption(visit.say("views.tick_group"))
        st.button(
            visit.say("views.end_groups"), type="tertiary", key=f"{setup.key}:end_groups",
            on_click=view_link.put,
            args=(visit, setup.table, setup.key, replace(setup.seen.view, groups=())),
        )  # fmt: skip


def _see(setup: Setup, group: Found) -> None:
    """The button that filters the grid by a group."""
    visit, view = setup.visit, setup.seen.view
    more = tuple(
        Filter(path, "empty") if value is None else Filter(path, "is", value)
        for path, value in zip(view.groups, group.values, strict=True)
    )
    kept = tuple(part for part in view.filters if part not in more)
    count = values.show_number(group.count, 0, visit.language)
    st.button(
        visit.say("views.see_rows", count=count), type="primary", key=f"{setup.key}:see_group",
        icon=":material/filter_alt:", on_click=view_link.put,
        args=(visit, setup.table, setup.key, replace(view, filters=(*kept, *more))),
    )  # fmt: skip


def _table(
    setup: Setup, titles: Sequence[str], ends: Sequence[Field], found: Sequence[Found],
    sums: Sequence[Field],
) -> list[dict[str, str]]:  # fmt: skip
    """The groups in the words of the screen."""
    visit = setup.visit
    names = [
        _names(setup, end, [group.values[place] for group in found])
        for place, end in enumerate(ends)
    ]
    told = []
    for group in found:
        line = {
            titles[place]: names[place].get(value, visit.say("views.unknown"))
            for place, value in enumerate(group.values)
        }
        line[visit.say("views.count")] = values.show_number(group.count, 0, visit.language)
        for field, total in zip(sums, group.sums, strict=True):
            label = visit.say("views.sum_of", field=field.label.in_language(visit.language))
            line[label] = values.show(field, total, visit.language)
        told.append(line)
    return told


def _names(setup: Setup, field: Field, held: Sequence[Any]) -> dict[Any, str]:
    """What the values of a field are called; nothing has no name."""
    visit = setup.visit
    wanted = [value for value in dict.fromkeys(held) if value is not None]
    if field.kind not in (Kind.CHOICE, Kind.LINK):
        return {value: values.show(field, value, visit.language) for value in wanted}
    target = "lookup" if field.kind is Kind.CHOICE else field.target
    return edit.titles(visit.store, visit.user, target, wanted, setup.bundle)
