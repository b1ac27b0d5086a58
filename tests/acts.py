"""What somebody does to a table in a random history: an act is one bundle, or refused whole."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from db.actions import bulk, closing, edit, importing, joining, publish, restore, seeding, undo
from db.actions.reversal import Preview
from db.actions.seeding import Writing
from db.model import values
from db.model.catalog import Field, Kind, Table, is_own_table
from db.model.people import ACTION_TABLES
from db.model.problems import Rejected
from tests.acts_in_one_bundle import GUARDED, work_on_several
from tests.histories import Act, History


def add(history: History, table: Table) -> None:
    drafts = [history.draft(table) for _ in range(history.random.randint(1, 3))]
    if table.name in ACTION_TABLES or any(f.fixed and f.required for f in table.fields):
        seeding.plant(history.store, "seed", lambda w: w.insert(table, drafts), who=history.who())
    else:
        edit.add(history.store, history.who(), table.name, drafts)


def change_a_cell(history: History, table: Table) -> None:
    """A cell gets another value, or loses it; sometimes against a value that is not there."""
    described = history.some_field(table)
    [row] = history.some(table.name) or [0]
    old = history.row(table, row)[described.name] if row else None
    new = None if history.random.random() < 0.25 else history.value(table, described)
    if history.random.random() < 0.06:
        old = history.value(table, described)
    edit.save_cell(history.store, history.who(), table.name, row, described.name, old, new)


def change_many(history: History, table: Table) -> None:
    picked = history.some(table.name, count=4)
    described = history.uneven_field(table, picked)
    held = [(row, history.row(table, row)[described.name]) for row in picked]
    cells = [(row, old, history.value(table, described)) for row, old in held]
    edit.change(history.store, history.who(), table.name, described.name, cells)


def fill_down(history: History, table: Table) -> None:
    """The first picked row's value for the others."""
    described = history.some_field(table)
    picked = history.some(table.name, count=4)
    value, seen = bulk.fill_down(
        history.store, history.people[0], table.name, described.name, picked
    )
    bulk.change_all(history.store, history.who(), table.name, described.name, value, seen)


def paste_rows(history: History, table: Table) -> None:
    """A block over rows that are there, found by their keys, and over new ones."""
    if table.name in GUARDED:
        change_a_cell(history, table)
        return
    user = history.who()
    fields = list(importing.columns(history.store, table.name).values())
    rows = [history.row(table, row) for row in history.some(table.name, count=3)]
    drafts = [history.draft(table)]
    for row in rows:
        described = history.some_field(table)
        drafts.append({**row, described.name: history.value(table, described)})
    told = io.StringIO()
    names = {
        field.name: edit.options(history.store, user, field) if field.target else {}
        for field in fields
    }
    csv.writer(told, delimiter="\t").writerows(
        [_typed(field, draft.get(field.name), names[field.name]) for field in fields]
        for draft in drafts
    )
    seen = importing.preview(
        history.store, user, table.name, told.getvalue(), {},
        mapping={place: importing.Match(field.name) for place, field in enumerate(fields)},
        terms=importing.Terms(
            how=history.random.choice(importing.HOWS), clear=history.random.random() < 0.3,
            taken=frozenset(range(20)),
        ),
    )  # fmt: skip
    importing.save(history.store, user, table.name, seen)


def _typed(field: Field, value: Any, names: Mapping[int, str]) -> str:
    """A value as somebody would have it in a sheet."""
    match field.kind:
        case Kind.CHOICE | Kind.LINK:
            return names.get(value, "")
        case Kind.CHOICES:
            return "; ".join(names.get(row, "") for row in value or ())
        case _:
            return values.show(field, value)


def remove(history: History, table: Table) -> None:
    picked = history.some(table.name, count=history.random.randint(1, 2))
    edit.remove(history.store, history.who(), table.name, picked)


def bring_back(history: History, table: Table) -> None:
    picked = history.some(table.name, live=False, count=history.random.randint(1, 2))
    edit.bring_back(history.store, history.who(), table.name, picked)


def undo_a_bundle(history: History, table: Table) -> None:
    number = history.random.randint(history.start, history.store.head)
    number, user = max(number, history.start + 1), history.who()
    with only_nothing_is_refused(history):
        seen = undo.preview(history.store, user, number)
        kept_its_promise(history, seen, undo.undo(history.store, user, number))


@contextmanager
def only_nothing_is_refused(history: History) -> Iterator[None]:
    """An undo fails whole only when nothing of it is left, or it is not this person's to undo."""
    try:
        yield
    except Rejected as refused:
        codes = {problem.code for problem in refused.problems}
        assert codes <= {"nothing_to_undo", "no_such_bundle"}, (history.seed, refused.problems)
        raise


