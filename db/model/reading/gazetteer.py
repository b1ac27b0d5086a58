"""All units of all days, and which of them a place in a file means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from db.model.matching import Found, Unit
from db.model.reading.places import (
    RANKS,
    Place,
    exact_key,
    folded_key,
    place_of_name,
    places_in,
    squeezed_key,
)
from db.model.vietnamese import fold

SHORTEST_SLIP, LONG_NAME, SUGGESTIONS, LIKELY = 4, 9, 5, 60


@dataclass(frozen=True, slots=True)
class Days:
    """From and to, both may be open."""

    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What the rest of the file says of a row: units above it, near ones first; the level meant."""

    above: tuple[frozenset[int], ...] = ()
    # the province of the whole file, in all its days
    province: frozenset[int] = frozenset()
    # the file names districts, so a unit that had one is meant
    deep: bool = False
    level: int = 0


NOWHERE = Around()


@dataclass(frozen=True)
class Gazetteer:
    """All units of all days, read once for many rows."""

    units: Mapping[int, Unit]
    written: Mapping[int, Place]
    # as our own lists tell units apart: with the district, with the last day
    labels: Mapping[str, int] = field(default_factory=dict)

    @staticmethod
    def of(units: Iterable[Unit], labels: Mapping[int, str] | None = None) -> Gazetteer:
        """``labels``: unit → what a drop-down calls it, all different."""
        known = {unit.id: unit for unit in units}
        written = {key: place_of_name(unit.name) for key, unit in known.items()}
        told = {fold(label): key for key, label in (labels or {}).items()}
        return Gazetteer(known, written, told)

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
        if text.endswith(")") and (labelled := self.labels.get(fold(text))) is not None:
            return Found(labelled)
        if agencies := self._agencies(text):
            return self._settled(agencies, days, around)
        places = places_in(text)
        while places:
            above = self._inside(places[1:])
            found = self._best(places[0], days, around, above)
            if found.id is not None or found.candidates or not self._may_drop(places):
                return found
            places = places[1:]
        return Found()

    def _may_drop(self, places: Sequence[Place]) -> bool:
        """A head without a type word is an office or a hamlet when no unit is called so."""
        return not places[0].type and len(places) > 1

    def _agencies(self, text: str) -> list[int]:
        """Units without a place's type word in their name, by their whole name."""
        return [key for key in self.whole.get(squeezed_key(text), ()) if not self.written[key].type]

    def _inside(self, places: Sequence[Place]) -> list[frozenset[int]]:
        """For each further place of the text the units it may mean, whatever their day."""
        found = [self._same(place) or self._alike(place, self.parents) for place in places]
        return [frozenset(same) for same in found if same]

    @cached_property
    def parents(self) -> frozenset[int]:
        return frozenset(unit.parent for unit in self.units.values() if unit.parent is not None)

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
            if place.type and (alike := self._alike(place, self.parents)):
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
        below = [key for key in same if all(near.intersection(self.chains[key]) for near in above)]
        inside = below or self._under(same, above)
        if not inside and above:
            inside = self._alike(place, self._under(list(self.units), above))
        if not inside and not above and not same:
            inside = self._alike(place, self._near(around)) or self._alike(place, self.units)
        if inside:
            return self._settled(inside, days, around)
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
            (-round(fuzz.ratio(wanted, folded_key(self.written[key].name))), key)
            for key in (self._under(list(self.units), above) if above else self.units)
            if RANKS.get(self.written[key].type) == RANKS[place.type]
        )
        return [key for score, key in scored if -score >= LIKELY][:SUGGESTIONS]

    def _settled(self, keys: Sequence[int], days: Days, around: Around) -> Found:
        """One of several by level, days and the rest of the file; where the days or the province
        speak against all of them, that is a question."""
        found = [key for key in keys if self._of_level(key, around.level)] or list(keys)
        province = [around.province] if around.province else []
        lawful = [key for key in self._under(found, province) if self._held(key, days)]
        if not lawful:
            return Found(None, tuple(found))
        for near in around.above:
            lawful = self._under(lawful, [near]) or lawful
        if around.deep:
            lawful = [key for key in lawful if self._had_district(key)] or lawful
        return Found(lawful[0]) if len(lawful) == 1 else Found(None, tuple(lawful))

    def _of_level(self, key: int, level: int) -> bool:
        return not level or RANKS.get(self.written[key].type) == level

    def _had_district(self, key: int) -> bool:
        """A unit below a district, or a district itself."""
        return len(self.chains[key]) > 1 or RANKS.get(self.written[key].type, 0) > 1

    def _held(self, key: int, days: Days) -> bool:
        """Whether the unit existed in these days; open days hold every unit."""
        unit = self.units[key]
        begins_in_time = not days.last or not unit.first_day or unit.first_day <= days.last
        ends_in_time = not days.first or not unit.last_day or unit.last_day >= days.first
        return begins_in_time and ends_in_time
