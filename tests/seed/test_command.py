"""The command itself: what it plants, what it refuses, and with which words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from db.actions import house, sign_in
from seed import __main__ as seed

HOLDER = """
import sys, pathlib
from db.actions import house
house.open_house(pathlib.Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
house.close_house()
"""
COUNTS = """
    SELECT
        (SELECT count(*) FROM plan),
        (
            SELECT count(*)
            FROM unit AS u
            JOIN lookup AS l ON l.id = u.level
            WHERE l.code = 'commune'
        ),
        (SELECT count(*) FROM nomination),
        (SELECT count(*) FROM mark)
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    database = tmp_path / "data" / "thidua.duckdb"
    monkeypatch.setenv("THIDUA_DATABASE", str(database))
    return database


def counts(path: Path) -> tuple[int, ...]:
    store = house.open_house(path)
    try:
        with store.reading() as con:
            found = con.execute(COUNTS).fetchone()
            assert found is not None
            return found
    finally:
        house.close_house()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), (1, 190, 0, 0)),
        (("--province", "ninh-thuan"), (1, 131, 0, 0)),
        (("--province", "gia-lai"), (1, 356, 0, 0)),
        (("--province", "all"), (3, 677, 0, 0)),
        (("--scale", "300"), (1, 190, 300, 3000)),
    ],
)
def test_plants_what_is_asked(
    path: Path, arguments: tuple[str, ...], expected: tuple[int, ...]
) -> None:
    assert seed.main(arguments) == 0
    assert counts(path) == expected


def test_a_bulk_larger_than_a_slice_is_written_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seed.scale.SLICE", 7)
    assert seed.main(["--scale", "10"]) == 0
    assert counts(path) == (1, 190, 10, 100)


def test_refuses_a_database_that_holds_rows(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seed.main([])
    capsys.readouterr()
    assert [seed.main([]), seed.main(["--demo"])] == [1, 1]
    refusal = f"{path} đã có dữ liệu. Chọn tệp khác bằng THIDUA_DATABASE, hoặc chuyển tệp này đi.\n"
    assert capsys.readouterr().err == refusal * 2


def test_reference_rows_come_behind_the_first_account_and_a_demo_does_not(path: Path) -> None:
    store = house.open_house(path)
    sign_in.first_administrator(store, "abcd", "abcd", "an", "An", "mat-khau-dai")
    house.close_house()

    assert [seed.main(["--demo"]), seed.main([])] == [1, 0]
    assert counts(path) == (1, 190, 0, 0)


def test_the_same_demo_again_is_no_error(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert seed.main(["--demo"]) == 0
    before = counts(path)
    capsys.readouterr()
    assert seed.main(["--demo"]) == 0
    assert capsys.readouterr().out == (
        f"{path} đã có sẵn dữ liệu minh họa này; không ghi thêm gì.\n"
    )
    assert counts(path) == before
    assert seed.main(["--demo", "--province", "gia-lai"]) == 1


def test_refuses_while_another_program_holds_the_file(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.parent.mkdir()
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path.cwd()
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert seed.main([]) == 1
        holder.communicate()
    assert capsys.readouterr().err == (
        f"Không mở được {path}: chương trình khác đang giữ tệp. Dừng chương trình rồi chạy lại.\n"
    )


@pytest.mark.parametrize("arguments", [["--scale", "0"], ["--province", "hue"]])
def test_wrong_usage_leaves_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        seed.main(arguments)
    assert left.value.code == 2
