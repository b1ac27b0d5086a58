"""Questions against the bare query, copies against the bare copy, what editors feel of both."""

from __future__ import annotations

import itertools
import statistics
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import duckdb

from db.actions import asking, edit, questions
from db.actions.asking import published, running, scope
from db.actions.edit import Query
from db.model.people import SYSTEM, Role, User
from db.model.questions import By, Linked, Question
from db.store import snapshot
from db.store.connection import Store
from db.store.schema import open_store
from tests.bench.stores import median_of
from tests.bench.told import Told

SESSIONS, CELLS, THINKING, TURNS = 10, 20, 0.7, 3
# asks, and edits nothing
ASKER = User(4711, "asker", "Asker", Role.SECRETARY)
# all marks are in the copy
PUBLISHED = "UPDATE round SET published_at = now()::TIMESTAMP"
# over links twice, and rows without linked ones
ASKED = Question("nomination", by=(By("unit"), By("exemplar.subject.type")))
HEAVY = Question("nomination", tests=(Linked("award", "nomination"),), by=(By("unit"),))


def one_question(store: Store, question: Question, name: str) -> Told:
    """A question over a copy that is there: at most three bare queries and the start of a child."""
    made = questions.statement(store, ASKER, question)
    with published.copy_for(store, scope.parts_of(store, ASKER), 0) as copy:
        with duckdb.connect(str(copy.path), read_only=True, config={"threads": 1}) as con:
            bare = median_of(lambda: con.execute(made.sql, dict(made.parameters)).fetchall())
        start = median_of(lambda: running.run(copy.path, "SELECT 1", {}))
        ours = median_of(lambda: questions.ask(store, ASKER, question))
    return Told(f"{name} (bare {bare:.0f} ms, a child {start:.0f} ms)", ours, 3 * bare + start, 1.0)


def copies(store: Store, folder: Path) -> Told:
    """Publishing everything that an administrator may ask about, against the bare copy of it."""
    parts, names = scope.parts_of(store, ASKER), itertools.count()

    def ours() -> None:
        snapshot.publish(store, parts, folder / f"ours-{next(names)}.duckdb")

    def bare() -> None:
        with store.reading() as con:
            number = next(names)
            con.execute(f"ATTACH '{folder}/bare-{number}.duckdb' AS bare_{number}")
            for part in parts:
                con.execute(
                    f'CREATE TABLE bare_{number}."{part.table.name}" AS '
                    f'SELECT * FROM "{part.table.name}" WHERE deleted_at IS NULL'
                )
            con.execute(f"DETACH bare_{number}")

    mine, theirs = median_of(ours, 5), median_of(bare, 5)
    size = max(path.stat().st_size for path in folder.glob("ours-*.duckdb")) / 2**20
    for path in folder.glob("*-*.duckdb"):
        path.unlink()
    return Told(f"publishing a copy of {size:.0f} MB, ms", mine, theirs, 2.0)


@contextmanager
def meanwhile(*works: Callable[[], object]):
    """Each of the works again and again, in a thread of its own, until the block is over."""
    over = threading.Event()

    def again(work: Callable[[], object]) -> None:
        while not over.is_set():
            work()

    crowd = [threading.Thread(target=again, args=(work,)) for work in works]
    for one in crowd:
        one.start()
    try:
        yield
    finally:
        over.set()
        for one in crowd:
            one.join()


def editing(store: Store) -> float:
    """p95 in milliseconds of a cell saved, ten people saving each their own."""
    rows = edit.browse(store, SYSTEM, "nomination", Query(limit=SESSIONS)).frame["id"].tolist()
    spent: list[float] = []

    def somebody(row: int) -> None:
        [held] = edit.fetch(store, SYSTEM, "nomination", [row])
        old = held["note"]
        for number in range(CELLS):
            new = f"{row}-{number}-{time.perf_counter()}"
            start = time.perf_counter()
            edit.save_cell(store, SYSTEM, "nomination", row, "note", old, new)
            spent.append(1000 * (time.perf_counter() - start))
            old = new
            time.sleep(THINKING)

    crowd = [threading.Thread(target=somebody, args=(row,)) for row in rows]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    return statistics.quantiles(spent, n=20)[-1]


def felt(store: Store, folder: Path) -> list[Told]:
    """What editors feel of two who ask without a pause, and of copies made without a pause."""
    parts, names = scope.parts_of(store, ASKER), itertools.count()

    def copy() -> None:
        path = folder / f"felt-{next(names)}.duckdb"
        snapshot.publish(store, parts, path)
        path.unlink()

    asked = [lambda: questions.ask(store, ASKER, HEAVY)] * 2
    editing(store)
    alone, beside, copied = [], [], []
    # in turns, so that what else the machine does falls on all of them
    for _ in range(TURNS):
        alone.append(editing(store))
        with meanwhile(*asked):
            beside.append(editing(store))
        with meanwhile(copy):
            copied.append(editing(store))
    bare = statistics.median(alone)
    return [
        Told("p95 of ten who edit while two ask, ms", statistics.median(beside), bare, 2.0),
        Told(
            "p95 of ten who edit while copies are made without a pause, ms",
            statistics.median(copied), bare, 3.0,
        ),
    ]  # fmt: skip


def measure(database: Path) -> list[Told]:
    store = open_store(database)
    try:
        store.apply(lambda con: con.execute(PUBLISHED))
        asking.ask(store, ASKER, "SELECT 1")
        return [
            one_question(store, ASKED, "a question by two fields over links"),
            one_question(store, HEAVY, "a question for rows without linked rows"),
            copies(store, database.parent),
            *felt(store, database.parent),
        ]
    finally:
        store.close()
