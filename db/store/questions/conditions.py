"""Conditions of a question as SQL, their values apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from db.model import values, vietnamese
from db.model.catalog import Kind
from db.model.conditions import BARE, Filter, names_a_row
from db.model.fitting_questions import field_of
from db.model.questions import COUNTED, IN_PHASE, Ask, Column, Linked, Several, Test
from db.store.questions.reaching import Reach, Scope

COMPARED = {"is": "=", "is_not": "IS DISTINCT FROM", "at_least": ">=", "at_most": "<="}
BY_DAY = ("within", "at_least", "at_most")


class Conditions(Reach):
    """A statement that tests rows."""

    def together(self, scope: Scope, tests: Sequence[Test], any_of_them: bool) -> str:
        """All of the conditions, or any one of them; nothing for none."""
        made = [self._test(scope, test) for test in tests]
        return f"\n    {'OR' if any_of_them else 'AND'} ".join(made)

    def _test(self, scope: Scope, test: Test) -> str:
        if isinstance(test, Several):
            between = " OR " if test.any else " AND "
            return f"({between.join(self._test(scope, part) for part in test.parts)})"
        return self._linked(scope, test) if isinstance(test, Linked) else self._one(scope, test)

    def _linked(self, scope: Scope, test: Linked) -> str:
        """Rows of another table that point here."""
        ours, _ = self.column(scope, test.of.split("."))
        inner = self.scope(test.table)
        inside = self.together(inner, test.parts, False)
        lines = [*inner.source(), f"WHERE {inner.alias}.{test.by} = {ours}"]
        lines += [f"AND {inside}"] if inside else []
        body = " ".join(lines).replace("\n    ", " ")
        if test.how in COUNTED:
            number = self.bind(f"{test.table}_count", test.count)
            return f"(SELECT count(*) {body}) {COMPARED[test.how]} {number}"
        return f"{'NOT ' if test.how == 'none' else ''}EXISTS (SELECT 1 {body})"

    def _one(self, scope: Scope, test: Filter) -> str:
        path = tuple(test.field.split("."))
        sql, column = self.column(scope, path)
        held = test.value
        name, value = (held.name, held.value) if isinstance(held, Ask) else (path[-1], held)
        if names_a_row(field_of(column), test.op):
            path, _ = self.named(path, column)
            sql, column = self.column(scope, path)
        if test.op in BARE:
            return f"{'' if test.op == 'empty' else 'NOT '}{_blank(sql, column)}"
        if test.op == IN_PHASE:
            first, last = self.spans[value]
            return self._between(f"{sql}__day", name, first, last)
        if test.op in BY_DAY and column.kind in (Kind.DATE, Kind.MOMENT):
            day = f"{sql}__day" if column.kind is Kind.DATE else f"CAST({sql} AS DATE)"
            return self._by_day(day, name, test.op, value)
        if test.op in ("contains", "lacks"):
            found = self._contains(sql, column, name, value)
            return found if test.op == "contains" else f"NOT coalesce({found}, false)"
        if test.op == "any_of":
            bound = ", ".join(self.bind(name, one) for one in value)
            return (
                f"list_has_any({sql}, [{bound}])"
                if column.kind is Kind.CHOICES
                else f"{sql} IN ({bound})"
            )
        return f"{sql} {COMPARED[test.op]} {self.bind(name, value)}"

    def _by_day(self, day: str, name: str, op: str, value: str) -> str:
        """A date stands where it begins; the value reaches from its first day to its last."""
        first, last = values.first_day(value), values.last_day(value)
        if op == "within":
            return self._between(day, name, first, last)
        return f"{day} {COMPARED[op]} {self.bind(name, first if op == 'at_least' else last)}"

    def _between(self, day: str, name: str, first: Any, last: Any) -> str:
        from_day, to_day = (self.bind(f"{name}_{end}", d) for end, d in
                            (("from", first), ("to", last)))  # fmt: skip
        return f"{day} BETWEEN {from_day} AND {to_day}"

    def _contains(self, sql: str, column: Column, name: str, value: Any) -> str:
        if column.kind is Kind.CHOICES:
            return f"list_contains({sql}, {self.bind(name, value)})"
        bound = self.bind(name, vietnamese.fold(value))
        if f"{column.name}__fold" in column.beside:
            return f"contains({sql}__fold, {bound})"
        plain = f"strip_accents(lower(CAST({sql} AS VARCHAR)))"
        return f"contains(replace({plain}, 'đ', 'd'), {bound})"


def _blank(sql: str, column: Column) -> str:
    if column.kind is Kind.CHOICES:
        return f"({sql} IS NULL OR len({sql}) = 0)"
    if column.kind in values.TEXTS:
        return f"({sql} IS NULL OR {sql} = '')"
    return f"({sql} IS NULL)"
