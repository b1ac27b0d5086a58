"""Many rows at once: one field of 10,000 of them, and what a paste of 5,000 makes others wait."""

from __future__ import annotations

import itertools
import threading
import time
from pathlib import Path

from db.actions import bulk, edit, importing
from db.actions.edit import Query
from db.actions.importing import BOTH, Terms
from db.model.people import SYSTEM
from db.store.connection import Store
from db.store.schema import open_store
from tests.bench import bare
from tests.bench.stores import median_of
from tests.bench.told import Told

ROWS, PASTED, ROUNDS = 10_000, 5_000, 9
# milliseconds that a paste may keep somebody's cell waiting
PATIENCE = 2000.0


def change(store: Store) -> Told:
    """One field of 10,000 rows, against the bare update and the bare insert of its log."""
    with store.reading() as con:
        ids = [
            row for (row,) in con.execute("SELECT id FROM nomination LIMIT ?", [ROWS]).fetchall()
        ]
    query, values = Query(only=tuple(ids)), itertools.count()

    def ours() -> None:
        seen = bulk.held(store, SYSTEM, "nomination", query, "note")
        assert (
            bulk.change_all(store, SYSTEM, "nomination", "note", f"n{next(values)}", seen) == ROWS
        )

    mine = median_of(ours, ROUNDS)
    olds, digests, places = [f"n{ROUNDS}"] * ROWS, ["0" * 64] * ROWS, list(range(ROWS))
    salts = [f"{'0' * 16}{place:x}" for place in places]

    def theirs() -> None:
        """Taken back, so that each round finds what it expects."""
        with store.reading() as con:
            con.execute("BEGIN")
            news = ["b"] * ROWS
            assert len(con.execute(bare.CHANGE, [ids, olds, news]).fetchall()) == ROWS
            con.execute(bare.LOG, [0, places, ids, olds, news, salts, digests, digests])
            con.execute("ROLLBACK")

    return Told("one field of 10,000 rows", mine, median_of(theirs, ROUNDS), 4.0)


def wait(store: Store) -> Told:
    """The longest that a cell takes to be saved while 5,000 rows are read and pasted."""
    block = "Tên phong trào\tTên ngắn\tGhi chú\n" + "\n".join(
        f"Phong trào {number}\tPT {number}\tghi chú {number}" for number in range(PASTED)
    )
    [row] = edit.browse(store, SYSTEM, "unit", Query(limit=1)).frame["id"].tolist()
    spent: list[float] = []
    over = threading.Event()

    def somebody() -> None:
        [held] = edit.fetch(store, SYSTEM, "unit", [row])
        old = held["note"]
        for number in itertools.count():
            start = time.perf_counter()
            edit.save_cell(store, SYSTEM, "unit", row, "note", old, f"{number}")
            spent.append(1000 * (time.perf_counter() - start))
            old = f"{number}"
            if over.wait(0.05):
                return

    typing = threading.Thread(target=somebody)
    typing.start()
    terms = Terms(how=BOTH)
    for text in (block, block.replace("\tghi chú", "\tsửa")):
        seen = importing.preview(store, SYSTEM, "movement", text, {}, terms=terms)
        assert len(seen.ready) == PASTED
        importing.save(store, SYSTEM, "movement", seen)
    over.set()
    typing.join()
    return Told("a cell saved beside a paste of 5,000, ms", max(spent), PATIENCE, 1.0)


def measure(database: Path) -> list[Told]:
    store = open_store(database)
    try:
        return [change(store), wait(store)]
    finally:
        store.close()
