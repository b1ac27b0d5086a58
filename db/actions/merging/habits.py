"""What a person corrected in a sender's file is done by itself in the next file of that shape.

A shape is a row of headings. What was said about it is kept by its distance from that row, so it
fits a file in which the same headings stand elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from db.actions.merging.shape import Said
from db.model.people import User, may_run_the_office
from db.model.problems import reject
from db.model.reading.grid import Sheet, Value, cleaned
from db.model.reading.result import AS_READ, Corrections
from db.model.reading.shape import ByHand
from db.model.vietnamese import fold
from db.store import habits
from db.store.connection import Store

ROLE, HEADING, TARGET, KIND = "role", "heading", "target", "kind"
FEWEST_HEADINGS = 2
# headings that a person names may stand a little above or below the row that is known again
NEAR = 4
# headings further down than this are not looked for
DEEPEST = 5000


def habit(store: Store, user: User, reading_sheets: Sequence[Sheet], sender: str) -> Corrections:
    """What was said before about files of this sender, as far as these sheets have their shape.

    Rejected for who may not run the office.
    """
    if not may_run_the_office(user):
        raise reject("not_allowed")
    with store.reading() as con:
        known = habits.of_sender(con, sender) if sender else {}
    if not known:
        return AS_READ
    sheets: dict[str, ByHand] = {}
    targets: dict[tuple[str, int], str] = {}
    kinds: dict[tuple[str, int], str] = {}
    for sheet in reading_sheets:
        roles: dict[tuple[int, int], str] = {}
        headings: list[tuple[int, ...]] = []
        for what, row, more, value in _told_of(sheet, known):
            if what == ROLE:
                roles[row, more] = value
            elif what == HEADING:
                headings.append(tuple(row + below for below in more))
            else:
                (targets if what == TARGET else kinds)[sheet.name, row] = value
        if roles or headings:
            sheets[sheet.name] = ByHand(roles, {}, tuple(sorted(headings)))
    return Corrections(sheets, targets, kinds)


def keep_habit(store: Store, user: User, sheets: Sequence[Sheet], said: Said, sender: str) -> None:
    """Remember what was said about columns, headings and tables; rows are of this file alone.

    Rejected for who may not run the office.
    """
    if not may_run_the_office(user):
        raise reject("not_allowed")
    found: dict[str, list[list[Any]]] = {}
    for sheet in sheets if sender else ():
        for what, row, more, value in _said_of(sheet.name, said.by_hand):
            near = [at for at in range(row - NEAR, row + NEAR + 1) if _is_heading(sheet, at)]
            if near:
                at = min(near, key=lambda one: (abs(one - row), one))
                shape = _shape(sheet.rows[at])
                found.setdefault(shape, []).append([what, row - at, more, value])
    if found:
        told = {shape: json.dumps(one, ensure_ascii=False) for shape, one in found.items()}
        store.apply(lambda con: habits.keep(con, sender, told, store.clock()))


def _said_of(name: str, by_hand: Corrections) -> Iterator[tuple[str, int, Any, str]]:
    """(what, row, column or rows below, value) of everything said about a sheet's headings."""
    sheet = by_hand.sheets.get(name, ByHand())
    for (row, column), role in sheet.roles.items():
        yield ROLE, row, column, role
    for rows in sheet.headings:
        yield HEADING, rows[0], [row - rows[0] for row in rows], ""
    for what, said in ((TARGET, by_hand.targets), (KIND, by_hand.kinds)):
        for (where, row), value in said.items():
            if where == name:
                yield what, row, 0, value


def _told_of(sheet: Sheet, known: Mapping[str, str]) -> Iterable[tuple[str, int, Any, str]]:
    """The same for the rows of a sheet whose shape is known."""
    for row in sheet.rows:
        if row <= DEEPEST and _is_heading(sheet, row):
            for what, distance, more, value in json.loads(known.get(_shape(sheet.rows[row]), "[]")):
                yield what, row + distance, more, value


def _is_heading(sheet: Sheet, row: int) -> bool:
    """Several texts and nothing else."""
    filled = [value for value in sheet.rows.get(row, ()) if value not in (None, "")]
    return len(filled) >= FEWEST_HEADINGS and all(isinstance(value, str) for value in filled)


def _shape(values: Sequence[Value]) -> str:
    """A digest of the words, whatever their case and marks."""
    words = "|".join(fold(cleaned(str(value or ""))) for value in values).rstrip("|")
    return hashlib.sha256(words.encode()).hexdigest()
