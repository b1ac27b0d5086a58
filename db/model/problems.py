"""A refusal as data: what, where, the value as typed, and the facts its sentence needs."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """``code`` names a sentence in the texts; ``row`` is an id, or a line number of a paste."""

    code: str
    table: str = ""
    field: str = ""
    row: int | None = None
    value: Any = None
    facts: Mapping[str, Any] = dataclasses.field(default_factory=dict)


class Rejected(Exception):  # noqa: N818 -- reads as a sentence
    """An expected refusal: shown where the user typed, and nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = list(problems)


def reject(code: str, **where: Any) -> Rejected:
    """A refusal for one reason; keywords are those of Problem."""
    return Rejected([Problem(code, **where)])
