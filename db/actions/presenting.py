"""A presentation: decks of slides, their figures, and where the one who leads it is."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, urlencode

from db.actions import overview, saved_numbers
from db.model import decks as deck_cards
from db.model import slides
from db.model.decks import Card
from db.model.overview import Overview
from db.model.people import User, may_present, may_see_progress
from db.model.problems import reject
from db.model.scope import Scope
from db.model.slides import Slide, Told
from db.model.vietnamese import clean
from db.store import rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.rows import Filter, Query
from db.store.writer import Writing, write

TABLE = "deck"
MOST, MOST_KEPT, LONGEST_NUMBER = 200, 8, 12


@dataclass(frozen=True, slots=True)
class Deck:
    """Slides under a name; ``id`` 0 for those that nobody put together. ``seconds``: a slide's."""

    id: int
    name: str
    plan: int
    phase: int | None
    cards: tuple[Card, ...]
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Show:
    """The slides of a deck as they are now; ``at``: when their figures were read."""

    deck: Deck
    slides: tuple[Slide, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Position:
    """Where a presentation is; ``turn`` grows with every move, 0 before the first."""

    slide: int = 0
    turn: int = 0


_places: dict[str, Position] = {}
_lock = threading.Lock()
_figures: dict[tuple[object, ...], tuple[Overview, dict[int, str]]] = {}
_reading = threading.Lock()


def decks(store: Store, user: User, plan: int) -> list[Deck]:
    """The decks of a plan by name."""
    _may_see(user)
    query = Query((Filter("plan", "is", plan),), sort=(("name", False),), limit=MOST)
    with store.reading() as con:
        frame, _ = rows.page(con, store.catalogue, store.catalogue[TABLE], query)
        found = rows.fetch(con, store.catalogue[TABLE], frame["id"].tolist())
    by_id = {row["id"]: _deck(row) for row in found}
    return [by_id[row] for row in frame["id"].tolist()]


def deck(store: Store, user: User, plan: int, phase: int | None, number: int | None) -> Deck:
    """One deck, or the standard slides of a plan or phase; Rejected when it is gone."""
    if not number:
        _may_see(user)
        return Deck(0, "", plan, phase, deck_cards.standard())
    for found in decks(store, user, plan):
        if found.id == number:
            return found
    raise reject("row_gone", table=TABLE, row=number)


def save(
    store: Store, user: User, name: str, held: Deck, cards: Sequence[Card], seconds: int | None
) -> int:
    """Keep slides under a name, as a new deck or in the place of the one that was; its number."""
    if not may_present(user):
        raise reject("not_allowed", table=TABLE)
    told = {
        "plan": held.plan, "phase": held.phase, "name": clean(name) or None,
        "seconds": seconds, "definition": deck_cards.as_json(cards),
    }  # fmt: skip

    def work(writing: Writing) -> int:
        table = writing.store.catalogue[TABLE]
        if not held.id:
            return writing.insert(table, [told])[0]
        found = rows.fetch(writing.con, table, [held.id])
        if not found:
            raise reject("row_gone", table=TABLE, row=held.id)
        for field, new in told.items():
            if found[0][field] != new:
                writing.update(table, held.id, field, found[0][field], new)
        return held.id

    return write(store, Origin(user, "deck"), work)


def remove(store: Store, user: User, number: int) -> int:
    """Delete a deck; its figures are untouched. Gives the bundle."""
    if not may_present(user):
        raise reject("not_allowed", table=TABLE)

    def work(writing: Writing) -> int:
        writing.delete(writing.store.catalogue[TABLE], [number])
        return writing.number

    return write(store, Origin(user, "deck"), work)


def place(held: Deck) -> str:
    """Slides as a link names them."""
    return f"{held.plan}.{held.phase or 0}.{held.id}"


def deck_at(store: Store, user: User, named: str) -> Deck:
    """The slides that a link names; Rejected when it names none."""
    parts = named.split(".")
    if len(parts) != len(("plan", "phase", "deck")) or not all(
        part.isascii() and part.isdigit() and len(part) <= LONGEST_NUMBER for part in parts
    ):
        raise reject("no_slides", value=named)
    plan, phase, number = map(int, parts)
    return deck(store, user, plan, phase or None, number)


def link(named: str, mode: str, dark: bool) -> str:
    """What a link to the slides asks for, after its question mark."""
    return urlencode({"slides": named, "mode": mode, "dark": "1" if dark else ""})


def read_link(asked: str) -> dict[str, str]:
    """What ``link`` wrote; nothing is missing in it."""
    return {"slides": "", "mode": "", "dark": "", **dict(parse_qsl(asked))}


def show(store: Store, user: User, held: Deck, language: str) -> Show:
    """The slides of a deck with the figures of this moment, places as the units of today."""
    at = store.clock()
    _may_see(user)
    figures, phases = _read(store, user, held, at)
    answers = saved_numbers.slides_of(store, deck_cards.asked(held.cards), language)
    if held.phase is not None and held.phase not in phases:
        raise reject("row_gone", table="phase", row=held.phase)
    told = Told(figures, phases, held.phase, language)
    return Show(held, slides.made(held.cards, told, answers), at)


def _read(store: Store, user: User, held: Deck, at: datetime) -> tuple[Overview, dict[int, str]]:
    """Figures and phases; many screens of one hall read them once a change of the register."""
    key = (str(store.path), store.head, held.plan, held.phase, at.date())
    with _reading:
        if key not in _figures:
            _figures[key] = _figures_of(store, user, held, at)
        while len(_figures) > MOST_KEPT:
            del _figures[next(iter(_figures))]
        return _figures[key]


def _figures_of(
    store: Store, user: User, held: Deck, at: datetime
) -> tuple[Overview, dict[int, str]]:
    figures = overview.of(store, user, Scope(held.plan, held.phase, at.date(), today=True))
    query = Query((Filter("plan", "is", held.plan),), sort=(("position", False),))
    with store.reading() as con:
        phases, _ = rows.page(con, store.catalogue, store.catalogue["phase"], query)
    spans = zip(phases["starts_on"].str[:4], phases["ends_on"].str[:4], strict=True)
    names = [f"{first}–{last}" for first, last in spans]
    return figures, dict(zip(phases["id"].tolist(), names, strict=True))


def position(place: str) -> Position:
    """Where the presentation of these slides is."""
    return _places.get(place, Position())


def move(user: User, place: str, slide: int) -> Position:
    """Lead all screens that follow to a slide."""
    if not may_present(user):
        raise reject("not_allowed")
    with _lock:
        moved = Position(max(slide, 0), position(place).turn + 1)
        _places[place] = moved
    return moved


def _deck(row: dict[str, object]) -> Deck:
    phase, seconds = row["phase"], row["seconds"]
    return Deck(
        int(str(row["id"])), str(row["name"]), int(str(row["plan"])),
        int(str(phase)) if phase else None, deck_cards.from_json(str(row["definition"])),
        int(str(seconds)) if seconds else None,
    )  # fmt: skip


def _may_see(user: User) -> None:
    if not may_see_progress(user):
        raise reject("not_allowed")
