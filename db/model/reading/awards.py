"""What an award's cell means: short forms written out; a form that says too little is left so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from db.model.reading.words import AWARDS
from db.model.vietnamese import clean, fold

SHORT = {
    "gk": "giay khen", "bk": "bang khen", "ct": "chu tich", "td": "thi dua", "sy": "si",
    "cstd": "chien si thi dua", "cstdcs": "chien si thi dua co so", "tq": "toan quoc",
    "cstdt": "chien si thi dua tinh", "cstdtq": "chien si thi dua toan quoc",
    "cs": "co so", "ldtt": "lao dong tien tien", "ldxs": "lao dong xuat sac",
    "ttld": "tap the lao dong",
    "ttldxs": "tap the lao dong xuat sac", "ttldtt": "tap the lao dong tien tien",
    "gdvh": "gia dinh van hoa", "sxkd": "san xuat kinh doanh", "sx": "san xuat", "kd": "kinh doanh",
    "ttcp": "thu tuong chinh phu", "ttg": "thu tuong chinh phu", "cp": "chinh phu",
    "hcld": "huan chuong lao dong", "knc": "ky niem chuong", "dvqt": "don vi quyet thang",
    "gd": "giam doc", "cstt": "chien si tien tien", "dvtt": "don vi tien tien", "ld": "lao dong",
    "i": "nhat", "ii": "nhi", "iii": "ba", "tt": "tap the", "ub": "ubnd",
}  # fmt: skip
FILLERS = frozenset({"cua", "cap", "ve", "va", "danh", "hieu", "hinh", "thuc", "ho", "nd"})
MISSING_WORDS, ALIKE = 2, 92
MARKED = re.compile(r"[^\W_]+")
# TT before its noun is a collective, after it the advanced one
ADVANCED = re.compile(r"\b(lao dong|ld|ttld|chien si|cs|don vi|dv) tt\b")


@lru_cache(maxsize=8192)
def words_of(text: str) -> frozenset[str]:
    plain = fold(clean(text)).replace("uy ban nhan dan", "ubnd").replace("u y ban nhan dan", "ubnd")
    plain = ADVANCED.sub(r"\1 tien tien", plain)
    spread = [word for raw in MARKED.findall(plain) for word in SHORT.get(raw, raw).split()]
    return frozenset(spread) - FILLERS


KNOWN = {words_of(text): text for text in AWARDS}


@lru_cache(maxsize=8192)
def award_of(text: str, used: frozenset[str] = frozenset()) -> str:
    """The award in its full form. ``used``: forms that the same file writes out elsewhere."""
    plain = clean(text)
    wanted = words_of(plain)
    if not wanted:
        return plain
    if exact := KNOWN.get(wanted):
        return exact
    if wider := _only(_wider(wanted, KNOWN.values(), MISSING_WORDS)):
        return wider
    if wider := _only(_wider(wanted, used, len(KNOWN))):
        return wider
    alike = [name for name in KNOWN.values() if fuzz.ratio(fold(plain), fold(name)) >= ALIKE]
    return _only(alike) or plain[:1].upper() + plain[1:]


def _wider(wanted: frozenset[str], names: Iterable[str], most: int) -> list[str]:
    """Forms that say all these words and at most so many more."""
    return [
        name for name in names if wanted < (full := words_of(name)) and len(full - wanted) <= most
    ]


def _only(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ""


def forms_in(texts: Iterable[str]) -> frozenset[str]:
    """The full forms among the cells of a file."""
    return frozenset(form for text in texts if (form := KNOWN.get(words_of(text))))
