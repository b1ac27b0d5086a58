"""Pasting a block from a sheet: what each row would become, what is asked, then saving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from db.actions import importing
from db.actions.importing import Match, Preview, Terms
from db.model.catalog import Field, Table
from db.model.problems import Problem, Rejected
from db.model.values import show_number
from pages.shared import feedback, pasted_lines, session, window
from pages.shared.grid_state import AskShared
from pages.shared.session import Visit

Saved = Callable[[list[int]], None]
# lines that wait for somebody
LEFT = ("choose", "refused")


@dataclass
class Pasting:
    """What the window knows of its block; ``seen`` is the preview that stands on the screen.

    It is read again only when something about it is said: what is saved is what was seen.
    """

    text: str = ""
    mapping: dict[int, Match | None] = field(default_factory=dict)
    answers: dict[tuple[int, str], int] = field(default_factory=dict)
    typed: dict[tuple[int, str], str] = field(default_factory=dict)
    taken: tuple[int, ...] = ()
    left: set[tuple[int, str]] = field(default_factory=set)
    refused: dict[int, tuple[Problem, ...]] = field(default_factory=dict)
    done: set[tuple[int, tuple[str, ...]]] = field(default_factory=set)
    conflicts: list[Problem] = field(default_factory=list)
    asked: Any = None
    seen: Preview | None = None
    told: int = 0
    failed: list[Problem] = field(default_factory=list)
    over: bool = False


def nothing_shared(_visit: Visit, _key: str) -> dict[str, Any]:
    return {}


def pasting(key: str) -> Pasting:
    return st.session_state.setdefault(f"{key}:state", Pasting())


def paste_dialog(visit: Visit, table: Table, key: str, ask_shared: AskShared, saved: Saved) -> None:
    """Open the window for a block; ``saved`` is told the new rows."""
    what = feedback.plain(table.label.in_language(visit.language).lower())
    title = visit.say("paste.title", what=what)
    window.show(title, "large", _paste, visit, table, f"{key}:paste", ask_shared, saved)


def _paste(visit: Visit, table: Table, key: str, ask_shared: AskShared, saved: Saved) -> None:
    """The block, its columns, its questions and its rows."""
    if pasting(key).over:
        st.toast(visit.say("paste.done", count=show_number(pasting(key).told, 0, visit.language)))
        for name in [n for n in st.session_state if str(n).startswith(key)]:
            del st.session_state[name]
        st.rerun()
    given = ask_shared(visit, key)
    text = st.text_area(
        visit.say("paste.block"), key=f"{key}:text", height=100, placeholder=visit.say("paste.hint")
    )
    if not text.strip():
        st.button(visit.say("paste.read"), type="primary", key=f"{key}:read")
        return
    now = pasting(key)
    if now.text != text:
        # another block: only what was saved of it already is remembered
        now = st.session_state[f"{key}:state"] = Pasting(text=text, done=now.done)
    columns = importing.columns(visit.store, table.name)
    terms = _terms(visit, table, key, columns)
    try:
        seen = _preview(visit, table, now, terms, given)
    except Rejected as error:
        feedback.tell_all(visit, table, error)
        return
    _say_counts(visit, table, key, seen)
    _columns(visit, key, seen, columns)
    _skipped(visit, key, seen)
    pasted_lines.conflicts(visit, now)
    pasted_lines.questions(visit, key, now, seen, columns)
    pasted_lines.faults(visit, key, now, seen, columns)
    pasted_lines.changes(visit, seen, columns)
    pasted_lines.lines(visit, seen, columns)
    _save(visit, table, key, seen, saved)


def _terms(visit: Visit, table: Table, key: str, columns: dict[str, Field]) -> dict[str, Any]:
    """Whether rows are added or changed, by what they are found, what empty cells mean."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        how = st.segmented_control(
            visit.say("paste.how"), importing.HOWS, default=importing.BOTH, required=True,
            format_func=lambda h: visit.say(f"paste.how.{h}"), key=f"{key}:how",
        )  # fmt: skip
        keys: list[str] = []
        if importing.keys_are_chosen(table.name):
            keys = st.multiselect(
                visit.say("paste.keys"), list(columns), key=f"{key}:keys",
                format_func=lambda k: columns[k].label.in_language(visit.language),
                placeholder=visit.say("paste.keys_own"),
            )  # fmt: skip
        clear = st.checkbox(
            visit.say("paste.clear"), key=f"{key}:clear", disabled=how == importing.ADD
        )
    return {"how": how, "keys": tuple(keys), "clear": clear}


