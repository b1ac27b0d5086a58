"""Marking: one mark, a remark, the whole sheet handed in, a member who stands aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from db.actions.criteria import criteria_guard, new_edition
from db.actions.sheets import (
    DONE,
    STANDING_BODY,
    About,
    Line,
    Member,
    Sheet,
    lines_of,
    locked_by,
    markers,
    my_list,
    place,
    sheet,
)
from db.model.people import User
from db.model.problems import Problem, Rejected, reject
from db.store import lookups
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.writer import Writing, write

__all__ = [
    "DONE",
    "About",
    "Line",
    "Member",
    "Sheet",
    "comment",
    "criteria_guard",
    "markers",
    "my_list",
    "new_edition",
    "recuse",
    "save_mark",
    "sheet",
    "submit",
]


def save_mark(
    store: Store,
    user: User,
    nomination: int,
    criterion: int,
    points: Decimal | None,
    old: Decimal | None = None,
    entry: str = "entered",
    on_behalf_of: int | None = None,
    from_paper: bool = False,
) -> int:
    """Write one mark if it still holds the points ``old``; gives the bundle.

    A first mark is a draft. Entered without points takes a draft away.
    """

    def work(writing: Writing, found: Sheet) -> None:
        line = _line(found, criterion)
        _refuse_points(nomination, line, points, entry)
        if line.mark is None:
            _refuse_vanished(nomination, old, points)
            if entry != "entered" or points is not None:
                _insert(writing, found, [line], entry, points, from_paper, submitted=False)
        elif entry == "entered" and points is None:
            if line.submitted:
                raise reject("mark_handed_in", table="mark", row=line.mark, facts=_facts(line))
            _update(writing, line, "points", old, points)
            writing.delete(writing.store.catalogue["mark"], [line.mark])
        else:
            _update(writing, line, "points", old, points if entry == "entered" else None)
            _update_entry(writing, line, entry)

    return _write(store, user, "mark", nomination, on_behalf_of, work)


def comment(
    store: Store,
    user: User,
    nomination: int,
    criterion: int,
    old: str | None,
    new: str | None,
    on_behalf_of: int | None = None,
) -> int:
    """Write the remark beside a mark that is there."""

    def work(writing: Writing, found: Sheet) -> None:
        line = _line(found, criterion)
        if line.mark is None:
            raise reject("mark_missing", table="mark", facts=_facts(line))
        _update(writing, line, "comment", old, new)

    return _write(store, user, "mark", nomination, on_behalf_of, work)


def submit(store: Store, user: User, nomination: int, marker: int | None = None) -> int:
    """Hand in a sheet; every criterion without a mark is named, and then nothing is handed in."""

    def work(writing: Writing, found: Sheet) -> None:
        missing = [line for line in found.lines if line.mark is None]
        if missing:
            raise Rejected(
                [
                    Problem("mark_missing", "mark", row=nomination, facts=_facts(line))
                    for line in missing
                ]
            )
        for line in found.lines:
            _update(writing, line, "submitted", line.submitted, True)

    return _write(store, user, "submit", nomination, marker, work)


def recuse(
    store: Store,
    user: User,
    nomination: int,
    marker: int | None = None,
    reason: str = "",
    from_paper: bool = False,
) -> int:
    """A member with an interest stands aside: own criteria are handed in without points."""

    def work(writing: Writing, found: Sheet) -> None:
        own = [line for line in found.lines if line.marked_by != STANDING_BODY]
        for line in own:
            if line.mark is not None:
                _update(writing, line, "points", line.points, None)
                _update_entry(writing, line, "recused")
                _update(writing, line, "submitted", line.submitted, True)
        blank = [line for line in own if line.mark is None]
        _insert(writing, found, blank, "recused", None, from_paper, submitted=True)

    return _write(store, user, "mark", nomination, marker, work, reason)


def _write(
    store: Store,
    user: User,
    kind: str,
    nomination: int,
    marker: int | None,
    work: Callable[[Writing, Sheet], None],
    reason: str = "",
) -> int:
    """One bundle on one sheet, refused where marking is over; both names are logged."""

    def on_sheet(writing: Writing) -> int:
        held, round_row, member = place(writing.con, store, user, nomination, marker)
        if code := locked_by(held, round_row, lookups.codes(writing.con)):
            facts = {"by": round_row["name"]}
            raise reject(code, table="mark", row=nomination, facts=facts)
        work(writing, Sheet(nomination, member, lines_of(writing.con, nomination, member)))
        return writing.number

    with store.reading() as con:
        _, _, member = place(con, store, user, nomination, marker)
    on_behalf = "" if member.account == user.id else member.name
    return write(store, Origin(user, kind, reason, on_behalf=on_behalf), on_sheet)


def _line(found: Sheet, criterion: int) -> Line:
    for line in found.lines:
        if line.criterion == criterion:
            return line
    raise reject("not_your_criterion", table="mark", value=criterion)


def _facts(line: Line) -> dict[str, Any]:
    return {"criterion": line.name, "maximum": line.maximum}


def _refuse_points(nomination: int, line: Line, points: Decimal | None, entry: str) -> None:
    if points is None:
        return
    code = ""
    if points < 0:
        code = "mark_below_zero"
    elif line.maximum is not None and points > line.maximum:
        code = "mark_over_maximum"
    elif entry != "entered":
        code = "mark_without_points"
    if code:
        raise reject(
            code, table="mark", field="points", row=nomination, value=points, facts=_facts(line)
        )


def _refuse_vanished(nomination: int, old: Decimal | None, points: Decimal | None) -> None:
    """The mark the marker saw is gone: somebody took it away meanwhile."""
    if old is not None:
        raise reject("row_gone", table="mark", field="points", row=nomination, value=points)


def _insert(
    writing: Writing,
    found: Sheet,
    lines: Sequence[Line],
    entry: str,
    points: Decimal | None,
    from_paper: bool,
    submitted: bool,
) -> None:
    entries = lookups.ids(writing.con)
    writing.insert(
        writing.store.catalogue["mark"],
        [
            {
                "nomination": found.nomination, "criterion": line.criterion,
                "marker": found.marker.id, "entry": entries["mark_entry", entry],
                "points": points, "submitted": submitted, "from_paper": from_paper,
            }
            for line in lines
        ],
    )  # fmt: skip


def _update(writing: Writing, line: Line, name: str, old: Any, new: Any) -> None:
    assert line.mark is not None
    writing.update(writing.store.catalogue["mark"], line.mark, name, old, new)


def _update_entry(writing: Writing, line: Line, entry: str) -> None:
    entries = lookups.ids(writing.con)
    old = entries["mark_entry", line.entry or entry]
    _update(writing, line, "entry", old, entries["mark_entry", entry])
