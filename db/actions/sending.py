"""Which units have sent: told from the files that came in, and who is still to be reminded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from db.actions import arrivals, edit
from db.actions.rights import refuse_bound
from db.model.people import User, may_edit_table, may_read_table, sees_only_own_rows
from db.model.problems import Problem, Rejected, reject
from db.model.tables.review import RECEIPT, ROUND
from db.model.tables.setting import ATTACHMENT
from db.model.texts import say
from db.model.values import last_day, show_date
from db.store import arrivals as held
from db.store import attachments, figures, known, lookups
from db.store.arrivals import PUT_ASIDE, Arrival
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.writer import Writing, write

SENT, NOT_SENT = "sent", "not_sent"


@dataclass(frozen=True, slots=True)
class Line:
    """A unit that has to send: the code of its state, its receipt (None when it has none yet)."""

    unit: int
    state: str
    receipt: int | None


def lines(store: Store, user: User, round_id: int) -> list[Line]:
    """A line for each unit of the plan, in protocol order; a unit account its own."""
    if not may_read_table(user, RECEIPT.name):
        raise reject("not_allowed", table=RECEIPT.name)
    with store.reading() as con:
        today = store.clock().date()
        found = figures.run(con, "units_of_round", round=round_id, today=today)
    every = [
        Line(int(row["unit"]), str(row["state"]), _whole(row["receipt"]))
        for row in found.to_dict("records")
    ]
    own = sees_only_own_rows(user)
    return [line for line in every if not own or line.unit in user.units]


def _whole(number: float) -> int | None:
    return None if pd.isna(number) else int(number)


def called(
    store: Store, user: User, units: Collection[int], language: str = "vi"
) -> dict[int, str]:
    """What the units are called, in their order; where two have one name, with their district."""
    names = edit.titles(store, user, "unit", list(units))
    often = Counter(names.values())
    whole = edit.options(store, user, RECEIPT.field("unit"), language)
    return {
        unit: names[unit] if often[names[unit]] == 1 else whole.get(unit, names[unit])
        for unit in dict.fromkeys(units)
        if unit in names
    }


def reminder(store: Store, user: User, round_id: int) -> str:
    """An official letter's text to the units that have not sent, ready to be copied."""
    units = [line.unit for line in lines(store, user, round_id) if line.state == NOT_SENT]
    names = called(store, user, units)
    with store.reading() as con:
        found = known.keys(con, store.catalogue[ROUND.name], ("name", "closes_on"))
    rounds = {key: (name, day) for key, name, day in found}
    if round_id not in rounds:
        raise reject("no_such_row", table=RECEIPT.name, field="round", value=round_id)
    name, day = rounds[round_id]
    facts = {
        "round": name,
        "count": len(units),
        "today": f"{store.clock():%d/%m/%Y}",
        "units": "\n".join(f"{place}. {names[u]}" for place, u in enumerate(units, start=1)),
    }
    if not day:
        return say("vi", "receipts.reminder_open", **facts)
    late = "_late" if last_day(day) < store.clock().date() else ""
    return say("vi", f"receipts.reminder{late}", **facts, day=show_date(day, "vi"))


def attached(store: Store, user: User, round_id: int) -> dict[int, list[str]]:
    """Receipt → the names of the files that hang on it, of the lines that this user reads."""
    own = {line.receipt for line in lines(store, user, round_id)}
    with store.reading() as con:
        found = figures.run(con, "files_of_round", round=round_id)
    titles: dict[int, list[str]] = {}
    for row, title in zip(found["receipt"].tolist(), found["title"].tolist(), strict=True):
        if row in own:
            titles.setdefault(row, []).append(title)
    return titles


def unrecorded(store: Store, user: User, round_id: int) -> list[Arrival]:
    """Files with a unit whose line does not tell of them yet."""
    states = {line.unit: line.state for line in lines(store, user, round_id)}
    with store.reading() as con:
        found = figures.run(con, "files_of_round", round=round_id)
    hanging = set(zip(found["unit"].tolist(), found["file"].tolist(), strict=True))
    return [
        arrival
        for arrival in arrivals.listed(store, user, round_id)
        if arrival.unit is not None and arrival.state != PUT_ASIDE and arrival.digest
        and not _is_told(arrival, states, hanging)
    ]  # fmt: skip


def _is_told(arrival: Arrival, states: Mapping[int, str], hanging: set[tuple[int, str]]) -> bool:
    """Its file hangs on the line; one of a kind that hangs on no row is told by the state."""
    if arrival.hangs:
        return (arrival.unit, arrival.digest) in hanging
    return states.get(arrival.unit or 0, NOT_SENT) != NOT_SENT


def record(store: Store, user: User, round_id: int, ids: Sequence[int]) -> int:
    """Write that the units of these files have sent, and hang each file on its unit's line.

    One bundle; gives its number. A file of a kind that is not attached only turns the state.
    Rejected for a file without a unit, and where all of it stands there already.
    """
    if not may_edit_table(user, RECEIPT.name):
        raise reject("not_allowed", table=RECEIPT.name)
    chosen = [arrivals.one(store, user, arrival) for arrival in ids]
    unknown = [a for a in chosen if a.unit is None or a.round != round_id or not a.digest]
    if unknown:
        raise Rejected([Problem("arrival_without_unit", value=a.title) for a in unknown])

    def work(writing: Writing) -> int:
        rows = _sent(writing, user, round_id, [a.unit for a in chosen if a.unit])
        new = {
            (rows[a.unit], a.digest): a
            for a in chosen
            if a.unit and a.hangs
            and not attachments.has(writing.con, RECEIPT.name, rows[a.unit], a.digest)
        }  # fmt: skip
        writing.insert(ATTACHMENT, [
            {"table_name": RECEIPT.name, "holder": row, "title": a.title, "file": a.digest,
             "size": a.size}
            for (row, _), a in new.items()
        ])  # fmt: skip
        if not writing.changes:
            raise reject("nothing_to_record")
        for arrival in chosen:
            held.change(writing.con, arrival.id, writing.now, held.SETTLED, guessed="")
        return writing.number

    title = chosen[0].title if len(chosen) == 1 else ""
    return write(store, Origin(user, "receive", source_file=title), work)


def _sent(writing: Writing, user: User, round_id: int, units: Sequence[int]) -> dict[int, int]:
    """The units' lines of the round, made where there are none, all of them as sent: unit → row."""
    sent = lookups.ids(writing.con)["receipt_state", SENT]
    described = writing.store.catalogue[RECEIPT.name]
    there = {
        unit: (row, state)
        for row, held_round, unit, state in known.keys(
            writing.con, described, ("round", "unit", "state")
        )
        if held_round == round_id and unit in units
    }
    old = [(row, state, sent) for row, state in there.values() if state != sent]
    refuse_bound(writing, user, described, [row for row, _, _ in old], ("state",))
    writing.update_many(described, "state", old)
    missing = [unit for unit in dict.fromkeys(units) if unit not in there]
    made = writing.insert(
        described, [{"round": round_id, "unit": unit, "state": sent} for unit in missing]
    )
    rows = {unit: row for unit, (row, _) in there.items()} | dict(zip(missing, made, strict=True))
    refuse_bound(writing, user, described, list(rows.values()), ("state",))
    return rows
