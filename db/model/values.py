"""Values by kind: reading what was typed, showing it, and the one text each has in the log."""

from __future__ import annotations

import calendar
import datetime
import json
import re
from decimal import Decimal
from typing import Any

from db.model import vietnamese
from db.model.catalog import Field, Kind
from db.model.problems import Problem

CANONICAL = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?")
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
ROMAN = ("I", "II", "III", "IV")
YES = {"co", "x", "1", "true", "dung", "yes", "v"}
NO = {"khong", "0", "false", "sai", "no"}
FIRST_YEAR, LAST_YEAR = 1900, 2100
SHORT_YEARS_END = 40
WHOLES = (Kind.WHOLE, Kind.CHOICE, Kind.LINK)
TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.FILE)
# letters that a text may have, and that a sentence about a value shows of it
LONGEST = {Kind.TEXT: 1000, Kind.LONG_TEXT: 20_000}
QUOTED = 100
# figures that a decimal number has in the store
DIGITS = 18

DATE_SHAPES = (
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t]\d\d:\d\d(?::\d\d)?)?"), "ymd"),
    (re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})"), "dmy"),
    (re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2})"), "dms"),
    (re.compile(r"ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})"), "dmy"),
    (re.compile(r"(?:thang )?(\d{1,2})[/.\-](\d{4})"), "my"),
    (re.compile(r"thang (\d{1,2}) nam (\d{4})"), "my"),
    (re.compile(r"(\d{4})-(\d{2})"), "ym"),
    (re.compile(r"(?:quy |q)(iv|i{1,3}|[1-4])[/ \-](?:nam )?(\d{4})"), "qy"),
    (re.compile(r"(\d{4})-q([1-4])"), "yq"),
    (re.compile(r"(?:nam )?(\d{4})"), "y"),
)

HOUR = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?::|h| gio ?)(?P<minute>\d\d)?(?:(?<=\d):00)?(?![:\d])(?: phut)?"
)


def read(field: Field, typed: str | None) -> tuple[Any, Problem | None]:
    """The value of what somebody typed, or why it has none. Choices and links are not typed."""
    text = vietnamese.clean(typed or "")
    if not text:
        return None, None
    value: Any
    match field.kind:
        case Kind.LONG_TEXT:
            value, code = vietnamese.clean_lines(typed or ""), ""
        case Kind.WHOLE | Kind.DECIMAL:
            value, code = _number(field, text)
        case Kind.DATE:
            value, code = read_date(text)
        case Kind.MOMENT:
            value, code = _moment(text)
        case Kind.YES_NO:
            key = vietnamese.fold(text)
            value, code = key in YES, "" if key in YES | NO else "not_yes_no"
        case _:
            value, code = text, ""
    if code:
        return None, Problem(code, field=field.name, value=_short(text))
    return (None, found) if (found := fault(field, value)) else (value, None)


def _short(text: str) -> str:
    """A text as a sentence about it can hold it."""
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"


def _number(field: Field, text: str) -> tuple[Any, str]:
    """A Vietnamese number: dots part thousands, the comma starts the decimals."""
    plain = re.sub(r"\s|đồng$|đ$|₫$|%$", "", text.casefold())
    grouped = re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?", plain)
    pointed = re.fullmatch(r"[+-]?\d+\.\d+", plain) and field.scale > 0
    if (grouped and not pointed) or (grouped and plain.count(".") > 1):
        plain = plain.replace(".", "")
    elif grouped:
        return None, "two_readings"
    plain = plain.replace(",", ".")
    if not re.fullmatch(r"[+-]?\d{1,15}(\.\d+)?", plain):
        return None, "not_a_number"
    number = Decimal(plain)
    if number != number.quantize(Decimal(1).scaleb(-field.scale)):
        return None, "too_many_decimals"
    if field.kind is Kind.WHOLE:
        return int(number), ""
    return number.quantize(Decimal(1).scaleb(-field.scale)), ""


