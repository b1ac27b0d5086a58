"""What happens to rows of a grid in dialogs: adding, deleting, restoring, history, undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from db.actions import edit, undo
from db.model import values
from db.model.catalog import Field, Kind, Table
from db.model.problems import Problem, Rejected
from pages.shared import feedback, paste, window
from pages.shared.grid_state import Adding, AskShared, state_of
from pages.shared.session import Visit


def bar(
    visit: Visit,
    table: Table,
    key: str,
    picked: Sequence[int],
    deleted: bool,
    adding: Adding | None,
    ask_shared: AskShared,
) -> None:
    """The buttons of a grid; those for rows wait until rows are ticked.

    ``adding`` opens the dialog for a new row; None for those who only read.
    """
    if adding and not deleted:
        _buttons_of_live_rows(visit, table, key, picked, adding, ask_shared)
    if adding and deleted:
        _restore_button(visit, table, key, picked)
    if st.button(
        visit.say("grid.history"), icon=":material/history:", disabled=len(picked) != 1,
        key=f"{key}:history",
    ):  # fmt: skip
        history_dialog(visit, table, picked[0])
    if adding and st.button(visit.say("grid.undo_list"), icon=":material/undo:", key=f"{key}:undo"):
        undo_dialog(visit, key)


def _buttons_of_live_rows(
    visit: Visit,
    table: Table,
    key: str,
    picked: Sequence[int],
    adding: Adding,
    ask_shared: AskShared,
) -> None:
    if st.button(
        visit.say("grid.add", what=table.label.in_language(visit.language).lower()),
        icon=":material/add:", type="primary", key=f"{key}:add",
    ):  # fmt: skip
        adding(visit, table, key)
    if st.button(visit.say("paste.open"), icon=":material/content_paste:", key=f"{key}:paste"):
        paste.paste_dialog(visit, table, key, ask_shared, lambda rows: added(key, rows))
    if picked and st.button(
        visit.say("grid.delete", count=len(picked)), icon=":material/delete:",
        key=f"{key}:delete",
    ):  # fmt: skip
        delete_dialog(visit, table, key, picked)


def added(key: str, rows: Sequence[int]) -> None:
    """Remember new rows, so that the grid says where they are."""
    state = state_of(key)
    state.added, state.only = tuple(rows), None


def _restore_button(visit: Visit, table: Table, key: str, picked: Sequence[int]) -> None:
    label = visit.say("grid.restore", count=len(picked))
    if st.button(label, icon=":material/restore:", disabled=not picked, key=f"{key}:restore"):
        store, user = visit.store, visit.user
        _try(visit, table, key, lambda: edit.bring_back(store, user, table.name, picked))


def _try(visit: Visit, table: Table, key: str, act: Any) -> None:
    """Do it, forget the overlay, and show the page again; or say why not."""
    try:
        act()
    except Rejected as error:
        feedback.tell_all(visit, table, error)
        return
    state = state_of(key)
    state.generation += 1
    state.saved = {}
    st.rerun()


def add_dialog(visit: Visit, table: Table, key: str) -> None:
    """Open the form for a new row."""
    what = table.label.in_language(visit.language).lower()
    window.show(visit.say("grid.add", what=what), "medium", _add, visit, table, key)


def _add(visit: Visit, table: Table, key: str) -> None:
    """A form over the table's fields; all problems at once, beside what was typed."""
    row: dict[str, Any] = {}
    problems: list[Problem] = []
    for field in table.fields:
        if not field.fixed and field.kind not in (Kind.MOMENT, Kind.FILE):
            value, problem = ask(visit, field, f"{key}:new:{field.name}")
            row[field.name] = value
            if problem:
                problems.append(problem)
    if st.button(visit.say("grid.save_row"), type="primary", key=f"{key}:new:save"):
        if problems:
            feedback.tell_all(visit, table, Rejected(problems))
        else:
            _try(
                visit, table, key,
                lambda: added(key, edit.add(visit.store, visit.user, table.name, [row])),
            )  # fmt: skip


def ask(visit: Visit, field: Field, key: str) -> tuple[Any, Problem | None]:
    """The widget of one field and what it holds."""
    label = field.label.in_language(visit.language) + (" *" if field.required else "")
    match field.kind:
        case Kind.YES_NO:
            return st.checkbox(label, key=key), None
        case Kind.CHOICE | Kind.LINK:
            options = edit.options(visit.store, visit.user, field, visit.language)
            chosen = st.selectbox(
                label, list(options), index=None, key=key, format_func=options.__getitem__,
                placeholder=visit.say("grid.choose"),
            )  # fmt: skip
            return chosen, None
        case Kind.CHOICES:
            options = edit.options(visit.store, visit.user, field, visit.language)
            several = st.multiselect(
                label, list(options), key=key, format_func=options.__getitem__,
                placeholder=visit.say("grid.choose"),
            )  # fmt: skip
            return tuple(sorted(several)) or None, None
        case Kind.LONG_TEXT:
            return values.read(field, st.text_area(label, key=key, height=80))
        case _:
            return values.read(field, st.text_input(label, key=key))


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
        _try(
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


def undo_dialog(visit: Visit, key: str) -> None:
    """Open the list of own bundles."""
    window.show(visit.say("grid.undo_list"), "large", _undo, visit, key)


def _undo(visit: Visit, key: str) -> None:
    """Own bundles, newest first; what undoing one would do, and doing it."""
    found = undo.bundles(visit.store, visit.user)
    if found.empty:
        st.info(visit.say("grid.no_bundles"))
        return
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
        _try(visit, table, key, lambda: undo.undo(visit.store, visit.user, number))


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
