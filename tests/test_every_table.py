"""One round trip a table, from its description alone: a table that is described works."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from db.actions import edit, undo
from db.actions.edit import Query
from db.model.catalog import Table
from db.model.people import ACTION_TABLES, Role, User, may_edit_table, may_read_table
from db.model.problems import Problem, Rejected
from db.model.tables import TABLES

every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
grid_tables = pytest.mark.parametrize(
    "table", [t for t in TABLES if t.name not in ACTION_TABLES], ids=lambda table: table.name
)


def seen(store, user, table: Table, **query: Any) -> dict[int, dict[str, Any]]:
    """What a grid shows of a table: id → values, without the store's own columns."""
    page = edit.browse(store, user, table.name, Query(**query))
    return {
        row["id"]: {field.name: row[field.name] for field in table.fields}
        for row in edit.python_rows(table, page.frame)
    }


@every_table
def test_a_row_is_read_and_found_as_it_was_added(store, people, rows, table):
    admin = people[Role.ADMIN]

    made = rows.make(table.name)

    blank = {field.name: None for field in table.fields}
    shown = seen(store, admin, table)
    assert shown[made] == {**blank, **rows.described(table)}
    if any(field.search for field in table.fields):
        assert seen(store, admin, table, search="don thuan") == {made: shown[made]}


@grid_tables
def test_each_cell_takes_another_value_keeps_its_history_and_goes_back(store, people, rows, table):
    admin = people[Role.ADMIN]
    made = rows.make(table.name)
    before, changed = seen(store, admin, table)[made], rows.changed(table)
    start = store.head

    for name, new in changed.items():
        edit.save_cell(store, admin, table.name, made, name, before[name], new)

    after, end = seen(store, admin, table)[made], store.head
    steps = edit.history(store, admin, table.name, made)
    assert after == {**before, **changed}
    assert sorted(steps.loc[steps["operation"] == "update", "field"]) == sorted(
        name for name, new in changed.items() if new != before[name]
    )
    assert seen(store, admin, table, bundle=start)[made] == before
    for number in range(end, start, -1):
        undo.undo(store, admin, number)
    assert seen(store, admin, table)[made] == before
    assert seen(store, admin, table, bundle=end)[made] == after


@grid_tables
def test_a_row_is_deleted_and_comes_back_whole(store, people, rows, table):
    admin = people[Role.ADMIN]
    made = rows.make(table.name)
    before = seen(store, admin, table)
    start = store.head

    edit.remove(store, admin, table.name, [made])
    left, gone = seen(store, admin, table), seen(store, admin, table, deleted=True)
    edit.bring_back(store, admin, table.name, [made])

    assert {**left, **gone} == before
    assert gone == {made: before[made]}
    assert seen(store, admin, table) == before
    assert seen(store, admin, table, bundle=start) == before


@every_table
def test_each_role_reads_and_writes_what_its_rights_say(store, people, rows, table):
    made = rows.make(table.name)
    refused = [Problem("not_allowed", table=table.name)]

    def allowed(act: Callable[[User], object]) -> list[Role]:
        return [role for role in Role if problems(act, people[role]) != refused]

    readers = allowed(lambda user: edit.browse(store, user, table.name, Query()))
    editors = allowed(lambda user: edit.remove(store, user, table.name, [made]))

    assert readers == [role for role in Role if may_read_table(people[role], table.name)]
    assert editors == [role for role in Role if may_edit_table(people[role], table.name)]


def problems(act: Callable[..., object], *given: object) -> list[Problem]:
    try:
        act(*given)
    except Rejected as error:
        return error.problems
    return []
