"""A question as compact JSON, for a link and for keeping; reading bears whatever it is given."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from db.model.conditions import Filter
from db.model.problems import Problem
from db.model.questions import (
    DEEPEST,
    HOW,
    LONGEST,
    MEASURES,
    MOST_BY,
    MOST_COLUMNS,
    MOST_PARTS,
    MOST_ROWS,
    MOST_SORTS,
    STEPS,
    Ask,
    By,
    Linked,
    Question,
    Several,
    Test,
)
from db.model.values import QUOTED


def write(question: Question) -> str:
    """The question as compact JSON: what says nothing is left out."""
    said = {
        "t": question.table,
        "m": question.measure if question.measure != "count" else "",
        "f": question.field,
        "i": [_told(test) for test in question.tests],
        "any": question.any,
        "w": [_told(test) for test in question.share],
        "y": [[by.path, by.step] if by.step else by.path for by in question.by],
        "c": list(question.columns),
        "s": [f"{'-' if down else ''}{path}" for path, down in question.sort],
        "n": question.limit,
    }
    kept = {key: value for key, value in said.items() if value}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _told(test: Test) -> Any:
    match test:
        case Several():
            return {"any" if test.any else "all": [_told(part) for part in test.parts]}
        case Linked():
            said = {
                "of": test.table,
                "by": test.by,
                "how": test.how,
                "n": test.count,
                "at": "" if test.of == "id" else test.of,
                "if": [_told(part) for part in test.parts],
            }
            return {key: value for key, value in said.items() if value}
        case _:
            return [test.field, test.op, _value(test.value)]


def _value(value: Any) -> Any:
    match value:
        case Ask():
            return {"ask": value.name, "is": _value(value.value)}
        case Decimal():
            return {"decimal": str(value)}
        case tuple():
            return [_value(one) for one in value]
        case _:
            return value


def read(text: str) -> tuple[Question, list[Problem]]:
    """The question that a text says, and what of it cannot be read; the rest of it stands."""
    problems: list[Problem] = []
    try:
        said = json.loads(text) if len(text) <= LONGEST else None
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or not isinstance(said.get("t"), str):
        return Question(""), [broken(text)]

    def every(key: str, take: Callable[[Any], Any], most: int) -> tuple[Any, ...]:
        held = said.get(key, [])
        found = []
        for one in held if isinstance(held, list) else [None]:
            try:
                found.append(take(one))
            except (TypeError, ValueError, KeyError, AttributeError, InvalidOperation):
                problems.append(broken(one))
        if len(found) > most:
            problems.append(Problem("too_many_fields", value=len(found), facts={"limit": most}))
        return tuple(found[:most])

    measure, field, limit = said.get("m", "count"), said.get("f", ""), said.get("n", 0)
    if measure not in MEASURES or not isinstance(field, str):
        problems.append(broken(measure))
        measure, field = "count", ""
    if not is_count(limit):
        problems.append(broken(limit))
        limit = 0
    question = Question(
        said["t"], measure, field,
        every("i", _read_test, MOST_PARTS), said.get("any") is True,
        every("w", _read_test, MOST_PARTS), every("y", _read_by, MOST_BY),
        every("c", _text, MOST_COLUMNS), every("s", _read_sort, MOST_SORTS), limit,
    )  # fmt: skip
    return question, problems


def is_count(number: Any) -> bool:
    return type(number) is int and 0 <= number <= MOST_ROWS


def broken(said: Any) -> Problem:
    """What is told of words that say nothing."""
    return Problem("broken_question", value=str(said)[:QUOTED])


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise TypeError
    return said


def _read_by(said: Any) -> By:
    if isinstance(said, str):
        return By(said)
    path, step = said
    if step not in STEPS:
        raise ValueError
    return By(_text(path), step)


def _read_sort(said: Any) -> tuple[str, bool]:
    return _text(said).removeprefix("-"), said.startswith("-")


def _read_test(said: Any, depth: int = 0) -> Test:
    if depth == DEEPEST:
        raise ValueError
    if isinstance(said, list):
        path, op, value = said
        return Filter(_text(path), _text(op), _read_value(value))
    for key in ("any", "all"):
        if key in said:
            return Several(key == "any", _read_parts(said[key], depth))
    how, count = said.get("how", "none"), said.get("n", 0)
    if how not in HOW or not is_count(count):
        raise ValueError
    inside = _read_parts(said.get("if", []), depth)
    return Linked(
        _text(said["of"]), _text(said["by"]), how, count, inside, _text(said.get("at", "id"))
    )


def _read_parts(said: Any, depth: int) -> tuple[Test, ...]:
    if len(said) > MOST_PARTS:
        raise ValueError
    return tuple(_read_test(part, depth + 1) for part in said)


def _read_value(said: Any) -> Any:
    match said:
        case {"ask": str(name), "is": value} if name.strip():
            return Ask(name, _read_value(value))
        case {"decimal": str(number)}:
            return Decimal(number)
        case list():
            return tuple(_read_value(one) for one in said)
        case None | bool() | int() | str():
            return said
    raise ValueError
