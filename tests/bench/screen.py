"""The running app against a bare page of the same shape: a filter, a cell, many people, memory."""

from __future__ import annotations

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from db.actions import sign_in
from db.model.people import SYSTEM, Role
from db.store.schema import open_store
from tests.bench.told import Told
from tests.source import ROOT
from tests.visitor import Visitor

PASSWORD = "do-toc-do-may"
SEARCHES = ("nguyen", "tran", "le", "pham", "vo")
OURS, BARE = ("nomination_q", "nomination:cells:"), ("q", "rows")
RUNS, CELLS = 60, 80
PEOPLE, EACH, PACE = 40, 10, 4.0
MOST_MEMORY, REST = 600, 60


def with_account(database: Path) -> str:
    """An account of the office in that database; its session as a cookie."""
    store = open_store(database)
    try:
        sign_in.add_account(store, SYSTEM, "do", "Đo tốc độ", Role.SECRETARY, PASSWORD)
        return f"thidua_session={sign_in.sign_in(store, 'do', PASSWORD)}"
    finally:
        store.close()


@contextmanager
def served(script: str, database: Path) -> Iterator[tuple[str, psutil.Process]]:
    """A started server: its address and process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    process = subprocess.Popen(
        [*command, "--server.address", "127.0.0.1"],
        cwd=ROOT, env={**os.environ, "THIDUA_DATABASE": str(database), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{url}/_stcore/health", timeout=1).close()
            break
        except OSError:
            time.sleep(0.2)
    try:
        yield url, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(30)


def p95(spent: list[float]) -> float:
    return sorted(spent)[int(0.95 * (len(spent) - 1))]


def cpu(process: psutil.Process) -> float:
    """Milliseconds of processor time so far."""
    used = process.cpu_times()
    return 1000 * (used.user + used.system)


def filtered(visitor: Visitor, key: str) -> float:
    """The median of a page with a changed filter, in milliseconds."""
    for word in SEARCHES:
        visitor.set(key, "string_value", word)
    spent = [visitor.set(key, "string_value", SEARCHES[n % len(SEARCHES)]) for n in range(RUNS)]
    visitor.set(key, "string_value", "")
    return 1000 * statistics.median(spent)


def type_cells(visitor: Visitor, key: str, first: int, count: int, pace: float) -> list[float]:
    """Milliseconds that each of some cells took, typed into notes one below the other."""
    typed: dict[str, dict[str, str]] = {}
    spent = []
    for number in range(count):
        typed[str(first + number % 5)] = {"note": f"{first}-{number}-{time.time_ns()}"}
        state = json.dumps({"edited_rows": typed, "added_rows": [], "deleted_rows": []})
        began = time.perf_counter()
        spent.append(1000 * visitor.set(key, "string_value", state))
        assert key == BARE[1] or any("Đã lưu" in text for text in visitor.said)
        time.sleep(max(0.0, pace - (time.perf_counter() - began)))
    return spent


def cells(visitor: Visitor, key: str, process: psutil.Process) -> tuple[float, float]:
    """Median milliseconds and processor milliseconds of one saved cell."""
    type_cells(visitor, key, 0, 10, 0)
    before = cpu(process)
    spent = type_cells(visitor, key, 0, CELLS, 0)
    return statistics.median(spent), (cpu(process) - before) / CELLS


def crowd(url: str, cookie: str) -> list[float]:
    """Milliseconds of every cell while forty people save ten cells a second between them."""
    spent: list[float] = []

    def one(place: int) -> None:
        visitor = Visitor(url, "nominations", "nomination_size=200", cookie)
        ready.wait()
        time.sleep(PACE * place / PEOPLE)
        spent.extend(type_cells(visitor, OURS[1], 5 * (place % 40), EACH, PACE))
        visitor.close()

    ready = threading.Barrier(PEOPLE)
    people = [threading.Thread(target=one, args=(place,)) for place in range(PEOPLE)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return spent


def measure(database: Path) -> list[Told]:
    """All that concerns the screen; the database is copied for either side."""
    ours, bare = (database.with_name(f"{side}.duckdb") for side in ("ours", "bare"))
    for copy in (ours, bare):
        shutil.copy(database, copy)
    cookie = with_account(ours)
    with served("tests/bench/bare_app.py", bare) as (url, process):
        visitor = Visitor(url, "")
        page_bare = filtered(visitor, BARE[0])
        cell_bare, cpu_bare = cells(visitor, BARE[1], process)
        visitor.close()
    with served("app.py", ours) as (url, process):
        visitor = Visitor(url, "nominations", "nomination_size=50", cookie)
        page_ours = filtered(visitor, OURS[0])
        cell_ours, cpu_ours = cells(visitor, OURS[1], process)
        visitor.close()
        alone = Visitor(url, "nominations", "nomination_size=200", cookie)
        one = p95(type_cells(alone, OURS[1], 0, 40, 0.1))
        alone.close()
        many = p95(crowd(url, cookie))
        time.sleep(REST)
        memory = process.memory_info().rss / 2**20
    return [
        Told("page of 50, filter changed, ms", page_ours, page_bare, 2.0),
        Told("saved cell, ms", cell_ours, cell_bare, 3.0),
        Told("saved cell, processor ms", cpu_ours, cpu_bare, 3.0),
        Told("p95 of a cell, forty people against one, ms", many, one, 5.0),
        Told("memory a minute later, MB against the limit", memory, MOST_MEMORY, 1.0),
    ]
