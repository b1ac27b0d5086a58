"""What somebody does to a table in a random history: an act is one bundle, or refused whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from db.actions import edit, publish, seeding, undo
from db.actions.seeding import Writing
from db.model.catalog import Field, Table, is_own_table
from db.model.people import ACTION_TABLES
from db.store import rows
from tests.histories import RARELY, Act, History

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


def add(history: History, table: Table) -> None:
    drafts = [history.draft(table) for _ in range(history.random.randint(1, 3))]
    if table.name in ACTION_TABLES or any(f.fixed and f.required for f in table.fields):
        seeding.plant(history.store, "seed", lambda w: w.insert(table, drafts), who=history.who())
    else:
        edit.add(history.store, history.who(), table.name, drafts)


def change_a_cell(history: History, table: Table) -> None:
    """A cell gets another value, or loses it; sometimes against a value that is not there."""
    described = _some_field(history, table)
    [row] = history.some(table.name) or [0]
    old = history.row(table, row)[described.name] if row else None
    new = None if history.random.random() < 0.25 else history.value(table, described)
    if history.random.random() < 0.06:
        old = history.value(table, described)
    edit.save_cell(history.store, history.who(), table.name, row, described.name, old, new)


def change_many(history: History, table: Table) -> None:
    described = _some_field(history, table)
    picked = history.some(table.name, count=4)
    held = [(row, history.row(table, row)[described.name]) for row in picked]
    cells = [(row, old, history.value(table, described)) for row, old in held]
    edit.change(history.store, history.who(), table.name, described.name, cells)


def remove(history: History, table: Table) -> None:
    picked = history.some(table.name, count=history.random.randint(1, 2))
    edit.remove(history.store, history.who(), table.name, picked)


def bring_back(history: History, table: Table) -> None:
    picked = history.some(table.name, live=False, count=history.random.randint(1, 2))
    edit.bring_back(history.store, history.who(), table.name, picked)


def undo_a_bundle(history: History, table: Table) -> None:
    number = history.random.randint(history.start, history.store.head)
    undo.undo(history.store, history.who(), max(number, history.start + 1))


def undo_the_last(history: History, table: Table) -> None:
    undo.undo(history.store, history.people[0], max(history.store.head, history.start + 1))


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


def mark_from_paper(history: History, table: Table) -> None:
    """Marks come and go in one bundle with their cells, as emptying a draft does."""
    marks = history.store.catalogue["mark"]
    [row] = history.some("mark") or [0]
    held = history.row(marks, row) if row else {"nomination": 0}
    if held["nomination"] not in history.unpublished():
        add(history, marks)
        return
    new = history.value(marks, marks.field("points"))
    last = history.random.random() < 0.5

    def work(writing: Writing) -> None:
        writing.update(marks, row, "points", held["points"], new)
        writing.update(marks, row, "points", new, None if last else held["points"])
        if last:
            writing.delete(marks, [row])

    seeding.plant(history.store, "mark", work, who=history.who())


def move_a_round(history: History, table: Table) -> None:
    [row] = history.some("round") or [0]
    user = history.who()
    steps: tuple[Callable[[], int], ...] = (
        lambda: publish.publish(history.store, user, row),
        lambda: publish.unpublish(history.store, user, row, "nhầm"),
        lambda: publish.close_round(history.store, user, row),
        lambda: publish.reopen_round(history.store, user, row, "nhầm"),
    )
    history.random.choices(steps, (2, 3, 1, 4))[0]()


def add_own(history: History, table: Table) -> None:
    """A table of the office's own, or a field for this table or for an own one."""
    made = [name for name in history.store.catalogue if is_own_table(name)]
    described = history.store.catalogue["custom_field" if made else "custom_table"]
    draft = history.draft(described)
    if made:
        draft["table_name"] = history.random.choice([table.name, *made])
    edit.add(history.store, history.people[0], described.name, [draft])


def retire_own(history: History, table: Table) -> None:
    """An own field goes out of use and comes back."""
    [row] = history.some("custom_field") or [0]
    described = history.store.catalogue["custom_field"]
    old = history.row(described, row)["retired"] if row else None
    edit.save_cell(history.store, history.people[0], "custom_field", row, "retired", old, not old)


Changed = tuple[int, str, Any, Any] | None
Part = Callable[[Writing, Table, Mapping[str, Any], Changed, History], None]


def _change_of(history: History, table: Table) -> Changed:
    [row] = history.some(table.name) or [0]
    described = _some_field(history, table)
    if not row or described.name in RARELY:
        return None
    old = history.row(table, row)[described.name]
    return (row, described.name, old, history.value(table, described))


def _part_add(w: Writing, t: Table, draft: Mapping[str, Any], _: Changed, h: History) -> None:
    [made] = w.insert(t, [draft])
    described = _some_field(h, t)
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

ACTS: Mapping[Act, int] = {
    add: 26, change_a_cell: 26, change_many: 8, remove: 10, bring_back: 7, undo_a_bundle: 8,
    undo_the_last: 3, work_on_several: 10, mark_from_paper: 3, move_a_round: 3,
    add_own: 6, retire_own: 4,
}  # fmt: skip


def _some_field(history: History, table: Table) -> Field:
    return history.random.choice([f for f in table.fields if not f.fixed])
