"""The window for columns, their order, widths and pins, for sorting and for groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from db.actions import views
from db.model.catalog import Field, Kind, Table
from db.model.views import MOST_GROUPS, MOST_SORTS, UNGROUPED, WIDTHS, Column, View
from pages.shared import view_link, window
from pages.shared.asked import Ways
from pages.shared.session import Visit
from pages.shared.view_link import Seen


def button(visit: Visit, table: Table, key: str, seen: Seen, usual: Sequence[Field]) -> None:
    """The button that opens the window; ``usual`` are the columns of the page."""
    if st.button(visit.say("views.columns"), icon=":material/view_column:", key=f"{key}:columns"):
        held = seen.view.columns or tuple(
            Column(field.name, pinned=not place) for place, field in enumerate(usual)
        )
        opening = st.session_state.get(f"{key}:opening", 0) + 1
        st.session_state[f"{key}:opening"] = opening
        window.show(
            visit.say("views.choose"), "large", _arrange, visit, table, f"{key}:{opening}", key,
            seen.view, held, tuple(field.name for field in usual),
        )  # fmt: skip


def _arrange(
    visit: Visit,
    table: Table,
    named: str,
    key: str,
    view: View,
    held: tuple[Column, ...],
    usual: tuple[str, ...],
) -> None:
    held_paths = [*view.groups, *(name for name, _ in view.sort)]
    ways = views.paths(visit.store, visit.user, table.name, held_paths)
    columns = _columns(visit, table, named, held)
    sort = _sorts(visit, ways, named, view)
    groups = _groups(visit, ways, named, view)
    same = columns == tuple(Column(name, pinned=not place) for place, name in enumerate(usual))
    asked = replace(view, columns=() if same else columns, sort=sort, groups=groups)
    with st.container(horizontal=True):
        st.space("stretch")
        st.button(
            visit.say("views.as_the_page"), type="tertiary", key=f"{named}:usual",
            on_click=_as_the_page, args=(named, usual),
        )  # fmt: skip
        if st.button(
            visit.say("views.apply"), type="primary", key=f"{named}:apply",
            disabled=not columns, on_click=view_link.put, args=(visit, table, key, asked),
        ):  # fmt: skip
            st.rerun()


def _columns(
    visit: Visit, table: Table, named: str, held: tuple[Column, ...]
) -> tuple[Column, ...]:
    """Which columns, in the order in which they were chosen; widths and pins among them."""

    def label(name: str) -> str:
        return table.field(name).label.in_language(visit.language)

    everything = [field.name for field in table.fields]

    def some(part: str, chosen: Sequence[str]) -> list[str]:
        # the same list whatever is shown: another list would forget what was chosen in it
        return st.multiselect(
            visit.say(f"views.{part}"), everything, key=f"{named}:{part}", format_func=label,
            default=list(chosen), placeholder=visit.say("grid.choose"),
        )  # fmt: skip

    shown = f"{named}:columns_shown"
    st.session_state.setdefault(shown, [column.name for column in held])
    names = st.multiselect(
        visit.say("views.columns_shown"), everything, key=shown,
        format_func=label, placeholder=visit.say("grid.choose"),
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="bottom"):
        moved = st.selectbox(
            visit.say("views.move"), names, key=f"{named}:moved", format_func=label, width=260
        )
        for part, step in (("left", -1), ("right", 1)):
            st.button(
                visit.say(f"views.{part}"), key=f"{named}:{part}", disabled=moved is None,
                icon=f":material/arrow_{'back' if step < 0 else 'forward'}:",
                on_click=_move, args=(shown, moved, step),
            )  # fmt: skip
    kept: dict[str, list[str]] = {}
    for part, place in zip(("pinned", *WIDTHS), st.columns(1 + len(WIDTHS)), strict=True):
        with place:
            kept[part] = some(part, [column.name for column in held if _is(column, part)])
    widths = {name: width for width in WIDTHS for name in kept[width]}
    return tuple(Column(name, widths.get(name, ""), name in kept["pinned"]) for name in names)


def _is(column: Column, part: str) -> bool:
    return column.pinned if part == "pinned" else column.width == part


def _move(shown: str, name: str, step: int) -> None:
    names = list(st.session_state[shown])
    place = names.index(name)
    names.insert(max(0, place + step), names.pop(place))
    st.session_state[shown] = names


def _as_the_page(named: str, usual: tuple[str, ...]) -> None:
    st.session_state[f"{named}:columns_shown"] = list(usual)
    for part in WIDTHS:
        st.session_state[f"{named}:{part}"] = []
    st.session_state[f"{named}:pinned"] = list(usual[:1])


def _path(
    visit: Visit, ways: Ways, known: Sequence[str], label: str, none: str, key: str, held: str
) -> str:
    options = ["", *known]
    return st.selectbox(
        label, options, key=key, index=options.index(held) if held in options else 0,
        format_func=lambda p: view_link.called(ways[p], visit.language) if p else none,
    )  # fmt: skip


def _sorts(visit: Visit, ways: Ways, named: str, view: View) -> tuple[tuple[str, bool], ...]:
    known = [path for path, way in ways.items() if way[-1].kind is not Kind.CHOICES]
    found: dict[str, bool] = {}
    for place, part in enumerate(st.columns(MOST_SORTS)):
        held, down = view.sort[place] if place < len(view.sort) else ("", False)
        with part:
            path = _path(
                visit, ways, known, visit.say("views.sort", place=place + 1),
                visit.say("views.no_sort"), f"{named}:sort:{place}", held,
            )  # fmt: skip
            falling = st.toggle(visit.say("views.down"), down, key=f"{named}:down:{place}")
        if path:
            found.setdefault(path, falling)
    return tuple(found.items())


def _groups(visit: Visit, ways: Ways, named: str, view: View) -> tuple[str, ...]:
    known = [path for path, way in ways.items() if way[-1].kind not in UNGROUPED]
    found = []
    for place, part in enumerate(st.columns(MOST_GROUPS)):
        with part:
            found.append(
                _path(
                    visit, ways, known, visit.say("views.group", place=place + 1),
                    visit.say("views.no_group"), f"{named}:group:{place}",
                    view.groups[place] if place < len(view.groups) else "",
                )
            )  # fmt: skip
    return tuple(dict.fromkeys(path for path in found if path))
