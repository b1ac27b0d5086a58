"""Windows over the log: the history of a row with its restoring, and undoing own bundles."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from db.actions import edit, journal, restore, undo
from db.actions.journal import Asked
from db.actions.undo import Preview
from db.model.catalog import Table
from db.model.people import may_edit_table, may_run_the_office
from db.model.problems import Rejected, reject
from db.model.values import show_number
from pages.shared import as_of, feedback, steps, window
from pages.shared.session import Visit

# lines of the journal and steps on one page: the log itself is never cut
LINES, STEPS = 100, 100
JOURNAL = Path(__file__).parents[1] / "manage/journal.py"


def history_dialog(visit: Visit, table: Table, row: int) -> None:
    """Open the history of a row."""
    title = feedback.title_of(visit, table, row)
    window.show(feedback.plain(title), "large", history_of, visit, table, row)


def history_of(visit: Visit, table: Table, row: int) -> None:
    """Every change of a row, or of one field of it; a ticked line can be restored."""
    names = ["", *(field.name for field in table.fields)]
    name = st.selectbox(
        visit.say("grid.field"), names, key=f"history:{table.name}:{row}:field",
        format_func=lambda n: (
            table.field(n).label.in_language(visit.language) if n else visit.say("grid.all_fields")
        ),
    )  # fmt: skip
    try:
        found = edit.history(visit.store, visit.user, table.name, row, name or None)
    except Rejected as error:
        feedback.tell_all(visit, table, error)
        return
    key = f"history:{table.name}:{row}:{name}"
    place = page_of(visit, key, len(found), STEPS, "history.steps")
    shown = steps.plain_rows(found.iloc[place : place + STEPS])
    may = may_edit_table(visit.user, table.name) and as_of.here() is None
    picked = st.dataframe(
        steps.of_row(visit, table, shown), hide_index=True, width="stretch",
        on_select="rerun", selection_mode="single-row", key=f"{key}:{place}",
    ).selection.rows  # fmt: skip
    if picked and may_run_the_office(visit.user):
        number = str(shown[picked[0]]["bundle"])
        st.page_link(
            JOURNAL, label=visit.say("history.open", number=number), icon=":material/history:",
            query_params={"bundle": number},
        )  # fmt: skip
    if may and picked:
        _restore(visit, table, row, shown[picked[0]])
    elif may:
        st.caption(visit.say("history.pick"))


def _restore(visit: Visit, table: Table, row: int, step: dict[str, Any]) -> None:
    """The value or the whole row as after the ticked line: what changes, then the button."""
    bundle, field = int(step["bundle"]), step["field"]
    key = f"restore:{table.name}:{row}:{bundle}:{field}"
    choices = ["cell", "row"] if field and table.has(field) else ["row"]
    what = st.segmented_control(
        visit.say("history.what"), choices, default=choices[0], required=True, key=f"{key}:what",
        format_func=lambda c: visit.say(
            f"history.restore_{c}", when=f"{step['when']:{steps.MOMENT}}"
        ),
        label_visibility="collapsed",
    )  # fmt: skip
    store, user = visit.store, visit.user
    try:
        if what == "cell":
            seen = restore.preview_cell(store, user, table.name, row, field, bundle)
        else:
            seen = restore.preview_row(store, user, table.name, row, bundle)
    except Rejected as error:
        feedback.tell_all(visit, table, error)
        return
    if seen.will.empty and seen.kept.empty:
        st.caption(visit.say("history.same"))
        return
    _show_preview(visit, key, seen)
    if st.button(
        visit.say("history.restore"), type="primary", disabled=seen.will.empty, key=f"{key}:do"
    ):
        act: Callable[[], int] = (
            (lambda: restore.cell(store, user, table.name, row, field, bundle, seen.head))
            if what == "cell"
            else (lambda: restore.row(store, user, table.name, row, bundle, seen.head))
        )
        feedback.attempt(visit, table, table.name, act)


def page_of(visit: Visit, key: str, count: int, size: int, told: str = "") -> int:
    """How many there are, with page numbers when they need more than one page; gives the place."""
    if told:
        st.caption(visit.say(told, count=show_number(count, 0, visit.language)))
    last = math.ceil(count / size)
    page = st.pagination(last, key=f"{key}:page") if last > 1 else 1
    return (page - 1) * size


def undo_dialog(visit: Visit, key: str) -> None:
    """Open the list of own bundles."""
    window.show(visit.say("grid.undo_list"), "large", _undo, visit, key)


def _undo(visit: Visit, key: str) -> None:
    """Own bundles, newest first; what undoing one would do, and doing it."""
    asked = Asked(actor=visit.user.id)
    count, _ = journal.count(visit.store, visit.user, asked)
    if not count:
        st.info(visit.say("grid.no_bundles"))
        return
    place = page_of(visit, f"{key}:own", count, LINES, "grid.bundles")
    found = journal.lines(visit.store, visit.user, asked, LINES, place)
    lines = {int(line["burst"]): line for line in steps.plain_rows(found)}
    burst = st.selectbox(
        visit.say("grid.which_bundle"), list(lines),
        format_func=lambda known: visit.say(
            "grid.bundle", number=lines[known]["number"], kind=kind_of(visit, lines[known]),
            when=f"{lines[known]['made_at']:{steps.MOMENT}}", count=lines[known]["count"],
        ),
    )  # fmt: skip
    line = lines[burst]
    if line["bundles"] > 1:
        preview_and_undo(visit, key, burst, burst=True)
    else:
        preview_and_undo(visit, key, int(line["number"]))


def kind_of(visit: Visit, line: dict[str, Any]) -> str:
    """What a line of the journal was; several quick edits say how many."""
    if line["bundles"] > 1:
        return visit.say("history.burst", count=line["count"])
    return visit.say(f"bundle.{line['kind']}")


def preview_and_undo(visit: Visit, key: str, number: int, burst: bool = False) -> None:
    """The preview of the undo of a bundle, or of a burst, with the button that does it."""
    store, user = visit.store, visit.user
    preview, act = (undo.preview_burst, undo.undo_burst) if burst else (undo.preview, undo.undo)
    kept, asked = f"{key}:preview", (store.head, user, number, burst)
    before, shown = st.session_state.get(kept, (None, None))
    if before != asked:
        # a preview tries every step: once is enough while nothing is written
        st.session_state[kept] = (asked, preview(store, user, number))
    seen: Preview = st.session_state[kept][1]
    moved = before is not None and before[1:] == asked[1:] and not _alike(shown, seen)
    _show_preview(visit, f"{key}:{number}:{burst}", seen)
    reason = st.text_input(visit.say("grid.reason"), key=f"{key}:reason", max_chars=500)
    ready = not seen.will.empty
    label = visit.say("history.undo_burst" if burst else "grid.undo_this")
    if st.button(label, type="primary", disabled=not ready, key=f"{key}:undo_this"):
        table = edit.table(store, str(seen.will["table"].iloc[0]))
        if moved:
            # nobody has agreed to what stands above since this run only
            feedback.tell_all(visit, table, reject("preview_moved"))
            return
        feedback.attempt(visit, table, key, lambda: act(store, user, number, reason or ""))


def _alike(one: Preview, other: Preview) -> bool:
    return one.will.equals(other.will) and one.kept.equals(other.kept)


def _show_preview(visit: Visit, key: str, seen: Preview) -> None:
    """What stays and why, then what changes back; both whole, a page at a time."""
    for side, frame, told in (
        ("kept", seen.kept, steps.of_kept), ("will", seen.will, steps.of_will),
    ):  # fmt: skip
        if frame.empty and side == "kept":
            continue
        st.markdown(visit.say(f"grid.will_{'keep' if side == 'kept' else 'change'}",
                              count=_counted(visit, frame)))  # fmt: skip
        place = page_of(visit, f"{key}:{side}", len(frame), STEPS)
        if not frame.empty:
            st.dataframe(
                told(visit, steps.plain_rows(frame.iloc[place : place + STEPS])),
                hide_index=True, width="stretch", key=f"{key}:{side}",
                height="content" if len(frame) <= 6 else 250,
            )  # fmt: skip


def _counted(visit: Visit, frame: pd.DataFrame) -> str:
    return show_number(len(frame), 0, visit.language)
