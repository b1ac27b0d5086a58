"""Which phase of a plan a date belongs to; a year that two phases share is left to people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.model.values import first_day


@dataclass(frozen=True, slots=True)
class Span:
    """A phase with its first and last day."""

    phase: int
    starts_on: str
    ends_on: str


def holding(date: str, spans: Sequence[Span]) -> list[int]:
    """The phases that hold the date, in the order given."""
    day = first_day(date).isoformat()
    return [span.phase for span in spans if span.starts_on <= day <= span.ends_on]


def phase_of(date: str, spans: Sequence[Span]) -> int | None:
    """The one phase that holds the date; None when no phase does, or more than one."""
    held = holding(date, spans)
    return held[0] if len(held) == 1 else None


def proposal(date: str, spans: Sequence[Span]) -> int | None:
    """The first phase that holds the date: a proposal until somebody settles it."""
    return next(iter(holding(date, spans)), None)
