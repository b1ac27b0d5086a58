"""Vietnamese text: cleaning at the door, keys for searching, matching and sorting."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Soft hyphens stay: in the legacy fonts they are a letter, decoding comes first.
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
# marks that turn the direction of what follows, control characters, halves of characters
INVISIBLE |= dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
INVISIBLE |= dict.fromkeys(c for c in (*range(0x20), *range(0x7F, 0xA0)) if not chr(c).isspace())
INVISIBLE |= dict.fromkeys(range(0xD800, 0xE000))
LOOKALIKES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "Ð": "Đ", "ð": "đ"})
AT_THE_DOOR = {**INVISIBLE, **LOOKALIKES}

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
LETTERS = {letter: f"{place:02d}" for place, letter in enumerate(ALPHABET, start=10)}
# ngang, huyền, hỏi, ngã, sắc, nặng: the order of tones in a dictionary
TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}

# below every letter, so that a shorter text comes first
BETWEEN_PARTS, BEFORE_TONES = "\x01", "\x02"

OPEN_PAIR = re.compile(r"(?<!q)(o)([ae])(?![a-zăâêôơưđ])|(?<!q)(u)(y)(?![a-zăâêôơưđ])")


def clean(text: str) -> str:
    """NFC, without invisible characters, single spaces: how every text is kept."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text) and not _is_icelandic(text):
        # nearly every text: what is invisible or a space of another kind cannot be printed
        if "  " not in text and text[:1] != " " and text[-1:] != " ":
            return text
        return " ".join(text.split())
    plain = text.translate(AT_THE_DOOR)
    return " ".join(unicodedata.normalize("NFC", plain).split())


def _is_icelandic(text: str) -> bool:
    return "Ð" in text or "ð" in text


def clean_lines(text: str) -> str:
    """The same for long texts, whose line breaks stay."""
    return "\n".join(clean(line) for line in text.splitlines()).strip()


def fold(text: str) -> str:
    """Without case and diacritics, đ as d: what searching compares."""
    return " ".join([_bare(word) for word in clean(text).casefold().split(" ")])


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    """Texts say the same words again and again."""
    spread = unicodedata.normalize("NFD", word)
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return bare.replace("đ", "d")


def match_key(text: str) -> str:
    """Without case, and with one place for the tone of open oa, oe, uy (hoà is hòa)."""
    return " ".join(_syllable(word) for word in clean(text).casefold().split())


@lru_cache(maxsize=16384)
def _syllable(word: str) -> str:
    spread = unicodedata.normalize("NFD", word)
    tones = [mark for mark in spread if mark in TONES]
    if len(tones) != 1:
        return word
    bare = unicodedata.normalize("NFC", "".join(mark for mark in spread if mark not in TONES))
    if not OPEN_PAIR.search(bare):
        return word
    return bare + tones[0]


def sort_key(text: str) -> str:
    """A text whose plain order is the Vietnamese dictionary's: letters first, tones second."""
    letters, tones = [], []
    for word in clean(text).casefold().split():
        one, other = _word_keys(word)
        letters.append(one)
        tones.append(other)
    return " ".join(letters) + BEFORE_TONES + " ".join(tones)


@lru_cache(maxsize=16384)
def _word_keys(word: str) -> tuple[str, str]:
    letters, tones = "", ""
    for letter in unicodedata.normalize("NFC", word):
        spread = unicodedata.normalize("NFD", letter)
        tone = next((TONES[mark] for mark in spread if mark in TONES), "0")
        bare = unicodedata.normalize("NFC", "".join(m for m in spread if m not in TONES))
        letters += LETTERS.get(bare, f"09{ord(bare[0]):05x}" if bare else "")
        tones += tone
    return letters, tones


def sort_key_of_name(name: str) -> str:
    """People sort by given name (the last word), then surname, then what stands between."""
    words = clean(name).split()
    if not words:
        return ""
    surname, between = words[:1] if len(words) > 1 else [], words[1:-1]
    return BETWEEN_PARTS.join(sort_key(" ".join(part)) for part in (words[-1:], surname, between))


def name_in_capitals(name: str) -> str:
    """A personal name written in capitals, as names are written; others unchanged."""
    plain = clean(name)
    return plain.title() if plain.isupper() else plain
