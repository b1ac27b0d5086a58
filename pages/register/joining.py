"""Joining two subjects: which row stays, whose values are kept, what goes over, what hinders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from db.actions import cards, edit, joining, nominate, same
from db.actions.cards import Card
from db.actions.joining import Cell, Differing, Preview
from db.model.problems import Rejected
from db.model.tables.register import SUBJECT
from pages.register import naming
from pages.shared import feedback, window
from pages.shared.choices import unlike
from pages.shared.session import Visit

# what is done when two were joined: the bundle, the row that stayed, the one that went
Done = Callable[[Visit, int, int, int], None]


def open_window(visit: Visit, one: int, other: int, done: Done) -> None:
    """Open the window in which two subjects become one."""
    window.show(visit.say("same.merge"), "large", _window, visit, one, other, done)


def _window(visit: Visit, one: int, other: int, done: Done) -> None:
    if ask(visit, one, other, done, "join"):
        st.rerun()


def ask(visit: Visit, one: int, other: int, done: Done, key: str, into: int | None = None) -> bool:
    """The questions before two subjects become one; says whether they did.

    ``into``: the one that stays unless somebody says otherwise.
    """
    key = f"{key}:{one}:{other}"
    try:
        said = {row: _named(visit, row) for row in (one, other)}
        hanging = same.hanging(visit.store, visit.user, [one, other])
        keep = _which_stays(visit, said, hanging, key, into)
        gone = other if keep == one else one
        preview = joining.preview_merge(visit.store, visit.user, keep, gone)
        taken = _choose(visit, preview, f"{key}:{keep}")
        if taken:
            # what is chosen may break a rule that the rest keeps
            preview = joining.preview_merge(visit.store, visit.user, keep, gone, taken)
        _consequences(visit, preview, hanging[gone])
        _in_the_way(visit, preview)
        if not st.button(
            visit.say("same.merge"), type="primary", disabled=bool(preview.problems),
            key=f"{key}:do",
        ):  # fmt: skip
            return False
        done(visit, joining.merge(visit.store, visit.user, keep, gone, taken), keep, gone)
    except Rejected as error:
        feedback.tell_all(visit, edit.table(visit.store, SUBJECT.name), error)
        return False
    return True


def told(visit: Visit, keep: int, gone: int) -> str:
    """That two subjects are one now."""
    named = edit.titles(visit.store, visit.user, SUBJECT.name, [keep, gone])
    return visit.say(
        "same.saved_merge", gone=feedback.plain(named.get(gone, "")),
        keep=feedback.plain(named.get(keep, "")),
    )  # fmt: skip


def _named(visit: Visit, row: int) -> str:
    """A subject by its name, birth and unit; Rejected when it is not there any more."""
    words = read(visit, row).words
    return ", ".join(words[name] for name in ("name", "birth", "unit") if name in words)


def read(visit: Visit, row: int) -> Card:
    return cards.read(visit.store, visit.user, SUBJECT.name, row, visit.language)


def _which_stays(
    visit: Visit,
    said: Mapping[int, str],
    hanging: Mapping[int, Mapping[str, int]],
    key: str,
    into: int | None,
) -> int:
    """The row that stays: as a rule the one on which more hangs, else the older.

    The browser tells choices apart by their words, so the place of the row stands in them.
    """
    order = sorted(said, key=lambda row: (row != into, -sum(hanging[row].values()), row))
    places = {row: place for place, row in enumerate(said, start=1)}
    return st.radio(
        visit.say("same.keep"), order, key=f"{key}:keep",
        format_func=lambda row: visit.say(
            "same.row", place=places[row], name=feedback.plain(said[row]),
            counts=counted(visit, hanging[row]) or visit.say("same.no_counts"),
        ),
    )  # fmt: skip


def counted(visit: Visit, counts: Mapping[str, int]) -> str:
    """1 điển hình, 2 đề cử."""
    return ", ".join(
        visit.say(
            "same.count", count=count,
            table=edit.table(visit.store, name).label.in_language(visit.language).lower(),
        )
        for name, count in counts.items() if count
    )  # fmt: skip


def _choose(visit: Visit, preview: Preview, key: str) -> set[Cell]:
    """The cells of the row that goes which are kept."""
    if not preview.differing:
        return set()
    st.markdown(visit.say("same.differ", count=len(preview.differing)))
    taken = set()
    for found in preview.differing:
        table = edit.table(visit.store, found.table)
        label = table.field(found.field).label.in_language(visit.language)
        if found.table != SUBJECT.name:
            label = f"{table.label.in_language(visit.language)}: {label}"
        values = (found.kept, found.other)
        words = unlike({place: _shown(visit, found, value) for place, value in enumerate(values)})
        chosen = st.radio(
            feedback.plain(label), [0, 1], format_func=lambda place, w=words: w[place],
            horizontal=True, key=f"{key}:{found.table}:{found.gone}:{found.field}",
        )  # fmt: skip
        if chosen:
            taken.add(found.cell)
    return taken


def _shown(visit: Visit, found: Differing, value: Any) -> str:
    table = edit.table(visit.store, found.table)
    return feedback.plain(feedback.shown_value(visit, table, found.field, value))


def _consequences(visit: Visit, preview: Preview, hanging: Mapping[str, int]) -> None:
    """What goes over, what becomes one, what is filled: counted before it happens."""
    subject = edit.table(visit.store, SUBJECT.name)
    over = {name: count - preview.joined.get(name, 0) for name, count in hanging.items()}
    moved = counted(visit, {**preview.moved, **over})
    lines = [visit.say("same.moved", counts=moved)] if moved else []
    if preview.joined:
        lines.append(visit.say("same.joined", counts=counted(visit, preview.joined)))
    if not lines:
        lines.append(visit.say("same.nothing_moved"))
    if preview.filled:
        names = [subject.field(name).label.in_language(visit.language) for name in preview.filled]
        lines.append(visit.say("same.filled", fields=", ".join(names)))
    lines.append(visit.say("same.undone"))
    st.markdown("  \n".join(feedback.plain(line) for line in lines))


def _in_the_way(visit: Visit, preview: Preview) -> None:
    if not preview.problems:
        return
    st.markdown(visit.say("same.in_the_way"))
    for problem in preview.problems:
        table = edit.table(visit.store, problem.table)
        st.warning(feedback.told(visit, table, problem), icon=":material/error:")


def tab(visit: Visit, card: Card, turn_to: Callable[[int], None]) -> None:
    """On a subject's card: find another one by name, and become one with it."""
    row = card.row["id"]
    name = st.text_input(visit.say("same.find"), key=f"same:find:{row}")
    if not name:
        st.caption(visit.say("same.find_hint"))
        return
    found = {p.subject: p for p in nominate.find_people(visit.store, visit.user, name)}
    found.pop(row, None)
    if not found:
        st.caption(visit.say("same.not_found", name=feedback.plain(name)))
        return
    said = naming.labels(visit, found.values())
    other = st.radio(
        visit.say("naming.known"), list(found), key=f"same:other:{row}", index=None,
        format_func=lambda subject: feedback.plain(said[subject]),
    )  # fmt: skip
    if other is None:
        return

    def done(seen: Visit, _bundle: int, keep: int, gone: int) -> None:
        st.toast(told(seen, keep, gone))
        turn_to(keep)

    if ask(visit, other, row, done, "same:tab", other):
        st.rerun()  # the whole page: the table under the card has a row less
