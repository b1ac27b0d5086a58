"""Answers to shared questions as slides: numbers and bars, never rows of people."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd

from db.actions import questions
from db.actions.questions import Found
from db.model.catalog import Kind
from db.model.decks import ASKED
from db.model.people import SYSTEM
from db.model.problems import Rejected
from db.model.slides import MOST_BARS, Bar, Slide
from db.model.texts import say
from db.model.values import show_number
from db.store.connection import Store

# a measure that gives no number
ROWS = "list"
MOST_KEPT = 64
DIGITS = 2

_kept: dict[tuple[object, ...], Slide | None] = {}
_asking = threading.Lock()


def offered(store: Store) -> dict[int, str]:
    """The shared questions that ask for a number, by name: what a deck may show to a hall."""
    return {
        saved.id: saved.name
        for saved in questions.listed(store, SYSTEM)
        if saved.shared and questions.opened(store, SYSTEM, saved.id)[1].measure != ROWS
    }


def slides_of(store: Store, numbers: Iterable[int], language: str) -> dict[int, Slide]:
    """What these questions say now; one that is not offered or cannot be asked is left out.

    They are answered as the office sees the register: who put a shared question on a slide
    shows its number to all. Asked once a change of the register.
    """
    found: dict[int, Slide] = {}
    wanted = list(numbers)
    known = offered(store) if wanted else {}
    for number in wanted:
        key = (str(store.path), store.head, number, language)
        with _asking:
            if key not in _kept:
                _kept[key] = _slide(store, number, known, language)
            while len(_kept) > MOST_KEPT:
                del _kept[next(iter(_kept))]
            slide = _kept[key]
        if slide is not None:
            found[number] = slide
    return found


def _slide(store: Store, number: int, known: dict[int, str], language: str) -> Slide | None:
    if number not in known:
        return None
    asker = replace(SYSTEM, language=language)
    try:
        answer = questions.ask(store, asker, questions.opened(store, asker, number)[1])
    except Rejected:
        return None
    return drawn(known[number], answer, language)


def drawn(name: str, found: Found, language: str) -> Slide:
    """A number beside its name, or a bar a group, the most first as they come."""
    frame, columns = found.answer.frame, found.answer.columns
    *before, value = columns
    outputs = found.statement.columns
    # a share has the two numbers before it that it was made from
    groups = [name for name, one in zip(before, outputs, strict=False) if not one.worked_out]
    rows = frame.head(MOST_BARS).to_dict("records")
    if not groups:
        told = _told(found, rows[0][value], language) if rows else "0"
        return Slide(ASKED, f"{name}: {told}")
    bars = tuple(
        Bar(
            ", ".join("–" if pd.isna(row[group]) else str(row[group]) for group in groups),
            0 if pd.isna(row[value]) else float(row[value]), None,
            _told(found, row[value], language),
        )
        for row in rows
    )  # fmt: skip
    left = len(frame) - len(rows)
    notes = (say(language, "slides.more", count=show_number(left, 0, language)),) if left else ()
    return Slide(ASKED, name, bars, notes)


def _told(found: Found, value: Any, language: str) -> str:
    output = found.statement.columns[-1]
    if value is None or pd.isna(value):
        return "–"
    if output.kind is Kind.WHOLE:
        return show_number(int(value), 0, language)
    told = show_number(value, DIGITS, language)
    return f"{told} %" if output.part else told
