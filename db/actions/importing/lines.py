"""What a pasted block becomes before anything is written: lines, and the questions they leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from db.model.headings import Match
from db.model.pasted import Block
from db.model.problems import Problem

# line and column of a question → the id chosen; OTHER is somebody else, or nothing
Answers = Mapping[tuple[int, str], int]
OTHER = 0
READY = ("new", "known")


@dataclass(frozen=True, slots=True)
class Question:
    """What a person has to say: candidates by id, best first. ``other`` may be answered too."""

    key: str
    text: str
    candidates: Mapping[int, str]
    other: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One pasted row. ``state``: new, known, there, choose or refused.

    ``known`` adds to somebody who is in the register; ``there`` is in the register as it stands.
    ``shown`` tells the values by their names.
    """

    line: int
    state: str
    title: str
    values: Mapping[str, Any]
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preview:
    """``mapping``: column of the block → ours. Lines in the order of the block."""

    block: Block
    mapping: Mapping[int, Match]
    lines: tuple[Line, ...]

    @property
    def ready(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.state in READY)

    def counts(self) -> dict[str, int]:
        found = {"new": 0, "known": 0, "there": 0, "choose": 0, "refused": 0}
        for line in self.lines:
            found[line.state] += 1
        return found


@dataclass
class Draft:
    """A line while it is read."""

    line: int
    section: str
    texts: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def done(self, title: str, state: str) -> Line:
        """The line as it stands; what is refused or asked goes before ``state``."""
        if self.problems:
            state = "refused"
        elif self.questions:
            state = "choose"
        return Line(
            self.line, state, title, self.values, tuple(self.questions), tuple(self.problems)
        )
