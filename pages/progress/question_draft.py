"""A condition while it is made: its kind and its lines; no streamlit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from db.model.conditions import Filter
from db.model.questions import Ask, Linked, Several, Test


@dataclass
class Line:
    number: int
    path: str = ""
    op: str = ""
    value: Any = None
    name: str = ""


@dataclass
class Draft:
    """One condition while it is made. ``which``: tests or share; ``place``: None for a new one."""

    opening: int
    which: str
    place: int | None
    kind: str = "field"
    any: bool = True
    linked: Linked | None = None
    lines: list[Line] = field(default_factory=list)
    made: int = 0

    def line(self, test: Filter | None = None) -> None:
        self.made += 1
        line = Line(self.made)
        if test is not None:
            held = test.value
            line = Line(self.made, test.field, test.op, held)
            if isinstance(held, Ask):
                line.value, line.name = held.value, held.name
        self.lines.append(line)


def drafted(opening: int, which: str, place: int | None, test: Test | None) -> Draft:
    """A condition ready to be changed."""
    draft = Draft(opening, which, place)
    match test:
        case Several():
            draft.kind, draft.any = "group", test.any
        case Linked():
            draft.kind, draft.linked = "linked", test
    inside = test.parts if isinstance(test, Several | Linked) else (test,) if test else ()
    for part in inside:
        if isinstance(part, Filter):
            draft.line(part)
    if not draft.lines and draft.kind != "linked":
        draft.line()
    return draft
