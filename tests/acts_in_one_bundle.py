"""Acts of random histories that do several things to one table in one bundle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from db.actions import seeding
from db.actions.seeding import Writing
from db.model.catalog import Table
from db.store import rows
from tests.histories import RARELY, History

# tables whose rows a guard watches are changed by the grid's actions only
GUARDED = (
    "lookup",
    "criteria_set",
    "criterion",
    "nomination",
    "mark",
    "custom_field",
    "custom_table",
)

Changed = tuple[int, str, Any, Any] | None
Part = Callable[[Writing, Table, Mapping[str, Any], Changed, History], None]


def _change_of(history: History, table: Table) -> Changed:
    [row] = history.some(table.name) or [0]
    described = history.some_field(table)
    if not row or described.name in RARELY:
        return None
    old = history.row(table, row)[described.name]
    return (row, described.name, old, history.value(table, described))


def _part_add(w: Writing, t: Table, draft: Mapping[str, Any], _: Changed, h: History) -> None:
    [made] = w.insert(t, [draft])
    described = h.some_field(t)
    w.update(t, made, described.name, draft.get(described.name), h.value(t, described))


def _part_change(w: Writing, t: Table, _: Any, change: Changed, __: History) -> None:
    if change:
        w.update(t, *change)


def _part_change_and_delete(w: Writing, t: Table, _: Any, change: Changed, __: History) -> None:
    if change:
        w.update(t, *change)
        w.delete(t, [change[0]])


def _part_restore_and_change(w: Writing, t: Table, _: Any, change: Changed, h: History) -> None:
    gone = h.some(t.name, live=False)
    if gone and change:
        w.restore(t, gone)
        [held] = rows.fetch(w.con, t, gone)
        w.update(t, gone[0], change[1], held[change[1]], change[3])


PARTS: tuple[Part, ...] = (
    _part_add, _part_change, _part_change, _part_change_and_delete, _part_restore_and_change,
)  # fmt: skip


def work_on_several(history: History, table: Table) -> None:
    """One bundle over tables: added, changed, deleted and restored rows, as actions write."""
    names = [table.name, *history.random.sample(sorted(history.store.catalogue), 3)]
    tables = [history.store.catalogue[n] for n in dict.fromkeys(names) if n not in GUARDED]
    drafts = {t.name: history.draft(t) for t in tables}
    plans = [(t, history.random.choice(PARTS), _change_of(history, t)) for t in tables]

    def work(writing: Writing) -> None:
        for described, part, change in plans:
            part(writing, described, drafts[described.name], change, history)

    seeding.plant(history.store, "seed", work, who=history.who())
