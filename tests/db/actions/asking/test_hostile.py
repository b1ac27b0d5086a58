"""Statements that want more than to ask: nothing is written, no file is read, no secret is told."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from db.actions import asking, edit, keep, sign_in
from db.actions.asking import published, running
from db.model.people import SYSTEM, Role
from db.model.problems import Rejected
from db.model.texts import sentence
from db.store import snapshot
from tests.db.actions.conftest import Bench

CORPUS = Path(__file__).with_name("hostile.txt")
# stands in everything that nobody may be told
SECRET = "bi-mat-7391"
FULL = bool(os.environ.get("THIDUA_FULL"))
# in daily runs each fifth statement, and of the bombs a few
EACH, BOMBS = (1, 1) if FULL else (5, 9)
# seconds beyond the limit for a machine that is busy with others
SLACK = 15


def corpus() -> dict[str, list[str]]:
    """Group → statements."""
    groups: dict[str, list[str]] = {}
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            held = groups.setdefault(line.removeprefix("## "), [])
        else:
            held.append(line)
    return groups


@dataclass
class Trap:
    """A council with secrets in every hidden corner, and a folder with a secret file."""

    bench: Bench
    folder: Path
    secret: Path

    def ask(self, sql: str) -> tuple[str, str, float]:
        """Outcome, everything that was told, and the seconds it took."""
        for name in ("folder", "secret"):
            sql = sql.replace(f"{{{name}}}", str(getattr(self, name)))
        sql = sql.replace("{database}", str(self.bench.store.path))
        begun = time.monotonic()
        try:
            found = asking.ask(self.bench.store, self.bench.leader, sql)
            told = f"{found.columns} {asking.rows_of(found)}"
            return asking.ANSWERED, told, time.monotonic() - begun
        except Rejected as error:
            told = " ".join(sentence("vi", problem) for problem in error.problems)
            # what the asker wrote is no secret to the asker
            told = told.replace(str(self.folder), "").replace(str(self.bench.store.path), "")
            return error.problems[0].code, told, time.monotonic() - begun

    def state(self) -> Any:
        """All that a statement could change: files by what they hold, the copy, the log's head."""
        files = {
            path: hashlib.sha256(path.read_bytes()).hexdigest()
            for root in (self.folder, snapshot.folder_of(self.bench.store.path))
            for path in root.rglob("*")
            if path.is_file()
        }
        return files, self.bench.store.head, keep.check(self.bench.store, SYSTEM)


@pytest.fixture
def trap(bench: Bench, tmp_path: Path) -> Iterator[Trap]:
    folder = tmp_path / "folder"
    folder.mkdir()
    secret = folder / "secret.txt"
    secret.write_text(f"{SECRET}\n")
    account = sign_in.add_account(
        bench.store, SYSTEM, f"{SECRET}-a", SECRET, Role.SECRETARY, f"{SECRET}-password"
    )
    assert account
    gone = bench.file(f"Người {SECRET}")
    edit.remove(bench.store, SYSTEM, "nomination", [gone.nomination], SECRET)
    filed = bench.file(state="before_council")
    bench.plant(
        "mark",
        {
            "nomination": filed.nomination, "criterion": bench.criteria[1], "comment": SECRET,
            "marker": bench.members[1], "entry": bench.choice["mark_entry", "entered"],
            "points": Decimal(59),
        },
    )  # fmt: skip
    # the subject of the nomination that is gone goes too, with its name
    edit.remove(bench.store, SYSTEM, "exemplar", [gone.exemplar])
    edit.remove(bench.store, SYSTEM, "subject", [gone.subject])
    asking.ask(bench.store, bench.leader, "SELECT 1")
    yield Trap(bench, folder, secret)


def test_the_corpus_is_large():
    assert sum(map(len, corpus().values())) >= 250
    assert [group for group, held in corpus().items() if len(set(held)) != len(held)] == []


def test_nothing_is_written_no_file_is_read_and_no_secret_is_told(trap: Trap):
    before = trap.state()
    asked = [
        (group, sql)
        for group, held in corpus().items()
        for sql in held[:: BOMBS if group.startswith("bombs") else EACH]
    ]

    with ThreadPoolExecutor(3) as crowd:
        found = list(crowd.map(lambda one: trap.ask(one[1]), asked))

    ended = list(zip(asked, found, strict=True))
    assert [one for one in ended if SECRET in one[1][1]] == []
    assert [
        one for one in ended if one[0][0].endswith(": refused") and one[1][0] == asking.ANSWERED
    ] == []
    assert [one for one in ended if "root:" in one[1][1] or str(Path.home()) in one[1][1]] == []
    where = str(trap.bench.store.path.parent)
    assert [one for one in ended if where in one[1][1]] == []
    assert [one for one in ended if one[1][2] > 2 * running.WAIT + SLACK] == []
    assert trap.state() == before


def test_a_copy_is_taken_away_once_another_took_its_place(bench: Bench):
    asking.ask(bench.store, bench.leader, "SELECT 1")
    bench.file()
    asking.ask(bench.store, bench.leader, "SELECT 1")
    asking.ask(bench.store, bench.secretary, "SELECT 1")

    kept = published._kept[bench.store].copies
    folder = snapshot.folder_of(bench.store.path)
    assert [copy.head for copy in kept] == [bench.store.head] * 2
    assert {copy.path for copy in kept} == set(folder.iterdir())
