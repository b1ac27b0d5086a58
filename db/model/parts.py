"""A part of the figures: what one number or bar stands for, as it is written in a link."""

from __future__ import annotations

import re
from dataclasses import dataclass

WRITTEN = re.compile(r"(\d+)\.([a-z_]+)(?:\.([\w-]+))?")
SIDES = ("district", "commune", "agency", "not_then")
BY = ("all", "kind", "movement", "stage", "month", *SIDES)
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """``phase`` None for the whole plan; ``value`` of what ``by`` names, empty for all of it."""

    phase: int | None = None
    by: str = "all"
    value: str = ""

    def __str__(self) -> str:
        written = f"{self.phase or 0}.{self.by}"
        return f"{written}.{self.value}" if self.value else written


def read_part(written: str) -> Part | None:
    """The part that a link names; None when it names none."""
    found = WRITTEN.fullmatch(written)
    if found is None or found[2] not in BY:
        return None
    return Part(int(found[1]) or None, found[2], found[3] or "")
