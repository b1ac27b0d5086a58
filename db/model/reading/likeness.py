"""Rows that may speak of the same person: proposed in groups, never joined without being asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from db.model.vietnamese import fold, match_key

FULL_DAY = len("2023-02-28")
HOI, NGA = "\u0309", "\u0303"
# a name that so many rows share says nothing; a person looks for it elsewhere
MOST_OF_ONE_KEY = 200
SHORTEST_SLIP = 4


@dataclass(frozen=True, slots=True)
class Someone:
    """A row about a person: ``unit`` is an id, or None where it is not known."""

    place: int
    name: str
    birth: str = ""
    unit: int | None = None


def groups(people: Sequence[Someone]) -> list[list[int]]:
    """Places of the rows that may be the same person, two or more a group, in their order."""
    parts = {one.place: [one] for one in people}
    home = {one.place: one.place for one in people}
    for left, right in _pairs(people):
        one, other = home[left.place], home[right.place]
        if one == other or not may_be_same(left, right):
            continue
        if any(_apart(a, b) for a in parts[one] for b in parts[other]):
            continue
        for moved in parts.pop(other):
            parts[one].append(moved)
            home[moved.place] = one
    return sorted(sorted(o.place for o in part) for part in parts.values() if len(part) > 1)


def _pairs(people: Sequence[Someone]) -> Iterable[tuple[Someone, Someone]]:
    """Only rows that share the ends of the name and the year or the unit are compared."""
    ends = {one.place: _ends(one.name) for one in people}
    keys: tuple[Callable[[Someone], Hashable], ...] = (
        lambda one: (ends[one.place], one.birth[:4]) if one.birth else None,
        lambda one: (ends[one.place], one.unit) if one.unit is not None else None,
        lambda one: (ends[one.place][0], one.birth) if len(one.birth) == FULL_DAY else None,
    )
    for key in keys:
        shared: dict[Hashable, list[Someone]] = {}
        for one in people:
            if (found := key(one)) is not None:
                shared.setdefault(found, []).append(one)
        for alike in shared.values():
            if len(alike) <= MOST_OF_ONE_KEY:
                yield from ((a, b) for place, a in enumerate(alike) for b in alike[place + 1 :])


@lru_cache(maxsize=65536)
def _ends(name: str) -> tuple[str, str]:
    """The first letter of the surname and the given name, which no short form leaves out."""
    plain = fold(name)
    return plain[:1], plain.rpartition(" ")[2].rpartition(".")[2]


def _apart(one: Someone, other: Someone) -> bool:
    """Births that cannot be of one day: 1990 and 1990-02-03 can."""
    left, right = one.birth, other.birth
    return bool(left and right) and not (left.startswith(right) or right.startswith(left))


def may_be_same(one: Someone, other: Someone) -> bool:
    """Names that are written alike, and a birth or a unit that speaks for it."""
    if _apart(one, other):
        return False
    same_unit = one.unit is not None and one.unit == other.unit
    same_day = len(one.birth) == FULL_DAY and one.birth == other.birth
    if not (same_unit or same_day):
        # whatever the names are; that is asked last, it takes longest
        return False
    slips = slips_between(one.name, other.name)
    if slips is None:
        return False
    return slips <= 1 or (same_unit and same_day)


@lru_cache(maxsize=65536)
def slips_between(one: str, other: str) -> int | None:
    """0 for the same name, 1 for one that is shortened or misspelt the usual way, 2 for a slip of
    the keyboard; None for another name."""
    left, right = _words(one), _words(other)
    if left == right:
        return 0
    if len(left) != len(right):
        return _keyboard(one, other)
    bare = one.isascii() or other.isascii()
    if all(
        _same_word(a, b, bare, last=place == len(left) - 1)
        for place, (a, b) in enumerate(zip(left, right, strict=True))
    ):
        return 1
    return _keyboard(one, other)


def _words(name: str) -> list[str]:
    """N.T.Hoa is three words."""
    return match_key(name.replace(".", ". ")).split()


def _same_word(one: str, other: str, bare: bool, last: bool) -> bool:
    if one == other or (bare and fold(one) == fold(other)):
        return True
    if not last and _initial(one, other):
        return True
    return _confused(one) == _confused(other)


def _initial(one: str, other: str) -> bool:
    """T. stands for Thị."""
    short, full = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(short) == 1 and len(full) > 1 and fold(full).startswith(fold(short))


def _confused(word: str) -> str:
    """Hỏi and ngã sound the same in the south and are mistaken for each other."""
    spread = unicodedata.normalize("NFD", word).replace(HOI, NGA)
    return unicodedata.normalize("NFC", spread)


def _keyboard(one: str, other: str) -> int | None:
    left, right = match_key(one).replace(" ", ""), match_key(other).replace(" ", "")
    if len(left) < SHORTEST_SLIP or fold(left) == fold(right):
        # other marks are another name: Hòa and Hoa; only spaces apart are the same
        return 1 if left == right else None
    return 2 if OSA.distance(fold(left), fold(right), score_cutoff=1) == 1 else None
