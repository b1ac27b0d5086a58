"""Which unit of a day an older unit became; a share that nobody knows is not guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Life:
    """From when to when a unit stands; None: from or to no known day."""

    begins: date | None = None
    ends: date | None = None

    def holds(self, day: date) -> bool:
        return (self.begins is None or self.begins <= day) and not self.over(day)

    def over(self, day: date) -> bool:
        return self.ends is not None and self.ends < day


@dataclass(frozen=True, slots=True)
class Step:
    """A succession: one unit goes on in another from a day; ``whole`` None when nothing is said."""

    predecessor: int
    successor: int
    on: date
    whole: bool | None = None


def became(lives: Mapping[int, Life], steps: Iterable[Step], day: date) -> dict[int, int | None]:
    """Each unit → the unit it is on a day; None where that cannot be said.

    A unit that stands on the day is itself. One that ended goes on in its successor, when there is
    one, or when only one of several took it over whole. Steps after the day have not happened.
    """
    next_steps: dict[int, list[Step]] = defaultdict(list)
    for step in steps:
        if step.on <= day:
            next_steps[step.predecessor].append(step)
    return {unit: _followed(unit, lives, next_steps, day) for unit in lives}


def _followed(
    unit: int, lives: Mapping[int, Life], steps: Mapping[int, list[Step]], day: date
) -> int | None:
    seen: set[int] = set()
    while unit in lives and lives[unit].over(day):
        seen.add(unit)
        following = _successor(steps.get(unit, []))
        if following is None or following in seen:
            return None
        unit = following
    return unit if unit in lives else None


def _successor(steps: list[Step]) -> int | None:
    """The one unit that a unit went on in; None where it was divided or nobody took it over."""
    if len(steps) > 1:
        steps = [step for step in steps if step.whole]
    return steps[0].successor if len(steps) == 1 else None
