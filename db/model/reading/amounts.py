"""Numbers, percentages and days in a cell, read as the column means them; a gap is no zero."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache

from db.model.reading.grid import Value, cleaned, text_of
from db.model.reading.words import NO_ANSWERS
from db.model.values import read_date
from db.model.vietnamese import clean, fold

MISSING = frozenset(("", "-", "–", "—", "--", "…", "...", "..", "/", *NO_ANSWERS))
GROUPED = re.compile(r"\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?")
ENDS = re.compile(r"\s*(?:đồng|vnđ|vnd|đ|₫|điểm|d|đ/năm)\.?$", re.I)
SCALES = ((re.compile(r"\s*(?:tỷ|tỉ|ty)( đồng)?$", re.I), 10**9),
          (re.compile(r"\s*(?:triệu|tr|trieu)( đồng|đ)?$", re.I), 10**6),
          (re.compile(r"\s*(?:nghìn|ngàn|nghin|ngan)( đồng|đ)?$", re.I), 10**3))  # fmt: skip
DONE = ("hoan thanh", "da hoan thanh", "xong", "da xong", "dat")
NOT_DONE = ("chua", "dang", "khong")
YEAR_END = re.compile(r"(?:cuoi|het|trong) (?:nam )?(\d{4})")
HALF = re.compile(r"6 thang (dau|cuoi) (?:nam )?(\d{4})")
PERIOD = re.compile(r"(?:giai doan |tu )?(20\d\d)\s*[-–]\s*(?:den )?(20\d\d)")
ONGOING = ("thuong xuyen", "hang nam", "hang thang", "hang quy", "lien tuc")
LEADS = re.compile(
    r"^(?:truoc|den|het|xong truoc|hoan thanh truoc|trong)\s+(?:ngay\s+)?(?=\d|quy|thang)"
)
FIRST_YEAR, LAST_YEAR = 1900, 2100


class Sense(StrEnum):
    """What a column of numbers holds: "1.250" is 1250 đồng and 1,25 points."""

    MONEY = "money"
    POINTS = "points"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or why there is none ('' where the cell only is empty)."""

    number: Decimal | None = None
    code: str = ""


def is_missing(value: Value) -> bool:
    return value is None or (isinstance(value, str) and cleaned(value).casefold() in MISSING)


def figure(value: Value, sense: Sense) -> Figure:
    """A number written the Vietnamese way, or the English one where only that makes sense."""
    if is_missing(value):
        return Figure()
    if isinstance(value, bool | datetime.date):
        return Figure(code="not_a_number")
    if isinstance(value, int | float):
        return Figure(_exact(value))
    text = clean(str(value)).rstrip("%").strip()
    factor = 1
    for shape, scale in SCALES if sense is not Sense.POINTS else ():
        if found := shape.search(text):
            text, factor = text[: found.start()], scale
            break
    plain = ENDS.sub("", text)
    sign = -1 if plain[:1] in ("-", "−") else 1
    found_number = _unsigned(plain.lstrip("+-−").strip(), sense if factor == 1 else Sense.MEASURE)
    if found_number.number is None:
        return found_number
    return Figure(sign * factor * found_number.number)


def _exact(value: float) -> Decimal:
    """A float as it is shown, without the dust of binary arithmetic."""
    return Decimal(str(round(value, 9))).normalize() + 0


def _unsigned(text: str, sense: Sense) -> Figure:
    separators = [letter for letter in text if letter in ".,"]
    spaced = re.fullmatch(r"\d{1,3}( \d{3})+([.,]\d{1,2})?", text)
    if spaced:
        text = text.replace(" ", "")
        separators = [letter for letter in text if letter in ".,"]
    if len(set(separators)) == 2:
        thousands, decimals = separators[0], separators[-1]
        if separators.count(decimals) > 1:
            return Figure(code="not_a_number")
        return _plain(text.replace(thousands, "").replace(decimals, "."))
    if len(separators) > 1:
        return (
            _plain(re.sub(r"[.,]", "", text))
            if GROUPED.fullmatch(text)
            else Figure(code="not_a_number")
        )
    if len(separators) == 1 and GROUPED.fullmatch(text) and not text.startswith("0"):
        if sense is Sense.MONEY:
            return _plain(re.sub(r"[.,]", "", text))
        if sense is Sense.MEASURE and "." in text:
            return Figure(code="two_readings")
    return _plain(text.replace(",", "."))