def _preview(
    visit: Visit, table: Table, now: Pasting, said: dict[str, Any], given: dict[str, Any]
) -> Preview:
    """The block read with everything said so far; the same words give what stands already."""
    terms = Terms(
        typed=dict(now.typed), taken=frozenset(now.taken), left=frozenset(now.left),
        refused=dict(now.refused), done=frozenset(now.done), **said,
    )  # fmt: skip
    asked = (now.text, terms, dict(now.answers), dict(now.mapping), dict(given))
    if now.seen is None or now.asked != asked:
        now.seen = importing.preview(
            visit.store, visit.user, table.name, now.text, given, now.answers, now.mapping,
            visit.language, terms,
        )  # fmt: skip
        now.asked = asked
    return now.seen


def _say_counts(visit: Visit, table: Table, key: str, seen: Preview) -> None:
    now = pasting(key)
    if now.told:
        st.success(visit.say("paste.done", count=show_number(now.told, 0, visit.language)))
    parts = [
        visit.say(f"paste.count.{state}", count=show_number(count, 0, visit.language))
        for state, count in seen.counts().items()
        if count
    ]
    if parts:
        st.markdown(f"**{' · '.join(parts)}**")
        _say_keys(visit, table, seen)
    elif not seen.mapping:
        st.info(visit.say("paste.no_columns"), icon=":material/info:")
        st.button(
            visit.say("paste.in_order"), key=f"{key}:in_order", on_click=_in_order,
            args=(visit, table, key, seen),
        )  # fmt: skip
    else:
        st.info(visit.say("paste.no_rows"), icon=":material/info:")


def _say_keys(visit: Visit, table: Table, seen: Preview) -> None:
    columns = importing.columns(visit.store, table.name)
    names = [columns[k].label.in_language(visit.language) for k in seen.keys if k in columns]
    if names:
        st.caption(visit.say("paste.found_by", names=", ".join(names)))


def _in_order(visit: Visit, table: Table, key: str, seen: Preview) -> None:
    pasting(key).mapping = importing.by_position(visit.store, table.name, seen)


def _columns(visit: Visit, key: str, seen: Preview, columns: dict[str, Field]) -> None:
    """Each column of the block and the field it means; a person may say otherwise."""
    width = max((len(row.cells) for row in seen.block.rows), default=0)
    unused = [
        heading.name
        for place, heading in enumerate(seen.block.headings[:width])
        if heading.name and place not in seen.mapping
        and any(row.cells[place] for row in seen.block.rows)
    ]  # fmt: skip
    if seen.mapping and unused:
        told = visit.say("paste.unused", names=feedback.plain(", ".join(unused)))
        st.info(told, icon=":material/info:")
    if width:
        headed = bool(seen.block.headings and seen.mapping)
        with st.expander(visit.say("paste.columns"), expanded=not headed):
            wide = st.columns(3)
            for place in range(width):
                with wide[place % 3]:
                    _column(visit, key, seen, columns, place)


