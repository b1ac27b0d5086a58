"""What happens to rows of a grid in dialogs: adding, deleting, restoring, history, undo."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import streamlit as st

from db.actions import edit, undo
from db.actions.edit import Query
from db.model import values
from db.model.catalog import Table
from db.model.problems import Rejected
from db.model.values import show_number
from pages.shared import card, feedback, many, paste, shortcuts, window
from pages.shared.grid_state import Setup
from pages.shared.session import Visit

# a page of the list of bundles: the log itself is never cut
BUNDLES = 100


def bar(setup: Setup, picked: Sequence[int], query: Query) -> None:
    """The buttons of a grid: for its table while no row is ticked, else for the ticked rows."""
    visit, table, key = setup.visit, setup.table, setup.key
    if picked:
        _buttons_of_rows(setup, picked, query)
        return
    if not setup.may_edit or query.deleted:
        st.caption(visit.say("grid.tick_rows"))
        return
    if st.button(
        visit.say("grid.add", what=table.label.in_language(visit.language).lower()),
        icon=":material/add:", type="primary", key=f"{key}:add", shortcut=shortcuts.ADD,
    ):  # fmt: skip
        setup.add(visit, table, key)
    if setup.ask_shared and st.button(
        visit.say("paste.open"), icon=":material/content_paste:", key=f"{key}:paste",
        shortcut=shortcuts.PASTE,
    ):  # fmt: skip
        paste.paste_dialog(
            visit, table, key, setup.ask_shared, lambda rows: feedback.added(key, rows)
        )
    if st.button(visit.say("many.open"), icon=":material/edit_note:", key=f"{key}:many"):
        many.change_dialog(visit, table, key, query, ())
    if st.button(visit.say("grid.undo_list"), icon=":material/undo:", key=f"{key}:undo"):
        undo_dialog(visit, key)


def _buttons_of_rows(setup: Setup, picked: Sequence[int], query: Query) -> None:
    """What can be done with the ticked rows."""
    visit, table, key = setup.visit, setup.table, setup.key
    if len(picked) == 1 and not query.deleted and st.button(
        visit.say("card.open"), icon=":material/badge:", key=f"{key}:card", shortcut=shortcuts.CARD,
    ):  # fmt: skip
        card.open_card(visit, table, key, picked[0])
    if setup.may_edit and query.deleted:
        _restore_button(visit, table, key, picked)
    elif setup.may_edit:
        if len(picked) > 1 and st.button(
            visit.say("many.open"), icon=":material/edit_note:", key=f"{key}:many"
        ):
            many.change_dialog(visit, table, key, query, picked)
        if st.button(
            visit.say("grid.delete", count=len(picked)), icon=":material/delete:",
            key=f"{key}:delete",
        ):  # fmt: skip
            delete_dialog(visit, table, key, picked)
    if len(picked) == 1 and st.button(
        visit.say("grid.history"), icon=":material/history:", key=f"{key}:history"
    ):
        history_dialog(visit, table, picked[0])


def _restore_button(visit: Visit, table: Table, key: str, picked: Sequence[int]) -> None:
    label = visit.say("grid.restore", count=len(picked))
    if st.button(label, icon=":material/restore:", disabled=not picked, key=f"{key}:restore"):
        store, user = visit.store, visit.user
        feedback.attempt(
            visit, table, key, lambda: edit.bring_back(store, user, table.name, picked)
        )


def delete_dialog(visit: Visit, table: Table, key: str, picked: Sequence[int]) -> None:
    """Open the question before rows go."""
    title = visit.say("grid.delete", count=len(picked))
    window.show(title, "small", _delete, visit, table, key, picked)


def _delete(visit: Visit, table: Table, key: str, picked: Sequence[int]) -> None:
    """How many rows and which, before they go."""
    st.markdown(visit.say("grid.delete_question", count=len(picked)))
    names = list(edit.titles(visit.store, visit.user, table.name, picked).values())
    for name in names[:10]:
        st.text(name)
    if st.button(visit.say("grid.delete", count=len(picked)), type="primary"):
        feedback.attempt(
            visit, table, key,
            lambda: edit.remove(visit.store, visit.user, table.name, picked),
        )  # fmt: skip


def history_dialog(visit: Visit, table: Table, row: int) -> None:
    """Open the history of a row."""
    title = feedback.title_of(visit, table, row)
    window.show(feedback.plain(title), "large", _history, visit, table, row)


def _history(visit: Visit, table: Table, row: int) -> None:
    """Every change of a row; one field of it when chosen."""
    names = ["", *(field.name for field in table.fields)]
    name = st.selectbox(
        visit.say("grid.field"), names,
        format_func=lambda n: (
            table.field(n).label.in_language(visit.language) if n else visit.say("grid.all_fields")
        ),
    )  # fmt: skip
    try:
        steps = edit.history(visit.store, visit.user, table.name, row, name or None)
    except Rejected as error:
        feedback.tell_all(visit, table, error)
        return
    st.dataframe(told_steps(visit, table, steps), hide_index=True, width="stretch")


def told_steps(visit: Visit, table: Table, steps: Any) -> list[dict[str, str]]:
    """The steps of a history in the words of the screen."""
    told = []
    for step in steps.astype(object).where(steps.notna(), None).to_dict("records"):
        field = step["field"] if step["field"] and table.has(step["field"]) else None
        shown = {}
        for side in ("old", "new"):
            raw = step[side]
            if field and raw is not None:
                value = values.from_text(table.field(field), raw)
                shown[side] = feedback.shown_value(visit, table, field, value)
            else:
                shown[side] = ""
        told.append(
            {
                visit.say("grid.when"): f"{step['when']:%H:%M %d/%m/%Y}",
                visit.say("grid.who"): step["who"],
                visit.say("grid.what"): visit.say(f"step.{step['operation']}"),
                visit.say("grid.field"): (
                    table.field(field).label.in_language(visit.language) if field else ""
                ),
                visit.say("grid.before"): shown["old"],
                visit.say("grid.after"): shown["new"],
                visit.say("grid.reason"): step["reason"],
            }
        )
    return told


def page_of_bundles(visit: Visit, key: str, count: int) -> int:
    """Page numbers when bundles fill more than one page; gives how many stand before it."""
    st.caption(visit.say("grid.bundles", count=show_number(count, 0, visit.language)))
    last = math.ceil(count / BUNDLES)
    page = st.pagination(last, key=f"{key}:page") if last > 1 else 1
    return (page - 1) * BUNDLES


def undo_dialog(visit: Visit, key: str) -> None:
    """Open the list of own bundles."""
    window.show(visit.say("grid.undo_list"), "large", _undo, visit, key)


def _undo(visit: Visit, key: str) -> None:
    """Own bundles, newest first; what undoing one would do, and doing it."""
    count = undo.count_bundles(visit.store, visit.user)
    if not count:
        st.info(visit.say("grid.no_bundles"))
        return
    place = page_of_bundles(visit, f"{key}:own", count)
    found = undo.bundles(visit.store, visit.user, limit=BUNDLES, offset=place)
    labels = {
        int(bundle["number"]): visit.say(
            "grid.bundle", number=bundle["number"], when=f"{bundle['made_at']:%H:%M %d/%m/%Y}",
            kind=visit.say(f"bundle.{bundle['kind']}"), count=bundle["count"],
        )
        for bundle in found.to_dict("records")
    }  # fmt: skip
    number = st.selectbox(
        visit.say("grid.which_bundle"), list(labels), format_func=labels.__getitem__
    )
    preview_and_undo(visit, key, number)


def preview_and_undo(visit: Visit, key: str, number: int) -> None:
    """The preview of one bundle's undo, with the button that does it."""
    seen = undo.preview(visit.store, visit.user, number)
    st.markdown(visit.say("grid.will_change", count=len(seen.will)))
    st.dataframe(_told_preview(visit, seen.will, "then"), hide_index=True, width="stretch")
    if not seen.kept.empty:
        st.markdown(visit.say("grid.will_keep", count=len(seen.kept)))
        st.dataframe(_told_preview(visit, seen.kept, "why"), hide_index=True, width="stretch")
    ready = not seen.will.empty
    if st.button(visit.say("grid.undo_this"), type="primary", disabled=not ready):
        table = edit.table(visit.store, str(seen.will["table"].iloc[0]))
        feedback.attempt(visit, table, key, lambda: undo.undo(visit.store, visit.user, number))


def _told_preview(visit: Visit, frame: Any, last: str) -> list[dict[str, str]]:
    told = []
    for step in frame.astype(object).where(frame.notna(), None).head(200).to_dict("records"):
        table = edit.table(visit.store, step["table"])
        field = table.field(step["field"]) if step["field"] else None
        shown = {
            visit.say("grid.table"): table.label.in_language(visit.language),
            visit.say("grid.title"): step["title"],
            visit.say("grid.field"): field.label.in_language(visit.language) if field else "",
        }
        if last == "why":
            shown[visit.say("grid.reason")] = f"{visit.say('kept.' + step['why'])} {step['who']}"
        elif field:
            for side in ("now", "then"):
                value = values.from_text(field, step[side])
                text = feedback.shown_value(visit, table, field.name, value)
                shown[visit.say(f"grid.{side}")] = text
        else:
            shown[visit.say("grid.then")] = visit.say(f"undone.{step['operation']}")
        told.append(shown)
    return told
