"""What happens to rows of a grid in dialogs: adding, deleting, restoring."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from db.actions import edit
from db.actions.edit import Query
from db.model.catalog import Table
from pages.shared import card, feedback, files, history, locking, many, paste, shortcuts, window
from pages.shared.grid_state import Setup
from pages.shared.session import Visit


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
        visit.say("grid.add", what=feedback.plain(table.label.in_language(visit.language).lower())),
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
        history.undo_dialog(visit, key)


def _buttons_of_rows(setup: Setup, picked: Sequence[int], query: Query) -> None:
    """What can be done with the ticked rows."""
    visit, table, key = setup.visit, setup.table, setup.key
    alone = len(picked) == 1 and not query.deleted and query.bundle is None
    if alone and st.button(
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
        if len(picked) > 1 and st.button(
            visit.say("many.fill"), icon=":material/south:", key=f"{key}:fill"
        ):
            many.fill_dialog(visit, table, key, picked)
        if st.button(
            visit.say("grid.delete", count=len(picked)), icon=":material/delete:",
            key=f"{key}:delete",
        ):  # fmt: skip
            delete_dialog(visit, table, key, picked)
    if len(picked) == 1 and st.button(
        visit.say("grid.history"), icon=":material/history:", key=f"{key}:history"
    ):
        history.history_dialog(visit, table, picked[0])
    if alone and setup.may_edit:
        locking.button(visit, table, key, picked[0])
    if alone and st.button(
        visit.say("files.open"), icon=":material/attach_file:", key=f"{key}:files"
    ):
        files.dialog(visit, table, picked[0])


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
