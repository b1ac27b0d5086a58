"""A file that came in, read and compared with the register as far as a person has said; taken."""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.actions import arrivals, merging, readings
from db.actions.arrivals import Arrival
from db.actions.merging.habits import habit, keep_habit
from db.actions.merging.shape import Merge, Said, Saved
from db.model.people import User
from db.model.reading.result import AS_READ, Reading
from db.store.connection import Store


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands on the screen: the file, what it says, and what it would do."""

    arrival: Arrival
    said: Said
    reading: Reading
    merge: Merge


def said_of(store: Store, user: User, arrival: int) -> Said:
    """All that was said about a file; at first what its sender's files needed before.

    Round and unit are those that the file has now. Rejected as ``arrivals.reading`` is.
    """
    found = arrivals.one(store, user, arrival)
    said = arrivals.said(store, user, arrival)
    if found.said is None and found.state == arrivals.READ:
        sheets = readings.parsed(store, found)
        said = Said(by_hand=habit(store, user, sheets, _sender(found)))
    given = {"round": found.round, **({"unit": found.unit} if found.unit else {})}
    return replace(said, given={**said.given, **given})


def seen(store: Store, user: User, arrival: int, language: str = "vi") -> Seen:
    """A file as it would go in now. Rejected, one sentence, when it cannot be read."""
    said = said_of(store, user, arrival)
    found = arrivals.one(store, user, arrival)
    reading = arrivals.reading(store, user, arrival)
    if said.by_hand != arrivals.said(store, user, arrival).by_hand:
        reading = readings.of(store, found, said.by_hand)
    return Seen(found, said, reading, merging.preview(store, user, reading, said, language))


def take(store: Store, user: User, what: Seen) -> Saved:
    """Write what is ready as one bundle, and remember how the file was read for the next one.

    Rejected as ``merging.save`` is; nothing is written then.
    """
    saved = merging.save(store, user, what.merge, source_file=what.arrival.title)
    arrivals.taken(store, user, what.arrival.id, saved.bundle)
    if what.said.by_hand != AS_READ:
        sheets = readings.parsed(store, what.arrival)
        keep_habit(store, user, sheets, what.said, _sender(what.arrival))
    return saved


def _sender(arrival: Arrival) -> str:
    return str(arrival.unit or "")
