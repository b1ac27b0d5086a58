"""The administrator's commands while the real app holds the database."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from db.actions import channel
from seed.__main__ import main as plant
from tests.browser.driver import start
from tests.source import ROOT


@pytest.fixture
def running(tmp_path, monkeypatch):
    """The app on reference rows."""
    monkeypatch.setenv("THIDUA_DATABASE", str(tmp_path / "small.duckdb"))
    assert plant([]) == 0
    started = start(tmp_path / "small.duckdb")
    yield started
    started.stop()


def command(running, folder: Path, *words: str, typed: str = "") -> tuple[int, str, str]:
    """Exit code and both outputs of ``python -m …`` run in that folder."""
    ran = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env={**os.environ, "THIDUA_DATABASE": str(running.database), "PYTHONPATH": str(ROOT)},
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout, ran.stderr


def test_all_commands_but_restore_and_seed_work_through_the_app(running, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()

    def db(*words: str, typed: str = "") -> tuple[int, str, str]:
        return command(running, folder, "db", *words, typed=typed)

    assert db("check") == (0, "Mọi quy tắc đều đúng.\n", "")
    assert db("user", "add", "an", "--role", "admin", typed="mat-khau-dai\n") == (
        0,
        "Đã thêm tài khoản an.\n",
        "",
    )
    assert db("user", "add", "an", "--role", "admin", typed="ngan\n")[0] == 1
    assert db("backup", "copy.duckdb") == (
        0,
        f"Đã sao lưu đến lượt 2 vào {folder}/copy.duckdb.\n",
        "",
    )
    assert db("verify", "--head", "copy.heads") == (0, "Chuỗi 2 lượt sửa nguyên vẹn.\n", "")
    code, out, err = db("rank", "1")
    assert (code, out, err.count("\n"), err.startswith("Không có đợt xét")) == (1, "", 1, True)
    for refused in (db("restore", "copy.duckdb"), command(running, folder, "seed")):
        code, out, err = refused
        assert (code, out, err.count("\n"), "đang giữ" in err) == (1, "", 1, True)


def test_the_channel_is_private_and_closes_with_the_app(running):
    left = channel.file_of(running.database)
    port, _ = json.loads(left.read_text())

    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/")
    with refused.value as answer:
        assert (answer.code, answer.read()) == (403, b"")
    assert stat.S_IMODE(left.stat().st_mode) == 0o600
    running.stop()
    assert not left.exists()
