"""Whatever a table is: what left and comes back as it was changes nothing."""

from __future__ import annotations

import pytest

from db.actions.edit import Query
from db.actions.exporting import handing, returning
from db.actions.reading import workbooks
from db.model.people import ACTION_TABLES, Role, may_edit_table, may_read_table
from db.model.tables import TABLES

tables = [table for table in TABLES if table.name not in ACTION_TABLES]


@pytest.mark.parametrize("table", tables, ids=lambda table: table.name)
def test_a_workbook_that_nobody_touched_changes_nothing(store, people, rows, table, tmp_path):
    admin = people[Role.ADMIN]
    made = [rows.make(table.name)]
    path = tmp_path / "as-it-left.xlsx"

    path.write_bytes(handing.workbook(store, admin, table.name, Query()))
    sheets = list(workbooks.read(path))

    assert may_read_table(admin, table.name) and may_edit_table(admin, table.name)
    seen = returning.compare(store, admin, sheets, path.name)
    assert {line.state for line in seen.lines} == {"same"}
    assert len(seen.lines) >= len(made)
    assert (seen.conflicts, seen.gone, seen.ignored) == ((), {}, ())
