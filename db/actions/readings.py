"""Files that were read lately, so that a person who corrects one does not wait for its parsing."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

from db.actions.reading import files as reading_files
from db.model.problems import Problem, Rejected
from db.model.reading import book
from db.model.reading.book import Known
from db.model.reading.grid import Sheet
from db.model.reading.result import AS_READ, Corrections, Reading
from db.store import files
from db.store.arrivals import Arrival
from db.store.connection import Store

# rows of all files that are held; the one asked for last is held however long it is
MOST_ROWS = 100_000


@dataclass(frozen=True)
class Held:
    """The parsed sheets of a file and what they were read as last, by which register."""

    sheets: list[Sheet]
    known: Known
    by_hand: Corrections
    reading: Reading

    @property
    def rows(self) -> int:
        return sum(len(sheet.rows) for sheet in self.sheets)


_held: OrderedDict[str, Held] = OrderedDict()
_known: WeakKeyDictionary[Store, Known] = WeakKeyDictionary()
_lock = Lock()


def of(store: Store, arrival: Arrival, by_hand: Corrections = AS_READ) -> Reading:
    """What the file says by what the register holds now; Rejected when it cannot be read."""
    with _lock:
        held = _held.get(arrival.digest)
    now = known(store)
    if held is None or held.known is not now or held.by_hand != by_hand:
        parsed = held.sheets if held else sheets(store, arrival)
        held = Held(parsed, now, by_hand, book.read(parsed, now, by_hand))
    with _lock:
        _held[arrival.digest] = held
        _held.move_to_end(arrival.digest)
        while len(_held) > 1 and sum(one.rows for one in _held.values()) > MOST_ROWS:
            _held.popitem(last=False)
    return held.reading


def parsed(store: Store, arrival: Arrival) -> list[Sheet]:
    """The sheets as they were parsed, without what a person said; Rejected as ``of`` is."""
    with _lock:
        held = _held.get(arrival.digest)
    if held is None:
        of(store, arrival)
        with _lock:
            held = _held.get(arrival.digest)
    return held.sheets if held else sheets(store, arrival)


def known(store: Store) -> Known:
    """What reading needs of the register: the same object as long as nothing of it changes."""
    now, last = reading_files.what_is_known(store), _known.get(store)
    if (
        last is not None
        and last.gazetteer.units == now.gazetteer.units
        and last.own_fields == now.own_fields
    ):
        return last
    _known[store] = now
    return now


def sheets(store: Store, arrival: Arrival) -> list[Sheet]:
    """The sheets of a file that was kept; Rejected for one that is gone, altered or unreadable."""
    try:
        path = files.whole(files.folder_of(store.path), arrival.digest)
    except Rejected as error:
        raise Rejected([Problem(p.code, value=arrival.title) for p in error.problems]) from error
    return reading_files.sheets_of(path, arrival.title)