def _skipped(visit: Visit, key: str, seen: Preview) -> None:
    """Lines that are no data, each with its reason; any of them may be taken after all."""
    now = pasting(key)
    if not seen.block.skipped and not now.taken:
        return
    texts = {line: text for line, _, text in seen.block.skipped}
    with st.expander(visit.say("paste.skipped", count=len(seen.block.skipped))):
        told = [
            {
                visit.say("paste.line"): line,
                visit.say("paste.detail"): visit.say(f"skip.{why}"),
                visit.say("paste.value"): text,
            }
            for line, why, text in seen.block.skipped
        ]
        st.dataframe(told, hide_index=True, width="stretch", height="content" if len(told) < 6
                     else 200)  # fmt: skip
        st.multiselect(
            visit.say("paste.take"), sorted({*texts, *now.taken}), default=sorted(now.taken),
            key=f"{key}:taken", on_change=_remember_taken, args=(key,),
            placeholder=visit.say("grid.choose"),
            format_func=lambda line: f"{line} · {texts.get(line, '')[: pasted_lines.LONGEST]}",
        )  # fmt: skip


def _remember_taken(key: str) -> None:
    pasting(key).taken = tuple(st.session_state[f"{key}:taken"])


def _column(visit: Visit, key: str, seen: Preview, columns: dict[str, Field], place: int) -> None:
    heading = seen.block.headings[place] if place < len(seen.block.headings) else None
    name = f"{heading.group} {heading.name}".strip() if heading else ""
    first = next((row.cells[place] for row in seen.block.rows if row.cells[place]), "")
    name = feedback.plain((name or first)[: pasted_lines.LONGEST])
    found = seen.mapping.get(place)
    if found and found.code:
        st.text(visit.say("paste.column", number=place + 1, name=name))
        return
    options = ["", *columns]
    widget = f"{key}:column:{place}:{found.key if found else ''}"
    st.selectbox(
        visit.say("paste.column", number=place + 1, name=name),
        options,
        index=options.index(found.key) if found else 0,
        format_func=lambda k: (
            columns[k].label.in_language(visit.language) if k else visit.say("paste.ignored")
        ),
        key=widget,
        on_change=_remember_column,
        args=(key, widget, place),
    )


def _remember_column(key: str, widget: str, place: int) -> None:
    chosen = st.session_state[widget]
    pasting(key).mapping[place] = Match(chosen) if chosen else None


def _save(visit: Visit, table: Table, key: str, seen: Preview, saved: Saved) -> None:
    """The button that saves what is ready; the window stays while rows are left that are not."""
    count, now = len(seen.ready), pasting(key)
    if now.failed:
        feedback.tell_all(visit, table, Rejected(now.failed))
    rest = sum(line.state in LEFT for line in seen.lines)
    if rest and count:
        st.caption(visit.say("paste.rest", count=show_number(rest, 0, visit.language)))
    st.button(
        visit.say("paste.save", count=show_number(count, 0, visit.language)), type="primary",
        disabled=not count or bool(now.conflicts), key=f"{key}:save",
        on_click=_write, args=(visit, table, now, seen, saved),
    )  # fmt: skip


def _write(visit: Visit, table: Table, now: Pasting, seen: Preview, saved: Saved) -> None:
    """Save what was seen; runs before the window is drawn again."""
    again = session.again(visit)
    if again is None:
        return
    now.failed = []
    try:
        rows = importing.save(again.store, again.user, table.name, seen)
    except Rejected as error:
        _remember_refusal(now, error)
        return
    saved(rows)
    now.told += len(seen.ready)
    now.done |= {(line.line, line.pasted) for line in seen.ready}
    now.refused, now.left = {}, set()
    now.over = not any(line.state in LEFT for line in seen.lines)


def _remember_refusal(now: Pasting, error: Rejected) -> None:
    """Nothing was written: each line keeps its reason, and others' changes are asked about."""
    now.conflicts = [problem for problem in error.problems if problem.code == "conflict"]
    for problem in error.problems:
        if problem.row is None:
            now.failed.append(problem)
        elif problem.code != "conflict":
            now.refused[problem.row] = (*now.refused.get(problem.row, ()), problem)
