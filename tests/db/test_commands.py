import io
import runpy
import shutil
import subprocess
import sys

import pytest

from db import commands
from db.actions import channel, edit, keep, sign_in
from db.model.people import Role
from db.model.problems import Rejected
from db.store.schema import open_store
from tests.source import ROOT

HOLDER = """
import pathlib, sys
from db.actions import channel, house
with channel.listening(house.open_house(pathlib.Path(sys.argv[1]))):
    print("open", flush=True)
    sys.stdin.read()
house.close_house()
"""


@pytest.fixture
def database(office, monkeypatch):
    """A database with a subject and the roles, not held by anybody, named by the environment."""
    rows = [{"list": "role", "code": "admin", "label_vi": "Quản trị", "label_en": "Admin"}]
    edit.add(office.store, office.admin, "lookup", rows)
    office.subject()
    office.store.close()
    monkeypatch.setenv("THIDUA_DATABASE", str(office.store.path))
    return office.store.path


def change_behind(database, sql):
    store = open_store(database)
    store.apply(lambda con: con.execute(sql))
    store.close()


def test_check_and_verify_pass_on_an_honest_database(database, capsys):
    assert [commands.main(["check"]), commands.main(["verify"])] == [0, 0]
    assert capsys.readouterr().out.splitlines() == [
        "Mọi quy tắc đều đúng.",
        "Chuỗi 4 lượt sửa nguyên vẹn.",
    ]


def test_check_says_a_line_a_breach(database, capsys):
    change_behind(database, "UPDATE subject SET note = 'lén'")

    assert commands.main(["check"]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("Subject.") and "khác với nhật ký sửa" in line


def test_verify_names_the_first_broken_bundle(database, capsys):
    change_behind(database, "UPDATE bundle SET reason = 'x' WHERE number = 3")

    assert commands.main(["verify"]) == 1
    assert "3 rewritten" in capsys.readouterr().err


def test_a_backup_comes_back(database, tmp_path, capsys):
    copy = tmp_path / "copy.duckdb"

    assert commands.main(["backup", str(copy)]) == 0
    change_behind(database, "UPDATE subject SET note = 'lén'")
    assert commands.main(["restore", str(copy)]) == 0
    assert commands.main(["check"]) == 0
    assert capsys.readouterr().err == ""


def test_what_is_not_there_is_said_in_one_line(database, tmp_path, monkeypatch, capsys):
    assert commands.main(["backup", str(tmp_path / "no" / "copy.duckdb")]) == 1
    assert commands.main(["restore", str(tmp_path / "none.duckdb")]) == 1
    shutil.copy(database, tmp_path / "odd.txt")
    (tmp_path / "odd.txt").write_text("hello")
    for name in ("none.duckdb", "odd.txt"):
        monkeypatch.setenv("THIDUA_DATABASE", str(tmp_path / name))
        assert commands.main(["check"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 4 and not any("Traceback" in line for line in lines)


def test_an_account_is_added_with_a_password_from_standard_input(database, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("mat-khau-dai\n"))
    assert commands.main(["user", "add", "an", "--role", "admin"]) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("ngan\n"))
    assert commands.main(["user", "add", "ba", "--role", "admin"]) == 1

    store = open_store(database)
    user = sign_in.user_of(store, sign_in.sign_in(store, "an", "mat-khau-dai"))
    store.close()
    assert (user.name, user.role) == ("an", Role.ADMIN)
    assert "ngắn hơn" in capsys.readouterr().err


def test_wrong_usage_exits_with_2(capsys):
    with pytest.raises(SystemExit) as left:
        commands.main(["fly"])

    assert left.value.code == 2


def test_a_leader_keeps_nothing(office):
    with pytest.raises(Rejected, match="not_allowed"):
        keep.check(office.store, office.leader)


def test_a_file_error_is_one_line(database, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("THIDUA_DATABASE", str(database))
    folder = tmp_path / "folder.duckdb"
    folder.mkdir()

    assert commands.main(["restore", str(folder)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.fixture
def held(database):
    """The database while another process holds it and listens, as the app does."""
    command = [sys.executable, "-c", HOLDER, str(database)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, **pipes) as holder:
        holder.stdout.readline()
        yield database
        holder.communicate()


def test_commands_work_through_the_process_that_holds_the_database(
    held, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO("mat-khau-dai\n"))
    (tmp_path / "tep.csv").write_text("STT;Họ và tên;Năm sinh\n", encoding="utf-8")

    done = [
        commands.main(["check"]),
        commands.main(["backup", "copy.duckdb"]),
        commands.main(["user", "add", "an", "--role", "admin"]),
        commands.main(["verify", "--head", "copy.heads"]),
        commands.main(["import", "tep.csv", "--dry-run"]),
        commands.main(["export", "unit", "don-vi.csv"]),
        commands.main(["rank", "7"]),
    ]

    said = capsys.readouterr()
    assert (done, said.out.splitlines(), said.err.splitlines()) == (
        [0, 0, 0, 0, 0, 0, 1],
        [
            "Mọi quy tắc đều đúng.",
            f"Đã sao lưu đến lượt 4 vào {tmp_path}/copy.duckdb.",
            "Đã thêm tài khoản an.",
            "Chuỗi 5 lượt sửa nguyên vẹn.",
            "Trang 'csv': 0 dòng dữ liệu, 1 dòng bỏ qua",
            f"Đã xuất 2 dòng của bảng unit vào {tmp_path}/don-vi.csv.",
        ],
        ["Không có đợt xét số '7'. Các đợt: –."],
    )
    assert commands.main(["restore", "copy.duckdb"]) == 1
    assert capsys.readouterr().err == (
        f"Ứng dụng hoặc một lệnh khác đang giữ '{held}'. Dừng rồi khôi phục lại.\n"
    )


def test_a_database_held_by_somebody_who_does_not_listen_is_said_so(held, capsys):
    channel.file_of(held).unlink()

    assert commands.main(["check"]) == 1
    assert "ứng dụng đang giữ" in capsys.readouterr().err


def test_a_password_is_asked_where_somebody_sits_at_the_keyboard(database, monkeypatch):
    asked = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or "mat-khau-dai")

    assert commands.main(["user", "add", "an", "--role", "admin"]) == 0
    assert asked == ["Mật khẩu: "]


def test_without_a_database_nothing_is_made(tmp_path, monkeypatch, capsys):
    path = tmp_path / "none.duckdb"
    monkeypatch.setenv("THIDUA_DATABASE", str(path))

    assert commands.main(["check"]) == 1
    assert capsys.readouterr().err.startswith(f"Không có cơ sở dữ liệu '{path}'")
    assert not path.exists()


def test_python_m_db_leaves_with_the_code_of_the_command(database, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["db", "verify"])

    with pytest.raises(SystemExit) as left:
        runpy.run_module("db", run_name="__main__")

    assert (left.value.code, capsys.readouterr().out) == (0, "Chuỗi 4 lượt sửa nguyên vẹn.\n")
