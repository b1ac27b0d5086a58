"""Over which joins a column is reached, how it is called and how it reads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from db.model import vietnamese
from db.model.catalog import Kind
from db.model.fitting_questions import Schema, way
from db.model.questions import Column, Shown

LOOKUP = "lookup"
Spans = Mapping[int, tuple[Any, Any]]


@dataclass
class Scope:
    """One FROM with its joins: alias of each path that was followed."""

    table: Shown
    alias: str
    taken: set[str]
    joins: dict[tuple[str, ...], str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def source(self) -> list[str]:
        named = "" if self.alias == self.table.name else f" AS {self.alias}"
        return [f"FROM {self.table.name}{named}", *self.lines]

    def join(self, path: tuple[str, ...], before: str, target: str) -> str:
        """The alias of the rows that a link names."""
        if path not in self.joins:
            alias = free("_".join(path), self.taken)
            named = "" if alias == target else f" AS {alias}"
            self.lines.append(f"LEFT JOIN {target}{named} ON {alias}.id = {before}.{path[-1]}")
            self.joins[path] = alias
        return self.joins[path]


def free(name: str, taken: set[str]) -> str:
    """A name that nothing has yet."""
    number, made = 1, name
    while made in taken:
        number += 1
        made = f"{name}_{number}"
    taken.add(made)
    return made


def unlike(names: Sequence[str]) -> list[str]:
    """Headings, the second of two that are the same with its number."""
    found: list[str] = []
    for name in names:
        number, made = 1, name
        while made.casefold() in [held.casefold() for held in found]:
            number += 1
            made = f"{name} ({number})"
        found.append(made)
    return found


class Reach:
    """What a statement reads, and how that is called; ``parameters`` grow with its values."""

    def __init__(self, schema: Schema, spans: Spans, language: str) -> None:
        self.schema, self.spans, self.language = schema, spans, language
        self.parameters: dict[str, Any] = {}
        self._taken: set[str] = set()
        self._names: set[str] = set()

    def scope(self, table: str) -> Scope:
        return Scope(self.schema[table], free(table, self._taken), self._taken)

    def called(self, table: str, path: str) -> str:
        """A path as a heading: what it ends at, behind what it leads over."""
        found = way(self.schema, table, path) or ()
        return " › ".join(column.label.in_language(self.language) for column in found)

    def headings(self, table: str, paths: Sequence[str]) -> list[str]:
        """What each path ends at; where two would be the same, what they lead over too."""
        ends = [self.called(table, path).rpartition(" › ")[2] for path in paths]
        full = [self.called(table, path) for path in paths]
        return unlike([
            one if ends.count(end) > 1 else end for one, end in zip(full, ends, strict=True)
        ])  # fmt: skip

    def column(self, scope: Scope, path: Sequence[str]) -> tuple[str, Column]:
        """The column that a path ends at."""
        table, alias = scope.table, scope.alias
        for depth, step in enumerate(path[:-1], start=1):
            link = _known(table, step)
            target = LOOKUP if link.kind is Kind.CHOICE else link.target
            alias = scope.join(tuple(path[:depth]), alias, target)
            table = self.schema[target]
        return f"{alias}.{path[-1]}", _known(table, path[-1])

    def named(self, path: Sequence[str], column: Column) -> tuple[tuple[str, ...], Shown]:
        """On from a link to the column that names the row behind it, and the table of the link."""
        target = self.schema[column.target]
        path, table = (*path, target.title), target
        while (title := _known(table, table.title)).kind is Kind.LINK:
            table = self.schema[title.target]
            path = (*path, table.title)
        if title.kind is Kind.CHOICE:
            path = (*path, self._label())
        return path, target

    def _label(self) -> str:
        return "label_en" if self.language == "en" else "label_vi"

    def shown(self, scope: Scope, path: str) -> tuple[str, Kind]:
        """A cell as people read it, and what kind of thing it is."""
        steps = tuple(path.split("."))
        sql, column = self.column(scope, steps)
        if column.kind is Kind.CHOICE:
            return self.column(scope, (*steps, self._label()))[0], Kind.TEXT
        if column.kind is not Kind.LINK:
            return sql, column.kind
        way_on, target = self.named(steps, column)
        name, title = self.column(scope, way_on)
        if target.within and title.kind is Kind.TEXT:
            above, _ = self.column(scope, (*steps, target.within, target.title))
            name = f"{name} || coalesce(' (' || {above} || ')', '')"
        return name, title.kind

    def sorted_by(self, scope: Scope, path: str) -> str:
        """The column that a list is sorted by: names as a dictionary has them, days as days."""
        steps = tuple(path.split("."))
        sql, column = self.column(scope, steps)
        if column.kind is Kind.CHOICE:
            return self.column(scope, (*steps, "position"))[0]
        if column.kind is Kind.LINK:
            steps, _ = self.named(steps, column)
            sql, column = self.column(scope, steps)
        ends = {name.rpartition("__")[2] for name in column.beside}
        return f"{sql}__{found}" if (found := _first(("sort", "day", "fold"), ends)) else sql

    def bind(self, name: str, value: Any) -> str:
        """A parameter for a value, named after what it is compared with."""
        plain = re.sub(r"\W+", "_", vietnamese.fold(name), flags=re.ASCII).strip("_")
        made = free(plain if plain[:1].isalpha() else f"p_{plain}", self._names)
        self.parameters[made] = value
        return f"${made}"


def _known(table: Shown, name: str) -> Column:
    """The column of that name; a question that fits names no other."""
    return next(column for column in table.columns if column.name == name)


def _first(wanted: Sequence[str], held: set[str]) -> str:
    return next((end for end in wanted if end in held), "")
