"""The rows and columns of a view, read to be written to a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from db.actions import edit
from db.actions.edit import Query
from db.model import values
from db.model.catalog import Field, Kind, Table
from db.model.names import unlike
from db.model.people import User
from db.model.problems import reject
from db.store.connection import Store

# more than a sheet of a workbook can hold with its heading
MOST_ROWS = 1_000_000
Row = Mapping[str, Any]
Cell = str | int | Decimal | None
# field → id → name, all different
Names = Mapping[str, Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file is made of. ``options`` are the names a cell may be given, ``names`` those and
    the ones that only stand in old rows; ``bundle``: as of when, the head for now."""

    table: Table
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]
    options: Names
    names: Names
    bundle: int
    language: str

    def cells(self, row: Row) -> list[Cell]:
        return [written(field, row[field.name], self.names, self.language) for field in self.fields]

    def headings(self) -> tuple[str, ...]:
        """The names of the columns, all different, as import knows them."""
        return tuple(headings(self.fields, self.language))

    def held(self) -> dict[str, dict[int, str]]:
        """The names that stand in the rows: field → id → name."""
        found: dict[str, dict[int, str]] = {}
        for name, known in self.names.items():
            cells = (row[name] for row in self.rows if row[name] is not None)
            flat = {one for cell in cells for one in (cell if isinstance(cell, tuple) else (cell,))}
            found[name] = {one: known[one] for one in sorted(flat)}
        return found


def take(
    store: Store,
    user: User,
    name: str,
    query: Query,
    fields: Sequence[str] = (),
    language: str = "vi",
) -> Taken:
    """All rows of a query that this user may read, in its order; no ``fields`` means all.

    Rejected for a table or a field that there is not, or that this user may not read.
    """
    head = query.bundle if query.bundle is not None else store.head
    table = edit.table(store, name, query.bundle)
    page = edit.browse(store, user, name, replace(query, offset=0, limit=MOST_ROWS))
    if unknown := [one for one in fields if not table.has(one)]:
        raise reject("no_such_field", table=name, value=unknown[0])
    chosen = tuple(table.field(one) for one in fields) or table.fields
    rows = edit.python_rows(table, page.frame)
    options = options_of(store, user, chosen, language)
    names = {
        field.name: {**options[field.name], **_only_in_rows(store, user, field, rows, options)}
        for field in chosen
        if field.name in options
    }
    return Taken(table, chosen, tuple(rows), options, names, min(head, page.head), language)


def options_of(
    store: Store, user: User, fields: Sequence[Field], language: str
) -> dict[str, dict[int, str]]:
    """What the choices and links of these fields may hold, by names that are all different."""
    return {
        field.name: unlike(edit.options(store, user, field, language))
        for field in fields
        if field.kind in (Kind.CHOICE, Kind.CHOICES, Kind.LINK)
    }


def _only_in_rows(
    store: Store, user: User, field: Field, rows: Sequence[Row], options: Names
) -> dict[int, str]:
    """Names of what rows hold and nobody may choose any more."""
    held = (row[field.name] for row in rows if row[field.name] is not None)
    flat = {one for cell in held for one in (cell if isinstance(cell, tuple) else (cell,))}
    wanted = sorted(flat - options[field.name].keys())
    if not wanted:
        return {}
    target = "lookup" if field.kind is Kind.CHOICE else field.target
    found = edit.titles(store, user, target, wanted)
    # the number tells it from one that has the same name and may be chosen
    return {one: f"{found.get(one, '')} · {one}".removeprefix(" · ") for one in wanted}


def headings(fields: Sequence[Field], language: str) -> list[str]:
    """Names of the columns; the second of two that are called the same has its own in brackets."""
    found: list[str] = []
    for field in fields:
        label = field.label.in_language(language)
        found.append(f"{label} ({field.name})" if label in found else label)
    return found


def written(field: Field, value: Any, names: Names, language: str) -> Cell:
    """A value as a cell: numbers as numbers, the rest as people write it."""
    if value is None:
        return None
    match field.kind:
        case Kind.WHOLE | Kind.DECIMAL:
            number: Cell = value
            return number
        case Kind.CHOICE | Kind.LINK:
            return names[field.name][value]
        case Kind.CHOICES:
            return "; ".join(names[field.name][one] for one in value)
        case _:
            return values.show(field, value, language)
