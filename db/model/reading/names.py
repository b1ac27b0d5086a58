"""Names of people and households: addresses split off, capitals restored, remarks kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from db.model.reading.legacy import from_viqr
from db.model.reading.words import (
    ADDRESSES,
    DEGREES,
    HOUSEHOLDS,
    MEN,
    SHORT_ADDRESSES,
    SURNAMES,
    WOMEN,
)
from db.model.vietnamese import clean, fold, match_key

MALE, FEMALE = "male", "female"
HOUSEHOLD = re.compile(HOUSEHOLDS, re.I)
REMARK = re.compile(r"\s*\(([^()]*)\)\s*$")
NUMBERED = re.compile(r"^\d{1,4}\s*[.)]\s*(?=\D)")
# after these the word before is the surname: Ông Văn Tùng, Bà Thị Mai
MIDDLE = ("van", "thi")
ADDRESS_KEYS = {match_key(text): text for text in ADDRESSES}
# without marks only what cannot be a surname is read as an address
FOLDED_KEYS = {fold(text): text for text in ADDRESSES if " " in text}
LONGEST_ADDRESS = 3


@dataclass(frozen=True, slots=True)
class Named:
    """``gender`` is what the cell says by its address, else empty."""

    name: str
    honorific: str = ""
    gender: str = ""
    remark: str = ""


@lru_cache(maxsize=65536)
def person(text: str) -> Named:
    """A person's name out of a cell."""
    plain, remark = _without_remark(from_viqr(clean(text)))
    honorific, rest = split_address(plain)
    return Named(with_capitals(rest), honorific, gender_of(honorific), remark)


@lru_cache(maxsize=65536)
def household(text: str) -> Named:
    """A household by the name of its head: "Hộ gia đình bà …", "Hộ: …"."""
    plain, remark = _without_remark(from_viqr(clean(text)))
    found = HOUSEHOLD.match(plain)
    rest = plain[found.end() :] if found else plain
    honorific, name = split_address(rest)
    return Named(with_capitals(name or plain), honorific, gender_of(honorific), remark)


def speaks_of_household(text: str) -> bool:
    """Whether a cell begins as the name of a household does."""
    return HOUSEHOLD.match(clean(text)) is not None


def gender_of(address: str) -> str:
    """What an address says of the sex: ông and bà do, ranks and degrees do not."""
    words = address.casefold().replace(",", " ").split()
    if any(word in MEN for word in words):
        return MALE
    return FEMALE if any(word in WOMEN for word in words) else ""


def _without_remark(text: str) -> tuple[str, str]:
    plain = NUMBERED.sub("", text).strip(" ,;")
    found = REMARK.search(plain)
    return (plain[: found.start()].strip(" ,;"), found[1]) if found else (plain, "")


def split_address(text: str) -> tuple[str, str]:
    """Address, rank, degree before a name, and the name: ("Đại úy", "Nay Phyui")."""
    words = text.split()
    said: list[str] = []
    while len(words) > 1:
        address, count = _address(words)
        rest = words[count:]
        if not address or (count == 1 and len(said) == 0 and rest and fold(rest[0]) in MIDDLE):
            break
        said.append(address)
        words = rest
    return " ".join(said), " ".join(words)


def _address(words: list[str]) -> tuple[str, int]:
    """The address that the words begin with and how many words it takes; a name must be left."""
    for count in range(min(LONGEST_ADDRESS, len(words) - 1), 0, -1):
        if found := _as_address(" ".join(words[:count]).rstrip(",:;"), count == 1):
            return found, count
    # "đ/c:Nguyễn" and "Ông:" stand without a space only rarely: left to people
    return "", 0


@lru_cache(maxsize=16384)
def _as_address(text: str, alone: bool) -> str:
    """The address that these words are, or empty; short ones and degrees are one word."""
    key = match_key(text.rstrip("."))
    if found := ADDRESS_KEYS.get(key) or FOLDED_KEYS.get(key):
        return found
    if alone and key in SHORT_ADDRESSES:
        return SHORT_ADDRESSES[key]
    return text if alone and _is_degree(text) else ""


def _is_degree(text: str) -> bool:
    letters = text.casefold().strip(".")
    parts = [part for part in re.split(r"[./\-]", letters) if part]
    return bool(parts) and text[:1].isupper() and all(part in DEGREES for part in parts)


def with_capitals(name: str) -> str:
    """A name as names are written: ALL CAPITALS and small letters are restored, others stay."""
    plain = unicodedata.normalize("NFC", name)
    if plain.islower():
        return plain.title()
    return " ".join(_word(word) for word in plain.split())


def _word(word: str) -> str:
    if word.isupper() and sum(letter.isalpha() for letter in word) > 1:
        return word.title()
    return word[:1].upper() + word[1:]


def begins_with_surname(text: str) -> bool:
    """Whether a lone text is a person's name: a surname that is common, then capitals."""
    words = with_capitals(clean(text)).split()
    return 2 <= len(words) <= 5 and words[0] in SURNAMES and all(w[:1].isalpha() for w in words)
