"""What a pasted block becomes before anything is written: lines, and the questions they leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from db.model.headings import Match
from db.model.pasted import Block
from db.model.problems import Problem

# line and column of a question → the id chosen; OTHER is somebody else, or nothing
Answers = Mapping[tuple[int, str], int]
OTHER = 0
READY = ("new", "known", "update")
STATES = ("new", "known", "update", "same", "there", "saved", "choose", "refused")
# the question which of several rows with the same key is meant
ROW = "row"
ADD, UPDATE, BOTH = "add", "update", "both"
HOWS = (BOTH, ADD, UPDATE)


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms a block is taken, beside its text, columns and answers.

    ``how``: rows are added, rows that are there are changed, or both. ``keys`` are the columns by
    which a row is found (none: the table's own). ``clear``: an empty cell empties what is there.
    ``typed`` are cells corrected in the preview. ``taken`` are lines that look like no data and
    are some. ``left`` are cells that stay as they stand. ``refused`` is what the last save said
    of a line, ``done`` the lines that were saved already, with their cells. ``keep_days``: a day
    that is known stays where the block says only its year.
    """

    how: str = ADD
    keys: tuple[str, ...] = ()
    clear: bool = False
    typed: Mapping[tuple[int, str], str] = field(default_factory=dict)
    taken: frozenset[int] = frozenset()
    left: frozenset[tuple[int, str]] = frozenset()
    refused: Mapping[int, tuple[Problem, ...]] = field(default_factory=dict)
    done: frozenset[tuple[int, tuple[str, ...]]] = frozenset()
    keep_days: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What a person has to say: candidates by id, best first. ``other`` may be answered too."""

    key: str
    text: str
    candidates: Mapping[int, str]
    other: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row that is there, with what stands in it and what it becomes.

    ``key`` is the pasted column, ``source`` where the value stands in the block ("C5").
    """

    table: str
    row: int
    field: str
    key: str
    old: Any
    new: Any
    source: str
    was: str = ""
    becomes: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One pasted row. ``state``: new, known, update, same, there, saved, choose or refused.

    ``known`` adds to somebody who is in the register; ``there`` is in the register as it stands;
    ``update`` changes ``cells``, ``same`` would change nothing; ``saved`` went in before.
    ``shown`` tells the values by their names, ``texts`` as they were pasted or corrected.
    ``kept`` are cells that would change and are left as they stand.
    """

    line: int
    state: str
    title: str
    values: Mapping[str, Any]
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    shown: Mapping[str, str] = field(default_factory=dict)
    cells: tuple[Cell, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    pasted: tuple[str, ...] = ()
    kept: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """``mapping``: column of the block → ours. Lines in the order of the block.

    ``keys`` are the columns by which rows were found.
    """

    block: Block
    mapping: Mapping[int, Match]
    lines: tuple[Line, ...]
    keys: tuple[str, ...] = ()

    @property
    def ready(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.state in READY)

    def counts(self) -> dict[str, int]:
        found = dict.fromkeys(STATES, 0)
        for line in self.lines:
            found[line.state] += 1
        return found


@dataclass
class Draft:
    """A line while it is read; ``places`` says in which column of the block a key stands.

    ``held`` are keys whose values were read before, ``sources`` where they stand; ``left`` are
    keys that are not taken.
    """

    line: int
    section: str
    texts: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    places: Mapping[str, int] = field(default_factory=dict)
    corrected: frozenset[str] = frozenset()
    pasted: tuple[str, ...] = ()
    held: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    sources: Mapping[str, str] = field(default_factory=dict)

    def source(self, key: str) -> str:
        """Where a value stands in the block, as a sheet names cells from its first one."""
        if key in self.sources:
            return self.sources[key]
        letters, place = "", self.places.get(key, -1) + 1
        while place > 0:
            place, letter = divmod(place - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.line}"

    def leave(self) -> None:
        """Take nothing of the keys that are left; an empty one may then be missed."""
        for key in self.left:
            self.values.pop(key, None)

    def done(self, title: str, state: str, cells: Sequence[Cell] = ()) -> Line:
        """The line as it stands; what is refused or asked goes before ``state``."""
        taken = tuple(cell for cell in cells if cell.key not in self.left)
        kept = tuple(cell for cell in cells if cell.key in self.left)
        if state == "update" and not taken:
            state = "same"
        if self.problems:
            state = "refused"
        elif self.questions:
            state = "choose"
        return Line(
            self.line, state, title, self.values, tuple(self.questions), tuple(self.problems),
            cells=taken, texts=self.texts, pasted=self.pasted, kept=kept,
        )  # fmt: skip
