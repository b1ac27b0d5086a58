"""Why a row below headings is no data: sections, sums, notes, signatures, numbers of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from db.model.reading.names import begins_with_surname
from db.model.reading.words import SUMS
from db.model.vietnamese import fold

ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})[.)/]?", re.I)
LETTER = re.compile(r"[a-hA-HđĐ][.)/]?")
SECTION_TEXT = re.compile(r"\s*(?:[IVX]{1,5}|[A-HĐ]|\d{1,2})\s*[.)/\-–:]\s*\S.*", re.S)
# the words for a sum, with their marks: "công an" and "cộng đồng" are no sums
SUM = re.compile(SUMS, re.S)
SUM_FOLDED = re.compile(
    r"(?:tong cong|tong so|tong|cong|binh quan|trung binh)\s*(?:$|[:(\d].*)", re.S
)
WHOLE_SUM = re.compile(r"\s*(tổng|tong)", re.I)
NOTE = re.compile(
    r"(?:\(?ghi chu|luu y|chu thich|\*|\(\*|\(?kem theo|danh sach (?:nay )?(?:co|gom)|nguon\s*:|"
    r"(?:an dinh )?danh sach|bang chu\s*:|bieu nay).*", re.S,
)  # fmt: skip
SIGNATURE = re.compile(
    r"(?:nguoi (?:lap|tong hop|ghi)( bieu| bang| danh sach)?|tm\.? .*|kt\.? .*|tl\.? .*|tuq\.? .*|"
    r"noi nhan.*|xac nhan cua.*|[^,]{0,60}, ?ngay ?(?:\d+|[.…]*) ?thang ?(?:\d+|[.…]*) ?nam ?.*|"
    r"ngay (?:\d+|[.…]+) thang (?:\d+|[.…]+) nam .*|"
    r"thu truong (?:co quan|don vi).*|(?:pho )?(?:chu tich|giam doc|truong phong|bi thu)|"
    r"\(?da ky\)?|"
    r"\(?ky,? .*|ke toan.*|hoi dong thi dua.*|can bo tong hop|nguoi bao cao|lanh dao don vi)", re.S,
)  # fmt: skip
COLUMN_NUMBER = re.compile(r"\(?(\d{1,2})\)?(?:\s*[=+].*)?")
ORDINAL = re.compile(r"\d{1,6}[.)]?")
DOTTED = re.compile(r"\d{1,3}(\.\d{1,3})+\.?")
MOST_WORDS_OF_SECTION = 40


def is_ordinal(text: str) -> bool:
    return ORDINAL.fullmatch(text) is not None or DOTTED.fullmatch(text) is not None


def is_section_number(text: str) -> bool:
    return bool(text) and (ROMAN.fullmatch(text) is not None or LETTER.fullmatch(text) is not None)


def is_sum(text: str) -> bool:
    plain = text.casefold()
    if SUM.fullmatch(plain):
        return True
    return plain.isascii() and SUM_FOLDED.fullmatch(plain) is not None


def is_note(text: str) -> bool:
    return NOTE.fullmatch(fold(text)) is not None or text.rstrip().endswith("./.")


def is_signature(text: str) -> bool:
    return SIGNATURE.fullmatch(fold(text)) is not None


def is_numbering(cells: Sequence[str]) -> bool:
    """A row that numbers the columns: 1, 2, 3 … or (1), (2), A, B, 1."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 3:
        return False
    found = [COLUMN_NUMBER.fullmatch(cell) for cell in filled]
    numbers = [int(one[1]) for one in found if one]
    letters = [cell for cell, one in zip(filled, found, strict=True) if not one]
    if not all(re.fullmatch(r"\(?[A-ZĐa-zđ]\)?", cell) for cell in letters):
        return False
    rising = all(after - before == 1 for before, after in pairwise(numbers))
    return len(numbers) >= 2 and rising and numbers[0] in (0, 1)


def kind_of(cells: Sequence[str], ordinal: int | None, subject: int | None) -> str:
    """Why a row is no data, else empty; ``ordinal``, ``subject``: columns of number and name."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return "blank"
    if is_numbering(cells):
        return "numbers"
    number = cells[ordinal] if ordinal is not None else ""
    first = filled[1] if number and filled[0] == number and len(filled) > 1 else filled[0]
    counted = is_ordinal(number)
    if not counted and is_sum(first):
        return "total" if WHOLE_SUM.match(first) else "subtotal"
    if len(filled) <= 3 and not counted:
        if any(is_signature(cell) for cell in filled):
            return "signature"
        if is_note(first):
            return "note"
    if _is_section(cells, filled, number, first, ordinal, subject):
        return "section"
    return "unnamed" if subject is not None and not cells[subject] else ""


def _is_section(
    cells: Sequence[str],
    filled: Sequence[str],
    number: str,
    first: str,
    ordinal: int | None,
    subject: int | None,
) -> bool:
    if is_ordinal(number):
        return False
    if is_section_number(number):
        rest = [cell for cell in filled if cell not in (number, first)]
        return all(re.fullmatch(r"[\d.,\s%-]+", cell) for cell in rest)
    if subject is not None and cells[subject] == first and begins_with_surname(first):
        return False
    if len(filled) > 1 or len(cells) < 3 or len(first.split()) > MOST_WORDS_OF_SECTION:
        return False
    if ordinal is None and subject is not None and cells[subject] == first:
        # a list without numbers: a lone name is a name, unless it is written as a section
        return SECTION_TEXT.fullmatch(first) is not None or ":" in first
    return True
