"""From the cells of a pasted row to values: typed ones, and those that name a row or a choice."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from db.actions import edit
from db.actions.importing.lines import OTHER, Answers, Draft, Question
from db.model import values
from db.model.catalog import Field, Kind
from db.model.matching import Found, Units, match_choice, mentioned
from db.model.people import User
from db.model.problems import Problem
from db.model.vietnamese import fold
from db.store import known
from db.store.connection import Store

# how a sheet says that there is nothing
DASHES = ("-", "–", "—")
AS_THEY_STAND = (Kind.TEXT, Kind.LONG_TEXT)


@dataclass
class Reader:
    """Reads the cells of one block; lists are read once."""

    store: Store
    user: User
    table: str
    columns: Mapping[str, Field]
    answers: Answers
    language: str
    options: dict[str, dict[int, str]] = field(default_factory=dict)
    named: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    units: Units | None = None
    # a list of a thousand rows says the same few names again and again
    remembered: dict[tuple[str, str, str, str], Found] = field(default_factory=dict)
    told: dict[tuple[str, Any], str] = field(default_factory=dict)

    def typed(self, draft: Draft, key: str) -> None:
        """A number, date or text of the draft, or why it cannot be kept."""
        text = draft.texts.get(key, "")
        if text in DASHES:
            return
        value, problem = values.read(self.columns[key], text)
        if problem:
            draft.problems.append(
                Problem(problem.code, self.table, key, draft.line, text, problem.facts)
            )
        elif value is not None:
            draft.values[key] = value

    def named_row(self, draft: Draft, key: str, on: str = "") -> None:
        """A choice or link of the draft by its name, or the question which one is meant."""
        text = draft.texts.get(key, "")
        described = self.columns[key]
        if not text:
            return
        found = self.meant(draft, key, text, on)
        answer = self.answers.get((draft.line, key))
        if answer is not None and answer in self._options(described, key):
            draft.values[key] = answer
        elif answer == OTHER and not described.required:
            return
        elif found.id is not None:
            draft.values[key] = found.id
        else:
            draft.questions.append(self._question(described, key, text, found))

    def several(self, draft: Draft, key: str) -> None:
        """Several names parted by semicolons; one that is unknown refuses the cell."""
        chosen = set()
        for text in filter(None, (part.strip() for part in draft.texts.get(key, "").split(";"))):
            found = self.meant(draft, key, text, "")
            if found.id is None:
                draft.problems.append(Problem("no_such_name", self.table, key, draft.line, text))
            else:
                chosen.add(found.id)
        if chosen:
            draft.values[key] = tuple(sorted(chosen))

    def row(self, draft: Draft, on: str = "", but: Collection[str] = ()) -> None:
        """Every cell that has a text, in the order of the columns; some may be read before."""
        texts = draft.texts
        for key in [key for key in self.columns if key in texts]:
            if key not in but:
                self.cell(draft, key, on)

    def cell(self, draft: Draft, key: str, on: str = "") -> None:
        """Whatever the column is; a value that was read before stays, one that is left may be
        wrong."""
        if key in draft.held:
            return
        asked, refused = len(draft.questions), len(draft.problems)
        match self.columns[key].kind:
            case Kind.CHOICE | Kind.LINK:
                self.named_row(draft, key, on)
            case Kind.CHOICES:
                self.several(draft, key)
            case _:
                self.typed(draft, key)
        if key in draft.left:
            del draft.questions[asked:], draft.problems[refused:]

    def label(self, key: str, value: int) -> str:
        return self.labels(key).get(value, "")

    def labels(self, key: str) -> dict[int, str]:
        return self._options(self.columns[key], key)

    def follow_level(self, draft: Draft, named_by: str, key: str) -> None:
        """The level of an award that its name says, where no cell does."""
        values = draft.values
        if values.get(named_by) and key not in values:
            written = draft.texts.get(named_by, "")
            title = self.label(named_by, values[named_by])
            asked = (key, f"{written} {title}", "", "")
            if asked not in self.remembered:
                self.remembered[asked] = Found(mentioned(asked[1], self.labels(key)))
            if (level := self.remembered[asked].id) is not None:
                values[key] = level

    def shown(self, held: Mapping[str, Any]) -> dict[str, str]:
        """The values of a row by their names."""
        return {
            key: held[key] if described.kind in AS_THEY_STAND else self.shown_value(key, held[key])
            for key, described in self.columns.items()
            if held.get(key) is not None
        }

    def shown_value(self, key: str, value: Any) -> str:
        """One value of a column by its name; empty for nothing."""
        if value is None:
            return ""
        asked = (key, value)
        if asked not in self.told:
            self.told[asked] = self._shown(self.columns[key], key, value)
        return self.told[asked]

    def _shown(self, described: Field, key: str, value: Any) -> str:
        match described.kind:
            case Kind.CHOICE | Kind.LINK:
                return self.label(key, value)
            case Kind.CHOICES:
                return ", ".join(self.label(key, row) for row in value)
            case _:
                return values.show(described, value, self.language)

    def meant(self, draft: Draft, key: str, text: str, on: str = "") -> Found:
        """Who or what the text means; a name with what the lists add to it in brackets is whole."""
        if key in draft.corrected or text.endswith(")"):
            same = self._by_name(self.columns[key], key).get(fold(text), [])
            if len(same) == 1:
                return Found(same[0])
        asked = (key, text, draft.section, on)
        if asked not in self.remembered:
            self.remembered[asked] = self._find(self.columns[key], key, text, draft.section, on)
        return self.remembered[asked]

    def _find(self, described: Field, key: str, text: str, section: str, on: str) -> Found:
        if described.kind is Kind.CHOICE:
            return match_choice(text, self._options(described, key))
        if described.target == "unit":
            return self._all_units().match(text, section, on)
        same = self._by_name(described, key).get(fold(text), [])
        return Found(same[0]) if len(same) == 1 else Found(None, tuple(same))

    def _options(self, described: Field, key: str) -> dict[int, str]:
        if key not in self.options:
            self.options[key] = edit.options(self.store, self.user, described, self.language)
        return self.options[key]

    def _by_name(self, described: Field, key: str) -> dict[str, list[int]]:
        if key not in self.named:
            found: dict[str, list[int]] = {}
            for row, name in self._options(described, key).items():
                found.setdefault(fold(name), []).append(row)
            self.named[key] = found
        return self.named[key]

    def _all_units(self) -> Units:
        if self.units is None:
            with self.store.reading() as con:
                self.units = Units.of(known.units(con))
        return self.units

    def _question(self, described: Field, key: str, text: str, found: Found) -> Question:
        """The likely ones, else all there are."""
        every = self._options(described, key)
        candidates = {row: every[row] for row in found.candidates if row in every}
        return Question(key, text, candidates or every, other=not described.required)
