"""A list or a form as it is put before leaders: its head, its table, and who signs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Column:
    """``width``: a share of the page. ``number``: its cells stand on the right."""

    heading: str
    width: float
    number: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table; a ``heading`` has one text over the whole width."""

    cells: tuple[Cell, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """``office``: who issues it, line by line. ``source``: whence its numbers are, and when.

    ``signers``: what stands over the places of the signatures, from the left. ``file``: its name
    without an ending, in plain letters.
    """

    office: tuple[str, ...]
    title: str
    about: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    place_and_date: str
    signers: tuple[str, ...]
    source: str
    file: str
    language: str = "vi"
