"""kill -9 amid edits: what was acknowledged is there, nothing is half done, the register is whole.

Twenty rounds of the running app, ten of bundles of many rows; 200 of each with THIDUA_FULL=1.
"""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from db.actions import channel, house, keep, sign_in
from db.model.people import SYSTEM, Role
from db.store.connection import Store
from db.store.schema import open_store
from seed.__main__ import main as plant
from tests.browser.driver import start
from tests.source import ROOT
from tests.visitor import visiting

FULL = os.environ.get("THIDUA_FULL") == "1"
ROUNDS, BUNDLE_ROUNDS = (200, 200) if FULL else (20, 10)
PASSWORD = "mat-khau-dai"
TYPED = {"movements": ("movement", "short_name"), "units": ("unit", "note")}
# adds, changes, deletes, brings back, imports many rows; says the number of each bundle when done
WRITER = """
import pathlib, sys
from db.actions import edit, house
from db.model.people import SYSTEM
from db.store.beside import write_beside
from db.store.changelog import Origin
store = house.open_house(pathlib.Path(sys.argv[1]))
unit = edit.table(store, "unit")
kind, level = (min(edit.options(store, SYSTEM, unit.field(name))) for name in ("type", "level"))
done = lambda: print(store.head, flush=True)
while True:
    rows = [{"name": f"Xã {i}", "type": kind, "level": level} for i in range(40)]
    ids = edit.add(store, SYSTEM, "unit", rows)
    done()
    edit.change(store, SYSTEM, "unit", "note", [(row, None, f"{row}") for row in ids[:30]])
    done()
    edit.remove(store, SYSTEM, "unit", ids[:20])
    done()
    edit.bring_back(store, SYSTEM, "unit", ids[:10])
    done()
    write_beside(store, Origin(SYSTEM, "import"), lambda writing: writing.insert(unit, rows))
    done()
"""
STEPS = {("add", 40), ("bulk", 30), ("delete", 20), ("restore", 10), ("import", 40)}


@pytest.fixture
def register(tmp_path, monkeypatch):
    """A database of reference rows; commands find it."""
    path = tmp_path / "small.duckdb"
    monkeypatch.setenv("THIDUA_DATABASE", str(path))
    assert plant([]) == 0
    return path


def test_what_the_running_app_said_was_saved_outlives_it(register):
    store = house.open_house(register)
    sign_in.add_account(store, SYSTEM, "lan", "Lan", Role.ADMIN, PASSWORD)
    token = sign_in.sign_in(store, "lan", PASSWORD)
    house.close_house()
    chance = random.Random(9)

    for turn in range(ROUNDS):
        said = killed_amid_edits(register, token, turn, chance.uniform(0, 0.3))
        kept, half_done, wrong = found_in(register)
        lost = {name: texts - kept[name] for name, texts in said.items()}
        assert (turn, [name for name in said if not said[name]]) == (turn, [])
        assert (turn, lost, half_done) == (turn, {name: set() for name in said}, [])
        assert (turn, wrong) == (turn, [])


def killed_amid_edits(path: Path, token: str, turn: int, wait: float) -> dict[str, set[str]]:
    """What two visitors and a command were told is saved, until the app was killed."""
    said: dict[str, set[str]] = {name: set() for name in (*TYPED, "accounts")}
    running = start(path)

    def typing(page: str) -> None:
        with visiting(running.url, token, page) as visitor:
            for n in count():
                text = f"lần {turn}.{n}."
                if visitor.type(n % 5, TYPED[page][1], text):
                    said[page].add(text)

    def adding() -> None:
        for n in count():
            name = f"nguoi-{turn}-{n}"
            order = {"command": "user", "name": name, "role": "leader", "password": PASSWORD}
            answer = channel.ask(path, order)
            if answer is None or answer.code:
                return
            said["accounts"].add(name)

    with at_once(lambda: typing("movements"), lambda: typing("units"), adding):
        until = time.monotonic() + 20
        while not all(said.values()) and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(wait)
        running.process.kill()
        running.process.wait()
    return said


@contextlib.contextmanager
def at_once(*work: Callable[[], None]) -> Iterator[None]:
    """Run each in a thread of its own, until the app is gone."""

    def until_gone(one: Callable[[], None]) -> None:
        with contextlib.suppress(ConnectionClosed, OSError, TimeoutError):
            one()

    threads = [threading.Thread(target=until_gone, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    yield
    for thread in threads:
        thread.join()


def wrong_with(store: Store) -> list[object]:
    """What ``check`` and ``verify`` find."""
    broken = keep.verify(store, SYSTEM)
    return [*keep.check(store, SYSTEM), *([broken] if broken else [])]


def found_in(path: Path) -> tuple[dict[str, set[str]], list[tuple[str, ...]], list[object]]:
    """What the log says was typed, and the accounts; accounts half made; what else is wrong."""
    store = open_store(path)
    with store.reading() as con:
        kept = {
            page: {
                text
                for (text,) in con.execute(
                    "SELECT new FROM change WHERE table_name = ? AND field = ?", [table, field]
                ).fetchall()
            }
            for page, (table, field) in TYPED.items()
        }
        kept["accounts"] = {name for (name,) in con.execute("SELECT name FROM account").fetchall()}
        half_done = con.execute(
            "SELECT name FROM account FULL JOIN credential ON account.id = credential.account "
            "WHERE account.id IS NULL OR credential.hash IS NULL"
        ).fetchall()
    wrong = wrong_with(store)
    store.close()
    return kept, half_done, wrong


def test_a_bundle_of_many_rows_is_there_whole_or_not_at_all(register):
    chance = random.Random(10)
    told = 1

    for turn in range(BUNDLE_ROUNDS):
        told = killed_amid_bundles(register, told, chance.uniform(0, 0.2))
        store = open_store(register)
        with store.reading() as con:
            steps = con.execute(
                "SELECT DISTINCT kind, count(*) FROM bundle JOIN change ON bundle = number "
                "WHERE kind <> 'seed' GROUP BY number, kind"
            ).fetchall()
        head, wrong = store.head, wrong_with(store)
        store.close()
        assert (turn, head >= told, set(steps) <= STEPS, wrong) == (turn, True, True, [])


def killed_amid_bundles(path: Path, told: int, wait: float) -> int:
    """The last bundle that the writer said was done, until it was killed."""
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(wait)
        writer.kill()
        rest = [first, *writer.stdout]
    return max(told, *(int(line) for line in rest if line.endswith(b"\n")))
