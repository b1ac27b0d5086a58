"""What a person said about a file, as text that can be kept and read again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from db.actions.merging.shape import Said
from db.model.reading.result import Corrections
from db.model.reading.shape import ByHand


def as_json(said: Said) -> str:
    """Keys of several parts stand as lists; the order is always the same."""
    told = {
        "by_hand": {
            "sheets": {name: _by_hand(sheet) for name, sheet in said.by_hand.sheets.items()},
            "targets": _pairs(said.by_hand.targets),
            "kinds": _pairs(said.by_hand.kinds),
        },
        "given": dict(said.given),
        "answers": _pairs(said.answers),
        "typed": _pairs(said.typed),
        "left_rows": sorted(said.left_rows),
        "left_fields": sorted(said.left_fields),
        "left_cells": sorted(said.left_cells),
        "clear": said.clear,
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def from_json(text: str | None) -> Said:
    """What was said; nothing where nobody said anything yet."""
    if not text:
        return Said()
    told = json.loads(text)
    by_hand = told["by_hand"]
    sheets = {name: _heard(sheet) for name, sheet in by_hand["sheets"].items()}
    return Said(
        Corrections(sheets, _mapping(by_hand["targets"]), _mapping(by_hand["kinds"])),
        told["given"],
        _mapping(told["answers"]),
        _mapping(told["typed"]),
        frozenset((sheet, row) for sheet, row in told["left_rows"]),
        frozenset((target, name) for target, name in told["left_fields"]),
        frozenset((sheet, row, name) for sheet, row, name in told["left_cells"]),
        told["clear"],
    )


def _by_hand(sheet: ByHand) -> dict[str, Any]:
    return {**asdict(sheet), "roles": _pairs(sheet.roles), "kinds": _pairs(sheet.kinds)}


def _heard(told: Mapping[str, Any]) -> ByHand:
    kinds = {row: kind for row, kind in told["kinds"]}
    return ByHand(_mapping(told["roles"]), kinds, tuple(map(tuple, told["headings"])))


def _pairs(mapping: Mapping[Any, Any]) -> list[list[Any]]:
    return [[key, value] for key, value in sorted(mapping.items())]


def _mapping(pairs: list[Any]) -> dict[Any, Any]:
    return {tuple(key): value for key, value in pairs}
