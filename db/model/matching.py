"""Who and what a written text means: units of a day, choices, people. One answer, or candidates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from db.model.vietnamese import fold, match_key

# longer words first: "thị xã" holds "xã"
TYPE_WORDS = (
    ("thanh pho", ("thanh pho", "tp")),
    ("thi tran", ("thi tran", "tt")),
    ("thi xa", ("thi xa", "tx")),
    ("dac khu", ("dac khu", "dk")),
    ("huyen", ("huyen", "h")),
    ("phuong", ("phuong", "p")),
    ("tinh", ("tinh", "t")),
    ("xa", ("xa", "x")),
)
TYPES = frozenset(kind for kind, _ in TYPE_WORDS)
OFFICES = re.compile(r"\b(uy ban nhan dan|ubnd|u y ban nhan dan)\b")
SHORT = {
    "ct": "chu tich", "ubnd": "uy ban nhan dan", "gk": "giay khen", "bk": "bang khen",
    "cstd": "chien si thi dua", "cstđ": "chien si thi dua", "sy": "si", "ttcp": "thu tuong",
    "ldtt": "lao dong tien tien", "sn": "so", "pt": "phong trao",
}  # fmt: skip
FILLERS = {"cua", "cap", "ve", "va", "danh", "hieu"}
ALIKE_UNIT, ALIKE_CHOICE, CLEARLY = 72, 88, 8


@dataclass(frozen=True, slots=True)
class Unit:
    """What matching needs of a unit; the days are the first and last of its validity."""

    id: int
    name: str
    short_name: str = ""
    parent: int | None = None
    first_day: str = ""
    last_day: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A subject in the register, for telling whether a row means it."""

    id: int
    name: str
    type: int
    birth: str | None
    unit: int


@dataclass(frozen=True, slots=True)
class Found:
    """``id`` when the text says which; else what it may mean, best first."""

    id: int | None = None
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as written: the word for its type (may be missing) and its name, folded."""

    type: str
    name: str


def places_in(text: str) -> list[Place]:
    """The units a text names, the smallest first: "X. Đôn Thuận, TX. Trảng Bàng" names two."""
    plain = OFFICES.sub(" ", fold(text).replace("đ", "d"))
    parts = re.split(r"[,;()]| - | – ", plain)
    return [place for part in parts for place in _places_of_part(part)]


def _places_of_part(part: str) -> list[Place]:
    """Cut before each type word that follows a name: "xã A huyện B"."""
    words = re.findall(r"[\w']+\.?", re.sub(r"\.(?=\w)", ". ", part))
    found: list[tuple[str, list[str]]] = []
    while words:
        kind, used = _type_word(words, at_start=not found or bool(found[-1][1]))
        if kind:
            found.append((kind, []))
        elif found:
            found[-1][1].append(words[0].strip("."))
        else:
            found.append(("", [words[0].strip(".")]))
        words = words[used:]
    return [Place(kind, " ".join(name)) for kind, name in found if name]


def _type_word(words: Sequence[str], at_start: bool) -> tuple[str, int]:
    """The type that the next words say, and how many words say it."""
    if not at_start:
        return "", 1
    two, one = " ".join(words[:2]), words[0]
    for kind, (whole, short) in TYPE_WORDS:
        if two == whole:
            return kind, 2
        if one == whole or (one == f"{short}." and len(words) > 1):
            return kind, 1
        if one == short and len(short) > 1 and len(words) > 1:
            return kind, 1
    return "", 1


@dataclass(frozen=True)
class Units:
    """All units, read once, for matching many rows."""

    by_id: Mapping[int, Unit]
    written: Mapping[int, Place]
    parents: frozenset[int]

    @staticmethod
    def of(units: Iterable[Unit]) -> Units:
        known = {unit.id: unit for unit in units}
        parents = frozenset(unit.parent for unit in known.values() if unit.parent is not None)
        return Units(known, {key: _written(unit) for key, unit in known.items()}, parents)

    def match(self, text: str, section: str = "", on: str = "") -> Found:
        """The unit a text means on a day; ``section`` may name the unit above it."""
        places = places_in(text)
        if not places:
            return Found()
        whole = self._whole(text, on)
        if whole:
            return _decided(whole)
        above = self._above([*places[1:], *places_in(section)], on)
        inside = self._named(places[0], on, above) or self._alike(places[0], on, above)
        if inside or not above:
            return _decided(inside)
        # the name stands elsewhere: somebody has to say which of the two is wrong
        return Found(None, tuple(self._named(places[0], on, set())))

    def _whole(self, text: str, on: str) -> list[int]:
        """Agencies and the like, whose whole name is written."""
        wanted = " ".join(re.findall(r"\w+", fold(text)))
        return [
            key
            for key, unit in self.by_id.items()
            if self.written[key].type not in TYPES and wanted in _spellings(unit)
            and _holds(unit, on)
        ]  # fmt: skip

    def _above(self, places: Sequence[Place], on: str) -> set[int]:
        """The units that those further words of the text name: of any day, the child's decides."""
        for place in places:
            found = self._named(place, on, set()) or self._named(place, "", set())
            found = found or self._alike(place, on, set())
            if parents := self.parents.intersection(found):
                return set(parents)
        return set()

    def _named(self, place: Place, on: str, above: set[int]) -> list[int]:
        """Units of exactly this name; when the day rules all out, those of other days."""
        same = [
            key
            for key, written in self.written.items()
            if written.name == place.name and place.type in ("", written.type)
        ]
        inside = [key for key in same if self.by_id[key].parent in above] or (
            [] if above and same and self._all_have_parents(same) else same
        )
        return [key for key in inside if _holds(self.by_id[key], on)] or inside

    def _all_have_parents(self, keys: Sequence[int]) -> bool:
        return all(self.by_id[key].parent is not None for key in keys)

    def _alike(self, place: Place, on: str, above: set[int]) -> list[int]:
        """Units spelled almost so, clearly better than the next one; inside the parent if known."""
        scored = sorted(
            (
                (round(fuzz.ratio(place.name, written.name)), key)
                for key, written in self.written.items()
                if place.type in ("", written.type)
                and (not above or self.by_id[key].parent in above)
                and _holds(self.by_id[key], on)
            ),
            reverse=True,
        )
        best = [entry for entry in scored if entry[0] >= ALIKE_UNIT][:5]
        if len(best) > 1 and best[0][0] - best[1][0] >= CLEARLY:
            best = best[:1]
        return [key for _, key in best]


