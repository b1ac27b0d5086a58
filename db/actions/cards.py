"""A row as a card: its words, what it points to, what points to it, and what carries its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.actions import edit
from db.actions.edit import Filter, Query
from db.model import values
from db.model.catalog import Field, Kind, Table
from db.model.people import User, may_read_table
from db.model.problems import reject
from db.store import rows
from db.store.connection import Store

LISTED = 10
NUMBERS = 2**62
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Card:
    """A row that this user may read: its table, values, words a field and title."""

    table: Table
    row: Row
    words: dict[str, str]
    title: str


@dataclass(frozen=True, slots=True)
class Pointing:
    """Rows of ``table`` that point by ``field`` to a row: how many, the first of them, their words.

    ``to`` is that row's table and id: the card's own, or the one that gives it its name.
    """

    table: Table
    field: Field
    to: tuple[str, int]
    count: int
    cards: list[Card]


def read(store: Store, user: User, name: str, row: int, language: str = "vi") -> Card:
    """One row; Rejected in the same words for what is unknown, deleted or somebody else's."""
    if name in store.catalogue and may_read_table(user, name) and 0 < row < NUMBERS:
        found = edit.fetch(store, user, name, [row])
        if found:
            return _cards(store, user, store.catalogue[name], found, language)[0]
    raise reject("no_such_card")


def targets(store: Store, user: User, card: Card) -> list[tuple[Field, dict[int, str]]]:
    """What a row points to and this user may open: field, and id → name."""
    found = []
    for field in card.table.fields:
        held = card.row[field.name]
        if field.kind not in (Kind.LINK, Kind.CHOICES) or not held:
            continue
        if may_read_table(user, field.target):
            ids = list(held) if isinstance(held, tuple) else [held]
            live = [row["id"] for row in edit.fetch(store, user, field.target, ids)]
            named = edit.titles(store, user, field.target, live)
            if named:
                found.append((field, named))
    return found


def named_by(store: Store, user: User, card: Card, language: str = "vi") -> list[Card]:
    """The rows that give a row its name, the nearest first: of a nomination exemplar, subject."""
    chain: list[Card] = []
    while card.table.has(card.table.title):
        field = card.table.field(card.table.title)
        if field.kind is not Kind.LINK or not may_read_table(user, field.target):
            break
        found = edit.fetch(store, user, field.target, [card.row[field.name]])
        if not found:
            break
        [card] = _cards(store, user, store.catalogue[field.target], found, language)
        chain.append(card)
    return chain


def pointing(
    store: Store, user: User, card: Card, limit: int = LISTED, language: str = "vi"
) -> list[Pointing]:
    """What points to a row, and to the rows that give it its name; only what this user may read."""
    family = [card, *named_by(store, user, card, language)]
    own = {member.table.name for member in family}
    found = []
    for member in family:
        for table in store.catalogue.values():
            if not may_read_table(user, table.name) or (member is not card and table.name in own):
                continue
            for field in table.fields:
                if field.kind in (Kind.LINK, Kind.CHOICES) and field.target == member.table.name:
                    found.append(_pointing(store, user, table, field, member, limit, language))
    return [group for group in found if group.count]


def named_after(store: Store, user: User, name: str, row: int) -> dict[str, int]:
    """Table → how many of its rows show this row's name: they point to it, or are called by it."""
    counts = {}
    for table in store.catalogue.values():
        if table.name == name or not may_read_table(user, table.name):
            continue
        shown: set[int] = set()
        for path in sorted(_paths(store, table, name)):
            query = edit.within_reach(store, user, table, Query((Filter(path, "is", row),)))
            with store.reading() as con:
                shown |= set(rows.ids(con, store.catalogue, table, query))
        if shown:
            counts[table.name] = len(shown)
    return counts


def words(
    store: Store, user: User, table: Table, held: Sequence[Mapping[str, Any]], language: str
) -> list[dict[str, str]]:
    """The filled fields of rows as people read them: field → text, in the table's order."""
    said: list[dict[str, str]] = [{} for _ in held]
    for field in table.fields:
        names = _names(store, user, field, [row[field.name] for row in held], language)
        for row, told in zip(held, said, strict=True):
            value = row[field.name]
            if value is None or value in ("", ()):
                continue
            items = value if isinstance(value, tuple) else (value,)
            text = (
                ", ".join(names[item] for item in items if names.get(item))
                if field.kind in (Kind.LINK, Kind.CHOICE, Kind.CHOICES)
                else values.show(field, value, language)
            )
            if text:
                told[field.name] = text
    return said


def _names(
    store: Store, user: User, field: Field, held: Sequence[Any], language: str
) -> dict[int, str]:
    flat = {item for value in held if value for item in _items(value)}
    match field.kind:
        case Kind.CHOICE:
            with store.reading() as con:
                lookup = store.catalogue["lookup"]
                return rows.titles(con, store.catalogue, lookup, sorted(flat), language)
        case Kind.LINK | Kind.CHOICES:
            return edit.titles(store, user, field.target, sorted(flat))
        case _:
            return {}


def _items(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _cards(
    store: Store, user: User, table: Table, held: Sequence[Row], language: str
) -> list[Card]:
    said = words(store, user, table, held, language)
    titles = edit.titles(store, user, table.name, [row["id"] for row in held])
    return [
        Card(table, row, told, titles.get(row["id"], ""))
        for row, told in zip(held, said, strict=True)
    ]


def _pointing(
    store: Store, user: User, table: Table, field: Field, to: Card, limit: int, language: str
) -> Pointing:
    op = "contains" if field.kind is Kind.CHOICES else "is"
    days = [f.name for f in table.fields if f.kind is Kind.DATE][:1]
    query = Query(
        (Filter(field.name, op, to.row["id"]),),
        sort=tuple((day, False) for day in days), limit=limit,
    )  # fmt: skip
    page = edit.browse(store, user, table.name, query)
    held = edit.python_rows(table, page.frame)
    made = _cards(store, user, table, held, language)
    return Pointing(table, field, (to.table.name, to.row["id"]), page.total, made)


def _paths(store: Store, table: Table, name: str) -> set[str]:
    """The ways from a table's rows to those of ``name`` whose title they show."""
    found = {f.name for f in table.fields if f.kind is Kind.LINK and f.target == name}
    path: list[str] = []
    while table.has(table.title) and table.field(table.title).kind is Kind.LINK:
        path.append(table.title)
        table = store.catalogue[table.field(table.title).target]
        if table.name == name:
            found.add(".".join(path))
    return found
