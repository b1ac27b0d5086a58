"""What a sheet falls into: blocks of columns and lines, and rows that are no data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from db.model.reading.grid import Value
from db.model.reading.roles import Role


@dataclass(frozen=True, slots=True)
class Column:
    """``column`` from 1; ``columns`` more that belong to it (a name parted over two)."""

    column: int
    group: str
    name: str
    role: Role | None
    more: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A data row: its number in the sheet, the texts and the values of its cells, its section."""

    row: int
    texts: Sequence[str]
    values: Sequence[Value]
    section: str


@dataclass(frozen=True, slots=True)
class Skipped:
    row: int
    why: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One table of a sheet: heading rows, columns, data rows; ``above``: the words over it."""

    heading: tuple[int, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    above: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    blocks: tuple[Block, ...]
    skipped: tuple[Skipped, ...]
    titles: tuple[str, ...]
    # what stands below the tables: place and day, who signed
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ByHand:
    """What a person said about a sheet, before anything is recognised.

    ``roles``: (heading row, column) → role key, '' to leave the column out. ``kinds``: row →
    'data' or why it is none. ``headings``: rows that are headings, where none were found right.
    """

    roles: Mapping[tuple[int, int], str] = field(default_factory=dict)
    kinds: Mapping[int, str] = field(default_factory=dict)
    headings: tuple[tuple[int, ...], ...] = ()


NOTHING = ByHand()
