"""Which column of ours a heading means: by label, alias, without marks, small slips forgiven."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from db.model.catalog import Field
from db.model.pasted import Heading
from db.model.vietnamese import fold

Columns = Mapping[str, Field]

ALIKE = 86
SHORTEST_SLIP = 5
# a longer text is no heading of a column
LONGEST = 200
SEXES = {"nam": "male", "nu": "female"}
ORDINALS = {"stt", "tt", "so tt", "so thu tu"}


@dataclass(frozen=True, slots=True)
class Match:
    """The column a pasted one means; ``code`` when the column itself says the choice (Nam, Nữ)."""

    key: str
    code: str = ""


def key_of(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def names_of(field: Field) -> set[str]:
    """Every way this field's heading is written, folded."""
    return {key_of(name) for name in (field.label.vi, field.label.en, *field.aliases)}


def match_heading(heading: Heading, columns: Columns) -> Match | None:
    """The best column for one heading, or None."""
    if len(heading.group) + len(heading.name) > LONGEST:
        return None
    for text in _readings(heading):
        if not text or text in ORDINALS:
            continue
        if text in SEXES and "gender" in columns:
            return Match("gender", SEXES[text])
        for key, field in columns.items():
            if text in names_of(field):
                return Match(key)
    return _alike(heading, columns)


def _readings(heading: Heading) -> list[str]:
    joined = key_of(f"{heading.group} {heading.name}")
    return [joined, key_of(heading.name)] if heading.group else [joined]


def _alike(heading: Heading, columns: Columns) -> Match | None:
    best, found = ALIKE, None
    for text in _readings(heading):
        if len(text) < SHORTEST_SLIP or text in ORDINALS:
            continue
        for key, field in columns.items():
            for name in names_of(field):
                likeness = round(fuzz.ratio(text, name)) if len(name) >= SHORTEST_SLIP else 0
                if likeness > best:
                    best, found = likeness, Match(key)
    return found


def match_all(headings: Sequence[Heading], columns: Columns) -> dict[int, Match]:
    """Column of the block → ours; the first of two that mean the same keeps it."""
    found: dict[int, Match] = {}
    for place, heading in enumerate(headings):
        match = match_heading(heading, columns)
        if match and match not in found.values():
            found[place] = match
    return found


def in_order(width: int, numbered: bool, columns: Columns) -> dict[int, Match]:
    """Columns without headings as our fields follow each other; the first may count the rows."""
    start = 1 if numbered else 0
    return {place: Match(key) for place, key in zip(range(start, width), columns, strict=False)}
