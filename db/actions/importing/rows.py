"""Pasted rows of any table: what is new, which row that is there is meant, what would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from db.actions.importing.cells import DASHES, Reader
from db.actions.importing.lines import ADD, ROW, UPDATE, Cell, Draft, Line, Question, Terms
from db.actions.rights import reads_own_rows
from db.model.catalog import Field, Kind, Table
from db.model.problems import Problem
from db.model.values import says_less
from db.model.vietnamese import match_key
from db.store import known, lookups
from db.store import rows as stored
from db.store.connection import Store

Group = tuple[str, ...]
Key = tuple[Any, ...]
# of rows that share a key: more than a person looks through
MOST_CANDIDATES = 50


def columns(table: Table) -> dict[str, Field]:
    """The fields that can be pasted."""
    return {
        field.name: field
        for field in table.fields
        if not field.fixed and field.kind is not Kind.FILE
    }


def groups_of(table: Table, mapped: set[str], terms: Terms) -> tuple[Group, ...]:
    """By which columns a row is found: those chosen, else what no two rows may share.

    A block that has only a part of such a group finds by that part; one that has none finds by
    the name of a row.
    """
    if terms.keys:
        return (tuple(name for name in terms.keys if table.has(name)),)
    if terms.how == ADD:
        return table.unique
    parts = [tuple(name for name in group if name in mapped) for group in table.unique]
    telling = {group[0] for group in table.unique} | _named_by(table)
    found = tuple(dict.fromkeys(part for part in parts if telling & set(part)))
    return found or tuple((name,) for name in _named_by(table) & mapped)


def _named_by(table: Table) -> set[str]:
    """The field that names a row, where it tells rows apart."""
    if table.has(table.title) and table.field(table.title).kind is not Kind.CHOICE:
        return {table.title}
    return set()


def read(
    store: Store,
    table: Table,
    reader: Reader,
    drafts: Sequence[Draft],
    given: Mapping[str, Any],
    terms: Terms,
) -> tuple[list[Line], Group]:
    """The lines of a block over a table, and the columns by which rows were found."""
    for draft in drafts:
        reader.row(draft)
    mapped = {key for draft in drafts for key in draft.texts} | given.keys()
    register = Register(store, table, reader, given, terms, groups_of(table, mapped, terms))
    register.look_up(drafts)
    keys = tuple(dict.fromkeys(name for group in register.groups for name in group))
    return [register.line(draft) for draft in drafts], keys


@dataclass
class Register:
    """The rows that are there, as far as this person may know them, against a block's lines."""

    store: Store
    table: Table
    reader: Reader
    given: Mapping[str, Any]
    terms: Terms
    groups: tuple[Group, ...]
    held: dict[Group, dict[Key, list[int]]] = field(default_factory=dict)
    standing: dict[int, dict[str, Any]] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)
    codes: Mapping[int, str] = field(default_factory=dict)
    used: dict[int, int] = field(default_factory=dict)
    named: dict[tuple[Group, Key], int] = field(default_factory=dict)
    # line → the row that it means, where that is known before any key is looked at
    meant: Mapping[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.order = {key: place for place, key in enumerate(self.reader.columns)}

    def look_up(self, drafts: Sequence[Draft]) -> None:
        """Read the keys of all rows once, then the rows that the block means."""
        with self.store.reading() as con:
            for group in self.groups:
                found: dict[Key, list[int]] = {}
                for row, *values in known.keys(con, self.table, group):
                    found.setdefault(key_of(values), []).append(row)
                self.held[group] = found
            self.codes = lookups.codes(con)
            meant = {row for draft in drafts for row in self._found(draft)}
            if reads_own_rows(self.reader.user, self.table):
                units = self.reader.user.units
                meant = stored.owned(con, self.store.catalogue, self.table, meant, units)
            self.standing = {row["id"]: row for row in stored.fetch(con, self.table, meant)}
            self.titles = stored.titles(con, self.store.catalogue, self.table, meant)

    def _found(self, draft: Draft) -> list[int]:
        """The rows with the key of a line, in every group that is filled."""
        if draft.line in self.meant:
            return [self.meant[draft.line]]
        rows: list[int] = []
        for group in self.groups:
            values = [draft.values.get(name, self.given.get(name)) for name in group]
            if values and values[0] is not None:
                rows += self.held[group].get(key_of(values), ())
        return list(dict.fromkeys(rows))

    def line(self, draft: Draft) -> Line:
        found = [row for row in self._found(draft) if row in self.standing]
        if self.terms.how == ADD:
            return self._new(draft, "there" if found else "new")
        answer = self._row_of(draft, found)
        if answer is not None:
            return self._update(draft, answer)
        if found:
            draft.questions.append(self._which(draft, found))
            return draft.done(self._title(draft), "choose")
        if self.terms.how == UPDATE:
            self._refuse_unknown(draft)
            return draft.done(self._title(draft), "update")
        return self._new(draft, "new")

    def _row_of(self, draft: Draft, found: Sequence[int]) -> int | None:
        """The row a line means: the only one, the one that somebody chose, or the one that says
        all of it already."""
        if len(found) == 1:
            return found[0]
        answer = self.reader.answers.get((draft.line, ROW))
        if answer in found:
            return answer
        said = [(key, draft.values[key]) for key in draft.places if key in draft.values]
        same = [row for row in found if all(self.standing[row][key] == new for key, new in said)]
        return same[0] if len(same) == 1 else None

    def _which(self, draft: Draft, found: Sequence[int]) -> Question:
        text = " · ".join(draft.texts[n] for g in self.groups for n in g if n in draft.texts)
        listed = {row: f"{self.titles.get(row, '')} · {row}" for row in found[:MOST_CANDIDATES]}
        return Question(ROW, text, listed)

    def _refuse_unknown(self, draft: Draft) -> None:
        """A line that changes a row needs one; which cells say so stands in the first key."""
        names = [name for group in self.groups for name in group]
        told = next((name for name in names if name in draft.texts), names[0] if names else "")
        unread = {p.field for p in draft.problems} | {q.key for q in draft.questions}
        if told not in unread:
            value = draft.texts.get(told)
            code = "row_not_found" if value else "key_empty" if names else "no_key"
            draft.problems.append(Problem(code, self.table.name, told, draft.line, value))

    def _new(self, draft: Draft, state: str) -> Line:
        for key, value in self.given.items():
            draft.values.setdefault(key, value)
        draft.leave()
        told = {q.key for q in draft.questions} | {p.field for p in draft.problems}
        draft.problems += [
            Problem("required", self.table.name, field.name, draft.line)
            for field in self.reader.columns.values()
            if field.required and field.name not in draft.values and field.name not in told
        ]
        for group in self.table.unique:
            values = [draft.values.get(name) for name in group]
            if values[0] is None or state != "new":
                continue
            other = self.named.setdefault((group, key_of(values)), draft.line)
            if other != draft.line:
                self._refuse_twice(draft, group[-1], other)
        if state == "new":
            self._refuse_broken(draft, draft.values)
        return draft.done(self._title(draft), state)

    def _refuse_broken(self, draft: Draft, row: Mapping[str, Any]) -> None:
        """The rules over a whole row, as far as all of its cells could be read."""
        if draft.problems or draft.questions:
            return
        chosen = {field.name for field in self.table.fields if field.kind is Kind.CHOICE}
        told = {
            name: self.codes.get(value) if name in chosen else value for name, value in row.items()
        }
        draft.problems += [
            replace(found, table=self.table.name, row=draft.line)
            for check in self.table.checks
            if (found := check(told))
        ]

    def _refuse_twice(self, draft: Draft, name: str, other: int) -> None:
        value = draft.texts.get(name, self._title(draft))
        facts = {"other": other}
        draft.problems.append(
            Problem("twice_in_block", self.table.name, name, draft.line, value, facts)
        )

    def _update(self, draft: Draft, row: int) -> Line:
        other = self.used.setdefault(row, draft.line)
        if other != draft.line:
            key = next((name for group in self.groups for name in group), self.table.title)
            self._refuse_twice(draft, key, other)
        cells = []
        for key in draft.places.keys() | draft.corrected:
            if key in self.reader.columns:
                cells += self._changed(draft, row, key)
        cells.sort(key=lambda cell: self.order[cell.key])
        changed = {cell.field: cell.new for cell in cells if cell.key not in draft.left}
        if changed:
            self._refuse_broken(draft, self.standing[row] | changed)
        return draft.done(self._title(draft), "update" if cells else "same", cells)

    def _changed(self, draft: Draft, row: int, key: str) -> list[Cell]:
        """The cell of a column, when the block says something else than what stands there."""
        old, new = self.standing[row][key], draft.values.get(key)
        told = {q.key for q in draft.questions} | {p.field for p in draft.problems}
        empty = draft.texts.get(key, "") in ("", *DASHES)
        if old == new or key in told or (new is None and not (empty and self.terms.clear)):
            return []
        if self.terms.keep_days and says_less(new, old):
            return []
        if new is None and self.table.field(key).required:
            if key not in draft.left:
                draft.problems.append(Problem("required", self.table.name, key, draft.line))
            return []
        shown = (self.reader.shown_value(key, value) for value in (old, new))
        return [Cell(self.table.name, row, key, key, old, new, draft.source(key), *shown)]

    def _title(self, draft: Draft) -> str:
        if self.table.title in draft.texts:
            return draft.texts[self.table.title]
        return next(iter(draft.texts.values()), "")


def key_of(values: Sequence[Any]) -> Key:
    """Texts are the same whatever their case."""
    return tuple(
        match_key(value) if isinstance(value, str)
        else tuple(value) if isinstance(value, list) else value
        for value in values
    )  # fmt: skip
