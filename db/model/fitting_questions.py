"""What of a question its tables can answer: paths that lead somewhere, values that fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from db.model import values
from db.model.catalog import Field, Kind
from db.model.conditions import BARE, OPERATORS, Filter, names_a_row
from db.model.problems import Problem
from db.model.question_words import broken
from db.model.questions import (
    IN_PHASE,
    MOST_ROWS,
    OVER_FIELD,
    OVER_NUMBER,
    Ask,
    By,
    Column,
    Linked,
    Question,
    Several,
    Shown,
    Test,
)
from db.model.values import QUOTED

Schema = Mapping[str, Shown]
Way = tuple[Column, ...]
NUMBERS = (Kind.WHOLE, Kind.DECIMAL)
# kinds whose values make no groups
UNGROUPED = (Kind.CHOICES, Kind.MOMENT, Kind.FILE, Kind.LONG_TEXT)
# how far a path over links reaches on screen, and in a link
FARTHEST, MOST_STEPS = 2, 5
ALL_OPERATORS = {**OPERATORS, Kind.DATE: (IN_PHASE, *OPERATORS[Kind.DATE])}


def schema_of(shown: Iterable[Shown]) -> Schema:
    return {table.name: table for table in shown}


def field_of(column: Column) -> Field:
    """The column as a field, for what reads and shows values."""
    ends = {name.rpartition("__")[2] for name in column.beside}
    return Field(
        column.name, column.kind, column.label, target=column.target, scale=column.scale,
        search="fold" in ends, by_given_name="sort" in ends,
    )  # fmt: skip


def way(schema: Schema, table: str, path: str) -> Way | None:
    """The columns on the way over links to a column; None where it leads nowhere."""
    found: list[Column] = []
    shown = schema.get(table)
    for step in path.split(".")[: MOST_STEPS + 1]:
        column = shown.column(step) if shown else None
        if column is None:
            return None
        found.append(column)
        shown = schema.get(column.target) if column.kind is Kind.LINK else None
    return tuple(found) if len(found) <= MOST_STEPS else None


def paths(schema: Schema, table: str) -> dict[str, Way]:
    """Every column that can be chosen: dotted path → the columns on the way to it."""
    return dict(_walk(schema, table, (), (table,)))


def _walk(
    schema: Schema, table: str, passed: Way, seen: tuple[str, ...]
) -> Iterator[tuple[str, Way]]:
    here = [column for column in schema[table].columns if column.name != "id"]
    for column in here:
        full = (*passed, column)
        yield ".".join(one.name for one in full), full
    for column in here if len(passed) < FARTHEST else ():
        target = column.target
        if column.kind is Kind.LINK and target in schema and target not in seen:
            yield from _walk(schema, target, (*passed, column), (*seen, target))


def relations(schema: Schema, table: str) -> list[Linked]:
    """What points to rows of a table, and to the rows that its links name."""
    ends = {"id": table} | {
        column.name: column.target for column in schema[table].columns if column.kind is Kind.LINK
    }
    return [
        Linked(other.name, column.name, of=of)
        for of, target in ends.items()
        for other in schema.values()
        for column in other.columns
        if column.kind is Kind.LINK and column.target == target
        and (of == "id" or other.name != table)
    ]  # fmt: skip


def operators(column: Column) -> tuple[str, ...]:
    return ALL_OPERATORS[column.kind]


def boxes(question: Question, schema: Schema) -> list[tuple[Column, Filter]]:
    """What a form asks for: of each name the first condition, and the column it looks at."""
    found: dict[str, tuple[Column, Filter]] = {}

    def walk(table: str, tests: Iterable[Test]) -> None:
        for test in tests:
            if isinstance(test, Filter):
                over = way(schema, table, test.field)
                if isinstance(test.value, Ask) and over:
                    found.setdefault(test.value.name, (over[-1], test))
            else:
                walk(test.table if isinstance(test, Linked) else table, test.parts)

    walk(question.table, (*question.tests, *question.share))
    return list(found.values())


def fit(question: Question, schema: Schema) -> tuple[Question, list[Problem]]:
    """The part of a question that this schema can answer, and what else was said."""
    problems: list[Problem] = []
    table = question.table
    if table not in schema:
        return Question(""), [Problem("question_unknown", value=table[:QUOTED])]

    def kept(said: Iterable[Any], fault: Any) -> tuple[Any, ...]:
        found = []
        for one in said:
            problem = fault(one)
            if problem is None:
                found.append(one)
            else:
                problems.append(problem)
        return tuple(found)

    def test_fault(test: Test) -> Problem | None:
        return _test_fault(schema, table, test)

    by = kept(question.by, lambda one: _by_fault(schema, table, one))
    columns = kept(question.columns, lambda path: _path_fault(schema, table, path))
    measured = replace(question, by=by, columns=columns)
    fitted = replace(
        measured,
        tests=kept(question.tests, test_fault),
        share=kept(question.share, test_fault),
        sort=kept(question.sort, lambda one: _sort_fault(measured, one[0])),
        limit=min(question.limit, MOST_ROWS),
    )
    if problem := _measure_fault(schema, question):
        problems.append(problem)
        fitted = replace(fitted, measure="count", field="")
    return fitted, problems


def _path_fault(schema: Schema, table: str, path: str) -> Problem | None:
    if way(schema, table, path) is None:
        return Problem("no_such_field", value=path[:QUOTED])
    return None


def _by_fault(schema: Schema, table: str, by: By) -> Problem | None:
    found = way(schema, table, by.path)
    if found is None:
        return _path_fault(schema, table, by.path)
    if found[-1].kind in UNGROUPED or (by.step and found[-1].kind is not Kind.DATE):
        return Problem("cannot_group", field=by.path, value=by.path[:QUOTED])
    return None


def _sort_fault(question: Question, path: str) -> Problem | None:
    listed = question.measure == "list"
    known = question.columns if listed else ("", *(by.path for by in question.by))
    return None if path in known else Problem("no_such_field", value=path[:QUOTED])


def _measure_fault(schema: Schema, question: Question) -> Problem | None:
    if question.measure not in OVER_FIELD:
        return None
    found = way(schema, question.table, question.field)
    if found is None:
        return Problem("no_such_field", value=question.field[:QUOTED])
    if question.measure in OVER_NUMBER and found[-1].kind not in NUMBERS:
        return Problem("question_no_number", value=question.field[:QUOTED])
    return None


def _test_fault(schema: Schema, table: str, test: Test) -> Problem | None:
    match test:
        case Several():
            if not test.parts:
                return broken("()")
            return next(filter(None, (_test_fault(schema, table, one) for one in test.parts)), None)
        case Linked():
            return _linked_fault(schema, table, test)
        case _:
            return _filter_fault(schema, table, test)


def _linked_fault(schema: Schema, table: str, test: Linked) -> Problem | None:
    other = schema.get(test.table)
    column = other.column(test.by) if other else None
    ours = way(schema, table, test.of)
    end = table if test.of == "id" else ours[-1].target if ours else ""
    if column is None or column.kind is not Kind.LINK or column.target != end:
        return Problem("no_such_field", value=f"{test.table}.{test.by}"[:QUOTED])
    faults = (_test_fault(schema, test.table, one) for one in test.parts)
    return next(filter(None, faults), None)


def _filter_fault(schema: Schema, table: str, test: Filter) -> Problem | None:
    found = way(schema, table, test.field)
    if found is None:
        return _path_fault(schema, table, test.field)
    column = found[-1]
    if test.op not in operators(column):
        return Problem("no_such_operator", field=test.field, value=test.op[:QUOTED])
    value = test.value.value if isinstance(test.value, Ask) else test.value
    if test.op in BARE or _fits(column, test.op, value):
        return None
    told = str(value)[:QUOTED]
    return Problem("unreadable_value", field=test.field, value=told)


def _fits(column: Column, op: str, value: Any) -> bool:
    if op == "any_of":
        several = isinstance(value, tuple) and bool(value)
        return several and all(_fits_one(column, op, one) for one in value)
    return _fits_one(column, op, value)


def _fits_one(column: Column, op: str, value: Any) -> bool:
    described = field_of(column)
    if op == IN_PHASE:
        return type(value) is int
    if names_a_row(described, op):
        return isinstance(value, str) and bool(value.strip())
    match column.kind:
        case Kind.WHOLE | Kind.CHOICE | Kind.LINK | Kind.CHOICES:
            return type(value) is int and abs(value) < 2**63
        case Kind.DECIMAL:
            return isinstance(value, Decimal) and value.is_finite()
        case Kind.DATE | Kind.MOMENT:
            return isinstance(value, str) and values.is_date(value)
        case Kind.YES_NO:
            return isinstance(value, bool)
        case _:
            return isinstance(value, str) and bool(value.strip())
