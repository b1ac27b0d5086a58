"""What the process of a question does, without the process: answers, faults, what is cut."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from db.store import sandbox


@pytest.fixture
def con(tmp_path: Path) -> Any:
    path = tmp_path / "asked.duckdb"
    with duckdb.connect(str(path)) as made:
        made.execute("CREATE TABLE unit AS SELECT 1 AS id, 'Xã A' AS name")
    found = sandbox.open_locked(str(path), 5)
    yield found
    found.close()


def ask(con: Any, sql: str, rows: int = 10, **given: Any) -> dict[str, Any]:
    return sandbox.answer(con, {"sql": sql, "rows": rows, "parameters": given})


def test_an_answer_is_plain_data(con: Any):
    sql = (
        "SELECT name, $day + 1, $number * 2, 1e400::DOUBLE, TIME '08:00', 'ab'::BLOB, [1] FROM unit"
    )

    found = ask(con, sql, day={"day": "2026-11-02"}, number={"decimal": "7.35"})

    assert found["rows"] == [["Xã A", "2026-11-03", "14.70", "inf", "08:00:00", "6162", "[1]"]]
    assert (found["capped"], found["cut"], found["types"][0]) == (False, 0, "VARCHAR")


def test_more_than_one_statement_or_another_than_a_select_is_a_fault(con: Any):
    assert ask(con, "SELECT 1; SELECT 2") == {"fault": {"kind": "statement", "count": 2}}
    assert ask(con, "DELETE FROM unit") == {"fault": {"kind": "statement", "count": 1}}


def test_a_fault_says_its_kind_place_and_what_is_alike(con: Any):
    fault = ask(con, "SELECT nam FROM unit")["fault"]
    assert (fault["kind"], fault["position"]) == ("Binder", 7)
    assert sandbox.fault(duckdb.Error("odd\nmore")) == {"kind": "Error", "message": "odd"}


def test_rows_and_letters_have_an_end(con: Any):
    found = ask(con, "SELECT repeat('x', 6000) FROM range(20)", rows=3)
    assert (len(found["rows"]), found["capped"], found["cut"]) == (3, True, 4)
    assert {len(row[0]) for row in found["rows"]} == {sandbox.CELL_LETTERS + 1}


def test_the_folder_of_the_file_is_not_told():
    assert sandbox.without_path('{"m": "/a/b/c.duckdb in /a/b"}', "/a/b/c.duckdb") == (
        '{"m": "c.duckdb in "}'
    )


def test_every_kind_of_cell_can_be_told():
    day = datetime.date(2026, 11, 2)
    cells = (None, True, 1.5, Decimal("1.50"), day, {"a": day})
    assert [sandbox.plain(cell) for cell in cells] == [
        None, True, 1.5, "1.50", "2026-11-02", '{"a": "2026-11-02"}',
    ]  # fmt: skip
    assert sandbox.plain(datetime.timedelta(days=1)) == "1 day, 0:00:00"