def undo_the_last(history: History, table: Table) -> None:
    undo.undo(history.store, history.people[0], max(history.store.head, history.start + 1))


def undo_a_burst(history: History, table: Table) -> None:
    with history.store.reading() as con:
        found = con.execute(
            "SELECT burst FROM bundle WHERE number > ? "
            "GROUP BY burst ORDER BY count(*) DESC, burst",
            [history.start],
        ).fetchall()
    bursts = [burst for (burst,) in found]
    burst = history.random.choice(bursts[:3] or [history.start])
    with only_nothing_is_refused(history):
        seen = undo.preview_burst(history.store, history.people[0], burst)
        kept_its_promise(history, seen, undo.undo_burst(history.store, history.people[0], burst))


def edit_quickly(history: History, table: Table) -> None:
    """Cells of two rows, one after the other, now and then by two people: a burst with a visit."""
    described, picked = history.some_field(table), history.some(table.name, count=2)
    for place in range(3):
        history.hurry = True
        row = picked[place % len(picked)] if picked else 0
        old = history.row(table, row)[described.name] if row else None
        who = history.people[1] if history.random.random() < 0.3 else history.people[0]
        new = history.value(table, described)
        with suppress(Rejected):
            edit.save_cell(history.store, who, table.name, row, described.name, old, new)


def restore_a_cell(history: History, table: Table) -> None:
    user, (row, field, before) = history.who(), history.changed_cell(table)
    asked = (table.name, row, field, before)
    seen = restore.preview_cell(history.store, user, *asked)
    number = restore.cell(history.store, user, *asked, seen.head)
    kept_its_promise(history, seen, number)


def restore_a_row(history: History, table: Table) -> None:
    user = history.who()
    [row] = history.some(table.name, live=False) or [0]
    before = history.moment_of(table, row)
    if not row or history.random.random() < 0.7:
        row, _, before = history.changed_cell(table)
    asked = (table.name, row, before)
    seen = restore.preview_row(history.store, user, *asked)
    kept_its_promise(history, seen, restore.row(history.store, user, *asked, seen.head))


def kept_its_promise(history: History, seen: Preview, number: int) -> None:
    """What the preview said would change is what the bundle did; what it kept was not touched."""
    turned = {"insert": "delete", "restore": "delete", "delete": "restore", "update": "update"}
    will = seen.will.astype(object).where(seen.will.notna(), None)
    said = Counter(
        (table, row, field, turned[operation], now, then)
        for table, row, _, field, operation, now, then in will.itertuples(index=False)
    )
    with history.store.reading() as con:
        did = con.execute(
            "SELECT table_name, row_id, field, operation, old, new FROM change WHERE bundle = ?",
            [number],
        ).fetchall()
    assert said == Counter(did), (history.seed, number)
    kept = seen.kept[seen.kept["why"] != "edited_between"]
    places = kept[["table", "row", "field"]].astype(object).where(kept["field"].notna(), None)
    stays = {(t, r, f) for t, r, f in places.itertuples(index=False)}
    assert not stays & {change[:3] for change in did}, (history.seed, number)


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
        lambda: closing.close(history.store, user, "round", row, "xong"),
        lambda: closing.reopen(history.store, user, "round", row, "nhầm"),
    )
    history.random.choices(steps, (2, 3, 1, 4))[0]()


def lock_a_phase(history: History, table: Table) -> None:
    """An administrator closes a phase, or more often opens a closed one again."""
    [row] = history.some("phase") or [0]
    close = history.random.random() < 0.4
    act = closing.close if close else closing.reopen
    act(history.store, history.people[0], "phase", row, "hết giai đoạn")


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


def join_two(history: History, _: Table) -> None:
    """Two subjects become one, as the preview says; or the preview says why they do not."""
    user, found = history.who(), history.some("subject", count=2)
    keep, gone = found[0] if found else 0, found[-1] if found else 0
    foreseen = joining.preview_merge(history.store, user, keep, gone)
    try:
        joining.merge(history.store, user, keep, gone)
    except Rejected as refused:
        assert tuple(refused.problems) == foreseen.problems
        raise
    assert foreseen.problems == ()


ACTS: Mapping[Act, int] = {
    add: 26, change_a_cell: 26, change_many: 8, remove: 10, bring_back: 7, undo_a_bundle: 8,
    undo_the_last: 3, undo_a_burst: 3, edit_quickly: 5, restore_a_cell: 10, restore_a_row: 8,
    fill_down: 9, paste_rows: 8, work_on_several: 10, mark_from_paper: 3, move_a_round: 3,
    add_own: 6, retire_own: 4, lock_a_phase: 6, join_two: 4,
}  # fmt: skip
