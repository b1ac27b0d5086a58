"""What the log is asked for: the history of a cell, an undo in bulk, a page as of a day."""

from __future__ import annotations

import statistics
import time

from db.actions import edit, undo
from db.actions.edit import Filter, Query
from db.model.people import SYSTEM
from db.store.connection import Store
from tests.bench import bare
from tests.bench.told import Told, median_of

MANY = 10_000


def history(store: Store) -> Told:
    """One cell in a log of a million changes and more."""
    with store.reading() as con:
        [[row]] = con.execute("SELECT median(id)::BIGINT FROM nomination").fetchall()
        [[logged]] = con.execute("SELECT count(*) FROM change").fetchall()
    assert logged >= 1_000_000

    def ours() -> object:
        return edit.history(store, SYSTEM, "nomination", row, "note")

    def theirs() -> object:
        with store.reading() as con:
            return con.execute(bare.HISTORY, ["nomination", row, "note"]).df()

    return Told("history of a cell, store", median_of(ours), median_of(theirs), 3.0)


def undo_in_bulk(store: Store) -> Told:
    """10,000 cells changed and taken back, against the change itself: one goes like the other."""
    with store.reading() as con:
        found = con.execute(f"SELECT id, note FROM nomination LIMIT {MANY}").fetchall()
    changing, undoing = [], []
    for turn in range(3):
        cells = [(row, note, f"lượt {turn}") for row, note in found]
        start = time.perf_counter()
        number = edit.change(store, SYSTEM, "nomination", "note", cells)
        middle = time.perf_counter()
        undo.undo(store, SYSTEM, number)
        undoing.append(1000 * (time.perf_counter() - middle))
        changing.append(1000 * (middle - start))
    return Told("undo of 10,000 rows", statistics.median(undoing), statistics.median(changing), 3.0)


def as_of_a_bundle(store: Store) -> Told:
    """The page of 200, searched, filtered and sorted, as of before 60,000 cells were changed."""
    with store.reading() as con:
        domain = con.execute("SELECT mode(domain) FROM nomination").fetchall()[0][0]
    asked = {
        "filters": (Filter("domain", "is", domain),),
        "search": "nguyen",
        "sort": (("exemplar", False),),
    }
    then = Query(**asked, bundle=store.head - 6)

    def ours() -> object:
        return edit.browse(store, SYSTEM, "nomination", then)

    def theirs() -> object:
        with store.reading() as con:
            return con.execute(bare.PAGE, [domain, "nguyen"]).df()

    past, now = (edit.browse(store, SYSTEM, "nomination", q) for q in (then, Query(**asked)))
    assert past.total == now.total
    return Told("page of 200 as of a past day", median_of(ours), median_of(theirs), 30.0)