def _plain(text: str) -> Figure:
    if not re.fullmatch(r"\d{1,15}(\.\d{1,9})?", text):
        return Figure(code="not_a_number")
    try:
        return Figure(Decimal(text))
    except InvalidOperation:  # pragma: no cover -- the shape above is a number
        return Figure(code="not_a_number")


def percent(value: Value, state: str = "") -> Figure:
    """Percent of 100. A bare number below 1 is a share; 1 alone means either: the state decides."""
    found = figure(value, Sense.POINTS)
    number = found.number
    if number is None or isinstance(value, str):
        return found
    told = fold(state)
    if number == 1:
        if told.startswith(NOT_DONE):
            return Figure(Decimal(1))
        return Figure(Decimal(100)) if told.startswith(DONE) else Figure(code="two_readings")
    return Figure(number * 100) if 0 < number < 1 else found


@dataclass(frozen=True, slots=True)
class When:
    """A day, month, quarter or year in canonical text; ``precision`` where the text says more."""

    date: str = ""
    precision: str = ""
    code: str = ""


@lru_cache(maxsize=65536, typed=True)
def when(value: Value) -> When:
    """A date, as precise as the cell is."""
    if is_missing(value):
        return When()
    if isinstance(value, datetime.date):
        return _in_time(f"{value:%Y-%m-%d}" if value.year >= 1000 else "")
    if isinstance(value, int | float):
        return _in_time(str(int(value)) if float(value).is_integer() else "")
    text = re.sub(r"\s*([/.\-])\s*", r"\1", clean(str(value)).strip("., "))
    found, code = read_date(text)
    return When(found) if found else When(code=code)


def _in_time(text: str) -> When:
    if text[:4].isdigit() and len(text) in (4, 10) and FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        return When(text)
    return When(code="not_a_date")


def deadline(value: Value) -> When:
    """A date by which something is due: "Cuối năm 2022", "Quý III/2022", "Thường xuyên"."""
    found = when(value)
    if not found.code or not isinstance(value, str):
        return found
    told = fold(value)
    if any(told.startswith(word) for word in ONGOING):
        return When(precision="ongoing")
    if ends := YEAR_END.fullmatch(told):
        return When(f"{ends[1]}-12-31", "year_end")
    if period := PERIOD.fullmatch(told):
        return When(period[2], "period")
    if half := HALF.fullmatch(told):
        return When(f"{half[2]}-{'06-30' if half[1] == 'dau' else '12-31'}", "half_year")
    rest = LEADS.sub("", told)
    date, _ = read_date(rest)
    return When(date) if date else found


def year_of(value: Value) -> str:
    """A year, alone in its cell."""
    text = text_of(value)
    return text if re.fullmatch(r"\d{4}", text) and FIRST_YEAR <= int(text) <= LAST_YEAR else ""


MARKS = frozenset({"x", "1", "v", "có", "co", "✓", "✔", "●", "+", "√", "x."})


def is_mark(value: Value) -> bool:
    """A cross in a column that itself says what is so."""
    return text_of(value).casefold() in MARKS


def gender(value: Value) -> str:
    """What a cell says of a person's sex; nothing is concluded from names."""
    told = fold(text_of(value)).strip(".")
    if told in ("nam", "ong", "male", "m", "trai"):
        return "male"
    return "female" if told in ("nu", "ba", "female", "f", "gai") else ""
