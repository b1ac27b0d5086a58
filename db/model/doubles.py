"""Pairs of subjects that may be the same, with what speaks for it; a person decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from db.model.reading.likeness import (
    FULL_DAY,
    MOST_OF_ONE_KEY,
    Someone,
    may_be_same,
    slips_between,
)

# by how the names differ; the likelier stands first
NAMES = ("same_name", "short_name", "mistyped_name")
REASONS = (*NAMES, "same_day", "same_unit", "successor")


@dataclass(frozen=True, slots=True)
class Known:
    """A subject of the register; ``folded`` is its name without marks and case."""

    id: int
    name: str
    folded: str
    type: int
    birth: str
    unit: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two subjects, the smaller id first, and the REASONS why they may be the same."""

    one: int
    other: int
    reasons: tuple[str, ...]


def pairs(
    subjects: Sequence[Known],
    successors: Mapping[int, frozenset[int]],
    apart: Iterable[tuple[int, int]] = (),
) -> list[Pair]:
    """All pairs but those told apart, the likelier first.

    ``successors``: unit → the units that took its place, whose people may be the same.
    """
    known = set(apart)
    found: dict[tuple[int, int], Pair] = {}
    for left, right in _compared(subjects, successors):
        key = (min(left.id, right.id), max(left.id, right.id))
        if key in found or key in known:
            continue
        if reasons := _reasons(left, right, successors):
            found[key] = Pair(*key, reasons)
    return sorted(found.values(), key=_likelihood)


def _likelihood(pair: Pair) -> tuple[int, bool, bool, int, int]:
    told = pair.reasons
    return NAMES.index(told[0]), "same_day" not in told, "same_unit" not in told, *_ids(pair)


def _ids(pair: Pair) -> tuple[int, int]:
    return pair.one, pair.other


def _compared(
    subjects: Sequence[Known], successors: Mapping[int, frozenset[int]]
) -> Iterator[tuple[Known, Known]]:
    """Only subjects of one type whose names can be alike in one unit, or of the very same day."""
    shared: dict[Hashable, list[Known]] = defaultdict(list)
    for subject in subjects:
        initials, given, letters = _shape(subject.folded)
        for unit in (subject.unit, *successors.get(subject.unit, ())):
            shared[subject.type, unit, initials, given].append(subject)
            shared[subject.type, unit, letters].append(subject)
        if len(subject.birth) == FULL_DAY:
            shared[subject.type, subject.birth, initials[:1]].append(subject)
    for alike in shared.values():
        if 1 < len(alike) <= MOST_OF_ONE_KEY:
            yield from ((a, b) for place, a in enumerate(alike) for b in alike[place + 1 :])


@lru_cache(maxsize=65536)
def _shape(folded: str) -> tuple[str, str, str]:
    """What no short form or wrong mark changes: the initials of the words, the given name.

    And all letters without spaces, which may be set wrongly.
    """
    words = folded.replace(".", ". ").split()
    return "".join(word[0] for word in words), words[-1] if words else "", "".join(words)


def _reasons(
    left: Known, right: Known, successors: Mapping[int, frozenset[int]]
) -> tuple[str, ...]:
    """What speaks for one person; empty when they are not alike."""
    followed = right.unit in successors.get(left.unit, ()) or (
        left.unit in successors.get(right.unit, ())
    )
    unit = left.unit if followed else right.unit
    same = may_be_same(
        Someone(left.id, left.name, left.birth, left.unit),
        Someone(right.id, right.name, right.birth, unit),
    )
    slips = slips_between(left.name, right.name) if same else None
    if slips is None:
        return ()
    told = [NAMES[slips]]
    if len(left.birth) == FULL_DAY and left.birth == right.birth:
        told.append("same_day")
    if left.unit == right.unit:
        told.append("same_unit")
    elif followed:
        told.append("successor")
    return tuple(told)
