"""A deck: which slides, in which order, under which titles; as it is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

DECISIONS, TEXT, ASKED = "decisions", "text", "asked"
KINDS = ("reached", "kinds", "movements", "places", "stages", "awards", DECISIONS)
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Card:
    """A slide as a deck names it: what of, an own title, typed lines, and whether it is shown.

    Of a saved question the text is its number.
    """

    kind: str
    title: str = ""
    text: str = ""
    shown: bool = True


def standard() -> tuple[Card, ...]:
    """The slides of a deck that nobody has touched."""
    return tuple(Card(kind) for kind in KINDS)


def as_json(cards: Sequence[Card]) -> str:
    return json.dumps([asdict(card) for card in cards], ensure_ascii=False)


def from_json(written: str) -> tuple[Card, ...]:
    """The slides of a deck; what cannot be read is left out, else the standard."""
    try:
        held = json.loads(written)
    except ValueError:
        return standard()
    cards = [_card(one) for one in held if isinstance(one, dict)] if isinstance(held, list) else []
    return tuple(card for card in cards if card.kind in (*KINDS, TEXT, ASKED)) or standard()


def _card(held: Mapping[str, Any]) -> Card:
    title, text = (str(held.get(part) or "")[:LONGEST] for part in ("title", "text"))
    return Card(str(held.get("kind")), title, text, held.get("shown") is not False)


def asked(cards: Sequence[Card]) -> list[int]:
    """The saved questions whose answers are shown."""
    numbers = (card.text for card in cards if card.kind == ASKED and card.shown)
    return [int(number) for number in numbers if number.isascii() and number.isdigit()]