def read_date(text: str) -> tuple[str | None, str]:
    """The canonical text of a date typed day first, as precise as it was typed."""
    folded = vietnamese.fold(text)
    for shape, order in DATE_SHAPES:
        if found := shape.fullmatch(folded):
            parts = dict(zip(order, found.groups(), strict=True))
            return _date(parts)
    return None, "not_a_date"


def _date(parts: dict[str, str]) -> tuple[str | None, str]:
    year = int(parts["y"]) if "y" in parts else _long_year(int(parts["s"]))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None, "no_such_date"
    if "q" in parts:
        return f"{year}-Q{QUARTERS[parts['q']]}", ""
    if "m" not in parts:
        return f"{year}", ""
    month = int(parts["m"])
    if not 1 <= month <= 12:
        return None, "no_such_date"
    if "d" not in parts:
        return f"{year}-{month:02d}", ""
    day = int(parts["d"])
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None, "no_such_date"
    return f"{year}-{month:02d}-{day:02d}", ""


def _long_year(short: int) -> int:
    """A year of two figures: births reach back, nothing reaches far ahead."""
    return short + (2000 if short < SHORT_YEARS_END else 1900)


def _moment(text: str) -> tuple[datetime.datetime | None, str]:
    """A day with an hour, 15/10/2025 10:30 or 10 giờ 30 ngày 15/10/2025; a day alone is none."""
    found = HOUR.search(folded := vietnamese.fold(text))
    if found is None:
        return None, "not_a_moment"
    rest = f"{folded[: found.start()]} {folded[found.end() :]}".strip(" ,-t")
    day, code = read_date(rest)
    if day is None:
        day, code = read_date(rest.removeprefix("ngay "))
    if day is None or len(day) < len("2023-02-28"):
        return None, "no_such_date" if code == "no_such_date" else "not_a_moment"
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if hour > 23 or minute > 59:
        return None, "no_such_date"
    return datetime.datetime.fromisoformat(f"{day}T{hour:02d}:{minute:02d}"), ""


def show(field: Field, value: Any, language: str = "vi") -> str:
    """A value as people write it; choices and links are shown by their names elsewhere."""
    if value is None:
        return ""
    match field.kind:
        case Kind.WHOLE | Kind.DECIMAL:
            return show_number(value, field.scale, language)
        case Kind.DATE:
            return show_date(value, language)
        case Kind.MOMENT:
            return f"{value:%d/%m/%Y %H:%M}"
        case Kind.YES_NO:
            words = ("Có", "Không") if language == "vi" else ("Yes", "No")
            return words[0] if value else words[1]
        case _:
            return str(value)


