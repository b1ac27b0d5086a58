"""What left, what stands and what a file says, compared cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from db.actions import edit
from db.actions.exporting.wording import Wording
from db.actions.importing import rows as pasted
from db.actions.importing.cells import Reader
from db.actions.importing.lines import ADD, Answers, Cell, Draft, Line, Terms
from db.model import values
from db.model.catalog import Field, Kind, Table
from db.model.people import User
from db.model.problems import Problem
from db.model.reading.grid import Sheet, Value, cell_name, text_of
from db.store.connection import Store
from db.store.handed_out import HandedOut

# rows whose new ones are several rows at once: they come in by name
ADDED_BY_NAME = frozenset({"nomination"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that the file and somebody here changed to different values.

    ``cell.old`` is what stands here, ``cell.new`` what the file says; ``left`` is what left.
    """

    line: int
    cell: Cell
    left: str
    who: str
    when: Any


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file would change. ``gone``: rows that left and are not in it, with their names;
    ``ignored``: columns that changed and that nobody may type into."""

    table: Table
    sheet: str
    lines: tuple[Line, ...]
    conflicts: tuple[Conflict, ...] = ()
    gone: Mapping[int, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()

    @property
    def ready(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.state in ("new", "update"))

    def changed(self) -> int:
        """How many cells change without a question."""
        return sum(len(line.cells) for line in self.ready)


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet with the rows: where its heading stands, and which column holds what."""

    sheet: Sheet
    heading: int
    key: int
    columns: Mapping[int, str]


