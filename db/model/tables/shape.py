"""Short ways to write the fields of the data dictionary; no table stands here."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from db.model.catalog import Field, Fit, Kind, Label

Aliases = tuple[str, ...]


def text(name: str, vi: str, en: str, **more: Any) -> Field:
    return Field(name, Kind.TEXT, Label(vi, en), **more)


def long_text(name: str, vi: str, en: str, **more: Any) -> Field:
    return Field(name, Kind.LONG_TEXT, Label(vi, en), **more)


def whole(
    name: str, vi: str, en: str, minimum: int | None = None, maximum: int | None = None, **more: Any
) -> Field:
    return Field(
        name, Kind.WHOLE, Label(vi, en), minimum=_limit(minimum), maximum=_limit(maximum), **more
    )


def decimal(name: str, vi: str, en: str, scale: int = 2, **more: Any) -> Field:
    return Field(name, Kind.DECIMAL, Label(vi, en), scale=scale, **more)


def date(name: str, vi: str, en: str, **more: Any) -> Field:
    return Field(name, Kind.DATE, Label(vi, en), **more)


def moment(name: str, vi: str, en: str, **more: Any) -> Field:
    return Field(name, Kind.MOMENT, Label(vi, en), **more)


def yes_no(name: str, vi: str, en: str, **more: Any) -> Field:
    return Field(name, Kind.YES_NO, Label(vi, en), **more)


def choice(name: str, vi: str, en: str, target: str, **more: Any) -> Field:
    return Field(name, Kind.CHOICE, Label(vi, en), target=target, **more)


def choices(name: str, vi: str, en: str, target: str, **more: Any) -> Field:
    return Field(name, Kind.CHOICES, Label(vi, en), target=target, **more)


def link(name: str, vi: str, en: str, target: str, **more: Any) -> Field:
    return Field(name, Kind.LINK, Label(vi, en), target=target, **more)


def file(name: str, vi: str, en: str, **more: Any) -> Field:
    return Field(name, Kind.FILE, Label(vi, en), **more)


def same(theirs: str, mine: str) -> Fit:
    """Rows whose ``theirs`` is what ``mine`` of this row is."""
    return Fit((theirs,), (mine,))


def in_force(first: str, last: str = "") -> Fit:
    """Rows in force on a day of this row, or at some time between two of them."""
    return Fit(("valid_from", "valid_to"), (first, last or first))


def _limit(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)
