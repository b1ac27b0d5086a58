"""Names of choices, none of them twice: a browser tells choices apart by their words alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping


def unlike(options: Mapping[int, str]) -> dict[int, str]:
    """Row → name, in the same order; of rows with one name all but the oldest have a number."""
    seen: Counter[str] = Counter()
    said = {}
    for row in sorted(options):
        seen[options[row]] += 1
        turn = seen[options[row]]
        said[row] = options[row] if turn == 1 else f"{options[row]} ({turn})"
    return {row: said[row] for row in options}
