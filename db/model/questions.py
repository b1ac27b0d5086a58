"""A question that is put together by choosing, as frozen data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from db.model.catalog import Kind, Label
from db.model.conditions import Filter

MEASURES = ("count", "list", "share", "sum", "average", "least", "most", "distinct")
# measures over one field, and of those the ones that ask for a number
OVER_FIELD = ("sum", "average", "least", "most", "distinct")
OVER_NUMBER = ("sum", "average", "least", "most")
STEPS = ("year", "quarter", "month")
HOW = ("none", "some", "at_least", "at_most")
COUNTED = ("at_least", "at_most")
IN_PHASE = "in_phase"
# what one person can overlook, and what a link can hold
LONGEST, DEEPEST, MOST_BY, MOST_SORTS, MOST_COLUMNS, MOST_PARTS = 4000, 3, 2, 3, 20, 20
MOST_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its code name. ``target``: the list of a choice, the table of links.

    ``beside``: columns that stand beside it, such as the first day of a date.
    """

    name: str
    label: Label
    kind: Kind
    target: str = ""
    scale: int = 0
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A table that may be asked about; ``title`` is the column that names its rows.

    ``within``: the column that leads to the row above it in the same table.
    """

    name: str
    label: Label
    title: str
    columns: tuple[Column, ...]
    within: str = ""

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, slots=True)
class Ask:
    """A value that stands in a form under a name; ``value`` is what it holds."""

    name: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Several:
    """Conditions of which all must hold, or ``any`` one of them."""

    any: bool
    parts: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """How many rows of another table point here: none, some, at least or at most ``count``.

    ``by``: their field that points; ``of``: to what of ours, the row itself or what a path leads
    to; ``parts``: what must hold for those rows to be counted.
    """

    table: str
    by: str
    how: str = "none"
    count: int = 0
    parts: tuple[Test, ...] = ()
    of: str = "id"


Test: TypeAlias = "Filter | Several | Linked"


@dataclass(frozen=True, slots=True)
class By:
    """A field to break down by; a date by its year, quarter or month."""

    path: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. ``share``: the conditions that the part has, without any each group is one.

    ``sort``: paths of what is shown, "" for the number, each with whether the largest is first.
    ``limit`` 0: as many rows as there may be.
    """

    table: str
    measure: str = "count"
    field: str = ""
    tests: tuple[Test, ...] = ()
    any: bool = False
    share: tuple[Test, ...] = ()
    by: tuple[By, ...] = ()
    columns: tuple[str, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()
    limit: int = 0


def leaves(tests: Iterable[Test]) -> Iterator[Filter]:
    """Every single condition, however deep it stands, also over linked rows."""
    for test in tests:
        if isinstance(test, Filter):
            yield test
        else:
            yield from leaves(test.parts)


def asks(question: Question) -> dict[str, Ask]:
    """What a form asks for, each name once, in the order of the conditions."""
    found: dict[str, Ask] = {}
    for leaf in leaves((*question.tests, *question.share)):
        if isinstance(leaf.value, Ask):
            found.setdefault(leaf.value.name, leaf.value)
    return found


def with_values(question: Question, given: dict[str, Any]) -> Question:
    """The question with other values in its form."""

    def put(test: Test) -> Test:
        if not isinstance(test, Filter):
            return replace(test, parts=tuple(put(part) for part in test.parts))
        held = test.value
        if isinstance(held, Ask) and held.name in given:
            return replace(test, value=replace(held, value=given[held.name]))
        return test

    return replace(
        question,
        tests=tuple(put(test) for test in question.tests),
        share=tuple(put(test) for test in question.share),
    )
