"""What a filter asks: conditions on fields, joined by and/or in groups; no SQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from db.model.catalog import Field, Kind

TEXTS = ("contains", "lacks", "is", "is_not", "any_of", "empty", "filled")
NUMBERS = ("is", "is_not", "at_least", "at_most", "any_of", "empty", "filled")
OPERATORS: dict[Kind, tuple[str, ...]] = {
    Kind.TEXT: TEXTS,
    Kind.LONG_TEXT: TEXTS,
    Kind.WHOLE: NUMBERS,
    Kind.DECIMAL: NUMBERS,
    Kind.DATE: ("within", *NUMBERS),
    Kind.MOMENT: ("within", "at_least", "at_most", "empty", "filled"),
    Kind.YES_NO: ("is", "is_not", "empty", "filled"),
    Kind.CHOICE: ("is", "is_not", "any_of", "empty", "filled"),
    Kind.CHOICES: ("contains", "lacks", "any_of", "empty", "filled"),
    Kind.LINK: ("is", "is_not", "any_of", "contains", "lacks", "empty", "filled"),
    Kind.FILE: ("empty", "filled"),
}
# comparisons that ask for no value
BARE = ("empty", "filled")
# a text in the name of the row that a link points at
NAMING = ("contains", "lacks")


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition; ``field`` may follow links by dots."""

    field: str
    op: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions of which all must hold, or ``any`` one of them."""

    any: bool
    parts: tuple[Condition, ...]


Condition: TypeAlias = "Filter | Group"


def leaves(conditions: Iterable[Condition]) -> Iterator[Filter]:
    """Every single condition, however deep it stands."""
    for condition in conditions:
        if isinstance(condition, Group):
            yield from leaves(condition.parts)
        else:
            yield condition


def names_a_row(field: Field, op: str) -> bool:
    """Whether a condition looks into the name of the row behind a link."""
    return field.kind is Kind.LINK and op in NAMING
