"""The window in which conditions are put together, in groups of and/or."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from db.actions import edit, views
from db.actions.edit import Condition, Filter, Group
from db.model.catalog import Kind, Table
from db.model.conditions import BARE, OPERATORS, leaves
from db.model.views import View
from pages.shared import cells, feedback, view_link, window
from pages.shared.asked import Ways
from pages.shared.condition_value import ask_value
from pages.shared.session import Visit
from pages.shared.view_link import Seen

TOP = 0
# why the draft cannot be applied yet: a sentence, and whether something wrong was typed
Told = list[tuple[str, bool]]


@dataclass
class Line:
    """One condition while it is written; ``value`` is what it held when the window opened."""

    number: int
    group: int
    path: str = ""
    op: str = ""
    value: Any = None


@dataclass
class Draft:
    """What is being put together; ``groups``: number → any of its lines, the first is the top."""

    opening: int
    groups: dict[int, bool] = field(default_factory=lambda: {TOP: False})
    lines: list[Line] = field(default_factory=list)
    made: int = 0

    def line(self, group: int, **held: Any) -> None:
        self.made += 1
        self.lines.append(Line(self.made, group, **held))

    def group(self, any_of_them: bool) -> int:
        self.made += 1
        self.groups[self.made] = any_of_them
        return self.made

    def drop_group(self, group: int) -> None:
        self.groups.pop(group)
        self.lines = [line for line in self.lines if line.group != group]


def drafted(view: View, opening: int) -> Draft:
    """The conditions of a view, ready to be changed."""
    draft, parts = Draft(opening), view.filters
    if len(parts) == 1 and isinstance(parts[0], Group):
        draft.groups[TOP], parts = parts[0].any, parts[0].parts
    for part in parts:
        inside = part.parts if isinstance(part, Group) else (part,)
        group = draft.group(part.any) if isinstance(part, Group) else TOP
        for one in inside:
            if isinstance(one, Filter):
                draft.line(group, path=one.field, op=one.op, value=one.value)
    if not draft.lines:
        draft.line(TOP)
    return draft


def button(visit: Visit, table: Table, key: str, seen: Seen) -> None:
    """The button that says how many conditions there are, and opens the window."""
    count = len(list(leaves(seen.view.filters)))
    label = visit.say("views.filter_count", count=count) if count else visit.say("views.filter")
    if st.button(label, icon=":material/filter_alt:", key=f"{key}:filter"):
        opening = st.session_state.get(f"{key}:opening", 0) + 1
        st.session_state[f"{key}:opening"] = opening
        st.session_state[f"{key}:draft"] = drafted(seen.view, opening)
        window.show(visit.say("views.filter"), "large", _write, visit, table, key, seen.view)


def _write(visit: Visit, table: Table, key: str, view: View) -> None:
    """The lines of the draft, group by group."""
    draft: Draft = st.session_state[f"{key}:draft"]
    held = [line.path for line in draft.lines if line.path]
    ways = views.paths(visit.store, visit.user, table.name, held)
    told: Told = []
    parts = _lines(visit, ways, key, draft, TOP, told)
    for group in [known for known in draft.groups if known != TOP]:
        with st.container(border=True):
            inside = _lines(visit, ways, key, draft, group, told)
        if inside:
            parts.append(Group(draft.groups[group], tuple(inside)))
    with st.container(horizontal=True):
        st.button(
            visit.say("views.add_group"), icon=":material/library_add:", key=f"{key}:add_group",
            on_click=_new_group, args=(draft,),
        )  # fmt: skip
        st.space("stretch")
        if draft.lines:
            st.button(
                visit.say("views.clear"), type="tertiary", key=f"{key}:clear",
                on_click=_clear, args=(draft,),
            )  # fmt: skip
        asked = (Group(True, tuple(parts)),) if draft.groups[TOP] and len(parts) > 1 else parts
        if st.button(
            visit.say("views.apply"), type="primary", key=f"{key}:apply", disabled=bool(told),
            on_click=view_link.put,
            args=(visit, table, key, replace(view, filters=tuple(asked))),
        ):  # fmt: skip
            st.rerun()
    for sentence, wrong in told:
        if wrong:
            st.warning(sentence, icon=":material/error:")
        else:
            st.caption(sentence)


def _lines(
    visit: Visit, ways: Ways, key: str, draft: Draft, group: int, told: Told
) -> list[Condition]:
    """The lines of one group and what joins them; what is wrong with them goes to ``told``."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(visit.say("views.hold" if group == TOP else "views.inside"), width="content")
        any_of_them = st.segmented_control(
            visit.say("views.hold"), [False, True], default=draft.groups[group], required=True,
            format_func=lambda one: visit.say("views.one_of" if one else "views.every"),
            key=f"{key}:{draft.opening}:any:{group}", label_visibility="collapsed",
        )  # fmt: skip
        draft.groups[group] = bool(any_of_them)
        if group != TOP:
            st.button(
                visit.say("views.drop_group"), icon=":material/close:", type="tertiary",
                key=f"{key}:drop:{group}", on_click=draft.drop_group, args=(group,),
            )  # fmt: skip
    found = []
    for line in [line for line in draft.lines if line.group == group]:
        condition = _line(visit, ways, key, draft, line, told)
        found += [condition] if condition else []
    st.button(
        visit.say("views.add_condition"), icon=":material/add:", type="tertiary",
        key=f"{key}:add:{group}", on_click=draft.line, args=(group,),
    )  # fmt: skip
    return found


