"""The figures of a plan at a glance: numbers only, no person's name, written down exactly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

TASK_STATES = ("done", "ongoing", "not_started", "late")


@dataclass(frozen=True, slots=True)
class MovementLine:
    """A movement with how many exemplars it has; ``target`` None when none was typed."""

    movement: int
    name: str
    lead_unit: str
    count: int
    target: int | None


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A unit with how many exemplars it has.

    ``in_plan``: it belongs to the plan on the day. ``reported``: it told of the newest round.
    """

    unit: int
    name: str
    parent: str
    count: int
    reported: bool
    in_plan: bool


@dataclass(frozen=True, slots=True)
class AwardLine:
    """How many of one title or form, at one level; both languages, level '' when not told."""

    title: str
    title_en: str
    level: str
    level_en: str
    count: int


@dataclass(frozen=True, slots=True)
class UnconvertedLine:
    """Exemplars of a unit that ended and was divided: no unit of the day can be said for them."""

    unit: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What a plan, or one phase of it, has reached; counts are of exemplars unless said otherwise.

    ``total``; ``target`` typed for all, or for every kind, else None; ``phases``: phase → total;
    ``both``: times counted in one phase more than the first; ``without_phase``. ``kinds`` and
    ``kind_targets`` by model, collective, individual, household. Of the individuals (``people``):
    ``direct_workers``, ``women``, and how many do not say. ``stages``: where each stands now.
    ``replicated`` exemplars in ``replicated_units`` units; ``stuck``: no step for over 12 months
    and not replicated. ``movements`` weakest first, ``places`` in protocol order, ``awards`` most
    first. ``tasks`` by state; ``closed``: all phases are closed, so that nothing is late any more.
    """

    total: int
    target: int | None
    phases: Mapping[int, int]
    both: int
    without_phase: int
    kinds: Mapping[str, int]
    kind_targets: Mapping[str, int | None]
    people: int
    direct_workers: int
    tier_unknown: int
    women: int
    gender_unknown: int
    stages: Mapping[str, int]
    replicated: int
    replicated_units: int
    stuck: int
    movements: tuple[MovementLine, ...]
    places: tuple[PlaceLine, ...]
    unconverted: tuple[UnconvertedLine, ...]
    awards: tuple[AwardLine, ...]
    awards_total: int
    awards_provincial: int
    tasks: Mapping[str, int]
    closed: bool


LINES: Mapping[str, Any] = {
    "movements": MovementLine,
    "places": PlaceLine,
    "unconverted": UnconvertedLine,
    "awards": AwardLine,
}


def as_json(overview: Overview) -> str:
    """The figures as text that from_json reads back to the same."""
    return json.dumps(asdict(overview), ensure_ascii=False)


def from_json(text: str) -> Overview:
    """The figures that as_json wrote."""
    held = json.loads(text)
    for name, line in LINES.items():
        held[name] = tuple(line(**values) for values in held[name])
    held["phases"] = {int(phase): count for phase, count in held["phases"].items()}
    return Overview(**held)
