"""Cells of a file that came back: do they still say what left, and which rows do they name."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from db.actions.exporting.taken import options_of
from db.model import values
from db.model.catalog import Field, Kind
from db.model.people import User
from db.model.reading.grid import Value, lines_of, text_of
from db.model.vietnamese import clean, clean_lines
from db.store.connection import Store
from db.store.handed_out import HandedOut


@dataclass
class Wording:
    """How a file was written when it left, and what its names mean now."""

    store: Store
    user: User
    left: HandedOut
    meant: dict[str, dict[str, int]] = field(default_factory=dict)

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
                return text == clean(self._name(column, value))
            case Kind.CHOICES:
                return text == clean("; ".join(self._name(column, one) for one in value))
            case Kind.WHOLE | Kind.DECIMAL:
                return bool(values.read(column, text)[0] == value)
            case Kind.LONG_TEXT:
                return clean_lines(value) == text
            case _:
                return clean(values.show(column, value, self.left.language)) == text

    def rows(self, column: Field, text: str) -> tuple[int, ...] | None:
        """The rows that the names in a cell mean; None when one is not known by that name."""
        parts = [text] if column.kind is not Kind.CHOICES else text.split(";")
        found = [self._row(column, clean(part)) for part in parts if clean(part)]
        return None if None in found else tuple(one for one in found if one is not None)

    def _row(self, column: Field, name: str) -> int | None:
        if column.name not in self.meant:
            options = options_of(self.store, self.user, [column], self.left.language)
            named = {clean(label): one for one, label in options[column.name].items()}
            # what stood in the file goes by the name it had there
            then = self.left.names.get(column.name, {})
            named |= {clean(label): one for one, label in then.items()}
            self.meant[column.name] = named
        return self.meant[column.name].get(name)

    def _name(self, column: Field, one: int) -> str:
        return self.left.names[column.name][one]
