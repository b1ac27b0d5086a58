"""Files that come in for a round: kept at once, read one after the other, their state told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from db.actions import reader, readings
from db.actions.merging.said import as_json, from_json
from db.actions.merging.shape import Said
from db.actions.reading import limits
from db.model import evidence
from db.model.people import User, may_edit_table, may_run_the_office, sees_only_own_rows
from db.model.problems import Problem, Rejected, reject
from db.model.reading.result import Reading
from db.model.reading.sender import Senders
from db.model.tables.review import RECEIPT, ROUND
from db.store import arrivals, attachments, files, locks
from db.store.arrivals import (
    FAILED,
    OPEN,
    PUT_ASIDE,
    READ,
    READING,
    SETTLED,
    TAKEN,
    WAITING,
    Arrival,
    Draft,
)
from db.store.connection import Store

__all__ = ["FAILED", "PUT_ASIDE", "READ", "READING", "TAKEN", "WAITING", "Arrival", "Came"]

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Came:
    """The arrivals that were made, in order, and what was there already."""

    ids: tuple[int, ...]
    problems: tuple[Problem, ...]


def arrived(
    store: Store, user: User, round_id: int, unit: int | None, name: str, content: bytes
) -> int:
    """Take one file in; gives the arrival. Rejected for one that came before."""
    came = arrive(store, user, round_id, unit, [(name, content)])
    if came.problems:
        raise Rejected(came.problems)
    return came.ids[0]


def arrive(
    store: Store, user: User, round_id: int, unit: int | None, given: Sequence[File]
) -> Came:
    """Take files in at once, each with a state; they are safe when this returns.

    ``unit``: whose they are, None to propose it from each name. One that is empty, too large or
    cannot be kept arrives as failed; the same file of the same unit is not taken twice. Rejected
    where the round is unknown or closed, or the user may not send for the unit.
    """
    _refuse(store, user, round_id, unit)
    drafts = _drafts(store, round_id, unit, given)
    now = store.clock()

    def work(con: DuckDBPyConnection) -> Came:
        there = [
            a for a in arrivals.of_round(con, round_id)
            if a.state != PUT_ASIDE and (may_run_the_office(user) or _is_own(user, a))
        ]  # fmt: skip
        new, problems = _unlike(there, drafts)
        ids = arrivals.add(con, new, round_id, user.id, user.full_name, now)
        return Came(tuple(ids), tuple(problems))

    came = store.apply(work)
    reader.wake(store)
    return came


def _drafts(store: Store, round_id: int, unit: int | None, given: Sequence[File]) -> list[Draft]:
    senders = reader.senders(store, round_id) if unit is None else None
    return [_draft(store, senders, unit, name, content) for name, content in given]


def _draft(
    store: Store, senders: Senders | None, unit: int | None, name: str, content: bytes
) -> Draft:
    """The file kept, or why it was not; its unit by its name where none was given."""
    title, guessed = evidence.title_of(name), ""
    if senders is not None:
        unit = senders.named(title.rpartition(".")[0] or title)
        guessed = "" if unit is None else "name"
    digest, fault = "", _fault(title, content)
    if fault is None:
        try:
            digest = files.keep(files.folder_of(store.path), content)
        except OSError as error:
            facts = {"reason": error.strerror}
            fault = Problem("file_not_kept", value=title, facts=facts)
    hangs = evidence.fault_of(title, content) is None
    return Draft(digest, title, len(content), unit, guessed, fault, hangs)


def _fault(title: str, content: bytes) -> Problem | None:
    if not content:
        return Problem("unread_empty", value=title)
    if len(content) > limits.FILE_BYTES:
        facts = {"limit": limits.FILE_BYTES // limits.MEGABYTE}
        return Problem("file_too_big", value=title, facts=facts)
    return None


def _unlike(there: Sequence[Arrival], drafts: Sequence[Draft]) -> tuple[list[Draft], list[Problem]]:
    """Drafts that are not there yet; a blank form may come from two units, so both are taken."""
    new: list[Draft] = []
    problems = []
    for draft in drafts:
        before: list[Arrival | Draft] = [*there, *new]
        if draft.digest and any(_same(one, draft) for one in before):
            problems.append(Problem("file_came_before", value=draft.title))
        else:
            new.append(draft)
    return new, problems


def _same(one: Arrival | Draft, draft: Draft) -> bool:
    told_apart = None not in (one.unit, draft.unit) and one.unit != draft.unit
    return one.digest == draft.digest and not told_apart


def listed(store: Store, user: User, round_id: int) -> list[Arrival]:
    """The files of a round in the order in which they came; a unit account sees its own."""
    if sees_only_own_rows(user):
        with store.reading() as con:
            found = arrivals.of_round(con, round_id, user.units)
        return [arrival for arrival in found if _is_own(user, arrival)]
    _office(user)
    with store.reading() as con:
        return arrivals.of_round(con, round_id)


def one(store: Store, user: User, arrival: int) -> Arrival:
    """One file; Rejected when there is none for this user."""
    with store.reading() as con:
        found = arrivals.one(con, arrival)
    own = found is not None and sees_only_own_rows(user) and _is_own(user, found)
    if found is None or not (own or may_run_the_office(user)):
        raise reject("no_such_file")
    return found


def _is_own(user: User, arrival: Arrival) -> bool:
    # what is only proposed may be another unit's
    return arrival.unit in user.units and not arrival.guessed


def reading(store: Store, user: User, arrival: int) -> Reading:
    """What a file says, as it was corrected by hand; Rejected when it cannot be read."""
    _office(user)
    found = one(store, user, arrival)
    if found.reason is not None:
        raise Rejected([found.reason])
    return readings.of(store, found, from_json(found.said or "").by_hand)


def said(store: Store, user: User, arrival: int) -> Said:
    """All that a person said about a file so far."""
    _office(user)
    return from_json(one(store, user, arrival).said or "")


def say(store: Store, user: User, arrival: int, said: Said) -> None:
    """Keep what a person said about a file that is still open."""
    _office(user)
    _change(store, user, arrival, OPEN, said=as_json(said))


def taken(store: Store, user: User, arrival: int, bundle: int) -> None:
    """The rows of a file are in the register now, by this bundle."""
    _office(user)
    _change(store, user, arrival, OPEN, state=TAKEN, bundle=bundle)


def open_again(store: Store, user: User, arrival: int) -> None:
    """What was taken of a file was undone, or more of it is wanted: it may be taken once more."""
    _office(user)
    _change(store, user, arrival, (TAKEN,), state=READ)


def put_aside(store: Store, user: User, arrival: int) -> None:
    """A file that nobody needs; it stays, and may be read again."""
    found = one(store, user, arrival)
    if not may_run_the_office(user) and found.account != user.id:
        raise reject("not_allowed", table=RECEIPT.name)
    _change(store, user, arrival, OPEN, state=PUT_ASIDE)


def read_again(store: Store, user: User, arrival: int) -> None:
    """Bring back a file that was put aside, or try once more one that failed."""
    _office(user)
    found = one(store, user, arrival)
    if not found.digest and found.reason is not None:
        # nothing of it was kept
        raise Rejected([found.reason])
    _change(store, user, arrival, (FAILED, PUT_ASIDE), state=WAITING, reason=None)
    reader.wake(store)


def belongs(store: Store, user: User, arrival: int, unit: int | None) -> None:
    """Say whose file it is; None when that is not known after all."""
    _office(user)
    found = one(store, user, arrival)
    _refuse(store, user, found.round, unit)
    _change(store, user, arrival, SETTLED, unit=unit, guessed="")


def may_send(store: Store, user: User, round_id: int, unit: int | None) -> bool:
    """Whether this user may take files in for that round as it stands."""
    try:
        _refuse(store, user, round_id, unit)
    except Rejected:
        return False
    return True


def _change(store: Store, user: User, arrival: int, among: Collection[str], **cells: Any) -> None:
    found, now = one(store, user, arrival), store.clock()
    if not store.apply(lambda con: arrivals.change(con, arrival, now, among, **cells)):
        raise reject("arrival_is_done", value=found.title)


def _office(user: User) -> None:
    if not may_run_the_office(user):
        raise reject("not_allowed", table=RECEIPT.name)


def _refuse(store: Store, user: User, round_id: int, unit: int | None) -> None:
    """Who may edit the receipt of a unit may send its files, as long as the round is open."""
    if not may_edit_table(user, RECEIPT.name):
        raise reject("not_allowed", table=RECEIPT.name)
    if sees_only_own_rows(user) and unit not in user.units:
        raise reject("not_yours", table=RECEIPT.name)
    with store.reading() as con:
        if not attachments.lives(con, store.catalogue[ROUND.name], round_id):
            raise reject("no_such_row", table=RECEIPT.name, field="round", value=round_id)
        units = store.catalogue[RECEIPT.field("unit").target]
        if unit is not None and not attachments.lives(con, units, unit):
            raise reject("no_such_row", table=RECEIPT.name, field="unit", value=unit)
        moves = [(0, round_id)]
        if problems := locks.left_locked(con, store.catalogue, RECEIPT, moves):
            raise Rejected(problems)
