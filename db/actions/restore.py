"""Restore what a cell or a row once held: what would change, what stands in the way, doing it."""

from __future__ import annotations

from typing import Any

from db.actions import edit, reversal
from db.actions.reversal import Attempt, Preview, Step, Wanted
from db.model import values
from db.model.catalog import Table
from db.model.people import User, may_edit_table
from db.model.problems import reject
from db.store import history as log
from db.store.changelog import Origin
from db.store.connection import Store


def preview_cell(store: Store, user: User, name: str, row: int, field: str, bundle: int) -> Preview:
    """What a cell would be if it held again what it held after that bundle."""
    described = _editable(store, user, name, row)
    return reversal.previewed(store, user, _as_after(described, row, bundle, store.head, field))


def cell(store: Store, user: User, name: str, row: int, field: str, bundle: int, head: int) -> int:
    """Give a cell the value it held after ``bundle``; gives the new bundle.

    ``head`` is that of the preview: what was written behind it is kept. Rejected with the reason
    when it cannot be.
    """
    described = _editable(store, user, name, row)
    return _done(store, user, "restore_cell", _as_after(described, row, bundle, head, field))


def preview_row(store: Store, user: User, name: str, row: int, bundle: int) -> Preview:
    """Which cells of a row would change if it were again as after that bundle."""
    described = _editable(store, user, name, row)
    return reversal.previewed(store, user, _as_after(described, row, bundle, store.head))


def row(store: Store, user: User, name: str, row: int, bundle: int, head: int) -> int:
    """Give a row all values it held after ``bundle`` as one bundle, as the preview said."""
    described = _editable(store, user, name, row)
    return _done(store, user, "restore_row", _as_after(described, row, bundle, head))


def _done(store: Store, user: User, kind: str, wanted: Wanted) -> int:
    return reversal.run(store, user, Origin(user, kind), wanted)[1]


def _as_after(
    described: Table, row: int, bundle: int, head: int, field: str | None = None
) -> Wanted:
    """The steps to what stood after a bundle; what was written behind ``head`` is kept."""

    def wanted(con: Any, attempt: Attempt) -> None:
        then = log.texts_at(con, described.name, row, bundle)
        now = _texts_now(con, described, row)
        if then is None:
            raise reject("row_not_there_then", table=described.name, row=row)
        lives = bool(log.living(con, described, [row]))
        if field and not lives:
            raise reject("restore_row_first", table=described.name, row=row)
        steps = [] if lives else [Step(described.name, row, None, "delete")]
        names = [field] if field else sorted({*then, *now})
        steps += [
            Step(described.name, row, name, "update", then.get(name), now.get(name))
            for name in names
            if then.get(name) != now.get(name)
        ]
        since = log.written_since(con, described.name, row, head)
        for step in reversal.sort_out(con, attempt, steps):
            if step.field in since:
                number, who, when = since[step.field]
                attempt.keep(step, "edited_later", who=who, bundle=number, when=when)
            elif step.field and described.field(step.field).fixed:
                attempt.keep(step, "field_is_fixed")
            else:
                attempt.steps.append(step)

    return wanted


def _texts_now(con: Any, described: Table, row: int) -> dict[str, str | None]:
    """The row as it stands, deleted or not: field → canonical text."""
    held = log.values_now(con, described, row)
    return {
        field.name: values.to_text(field, held[field.name])
        for field in described.fields
        if held.get(field.name) is not None
    }


def _editable(store: Store, user: User, name: str, row: int) -> Table:
    """The table, when this user may write in it and read the row's history."""
    edit.history(store, user, name, row)
    if not may_edit_table(user, name):
        raise reject("not_allowed", table=name)
    return edit.table(store, name)
