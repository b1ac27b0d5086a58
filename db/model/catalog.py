"""The language in which tables are described: kinds, fields, tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from db.model.problems import Problem

# what the names of tables and of fields that staff added begin with; no other name does
OWN_TABLE, OWN_FIELD = "own_", "x_"


class Kind(StrEnum):
    """The closed set of kinds; each consumer decides in its own module what a kind means to it."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    WHOLE = "whole"
    DECIMAL = "decimal"
    DATE = "date"
    MOMENT = "moment"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    LINK = "link"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Label:
    """A name in both languages of the screen."""

    vi: str
    en: str

    def in_language(self, language: str) -> str:
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Fit:
    """Which rows of a link's target fit a row: what is equal, or which spans overlap.

    One path each: ``theirs`` of the target is what ``mine`` of the row is. Two paths each, a
    first and a last day: the spans share a day. Paths follow links by dots; nothing binds nothing.
    """

    theirs: tuple[str, ...]
    mine: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table.

    ``target`` is the lookup list of a CHOICE, the table of a LINK or of CHOICES.
    ``scale`` counts the decimals of a DECIMAL, ``longest`` the letters of a text (0: those of
    its kind). ``search`` gives a text a folded column.
    ``fixed`` fields are set by actions, never typed into a grid.
    ``narrowed_by`` says which rows of the target are offered first; it forbids none.
    """

    name: str
    kind: Kind
    label: Label
    required: bool = False
    target: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    scale: int = 0
    longest: int = 0
    aliases: tuple[str, ...] = ()
    search: bool = False
    by_given_name: bool = False
    personal: bool = False
    fixed: bool = False
    custom: bool = False
    narrowed_by: tuple[Fit, ...] = ()


Check = Callable[[Mapping[str, Any]], Problem | None]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its fields, the field that names a row, and who owns and what locks a row.

    ``owner`` and ``lock`` are paths of link fields from a row to its unit and to the round
    or phase that may be closed; an empty path means nobody owns it or nothing locks it.
    ``unique`` lists groups of fields that no two live rows may share. ``order`` is the field by
    which rows that point here are sorted, where that is not the name.
    """

    name: str
    label: Label
    title: str
    fields: tuple[Field, ...]
    owner: tuple[str, ...] = ()
    lock: tuple[str, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    checks: tuple[Check, ...] = ()
    order: str = ""

    def field(self, name: str) -> Field:
        """The field of that name; KeyError when there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def has(self, name: str) -> bool:
        return any(field.name == name for field in self.fields)


def is_own_table(name: str) -> bool:
    """Whether staff made the table of that name."""
    return name.startswith(OWN_TABLE)


def with_custom_fields(table: Table, fields: tuple[Field, ...]) -> Table:
    """The table with the fields that staff added at run time behind its own."""
    return replace(table, fields=table.fields + fields)
