import subprocess

import pytest

from db.actions import own_fields
from db.actions.reading import files, limits, told
from db.model.catalog import Kind
from db.model.people import Role
from db.model.problems import Rejected
from tests.db.actions.reading.conftest import ROWS


@pytest.fixture
def commune(bench):
    return bench.plant(
        "unit",
        {
            "code": "25498", "name": "Xã Tân Bình", "valid_from": "2020-01-01",
            "type": bench.choice["unit_type", "rural_commune"],
            "level": bench.choice["unit_level", "commune"],
        },
    )[0]  # fmt: skip


def test_a_file_is_read_in_a_process_of_its_own_against_the_register(bench, commune, workbook):
    reading = files.read_file(bench.store, bench.secretary, workbook())

    assert [
        (row.row, row.kind, row.values["name"], row.values["birth"], row.values["unit"])
        for row in reading.sheets[0].tables[0].rows
    ] == [
        (3, "individual", "Lê Thị A", "1980-02-01", commune),
        (4, "individual", "Lê Văn B", "1975", commune),
    ]
    assert files.codes(bench.store)[commune] == "25498"


def test_own_fields_are_columns_of_files(bench, workbook):
    label = ("Diện tích", "Area")
    own_fields.add_field(bench.store, bench.admin, "nomination", *label, Kind.TEXT)
    rows = [["STT", "Họ và tên", "Diện tích"], [1, "Lê A", "2 ha"]]

    [table] = files.read_file(bench.store, bench.admin, workbook(rows)).sheets[0].tables
    assert [value for key, value in table.rows[0].values.items() if key.startswith("x_")] == [
        "2 ha"
    ]


def test_all_tables_of_a_file_can_be_aimed_at_one(bench, workbook):
    reading = files.read_file(bench.store, bench.secretary, workbook(), table="award")

    assert [table.target for table in reading.sheets[0].tables] == ["award"]
    with pytest.raises(Rejected, match="not_a_target"):
        files.read_file(bench.store, bench.secretary, workbook(), table="lookup")


@pytest.mark.parametrize("role", [Role.UNIT, Role.MEMBER, Role.LEADER])
def test_only_the_office_reads_files(bench, workbook, role):
    users = {Role.UNIT: bench.unit_user, Role.MEMBER: bench.member, Role.LEADER: bench.leader}

    with pytest.raises(Rejected, match="not_allowed"):
        files.read_file(bench.store, users[role], workbook())
    with pytest.raises(Rejected, match="not_allowed"):
        files.read_sheets(bench.store, users[role], [])


def test_a_file_that_cannot_be_read_is_one_sentence_with_its_name(bench, tmp_path):
    (tmp_path / "tep").write_bytes(b"%PDF-1.7")

    with pytest.raises(Rejected) as rejected:
        files.read_file(bench.store, bench.secretary, tmp_path / "tep", name="Danh sách.xlsx")

    assert [told.told(problem) for problem in rejected.value.problems] == [
        "Tệp 'Danh sách.xlsx' không phải bảng tính hay văn bản. Gửi tệp xlsx, xls, csv hoặc docx."
    ]


def test_a_file_that_takes_too_long_is_given_up(monkeypatch, tmp_path, workbook):
    monkeypatch.setattr(limits, "WAIT", 0.01)

    with pytest.raises(Rejected, match="file_too_heavy"):
        files.sheets_of(workbook(), "tep")


def test_a_process_that_was_ended_from_outside_leaves_a_reason(monkeypatch, workbook):
    said, popen = '{"sheet": "S", "merged": [], "hidden"', subprocess.Popen
    ended = f"import os; print({said!r}, end='', flush=True); os._exit(9)"
    monkeypatch.setattr(
        subprocess, "Popen", lambda command, **more: popen([command[0], "-c", ended], **more)
    )

    with pytest.raises(Rejected, match="file_too_heavy"):
        files.sheets_of(workbook(ROWS), "tep")


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        files.sheets_of(tmp_path / "none", "none")
