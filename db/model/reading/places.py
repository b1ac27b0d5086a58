"""Places in the words of a cell: the types of their units, their names, the keys to find them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from db.model.matching import TYPE_WORDS
from db.model.reading.words import COMMITTEE_LETTERS, TYPES
from db.model.vietnamese import clean, fold, match_key

RANKS = {
    **dict.fromkeys(("xa", "phuong", "thi tran", "dac khu", ""), 1),
    **dict.fromkeys(("huyen", "thi xa", "thanh pho", "quan"), 2),
    "tinh": 3,
}
WORDS = (*TYPE_WORDS, ("quan", ("quan", "q")))
# a Party committee or a youth union says the type of its place
COMMITTEES = {"huyen": "huyen", "thanh": "thanh pho", "thi": "thi xa", "tinh": "tinh"}
COMMITTEE_ENDS = ("uy", "doan")
SPLIT = re.compile(r"[,;()\n]|\s+[-–—]\s+|\s[-–—](?=\w)|(?<=\w)[-–—]\s")
WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*\.?")
TYPE_LETTERS = frozenset(
    match_key(word) for word in (*COMMITTEE_LETTERS, *" ".join(TYPES.values()).split())
)
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as written: the word for its type (may be missing) and its name with its marks."""

    type: str
    name: str


def places_in(text: str) -> list[Place]:
    """The units that a text names, the smallest first; a head without a type word comes first."""
    found: list[Place] = []
    for part in SPLIT.split(_joined(clean(text))):
        found += _places_of(part)
    typed = [place for place in found if place.type]
    untyped = [place for place in found if not place.type]
    if typed:
        # a head before the first type word is an office or a hamlet, unless no commune is named
        bare = any(RANKS[place.type] == 1 for place in typed) or bool(found[0].type)
        untyped = [] if bare else untyped[:1]
    return untyped + sorted(typed, key=lambda place: RANKS[place.type])


def _joined(text: str) -> str:
    """A dash with spaces inside a name is no separator: Phan Rang - Tháp Chàm."""
    pieces = re.split(r"\s+[-–—]\s+", text)
    joined = pieces[0]
    for piece in pieces[1:]:
        kind, _ = _type_word(WORD.findall(_spread(piece))[:3])
        after_type = any(place.type for place in _places_of(joined))
        joined += (" - " if kind or not after_type else "-") + piece
    return joined


def _spread(text: str) -> str:
    """X.Đôn Thuận has its type and its name apart."""
    return re.sub(r"\.(?=\w)", ". ", text)


def _places_of(part: str) -> list[Place]:
    words = WORD.findall(_spread(part))
    found: list[tuple[str, list[str]]] = []
    at = 0
    while at < len(words):
        kind, used = _type_word(words[at : at + 3])
        open_name = bool(found) and found[-1][0] != "" and not found[-1][1]
        if kind and not open_name:
            found.append((kind, []))
        elif found:
            found[-1][1].append(words[at].strip("."))
            used = 1
        else:
            found.append(("", [words[at].strip(".")]))
            used = 1
        at += used
    return [Place(kind, " ".join(name)) for kind, name in found if name]


def _type_word(words: Sequence[str]) -> tuple[str, int]:
    """The type that the next words say, and how many words say it; a name has to follow."""
    if len(words) < 2:
        return "", 1
    one, two = _plain(words[0]), " ".join(_plain(word) for word in words[:2])
    if one in COMMITTEES and _plain(words[1]) in COMMITTEE_ENDS:
        return COMMITTEES[one], 2
    for kind, (whole, short) in WORDS:
        if two == whole and len(words) > 2:
            return kind, 2
        if one in (whole, short, f"{short}."):
            return kind, 1
    return "", 1


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    """A word without marks, if it is a type's word with the right marks or has none: the commune
    Phương Thạnh is no phường."""
    key = match_key(word)
    return fold(word) if word.isascii() or key in TYPE_LETTERS else key


def exact_key(name: str) -> str:
    """A name with its marks, without case, dashes and the two places of a tone."""
    return " ".join(
        _number(word) for word in match_key(name.replace("-", " ").replace("’", "'")).split()
    )


def _number(word: str) -> str:
    return ROMAN.get(word) or (word.lstrip("0") or "0" if word.isdigit() else word)


def folded_key(name: str) -> str:
    return fold(exact_key(name))


def squeezed_key(name: str) -> str:
    return re.sub(r"[^0-9a-z]", "", folded_key(name))


def place_of_name(name: str) -> Place:
    """A unit's official name; an agency's has no type."""
    found = [place for place in _places_of(name) if place.type]
    starts = found and fold(name).startswith(found[0].type)
    return found[0] if starts else Place("", name)
