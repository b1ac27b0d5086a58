"""A question in words: its conditions as phrases, and the heading over its answer."""

from __future__ import annotations

from typing import Any

from db.actions import edit, questions
from db.model import values
from db.model.catalog import Kind
from db.model.conditions import BARE, Filter, names_a_row
from db.model.fitting_questions import Schema, field_of, way
from db.model.questions import COUNTED, IN_PHASE, Ask, By, Column, Linked, Question, Several, Test
from pages.shared.session import Visit


def called(visit: Visit, schema: Schema, table: str, path: str) -> str:
    """A column over links as people read it: Điển hình › Đối tượng › Giới tính."""
    found = way(schema, table, path) or ()
    return " › ".join(column.label.in_language(visit.language) for column in found)


def broken_by(visit: Visit, schema: Schema, table: str, by: By) -> str:
    name = called(visit, schema, table, by.path)
    return visit.say(f"questions.step_{by.step}", name=name) if by.step else name


def title(visit: Visit, schema: Schema, question: Question, number: str) -> str:
    """What the answer shows, for its heading and for its files."""
    if question.measure == "list" or not question.by:
        return number
    ends = [way(schema, question.table, one.path) or () for one in question.by]
    by = ", ".join(end[-1].label.in_language(visit.language) for end in ends if end)
    return visit.say("questions.broken_down", what=number, by=by.lower())


def relation(visit: Visit, schema: Schema, table: str, linked: Linked) -> str:
    """Rows of another table that point here, by their table and the field that points."""
    other = schema[linked.table]
    column = other.column(linked.by)
    names = {
        "table": other.label.in_language(visit.language),
        "field": column.label.in_language(visit.language) if column else linked.by,
    }
    if linked.of == "id":
        return visit.say("questions.relation_own", **names)
    over = called(visit, schema, table, linked.of)
    return visit.say("questions.relation_over", **names, of=over)


def phrase(visit: Visit, schema: Schema, table: str, test: Test) -> str:
    """A condition as a phrase; a group of them in brackets."""
    match test:
        case Several():
            between = visit.say("views.or" if test.any else "views.and")
            return f"({between.join(phrase(visit, schema, table, one) for one in test.parts)})"
        case Linked():
            how = visit.say(f"questions.how_{test.how}")
            count = f" {test.count}" if test.how in COUNTED else ""
            told = f"{how}{count} {relation(visit, schema, table, test)}"
            inside = [phrase(visit, schema, test.table, one) for one in test.parts]
            if inside:
                parts = visit.say("views.and").join(inside)
                told += f" {visit.say('questions.inside', parts=parts)}"
            return told
        case _:
            return _one(visit, schema, table, test)


def _one(visit: Visit, schema: Schema, table: str, test: Filter) -> str:
    name = called(visit, schema, table, test.field)
    within = "questions.belongs" if test.op == IN_PHASE else f"op.{test.op}"
    told = f"{name} {visit.say(within)}"
    found = way(schema, table, test.field)
    if test.op in BARE or not found:
        return told
    held = test.value.value if isinstance(test.value, Ask) else test.value
    several = held if test.op == "any_of" else (held,)
    return f"{told} {', '.join(value(visit, found[-1], test.op, one) for one in several)}"


def value(visit: Visit, column: Column, op: str, held: Any) -> str:
    """The value of a condition by its name."""
    described = field_of(column)
    if op == IN_PHASE:
        return questions.phases(visit.store, visit.user).get(held, f"#{held}")
    if names_a_row(described, op):
        return str(held)
    if column.kind is Kind.CHOICE:
        return edit.options(visit.store, visit.user, described, visit.language).get(
            held, f"#{held}"
        )
    if column.kind in (Kind.LINK, Kind.CHOICES):
        named = edit.titles(visit.store, visit.user, column.target, [held])
        return named.get(held, f"#{held}")
    if column.kind is Kind.MOMENT:
        return values.show_date(held, visit.language)
    return values.show(described, held, visit.language)