def _line(
    visit: Visit, ways: Ways, key: str, draft: Draft, line: Line, told: Told
) -> Condition | None:
    """Field, comparison, value; None while no field is chosen or something is missing."""
    named = f"{key}:{draft.opening}:{line.number}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        options = ["", *ways]
        path = st.selectbox(
            visit.say("grid.field"), options, key=f"{named}:path", width=260,
            index=options.index(line.path) if line.path in ways else 0,
            format_func=lambda p: (
                view_link.called(ways[p], visit.language) if p else visit.say("grid.field")
            ),
            label_visibility="collapsed",
        )  # fmt: skip
        condition = _compared(visit, ways, named, path, line, told) if path else None
        st.button(
            visit.say("views.drop_condition"), icon=":material/close:", type="tertiary",
            key=f"{named}:drop", on_click=draft.lines.remove, args=(line,),
        )  # fmt: skip
    return condition


def _compared(
    visit: Visit, ways: Ways, named: str, path: str, line: Line, told: Told
) -> Condition | None:
    described = ways[path][-1]
    same = path == line.path
    operators = OPERATORS[described.kind]
    if described.kind in (Kind.LINK, Kind.CHOICES) and _too_many(visit, ways, path):
        operators = tuple(op for op in operators if op != "any_of")
    op = st.selectbox(
        visit.say("grid.comparison"), operators, key=f"{named}:op:{path}", width=140,
        index=operators.index(line.op) if same and line.op in operators else 0,
        format_func=lambda o: visit.say(f"op.{o}"), label_visibility="collapsed",
    )  # fmt: skip
    if op in BARE:
        return Filter(path, op)
    held = line.value if same and op == line.op else None
    value, sentence = ask_value(visit, described, op, f"{named}:value:{path}:{op}", held)
    name = feedback.plain(view_link.called(ways[path], visit.language))
    if sentence or value is None:
        missing = visit.say("views.without_value", field=name)
        told.append((sentence or missing, bool(sentence)))
        return None
    return Filter(path, op, value)


def _too_many(visit: Visit, ways: Ways, path: str) -> bool:
    options = edit.options(visit.store, visit.user, ways[path][-1], visit.language)
    return len(options) > cells.MOST_OPTIONS


def _new_group(draft: Draft) -> None:
    draft.line(draft.group(not draft.groups[TOP]))


def _clear(draft: Draft) -> None:
    draft.lines.clear()
    draft.groups = {TOP: False}
