"""From conditions to SQL: one test a condition, its values bound."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from db.model import values, vietnamese
from db.model.catalog import Field, Kind
from db.model.conditions import OPERATORS, Condition, Filter, Group, names_a_row
from db.model.problems import reject
from db.store.paths import Joins

Test = tuple[str, list[Any]]

COMPARISONS = {
    "is": "IS NOT DISTINCT FROM",
    "is_not": "IS DISTINCT FROM",
    "at_least": ">=",
    "at_most": "<=",
}
BY_DAY = ("within", "at_least", "at_most")


def together(joins: Joins, conditions: Sequence[Condition], any_of_them: bool = False) -> Test:
    """The test that all of the conditions hold, or any one of them."""
    tests, bound = [], []
    for condition in conditions:
        if isinstance(condition, Group):
            test, more = together(joins, condition.parts, condition.any)
        else:
            test, more = _one(joins, condition)
        tests.append(test)
        bound += more
    if not tests:
        return ("false" if any_of_them else "true"), []
    return f"({(' OR ' if any_of_them else ' AND ').join(tests)})", bound


def _one(joins: Joins, condition: Filter) -> Test:
    path: Sequence[str] = condition.field.split(".")
    column, field = joins.column(path)
    if condition.op not in OPERATORS[field.kind]:
        raise reject("no_such_operator", value=condition.op)
    if names_a_row(field, condition.op):
        path, field = joins.title_of(path, field)
        column, field = joins.column(path)
    match condition.op:
        case "empty" | "filled":
            test = blank(column, field)
            return (test if condition.op == "empty" else f"NOT {test}"), []
        case "any_of":
            return _any_of(column, field, list(condition.value))
        case "contains":
            return _contains(column, field, condition.value)
        case "lacks":
            test, bound = _contains(column, field, condition.value)
            return f"NOT coalesce({test}, false)", bound
        case op if op in BY_DAY and field.kind in (Kind.DATE, Kind.MOMENT):
            return _by_day(column, field, op, condition.value)
        case op:
            return f"{column} {COMPARISONS[op]} ?", [condition.value]


def blank(column: str, field: Field) -> str:
    """The test that a cell holds nothing."""
    if field.kind is Kind.CHOICES:
        return f"({column} IS NULL OR len({column}) = 0)"
    if field.kind in values.TEXTS:
        return f"({column} IS NULL OR {column} = '')"
    return f"({column} IS NULL)"


def filled(column: str, field: Field) -> str:
    """How many rows of a group hold something."""
    if field.kind is Kind.CHOICES:
        return f"count(*) FILTER (len({column}) > 0)"
    return f"count(nullif({column}, ''))" if field.kind in values.TEXTS else f"count({column})"


def _any_of(column: str, field: Field, wanted: list[Any]) -> Test:
    if not wanted:
        return "false", []
    if field.kind is Kind.CHOICES:
        return f"list_has_any({column}, ?::BIGINT[])", [wanted]
    return f"{column} IN (SELECT unnest(?))", [wanted]


def _contains(column: str, field: Field, value: Any) -> Test:
    if field.kind is Kind.CHOICES:
        return f"list_contains({column}, ?)", [value]
    if field.search:
        return f'contains({column[:-1]}__fold", ?)', [vietnamese.fold(value)]
    return f"contains(folded(CAST({column} AS VARCHAR)), ?)", [vietnamese.fold(value)]


def _by_day(column: str, field: Field, op: str, value: str) -> Test:
    """A date stands where it begins; the value reaches from its first day to its last."""
    if not values.is_date(value):
        raise reject("not_a_date", field=field.name, value=value)
    first, last = values.first_day(value), values.last_day(value)
    day = f'{column[:-1]}__day"' if field.kind is Kind.DATE else f"CAST({column} AS DATE)"
    match op:
        case "at_least":
            return f"{day} >= ?", [first]
        case "at_most":
            return f"{day} <= ?", [last]
        case _:
            return f"{day} BETWEEN ? AND ?", [first, last]
