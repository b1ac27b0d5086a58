"""What a person said about a file as text that can be kept, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from db.actions.merging.shape import Said
from db.model.reading.result import Corrections
from db.model.reading.shape import ByHand


def as_json(said: Said) -> str:
    """One text for the same words, in whatever order they were said."""
    hand = said.by_hand
    told = {
        "sheets": {name: by_hand_as_plain(one) for name, one in hand.sheets.items()},
        "targets": _pairs(hand.targets),
        "kinds": _pairs(hand.kinds),
        "given": {key: _plain(value) for key, value in said.given.items()},
        "answers": _pairs(said.answers),
        "typed": _pairs(said.typed),
        "left_rows": sorted(map(list, said.left_rows)),
        "left_fields": sorted(map(list, said.left_fields)),
        "left_cells": sorted(map(list, said.left_cells)),
        "clear": said.clear,
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Said:
    """Nothing was said in an empty text."""
    if not text:
        return Said()
    told = json.loads(text)
    return Said(
        Corrections(
            {name: by_hand_from_plain(one) for name, one in told["sheets"].items()},
            {(sheet, row): target for sheet, row, target in told["targets"]},
            {(sheet, row): kind for sheet, row, kind in told["kinds"]},
        ),
        {key: _typed(value) for key, value in told["given"].items()},
        {(sheet, row, key): chosen for sheet, row, key, chosen in told["answers"]},
        {(sheet, row, key): typed for sheet, row, key, typed in told["typed"]},
        _spots(told["left_rows"]),
        _spots(told["left_fields"]),
        _spots(told["left_cells"]),
        told["clear"],
    )


def by_hand_as_plain(said: ByHand) -> dict[str, Any]:
    return {
        "roles": _pairs(said.roles),
        "kinds": sorted([row, kind] for row, kind in said.kinds.items()),
        "headings": [list(rows) for rows in said.headings],
    }


def by_hand_from_plain(told: Mapping[str, Any]) -> ByHand:
    return ByHand(
        {(heading, column): role for heading, column, role in told["roles"]},
        dict(told["kinds"]),
        tuple(tuple(rows) for rows in told["headings"]),
    )


def _pairs(held: Mapping[Any, Any]) -> list[list[Any]]:
    """Keys of several parts, each with its value behind it."""
    return sorted([*key, value] for key, value in held.items())


def _spots(told: Iterable[list[Any]]) -> frozenset[Any]:
    return frozenset(tuple(one) for one in told)


def _plain(value: Any) -> Any:
    """JSON knows no decimals and no tuples."""
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    return list(value) if isinstance(value, tuple) else value


def _typed(value: Any) -> Any:
    if isinstance(value, dict):
        return Decimal(value["decimal"])
    return tuple(value) if isinstance(value, list) else value
