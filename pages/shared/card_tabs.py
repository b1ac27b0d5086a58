"""What cards of single tables have beyond fields, linked rows, history and files, by table name."""

from __future__ import annotations

from collections.abc import Callable

from db.actions.cards import Card
from pages.register import joining
from pages.shared.session import Visit

# draws the tab; the last one given turns the card to another row of the table
Draw = Callable[[Visit, Card, Callable[[int], None]], None]

# for those who may edit the row: the key of the tab's name, and what draws it
TABS: dict[str, tuple[str, Draw]] = {"subject": ("same.tab", joining.tab)}
