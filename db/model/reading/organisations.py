"""What a collective is called in full: abbreviations written out, its place spelled officially."""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.model.headings import key_of
from db.model.matching import Unit
from db.model.reading.places import places_in, squeezed_key
from db.model.reading.words import ORGANISATIONS, TYPES
from db.model.vietnamese import clean, fold

IN_FULL = {key: name for name, texts in ORGANISATIONS.items() for key in texts.split("|")}
# a type's word or its short form, with what follows; committees hold theirs in their own name
PLACE = re.compile(
    r"(?:^|(?<=[\s,(\-]))(thành\s+phố|thị\s+trấn|thị\s+xã|đặc\s+khu|huyện|phường|tỉnh|xã|quận|"
    r"thanh\s+pho|thi\s+tran|thi\s+xa|huyen|phuong|tinh|xa|"
    r"tp\.?|tt\.?|tx\.?|đk\.?|h\.|p\.|x\.|t\.|q\.|h(?=\s)|p(?=\s)|x(?=\s))\s*(?=\S)",
    re.I,
)
COMMITTEE = re.compile(
    r"(huyện|thành|thị|tỉnh|đảng|huyen|thanh|thi|tinh|dang)\s+(ủy|uỷ|uy|đoàn|doan)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Parts:
    """An organisation's own words, the type of its place, its place's name."""

    head: str
    type: str
    place: str


def parts_of(text: str) -> Parts:
    plain = clean(text)
    committee = COMMITTEE.match(plain)
    if committee:
        rest = plain[committee.end() :].strip(" ,-")
        return Parts(plain[: committee.end()], "", rest)
    for found in PLACE.finditer(plain):
        head = plain[: found.start()].strip(" ,-–")
        place = plain[found.end() :].strip(" ,")
        kinds = [p.type for p in places_in(plain[found.start() :]) if p.type]
        if head and kinds:
            return Parts(head, kinds[0], place)
    return Parts(plain, "", "")


def name_in_full(text: str, unit: Unit | None = None) -> str:
    """The organisation's name written out; its place as ``unit`` is officially called."""
    plain = clean(text)
    parts = parts_of(plain)
    head = IN_FULL.get(key_of(parts.head))
    if not parts.place:
        return head or plain[:1].upper() + plain[1:]
    if head is None:
        head = parts.head[:1].upper() + parts.head[1:]
        if parts.type and not _needs_type(parts, unit):
            return plain[:1].upper() + plain[1:]
    place = _official(parts, unit)
    return " ".join(part for part in (head, TYPES.get(parts.type, ""), place) if part)


def _needs_type(parts: Parts, unit: Unit | None) -> bool:
    """An organisation that is not in the list is left as it was written, its place apart."""
    return unit is not None and "," not in parts.place


def _official(parts: Parts, unit: Unit | None) -> str:
    """The place's name: of the unit when it is the same but for spelling, else as written."""
    if unit is None:
        return _restored(parts.place)
    bare = bare_name(unit)
    same = fold(unit.name).startswith(parts.type) if parts.type else True
    return bare if same and _alike(bare, parts.place) else _restored(parts.place)


def _alike(one: str, other: str) -> bool:
    """Equal but for marks, spaces and letters in the wrong order."""
    left, right = squeezed_key(one), squeezed_key(other)
    return left == right or sorted(left) == sorted(right)


def bare_name(unit: Unit) -> str:
    """A unit's name without the word for its type."""
    words = unit.name.split()
    for count in (2, 1):
        if fold(" ".join(words[:count])) in TYPES:
            return " ".join(words[count:])
    return unit.name


def _restored(place: str) -> str:
    return place.title() if place.isupper() else place
