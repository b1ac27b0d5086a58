"""From a question that was put together to one readable SELECT over what somebody may ask about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.model.catalog import Kind
from db.model.fitting_questions import Schema
from db.model.questions import Question, Shown
from db.store.questions.numbers import Maker, Output
from db.store.questions.reaching import Scope, Spans, unlike

__all__ = ["Output", "Statement", "statement"]

# a list without columns of its own shows the name and so many others
USUAL = 6


@dataclass(frozen=True, slots=True)
class Statement:
    """One SELECT with its values apart, and what its columns are."""

    sql: str
    parameters: Mapping[str, Any]
    columns: tuple[Output, ...]

    def written_out(self) -> str:
        """The same with its values in it, for people to read and to run by hand."""
        return re.sub(r"\$(\w+)", lambda one: _literal(self.parameters[one[1]]), self.sql)


def _literal(value: Any) -> str:
    match value:
        case str():
            return "'" + value.replace("'", "''") + "'"
        case date():
            return f"DATE '{value.isoformat()}'"
        case _:
            return str(value)


def statement(question: Question, schema: Schema, spans: Spans, language: str) -> Statement:
    """The SELECT of a question that fits the schema; ``spans``: phase → first and last day."""
    maker = Maker(schema, spans, language)
    scope = maker.scope(question.table)
    make = _listed if question.measure == "list" else _counted
    return make(maker, scope, question)


def _listed(maker: Maker, scope: Scope, question: Question) -> Statement:
    paths = question.columns or usual_columns(maker.schema[question.table])
    shown = [maker.shown(scope, path) for path in paths]
    names = maker.headings(question.table, paths)
    sorts = question.sort or ((paths[0], False),)
    order = [f"{maker.sorted_by(scope, path)}{_down(down)}" for path, down in sorts]
    test = maker.together(scope, question.tests, question.any)
    lines = [
        _select([(sql, name) for (sql, _), name in zip(shown, names, strict=True)]),
        *scope.source(),
        *_where(test),
        f"ORDER BY {', '.join(order)}, {scope.alias}.id",
        *_limit(question),
    ]
    kinds = [kind for _, kind in shown]
    outputs = tuple(Output(name, kind) for name, kind in zip(names, kinds, strict=True))
    return Statement("\n".join(lines), maker.parameters, outputs)


def _counted(maker: Maker, scope: Scope, question: Question) -> Statement:
    groups = [maker.group(scope, by) for by in question.by]
    names = maker.headings(question.table, [by.path for by in question.by])
    measured = maker.measured(scope, question)
    heads = unlike([*names, *(output.name for _, output in measured)])
    cells = [*(sql for sql, _, _ in groups), *(sql for sql, _ in measured)]
    test = maker.together(scope, question.tests, question.any)
    grouped = [str(place + 1) for place in range(len(groups))]
    grouped += [row for _, row, _ in groups if row]
    lines = [
        _select(list(zip(cells, heads, strict=True))),
        *scope.source(),
        *_where(test),
        *([f"GROUP BY {', '.join(grouped)}"] if groups else []),
        *([f"ORDER BY {', '.join(_order(maker, scope, question))}"] if groups else []),
        *_limit(question),
    ]
    made = [Output(name, kind) for name, (_, _, kind) in zip(heads, groups, strict=False)]
    made += [
        Output(name, output.kind, True, output.part)
        for name, (_, output) in zip(heads[len(groups) :], measured, strict=True)
    ]
    return Statement("\n".join(lines), maker.parameters, tuple(made))


def _order(maker: Maker, scope: Scope, question: Question) -> list[str]:
    """By what was asked for; else days as they come and all other groups the largest first."""
    places = {by.path: place for place, by in enumerate(question.by, start=1)}
    number = len(question.by) + (3 if question.share and question.measure == "share" else 1)
    dated = [by.path for by in question.by if by.step]
    sorts = question.sort or (*((path, False) for path in dated), ("", True))
    order = []
    for path, down in sorts:
        if path == "":
            order.append(f"{number}{_down(down)}")
        else:
            order.append(f"{maker.grouped_order(scope, path, places[path])}{_down(down)}")
    return [*order, *(str(place) for place in places.values())]


def _down(down: bool) -> str:
    return " DESC NULLS LAST" if down else " NULLS LAST"


def _select(cells: Sequence[tuple[str, str]]) -> str:
    return "SELECT\n" + ",\n".join(f"    {sql} AS {quoted(name)}" for sql, name in cells)


def _where(test: str) -> list[str]:
    return [f"WHERE {test}"] if test else []


def _limit(question: Question) -> list[str]:
    return [f"LIMIT {question.limit}"] if question.limit else []


def usual_columns(table: Shown) -> tuple[str, ...]:
    """The name of a row and its first fields."""
    others = [
        column.name
        for column in table.columns
        if column.name not in (table.title, "id") and column.kind is not Kind.LONG_TEXT
    ]
    return (table.title, *others)[:USUAL]


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
