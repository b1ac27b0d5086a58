"""One measured ratio and what it may be at most."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 15


def median_of(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds, the median of some rounds after one to warm up."""
    work()
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - start))
    return statistics.median(spent)


@dataclass(frozen=True, slots=True)
class Told:
    """``ours`` against ``bare``, in the same unit of one run."""

    name: str
    ours: float
    bare: float
    most: float

    @property
    def holds(self) -> bool:
        return self.ours <= self.most * self.bare

    def line(self) -> str:
        ratio = self.ours / self.bare if self.bare else float("inf")
        sign = "ok  " if self.holds else "MORE"
        return (
            f"{sign} {self.name}: {self.ours:.1f} against {self.bare:.1f}, "
            f"{ratio:.2f} × (at most {self.most} ×)"
        )
