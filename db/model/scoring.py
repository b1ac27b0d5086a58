"""The score of one nomination, step by step, in whole hundredths; the store ranks everything alike.

A criterion's score is the mean of the submitted marks, rounded half up. Not applicable leaves a
member out of that mean; recused leaves the member out of the nomination. One zero fails a
condition. A failed condition or too few members means no rank. Ties share a rank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SIGNS = {"base": 1, "bonus": 1, "penalty": -1, "condition": 0}


@dataclass(frozen=True, slots=True)
class Criterion:
    """``kind``: base, bonus, penalty or condition; ``by_members``: not the standing body once."""

    id: int
    kind: str
    by_members: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A submitted mark in hundredths; ``entry``: entered, not_applicable or recused."""

    criterion: int
    marker: int
    entry: str
    hundredths: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One criterion: how many marks, their sum and mean in hundredths, the total after it."""

    criterion: int
    count: int
    sum: int
    mean: int
    total: int


@dataclass(frozen=True, slots=True)
class Score:
    """``state``: ranked, not_enough or condition_failed; ``members`` marked and are not recused."""

    steps: tuple[Step, ...]
    total: int
    members: int
    state: str


def mean_half_up(total: int, count: int) -> int:
    """The mean of whole numbers that are not negative, half up; nothing counts nothing."""
    return (2 * total + count) // (2 * count) if count else 0


def score(criteria: Sequence[Criterion], marks: Sequence[Mark], minimum: int) -> Score:
    """The score of one nomination from its submitted marks."""
    recused = {mark.marker for mark in marks if mark.entry == "recused"}
    usable = [mark for mark in marks if mark.marker not in recused]
    by_members = {criterion.id for criterion in criteria if criterion.by_members}
    members = len({mark.marker for mark in usable if mark.criterion in by_members})
    steps: list[Step] = []
    total, failed = 0, False
    for criterion in criteria:
        points = [
            mark.hundredths or 0
            for mark in usable
            if mark.criterion == criterion.id and mark.entry == "entered"
        ]
        mean = mean_half_up(sum(points), len(points))
        failed = failed or (criterion.kind == "condition" and 0 in points)
        total += SIGNS[criterion.kind] * mean
        steps.append(Step(criterion.id, len(points), sum(points), mean, total))
    state = "not_enough" if members < minimum else "condition_failed" if failed else "ranked"
    return Score(tuple(steps), total, members, state)


def ranks(totals: Sequence[int]) -> list[int]:
    """The rank of each total of one group: ties share a rank and the next one is skipped."""
    first: dict[int, int] = {}
    for place, total in enumerate(sorted(totals, reverse=True), start=1):
        first.setdefault(total, place)
    return [first[total] for total in totals]
