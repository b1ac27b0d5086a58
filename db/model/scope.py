"""What figures are asked about: a plan or one phase of it, up to a day, as the log held them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Scope:
    """``phase`` None for the whole plan; ``bundle`` None for the register as it is now.

    ``today``: places are counted as the units that stand on ``day``, else as those of each record.
    """

    plan: int
    phase: int | None
    day: date
    bundle: int | None = None
    today: bool = False
