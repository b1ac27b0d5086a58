"""Cells of a file that came back: do they still say what left, and what do they say now."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from db.actions import edit
from db.actions.exporting.taken import options_of
from db.model import values
from db.model.catalog import Field, Kind, Table
from db.model.people import User
from db.model.reading.grid import Value, lines_of, text_of
from db.model.vietnamese import clean, clean_lines
from db.store.connection import Store

# how a name is told from another that is the same
NUMBERED = re.compile(r"(?P<name>.*?) · (?P<id>\d+)")


@dataclass
class Wording:
    """Names of linked rows as of the bundle at which a file left, and as of now."""

    store: Store
    user: User
    table: Table
    bundle: int
    language: str
    then: dict[str, Mapping[int, str]] = field(default_factory=dict)
    now: dict[str, Mapping[int, str]] = field(default_factory=dict)
    meant: dict[str, dict[str, list[int]]] = field(default_factory=dict)

    def text(self, column: Field, raw: Value) -> str:
        """A cell as a person would have typed it."""
        if isinstance(raw, datetime.date):
            return f"{raw:%d/%m/%Y}"
        if isinstance(raw, int | float) and column.kind in (Kind.WHOLE, Kind.DECIMAL):
            # a point would part thousands here
            return f"{Decimal(str(raw)):f}".replace(".", ",")
        return lines_of(raw) if column.kind is Kind.LONG_TEXT else text_of(raw)

    def unchanged(self, column: Field, value: Any, text: str) -> bool:
        """Whether a cell says what it said when it left."""
        if value is None:
            return text == ""
        match column.kind:
            case Kind.CHOICE | Kind.LINK:
                return self._names(column, value, text)
            case Kind.CHOICES:
                parts = [part.strip() for part in text.split(";")]
                return len(parts) == len(value) and all(
                    self._names(column, one, part) for one, part in zip(value, parts, strict=True)
                )
            case Kind.WHOLE | Kind.DECIMAL:
                return bool(values.read(column, text)[0] == value)
            case Kind.LONG_TEXT:
                return clean_lines(value) == text
            case _:
                return clean(values.show(column, value, self.language)) == text

    def rows(self, column: Field, text: str) -> tuple[int, ...] | None:
        """The rows that the names in a cell mean: as they are called now, else as they were."""
        parts = [text] if column.kind is not Kind.CHOICES else text.split(";")
        found = [self._row(column, part.strip()) for part in parts if part.strip()]
        return None if None in found else tuple(one for one in found if one is not None)

    def _row(self, column: Field, name: str) -> int | None:
        if column.name not in self.meant:
            self.now |= options_of(self.store, self.user, [column], self.language)
            held: dict[str, list[int]] = {}
            self.meant[column.name] = held
            for one, label in self.now[column.name].items():
                held.setdefault(clean(label), []).append(one)
            for one, label in self._then(column).items():
                if one in self.now[column.name] and one not in held.get(clean(label), ()):
                    held.setdefault(clean(label), []).append(one)
        meant = self.meant[column.name].get(name, [])
        if len(meant) == 1:
            return meant[0]
        numbered = NUMBERED.fullmatch(name)
        said = int(numbered["id"]) if numbered else 0
        return said if said in self.now[column.name] else None

    def _names(self, column: Field, one: int, text: str) -> bool:
        label = clean(self._then(column).get(one, f"#{one}"))
        numbered = NUMBERED.fullmatch(text)
        if numbered and numbered["id"] == str(one):
            return numbered["name"] == label
        return text in (label, str(one))

    def _then(self, column: Field) -> Mapping[int, str]:
        if column.name not in self.then:
            target = "lookup" if column.kind is Kind.CHOICE else column.target
            self.then[column.name] = edit.titles(self.store, self.user, target, None, self.bundle)
        return self.then[column.name]
