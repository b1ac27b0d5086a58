"""Units that a cell of a file names: the right one of its district and day, or the candidates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from db.model.matching import TYPE_WORDS, Found, Unit
from db.model.reading.words import COMMITTEE_LETTERS, TYPES
from db.model.vietnamese import clean, fold, match_key

RANKS = {"xa": 1, "phuong": 1, "thi tran": 1, "dac khu": 1, "": 1,
         "huyen": 2, "thi xa": 2, "thanh pho": 2, "quan": 2, "tinh": 3}  # fmt: skip
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
SHORTEST_SLIP, LONG_NAME, SUGGESTIONS, LIKELY = 4, 9, 5, 60


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as written: the word for its type (may be missing) and its name with its marks."""

    type: str
    name: str


@dataclass(frozen=True, slots=True)
class Days:
    """From and to, both may be open."""

    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What the rest of the file says of a row: units above it, near ones first; the level meant."""

    above: tuple[frozenset[int], ...] = ()
    # the file names districts, so a unit that had one is meant
    deep: bool = False
    level: int = 0


NOWHERE = Around()


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
    return " ".join(_number(word) for word in match_key(name.replace("-", " ").replace("’", "'")).split())


def _number(word: str) -> str:
    return ROMAN.get(word) or (word.lstrip("0") or "0" if word.isdigit() else word)


def folded_key(name: str) -> str:
    return fold(exact_key(name))


def squeezed_key(name: str) -> str:
    return re.sub(r"[^0-9a-z]", "", folded_key(name))


@dataclass(frozen=True)
class Gazetteer:
    """All units of all days, read once for many rows."""

    units: Mapping[int, Unit]
    written: Mapping[int, Place]

    @staticmethod
    def of(units: Iterable[Unit]) -> Gazetteer:
        known = {unit.id: unit for unit in units}
        return Gazetteer(known, {key: _written(unit) for key, unit in known.items()})

    @cached_property
    def chains(self) -> dict[int, tuple[int, ...]]:
        """Unit → the units above it, nearest first."""
        return {key: tuple(self._above(unit)) for key, unit in self.units.items()}

    def _above(self, unit: Unit) -> Iterable[int]:
        parent = unit.parent
        while parent is not None and parent in self.units:
            yield parent
            parent = self.units[parent].parent

    @cached_property
    def by_key(self) -> tuple[dict[str, list[int]], ...]:
        """Names with marks, without marks, squeezed → units."""
        found: tuple[dict[str, list[int]], ...] = ({}, {}, {})
        for key, place in self.written.items():
            for index, make in zip(found, (exact_key, folded_key, squeezed_key), strict=True):
                index.setdefault(make(place.name), []).append(key)
        return found

    @cached_property
    def whole(self) -> dict[str, list[int]]:
        """Whole official and short names, of agencies too → units."""
        found: dict[str, list[int]] = {}
        for key, unit in self.units.items():
            for name in {squeezed_key(unit.name), squeezed_key(unit.short_name)} - {""}:
                found.setdefault(name, []).append(key)
        return found

    @cached_property
    def memory(self) -> dict[tuple[object, ...], Found]:
        return {}

    def match(self, text: str, days: Days, around: Around = NOWHERE) -> Found:
        """The unit that a text means in these days; candidates when it does not say which."""
        asked = (text, days, around)
        if asked not in self.memory:
            self.memory[asked] = self._match(text, days, around)
        return self.memory[asked]

    def _match(self, text: str, days: Days, around: Around) -> Found:
        if agencies := self._agencies(text, days, around):
            return _decided(agencies)
        places = places_in(text)
        while places:
            above = self._inside(places[1:], days)
            found = self._best(places[0], days, around, above)
            if found.id is not None or found.candidates or not self._may_drop(places):
                return found
            places = places[1:]
        return Found()

    def _may_drop(self, places: Sequence[Place]) -> bool:
        """A head without a type word is an office or a hamlet when no unit is called so."""
        return not places[0].type and len(places) > 1

    def _agencies(self, text: str, days: Days, around: Around) -> list[int]:
        """Units without a place's type word in their name, by their whole name."""
        same = [key for key in self.whole.get(squeezed_key(text), ()) if not self.written[key].type]
        return self._narrowed(same, days, around)

    def _inside(self, places: Sequence[Place], days: Days) -> list[frozenset[int]]:
        """For each further place of the text the units it may mean, whatever their day."""
        found = []
        for place in places:
            same = self._same(place) or self._alike(place, [k for k in self.units if self._is_above(k)])
            if same:
                found.append(frozenset(same))
        return found

    @cached_property
    def parents(self) -> frozenset[int]:
        return frozenset(unit.parent for unit in self.units.values() if unit.parent is not None)

    def _is_above(self, key: int) -> bool:
        return key in self.parents

    def above_of(self, text: str) -> frozenset[int]:
        """Units with units below them that a title, a section or a sheet's name speaks of."""
        for place in places_in(text):
            # words may follow the name: "huyện Tân Biên năm 2022"
            words = place.name.split() if place.type else []
            shorter = [Place(place.type, " ".join(words[:n])) for n in range(len(words), 0, -1)]
            for asked in shorter or [place]:
                same = [key for key in self._same(asked) if key in self.parents]
                if same:
                    return frozenset(same)
            if place.type and (alike := self._alike(place, sorted(self.parents))):
                return frozenset(alike)
        return frozenset()

    def _same(self, place: Place) -> list[int]:
        """Units of exactly this name: with its marks, else without, else without spaces."""
        for index, make in zip(self.by_key, (exact_key, folded_key, squeezed_key), strict=True):
            found = [key for key in index.get(make(place.name), ()) if self._typed(place, key)]
            if found:
                return found
        return []

    def _typed(self, place: Place, key: int) -> bool:
        return place.type in ("", self.written[key].type)

    def _alike(self, place: Place, among: Iterable[int]) -> list[int]:
        """Units whose name differs by a slip of the keyboard: two letters changed places."""
        wanted = squeezed_key(place.name)
        if len(wanted) < SHORTEST_SLIP or any(letter.isdigit() for letter in wanted):
            return []
        most = 2 if len(wanted) >= LONG_NAME else 1
        scored = [
            (OSA.distance(wanted, squeezed_key(self.written[key].name), score_cutoff=most), key)
            for key in among
            if self._typed(place, key) and self.written[key].type
        ]
        best = min((score for score, _ in scored), default=most + 1)
        return [key for score, key in scored if score == best <= most]

    def _best(
        self, place: Place, days: Days, around: Around, above: Sequence[frozenset[int]]
    ) -> Found:
        same = self._same(place)
        inside = self._under(same, above)
        if not inside and above:
            inside = self._alike(place, self._under(list(self.units), above))
        if not inside and not above and not same:
            inside = self._alike(place, self._near(around)) or self._alike(place, self.units)
        if inside:
            return _decided(self._narrowed(inside, days, around))
        # the name stands elsewhere only, or nowhere: somebody has to say which word is wrong
        return Found(None, tuple(same or self._suggested(place, above)))

    def _under(self, keys: Sequence[int], above: Sequence[frozenset[int]]) -> list[int]:
        return [
            key for key in keys
            if all(key in near or near.intersection(self.chains[key]) for near in above)
        ]  # fmt: skip

    def _near(self, around: Around) -> list[int]:
        return self._under(list(self.units), around.above[:1]) if around.above else []

    def _suggested(self, place: Place, above: Sequence[frozenset[int]]) -> list[int]:
        """The most similar names inside, for a person to choose from."""
        if not place.type:
            return []
        wanted = folded_key(place.name)
        scored = sorted(
            (
                (-round(fuzz.ratio(wanted, folded_key(self.written[key].name))), key)
                for key in (self._under(list(self.units), above) if above else self.units)
                if RANKS.get(self.written[key].type) == RANKS[place.type]
            )
        )
        return [key for score, key in scored if -score >= LIKELY][:SUGGESTIONS]

    def _narrowed(self, keys: Sequence[int], days: Days, around: Around) -> list[int]:
        """What level, days and the rest of the file leave of several; nothing is left out for good."""
        found = list(keys)
        tests = [
            lambda key: not around.level or RANKS.get(self.written[key].type) == around.level,
            lambda key: self._held(key, days),
            *(lambda key, near=near: bool(self._under([key], [near])) for near in around.above),
            lambda key: not around.deep or len(self.chains[key]) > 1 or RANKS.get(
                self.written[key].type, 0) > 1,
        ]  # fmt: skip
        for test in tests:
            found = [key for key in found if test(key)] or found
        return found

    def _held(self, key: int, days: Days) -> bool:
        """Whether the unit existed in these days; open days hold every unit."""
        unit = self.units[key]
        begins_in_time = not days.last or not unit.first_day or unit.first_day <= days.last
        ends_in_time = not days.first or not unit.last_day or unit.last_day >= days.first
        return begins_in_time and ends_in_time


def _written(unit: Unit) -> Place:
    found = [place for place in _places_of(unit.name) if place.type]
    starts = found and fold(unit.name).startswith(found[0].type)
    return found[0] if starts else Place("", unit.name)


def _decided(keys: Sequence[int]) -> Found:
    return Found(keys[0]) if len(keys) == 1 else Found(None, tuple(keys))
