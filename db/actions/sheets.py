"""Who marks in a round, what waits for a member, and one sheet of criteria with own marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from db.model import values
from db.model.people import User, may_mark, may_run_the_office
from db.model.problems import reject
from db.store import lookups, marks, rows
from db.store.connection import Store

STANDING_BODY = "standing_body"
NONE, SOME, DONE = "○", "◐", "●"


@dataclass(frozen=True, slots=True)
class Member:
    """A council member as marker; the standing seat also marks for the standing body."""

    id: int
    name: str
    seat: str
    account: int | None
    council: int
    valid_from: str | None = None
    valid_to: str | None = None

    @property
    def standing(self) -> bool:
        return self.seat == "standing"

    def serves_in(self, of_round: dict[str, Any], today: date) -> bool:
        """Whether the term and the round share a day; a round without dates is today's."""
        opens = of_round["opens_on"] or of_round["closes_on"]
        first = values.first_day(opens) if opens else today
        last = values.last_day(of_round["closes_on"]) if of_round["closes_on"] else None
        ended = self.valid_to and values.last_day(self.valid_to) < first
        begins_later = self.valid_from and last and values.first_day(self.valid_from) > last
        return not (ended or begins_later)


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion of a sheet, and the mark that stands on it; codes, not ids."""

    criterion: int
    code: str
    name: str
    kind: str
    maximum: Decimal | None
    guidance: str | None
    marked_by: str
    mark: int | None
    entry: str | None
    points: Decimal | None
    submitted: bool
    marker: int | None
    comment: str | None


@dataclass(frozen=True, slots=True)
class About:
    """Who is nominated and for what; choices are lookup ids, files have an id and a title."""

    name: str
    birth: str | None
    position: str | None
    unit: str
    subject_type: int
    scope: int
    domain: int | None
    form: int
    model_name: str | None
    achievement: str | None
    submission_number: str | None
    proposed_award: int | None
    files: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one marker answers for on one nomination."""

    nomination: int
    marker: Member
    lines: tuple[Line, ...]
    locked: str = ""
    about: About | None = None

    @property
    def total(self) -> Decimal:
        """Base and bonus points less penalties, of what is entered so far."""
        signs = {"base": 1, "bonus": 1, "penalty": -1}
        return sum(
            (signs.get(line.kind, 0) * (line.points or Decimal(0)) for line in self.lines),
            Decimal(0),
        )

    @property
    def submitted(self) -> bool:
        return bool(self.lines) and all(line.submitted for line in self.lines)


def markers(store: Store, user: User, round_id: int) -> list[Member]:
    """Whose sheets this user may type in a round: own, or everybody's for the office."""
    with store.reading() as con:
        return _markers(con, store, user, round_id)


def my_list(store: Store, user: User, round_id: int, marker: int | None = None) -> pd.DataFrame:
    """The nominations before the council with ○ ◐ ●: untouched, begun, handed in."""
    with store.reading() as con:
        member = _marker(_markers(con, store, user, round_id), user, marker)
        frame = marks.waiting(con, round_id, member.id, member.standing)
    frame["recused"] = frame["recused"] > 0
    frame["state"] = [
        NONE if not marked else DONE if submitted == criteria else SOME
        for criteria, marked, submitted in zip(
            frame["criteria"], frame["marked"], frame["submitted"], strict=True
        )
    ]
    return frame


def sheet(store: Store, user: User, nomination: int, marker: int | None = None) -> Sheet:
    """The criteria that this marker answers for, with own marks and nobody else's."""
    with store.reading() as con:
        held, round_row, member = place(con, store, user, nomination, marker)
        lines = lines_of(con, nomination, member)
        locked = locked_by(held, round_row, lookups.codes(con))
        return Sheet(nomination, member, lines, locked, About(*marks.about(con, nomination)))


def place(
    con: DuckDBPyConnection, store: Store, user: User, nomination: int, marker: int | None
) -> tuple[dict[str, Any], dict[str, Any], Member]:
    """The nomination, its round, and the member this user marks as."""
    if not (may_mark(user) or may_run_the_office(user)):
        raise reject("not_allowed", table="mark")
    found = rows.fetch(con, store.catalogue["nomination"], [nomination])
    if not found:
        raise reject("row_gone", table="nomination", row=nomination)
    members = _markers(con, store, user, found[0]["round"])
    [round_row] = rows.fetch(con, store.catalogue["round"], [found[0]["round"]])
    return found[0], round_row, _marker(members, user, marker)


def _markers(con: DuckDBPyConnection, store: Store, user: User, round_id: int) -> list[Member]:
    if not (may_mark(user) or may_run_the_office(user)):
        raise reject("not_allowed", table="mark")
    found = rows.fetch(con, store.catalogue["round"], [round_id])
    if not found:
        raise reject("row_gone", table="round", row=round_id)
    council = [
        member
        for member in (Member(*row) for row in marks.members(con))
        if found[0]["council"] in (None, member.council)
    ]
    if not may_run_the_office(user):
        council = [member for member in council if member.account == user.id]
    serving = [m for m in council if m.serves_in(found[0], store.clock().date())]
    if council and not serving:
        raise reject("term_over", table="mark", facts={"by": found[0]["name"]})
    return serving


def _marker(members: Sequence[Member], user: User, marker: int | None) -> Member:
    """The member meant; the office speaks for the standing seat when it names nobody."""
    if marker is None:
        meant = [m for m in members if m.standing or not may_run_the_office(user)]
    else:
        meant = [m for m in members if m.id == marker]
    if not meant:
        raise reject("not_on_council" if marker is None else "not_your_marks", table="mark")
    return meant[0]


def lines_of(con: DuckDBPyConnection, nomination: int, member: Member) -> tuple[Line, ...]:
    return tuple(Line(*row) for row in marks.sheet(con, nomination, member.id, member.standing))


def locked_by(held: dict[str, Any], round_row: dict[str, Any], codes: dict[int, str]) -> str:
    """Why nobody marks this nomination now, as the code of a problem; empty when they may."""
    if round_row["closed"]:
        return "locked"
    if round_row["published_at"]:
        return "marks_published"
    if codes[held["state"]] not in marks.MARKABLE:
        return "not_before_council"
    return "" if held["criteria_set"] else "no_criteria_set"
