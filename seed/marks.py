"""What the council of nine marked: whole sheets of past rounds, half the work of the open one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from seed.cast import MEMBERS, SECRETARIES
from seed.exemplars import Draft
from seed.rounds import Sitting, state_of
from seed.world import Step, World

if TYPE_CHECKING:
    from db.actions.seeding import Writing

Mark = dict[str, Any]
STANDING = 3
# Ranked rounds show two ties, sheets that are missing and members who stood aside.
ROUND_WITH_TIES, ROUND_WITH_GAPS = 3, 4
# How many of the nominations before the council each member has marked by now.
PROGRESS = (0.9, 0.5, 0.75, 1.0, 0.25, 0.6, 0.0, 0.4, 0.8)


def steps(world: World, rounds: list[Sitting]) -> Iterator[Step]:
    for number, sitting in enumerate(rounds):
        if sitting.is_open:
            yield from _live(world, sitting)
            continue
        at = datetime(2026, 8, 3, 9) + timedelta(days=8 * number)
        who = SECRETARIES[number % 3]
        yield Step(at, who, "mark", _from_paper(world, sitting, number))


def _from_paper(world: World, sitting: Sitting, number: int) -> Any:
    """The sheets of a past round, typed by a secretary for the members."""

    def work(writing: Writing) -> None:
        marked = [pair for pair in sitting.nominations if state_of(world, pair[0]) != "returned"]
        sheets = {nomination: _sheet(world, nomination, draft) for nomination, draft in marked}
        if number == ROUND_WITH_TIES:
            _tie(world, sheets, marked)
        if number == ROUND_WITH_GAPS:
            _leave_gaps(world, sheets, marked)
        marks = [mark | {"from_paper": True} for sheet in sheets.values() for mark in sheet]
        world.add(writing, "mark", marks)

    return work


def _live(world: World, sitting: Sitting) -> Iterator[Step]:
    """The open round: each member types on three days, the standing body marks the gates first."""
    for day in range(3):
        for order, name in enumerate(MEMBERS):
            at = datetime(2026, 11, 10, 8, 30) + timedelta(days=3 * day, minutes=41 * order)
            yield Step(at, name, "mark", _own(world, sitting, order, day))


def _own(world: World, sitting: Sitting, order: int, day: int) -> Any:
    def work(writing: Writing) -> None:
        waiting = [p for p in sitting.nominations if state_of(world, p[0]) == "before_council"]
        done = waiting[: round(len(waiting) * PROGRESS[order])]
        share = done[len(done) * day // 3 : len(done) * (day + 1) // 3]
        marks: list[Mark] = []
        for nomination, draft in share:
            own = _sheet(world, nomination, draft, (order,))
            is_draft = day == 2 and nomination == share[-1][0]
            marks += [mark | {"submitted": not is_draft} for mark in own]
        world.add(writing, "mark", marks)

    return work


def _sheet(
    world: World, nomination: int, draft: Draft, members: Iterable[int] = range(9)
) -> list[Mark]:
    """Every mark of these members on a nomination; only the standing one marks gates and bonus."""
    markers = list(world.rows["council_member"])
    merit = world.rng.gauss(0.82, 0.07)
    set_id = world.reference.criteria_sets[draft.subject_type, draft.scope]
    standing = world.choice("marked_by", "standing_body")
    stands_aside = world.rng.randrange(9) if world.rng.random() < 0.05 else None
    return [
        _mark(world, nomination, criterion, markers[order], merit, aside=order == stands_aside)
        for order in members
        for criterion in world.reference.criteria[set_id]
        if criterion["marked_by"] != standing or order == STANDING
    ]


def _mark(
    world: World, nomination: int, criterion: dict[str, Any], marker: int, merit: float,
    *, aside: bool,
) -> Mark:  # fmt: skip
    entry: str = "entered"
    points: Decimal | None = _points(world, criterion, merit)
    if aside and criterion["marked_by"] == world.choice("marked_by", "member"):
        entry, points = "recused", None
    elif criterion["kind"] == world.choice("criterion_kind", "base") and world.rng.random() < 0.004:
        entry, points = "not_applicable", None
    return {
        "nomination": nomination, "criterion": criterion["id"], "marker": marker,
        "entry": world.choice("mark_entry", entry), "points": points,
        "submitted": True, "from_paper": False,
    }  # fmt: skip


def _points(world: World, criterion: dict[str, Any], merit: float) -> Decimal:
    """Quarters of a point around the nominee's merit; gates are passed but for a few."""
    rng, maximum = world.rng, criterion["maximum"]
    if criterion["kind"] == world.choice("criterion_kind", "condition"):
        return Decimal(1 if rng.random() < 0.995 else 0)
    if criterion["kind"] == world.choice("criterion_kind", "bonus"):
        return Decimal(rng.choice((0, 0, 0, 2, 3, 5)))
    if criterion["kind"] == world.choice("criterion_kind", "penalty"):
        return Decimal(rng.choice((0, 0, 0, 0, 0, 1, 1, 2)))
    share = min(1.0, max(0.3, rng.gauss(merit, 0.06)))
    return Decimal(round(share * int(maximum) * 4)) / 4


def _tie(world: World, sheets: dict[int, list[Mark]], marked: list[tuple[int, Draft]]) -> None:
    """Give two pairs of nominees of one group equal sheets."""
    groups: dict[tuple[str, str], list[int]] = {}
    for nomination, draft in marked:
        groups.setdefault((draft.subject_type, draft.scope), []).append(nomination)
    largest = sorted(groups.values(), key=len)[-2:]
    for group in largest:
        first, second = group[:2]
        sheets[first] = [
            mark
            if mark["points"] is not None
            else mark | {"entry": world.choice("mark_entry", "entered"), "points": Decimal(4)}
            for mark in sheets[first]
        ]
        sheets[second] = [mark | {"nomination": second} for mark in sheets[first]]


def _leave_gaps(
    world: World, sheets: dict[int, list[Mark]], marked: list[tuple[int, Draft]]
) -> None:
    """Some members' sheets never came in: two nominees stay below the minimum of seven."""
    markers = list(world.rows["council_member"])
    for position, (nomination, _) in enumerate(marked[:8]):
        absent = set(markers[5:9] if position < 2 else markers[8:])
        sheets[nomination] = [mark for mark in sheets[nomination] if mark["marker"] not in absent]