def show_number(number: Any, scale: int = 0, language: str = "vi") -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English."""
    text = f"{Decimal(number):,.{scale}f}"
    if language == "en":
        return text
    return text.translate(str.maketrans(",.", ".,"))


def show_date(text: str, language: str = "vi") -> str:
    """28/02/2023, 02/2023, Quý I/2023 or 2023, as precise as the date is."""
    if "-Q" in text:
        year, quarter = text.split("-Q")
        word = "Quý " if language == "vi" else "Q"
        return f"{word}{ROMAN[int(quarter) - 1] if language == 'vi' else quarter}/{year}"
    return "/".join(reversed(text.split("-")))


def fault(field: Field, value: Any) -> Problem | None:
    """What is wrong with a value that is there: its type, its shape or its limits."""
    if not _has_right_type(field, value):
        return Problem("wrong_kind", field=field.name, value=value)
    longest = field.longest or LONGEST.get(field.kind)
    if longest and len(value) > longest:
        facts = {"limit": longest}
        return Problem("too_long", field=field.name, value=_short(value), facts=facts)
    if field.kind is Kind.DECIMAL and abs(value) >= 10 ** (DIGITS - field.scale):
        facts = {"limit": 10 ** (DIGITS - field.scale) - 1}
        return Problem("too_large", field=field.name, value=value, facts=facts)
    if field.minimum is not None and value < field.minimum:
        return Problem("too_small", field=field.name, value=value, facts={"limit": field.minimum})
    if field.maximum is not None and value > field.maximum:
        return Problem("too_large", field=field.name, value=value, facts={"limit": field.maximum})
    return None


def _has_right_type(field: Field, value: Any) -> bool:
    match field.kind:
        case Kind.WHOLE | Kind.CHOICE | Kind.LINK:
            return isinstance(value, int) and not isinstance(value, bool)
        case Kind.DECIMAL:
            return isinstance(value, Decimal) and value == round(value, field.scale)
        case Kind.DATE:
            return isinstance(value, str) and is_date(value)
        case Kind.MOMENT:
            return isinstance(value, datetime.datetime)
        case Kind.YES_NO:
            return isinstance(value, bool)
        case Kind.CHOICES:
            return isinstance(value, tuple) and all(isinstance(item, int) for item in value)
        case _:
            return isinstance(value, str)


def is_date(text: str) -> bool:
    """Whether a text is a canonical date that is in the calendar."""
    found = CANONICAL.fullmatch(text)
    return bool(found) and read_date(text) == (text, "")


def says_less(one: Any, other: Any) -> bool:
    """Whether a date only says the year or month of another one: 1990 of 1990-02-03."""
    dates = isinstance(one, str) and isinstance(other, str) and is_date(one) and is_date(other)
    return dates and one != other and other.startswith(one)


def first_day(text: str) -> datetime.date:
    """The first day of a canonical date, quarter, month or year."""
    if "-Q" in text:
        year, quarter = text.split("-Q")
        return datetime.date(int(year), 3 * int(quarter) - 2, 1)
    numbers = (*map(int, text.split("-")), 1, 1)
    return datetime.date(*numbers[:3])


def last_day(text: str) -> datetime.date:
    """The last day of a canonical date, quarter, month or year."""
    first = first_day(text)
    if len(text) == len("2023-02-28"):
        return first
    months = 3 if "-Q" in text else 12 if len(text) == len("2023") else 1
    last = first.month + months - 1
    return first.replace(month=last, day=calendar.monthrange(first.year, last)[1])


def shadows(field: Field, value: Any) -> dict[str, Any]:
    """What the writer keeps beside a value for searching, sorting and reckoning."""
    beside: dict[str, Any] = {}
    if field.search:
        beside[f"{field.name}__fold"] = None if value is None else vietnamese.fold(value)
    if field.by_given_name:
        key = None if value is None else vietnamese.sort_key_of_name(value)
        beside[f"{field.name}__sort"] = key
    if field.kind is Kind.DATE:
        beside[f"{field.name}__day"] = first_day(value) if value else None
    return beside


def to_text(field: Field, value: Any) -> str | None:
    """The one canonical text of a value, for the change log."""
    if value is None:
        return None
    match field.kind:
        case Kind.YES_NO:
            return "true" if value else "false"
        case Kind.CHOICES:
            return json.dumps(list(value))
        case Kind.MOMENT:
            return str(value.isoformat())
        case Kind.DECIMAL:
            # one text a value: as many decimals as the column has, and no zero below zero
            return f"{value.quantize(Decimal(1).scaleb(-field.scale)) + 0:f}"
        case _:
            return str(value)


def from_text(field: Field, text: str | None) -> Any:
    """Back from the canonical text."""
    if text is None:
        return None
    match field.kind:
        case Kind.YES_NO:
            return text == "true"
        case Kind.CHOICES:
            return tuple(json.loads(text))
        case Kind.MOMENT:
            return datetime.datetime.fromisoformat(text)
        case Kind.WHOLE | Kind.CHOICE | Kind.LINK:
            return int(text)
        case Kind.DECIMAL:
            return Decimal(text)
        case _:
            return text