def _written(unit: Unit) -> Place:
    found = places_in(unit.name)
    return found[0] if found else Place("", fold(unit.name))


def _spellings(unit: Unit) -> set[str]:
    return {" ".join(re.findall(r"\w+", fold(n))) for n in (unit.name, unit.short_name) if n}


def _holds(unit: Unit, on: str) -> bool:
    """Whether the unit existed on that day; without a day every unit did."""
    return not on or (unit.first_day <= on and (not unit.last_day or on <= unit.last_day))


def _decided(keys: Sequence[int]) -> Found:
    return Found(keys[0]) if len(keys) == 1 else Found(None, tuple(keys))


def words_of(text: str) -> frozenset[str]:
    """The words that carry a choice's meaning: abbreviations written out, fillers dropped."""
    spread = [
        word for raw in re.findall(r"\w+", fold(text)) for word in SHORT.get(raw, raw).split()
    ]
    return frozenset(spread) - FILLERS


def match_choice(text: str, options: Mapping[int, str]) -> Found:
    """The choice a text means: the same words, else all of a choice's words, else almost so."""
    wanted = words_of(text)
    readings = {key: [words_of(part) for part in _parts(label)] for key, label in options.items()}
    same = [key for key, found in readings.items() if wanted in found]
    if same:
        return _decided(same)
    sizes = {
        key: max((len(words) for words in found if words and words <= wanted), default=0)
        for key, found in readings.items()
    }
    most = max(sizes.values(), default=0)
    if most:
        return _decided([key for key, size in sizes.items() if size == most])
    wider = [key for key, found in readings.items() if any(wanted <= words for words in found)]
    if wider:
        return _decided(wider)
    likeness = sorted(
        (
            (max(round(fuzz.ratio(fold(text), fold(part))) for part in _parts(label)), key)
            for key, label in options.items()
        ),
        reverse=True,
    )
    close = [key for score, key in likeness if score >= ALIKE_CHOICE]
    return _decided(close) if close else Found(None, tuple(key for _, key in likeness[:3]))


def mentioned(text: str, options: Mapping[int, str]) -> int | None:
    """The one choice whose words the text holds; None when none or several are as long."""
    wanted = words_of(text)
    held = {key: words_of(_parts(label)[0]) for key, label in options.items()}
    sizes = {key: len(words) for key, words in held.items() if words and words <= wanted}
    most = [key for key, size in sizes.items() if size == max(sizes.values())]
    return most[0] if len(most) == 1 else None


def _parts(label: str) -> list[str]:
    """A label and the abbreviation in its brackets."""
    found = re.fullmatch(r"(.*?)\s*\((.*)\)", label)
    return [found[1], found[2]] if found else [label]


def match_person(
    name: str, type_: int | None, birth: str | None, unit: int | None, known: Iterable[Person]
) -> Found:
    """Exact name and birth or unit says who; the same name alone only proposes."""
    key = match_key(name)
    folded = fold(name)
    alike = [p for p in known if fold(p.name) == folded and type_ in (None, p.type)]
    alike = [p for p in alike if not _born_apart(p.birth, birth) or p.unit == unit]
    # somebody may be known under several names
    sure = {
        person.id
        for person in alike
        if match_key(person.name) == key
        and (_born_together(person.birth, birth) or (person.unit == unit and not birth))
    }
    if len(sure) == 1:
        return Found(sure.pop())
    return Found(None, tuple(dict.fromkeys(person.id for person in alike)))


def _born_together(one: str | None, other: str | None) -> bool:
    return bool(one and other) and (one or "")[:4] == (other or "")[:4] and not _born_apart(
        one, other
    )  # fmt: skip


def _born_apart(one: str | None, other: str | None) -> bool:
    """Both are known and cannot be the same day: 1990 and 1990-02-03 can."""
    if not one or not other:
        return False
    return not (one.startswith(other) or other.startswith(one))