@dataclass
class Desk:
    """One comparison: rows as they left, as they stand, and as the file says."""

    store: Store
    user: User
    table: Table
    left: HandedOut
    page: Page
    answers: Answers
    language: str
    then: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    now: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    ignored: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        name, ids = self.table.name, self.left.ids
        self.then = {
            row["id"]: row for row in edit.fetch(self.store, self.user, name, ids, self.left.bundle)
        }
        self.now = {row["id"]: row for row in edit.fetch(self.store, self.user, name, ids)}
        self.wording = Wording(self.store, self.user, self.left)
        fields = {one.name: one for one in self.table.fields}
        self.columns = {
            place: fields[name] for place, name in self.page.columns.items() if name in fields
        }
        self.reader = Reader(
            self.store, self.user, name, pasted.columns(self.table), self.answers, self.language
        )

    def compared(self) -> Returned:
        known, fresh = self._parted()
        lines = [self._line(number, row) for number, row in known.items()]
        lines += self._added(fresh)
        missing = [row for row in self.now if row not in known.values()]
        gone = edit.titles(self.store, self.user, self.table.name, missing) if missing else {}
        return Returned(
            self.table, self.page.sheet.name, tuple(sorted(lines, key=lambda one: one.line)),
            tuple(self.conflicts), gone, tuple(sorted(self.ignored)),
        )  # fmt: skip

    def _parted(self) -> tuple[dict[int, int], list[int]]:
        """Line → row for lines of rows that left; of copies of a line the least changed is it."""
        held: dict[int, list[int]] = {}
        fresh: list[int] = []
        for number, cells in self.page.sheet.rows.items():
            if number <= self.page.heading or not any(self._typed(number)):
                continue
            key = _number(cells[self.page.key] if self.page.key < len(cells) else None)
            if key in self.then:
                held.setdefault(key, []).append(number)
            else:
                fresh.append(number)
        known: dict[int, int] = {}
        for row, numbers in held.items():
            meant = min(numbers, key=lambda number: self._differences(number, row))
            known[meant] = row
            fresh += [number for number in numbers if number != meant]
        return known, sorted(fresh)

    def _typed(self, number: int) -> Iterator[str]:
        return (self._text(number, place) for place in self.columns)

    def _text(self, number: int, place: int) -> str:
        cells = self.page.sheet.rows[number]
        raw: Value = cells[place] if place < len(cells) else None
        # a font that we did not choose says nothing about what we wrote
        raw = self.page.sheet.decoded.get((number, place + 1), raw)
        return self.wording.text(self.columns[place], raw)

    def _differences(self, number: int, row: int) -> int:
        return sum(1 for _ in self._changed(number, row))

    def _changed(self, number: int, row: int) -> Iterator[tuple[int, Field, str]]:
        """The cells of a line that do not say any more what left."""
        for place, column in self.columns.items():
            text = self._text(number, place)
            if not self.wording.unchanged(column, self.then[row][column.name], text):
                yield place, column, text

    def _line(self, number: int, row: int) -> Line:
        draft = Draft(number, "", {})
        cells: list[Cell] = []
        for place, column, text in self._changed(number, row):
            if column.name not in self.reader.columns:
                self.ignored.add(column.label.in_language(self.language))
                continue
            draft.texts[column.name] = text
            cells += self._cell(draft, row, place, column)
        title = _title(self.table, self.now.get(row) or self.then[row])
        return draft.done(title, "update" if cells else "same", tuple(cells))

    def _cell(self, draft: Draft, row: int, place: int, column: Field) -> list[Cell]:
        """What one changed cell does: nothing, a change, or a conflict."""
        key = column.name
        if not self._read(draft, column):
            return []
        new, old = draft.values.get(key), self.then[row][key]
        if new == old:
            return []
        if row not in self.now:
            draft.problems.append(
                Problem("row_gone", self.table.name, key, draft.line, draft.texts[key])
            )
            return []
        stands = self.now[row][key]
        if stands == new:
            return []
        if new is None and column.required:
            draft.problems.append(Problem("required", self.table.name, key, draft.line))
            return []
        source = f"{self.page.sheet.name}!{cell_name(draft.line, place + 1)}"
        shown = (self.reader.shown_value(key, one) for one in (stands, new))
        cell = Cell(self.table.name, row, key, key, stands, new, source, *shown)
        if stands != old:
            self._in_conflict(draft.line, cell, old)
            return []
        return [cell]

    def _read(self, draft: Draft, column: Field) -> bool:
        """Whether a cell has a value now, nothing included; else it says why not, or asks."""
        text = draft.texts[column.name]
        if column.kind in (Kind.CHOICE, Kind.LINK, Kind.CHOICES) and text:
            found = self.wording.rows(column, text)
            if found is not None:
                several = column.kind is Kind.CHOICES
                draft.values[column.name] = tuple(sorted(found)) if several else found[0]
                return True
        before = len(draft.problems) + len(draft.questions)
        self.reader.cell(draft, column.name)
        return len(draft.problems) + len(draft.questions) == before

    def _in_conflict(self, line: int, cell: Cell, old: Any) -> None:
        last = edit.history(self.store, self.user, self.table.name, cell.row, cell.field).iloc[0]
        left = self.reader.shown_value(cell.key, old)
        when = last["when"].to_pydatetime()
        self.conflicts.append(Conflict(line, cell, left, str(last["who"]), when))

    def _added(self, numbers: Sequence[int]) -> list[Line]:
        drafts = []
        for number in numbers:
            texts = {
                column.name: self._text(number, place) for place, column in self.columns.items()
            }
            places = {column.name: place for place, column in self.columns.items()}
            told = {name: text for name, text in texts.items() if text}
            drafts.append(Draft(number, "", told, places=places))
        if not drafts:
            return []
        if self.table.name in ADDED_BY_NAME:
            return [self._refused(draft) for draft in drafts]
        lines, _ = pasted.read(self.store, self.table, self.reader, drafts, {}, Terms(how=ADD))
        return [replace(line, shown=self.reader.shown(line.values)) for line in lines]

    def _refused(self, draft: Draft) -> Line:
        title = next(iter(draft.texts.values()), "")
        draft.problems.append(Problem("row_added_in_file", self.table.name, "", draft.line, title))
        return draft.done(title, "new")


def _title(table: Table, row: Mapping[str, Any]) -> str:
    """What a row is called as far as its own cells tell."""
    described = table.field(table.title) if table.has(table.title) else None
    told = row[table.title] if described and described.kind in values.TEXTS else None
    return str(told or row["id"])


def _number(cell: Value) -> int:
    text = text_of(cell)
    return int(text) if text.isdecimal() else 0
