"""The one reader behind the screens: works through the files that wait, one after the other."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from duckdb import DuckDBPyConnection

from db.actions import readings
from db.model.problems import Problem, Rejected
from db.model.reading import book
from db.model.reading.result import Reading
from db.model.reading.sender import Senders
from db.store import arrivals, figures
from db.store.arrivals import FAILED, READ, READING, Arrival
from db.store.connection import Store

# seconds that closing waits for the file in hand; it is read anew at the next opening
PATIENCE = 3.0


class Reader:
    """A thread that reads what waits and sleeps until it is woken."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.woken = threading.Event()
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._work, name="reader", daemon=True)

    def _work(self) -> None:
        self.woken.set()
        while not self.ended.is_set():
            self.woken.wait()
            self.woken.clear()
            try:
                while not self.ended.is_set() and read_next(self.store, self.ended):
                    pass
            except Exception:
                if not self.ended.is_set():
                    logging.getLogger("thidua").exception("the reader failed")

    def end(self) -> None:
        """Let go of the store; a file in hand is left as it is."""
        self.ended.set()
        self.woken.set()
        self.thread.join(PATIENCE)


_at_work: list[Reader] = []


@contextmanager
def at_work(store: Store) -> Iterator[Reader]:
    """Read what waits as long as this lasts; what was cut short before waits again first."""
    store.apply(lambda con: arrivals.wait_again(con, store.clock()))
    reader = Reader(store)
    reader.thread.start()
    _at_work.append(reader)
    try:
        yield reader
    finally:
        _at_work.remove(reader)
        reader.end()


def wake(store: Store) -> None:
    """There is something to read; without a reader it waits until the house has one."""
    for reader in _at_work:
        if reader.store is store:
            reader.woken.set()


def read_next(store: Store, ended: threading.Event | None = None) -> bool:
    """Read the file that waits longest; False when none waits. It ends read or failed."""
    arrival = store.apply(lambda con: arrivals.begin_next(con, store.clock()))
    if arrival is None:
        return False
    try:
        found = book.read(readings.sheets(store, arrival), readings.known(store))
        outcome: dict[str, Any] = {"state": READ, "reason": None, "counts": counts(found)}
        outcome |= _sender(store, arrival, found)
    except Rejected as error:
        outcome = {"state": FAILED, "reason": error.problems[0]}
    except Exception:
        # a fault of ours: one file stops no other, and the log has it whole
        logging.getLogger("thidua").exception("arrival %s", arrival.id)
        outcome = {"state": FAILED, "reason": Problem("reading_failed", value=arrival.title)}
    if ended is not None and ended.is_set():
        return False
    _tell(store, arrival, outcome)
    return True


def _tell(store: Store, arrival: Arrival, outcome: dict[str, Any]) -> None:
    """Unless somebody put it aside meanwhile; whose file it is a person knows better."""
    now = store.clock()

    def work(con: DuckDBPyConnection) -> None:
        held = arrivals.one(con, arrival.id)
        if held and held.unit != arrival.unit:
            outcome.pop("unit", None)
            outcome.pop("guessed", None)
        arrivals.change(con, arrival.id, now, (READING,), **outcome)

    store.apply(work)


def counts(reading: Reading) -> dict[str, int]:
    """Rows in all, those that cannot be taken as they are, those that want a look; by table."""
    tables = [table for sheet in reading.sheets for table in sheet.tables]
    found = {
        "rows": reading.rows,
        "faulty": sum(bool(row.problems) for table in tables for row in table.rows),
        "doubtful": sum(
            bool(row.doubts or row.candidates) and not row.problems
            for table in tables
            for row in table.rows
        ),
    }
    for table in tables:
        if table.rows:
            found[table.target] = found.get(table.target, 0) + len(table.rows)
    return found


def senders(store: Store, round_id: int) -> Senders:
    """The units from which files of a round may come."""
    with store.reading() as con:
        today = store.clock().date()
        expected = figures.run(con, "units_of_round", round=round_id, today=today)
    gazetteer = readings.known(store).gazetteer
    return Senders(gazetteer, frozenset(map(int, expected["unit"])) & gazetteer.units.keys())


def _sender(store: Store, arrival: Arrival, reading: Reading) -> dict[str, object]:
    """The unit that the file itself speaks of, where nothing said one before."""
    if arrival.unit is not None:
        return {}
    unit = senders(store, arrival.round).of_reading(reading)
    return {} if unit is None else {"unit": unit, "guessed": "rows"}
