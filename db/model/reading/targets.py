"""Which table of the register a block is for, and whom each of its rows is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.model.reading.names import speaks_of_household
from db.model.reading.result import SCORE, TASK, UNIT
from db.model.reading.roles import COLLECTIVE, HOUSEHOLD, INDIVIDUAL, kind_of_heading
from db.model.reading.shape import Block
from db.model.reading.words import OFFICES
from db.model.vietnamese import clean, fold

TARGETS = ("nomination", "award", "exemplar", "unit", "mark", "task")
TYPES = {
    "cn": INDIVIDUAL, "ca nhan": INDIVIDUAL, "tt": COLLECTIVE, "tap the": COLLECTIVE,
    **dict.fromkeys(("hgd", "ho", "ho gia dinh", "ho gd", "gd"), HOUSEHOLD),
}  # fmt: skip
SPEAKS = (
    (COLLECTIVE, re.compile(r"\btap the\b")),
    (INDIVIDUAL, re.compile(r"\bca nhan\b")),
    (HOUSEHOLD, re.compile(r"\b(ho gia dinh|cac ho|ho dan|ho san xuat|ho nong dan)\b")),
)
BEGINS_AS_OFFICE = re.compile(OFFICES)


def kind_of_block(block: Block, sheet: str, titles: Sequence[str]) -> str:
    """Whom the rows are about; '' when each row has to say for itself."""
    roles = {column.role.key: column for column in block.columns if column.role}
    if "content" in roles and "name" not in roles:
        return TASK
    if "name" not in roles and roles.keys() & {
        "self_part",
        "self_total",
        "reviewed",
        "reviewed_part",
    }:
        return SCORE
    if "name" not in roles and "surname" not in roles:
        listing = {"unit_type", "parent", "valid_from", "valid_to", "short_name"} & roles.keys()
        return UNIT if listing or ("code" in roles and "award" not in roles) else COLLECTIVE
    named = roles.get("name") or roles["surname"]
    if said := kind_of_heading(named.name):
        return said
    for texts in (block.above[-2:], (sheet,), titles):
        found = {kind for text in texts for kind in kinds_in(text)}
        if len(found) == 1:
            return found.pop()
    return ""


def kinds_in(text: str) -> set[str]:
    plain = fold(text)
    return {kind for kind, shape in SPEAKS if shape.search(plain)}


def kind_of_row(kind: str, typed: str, section: str, name: str) -> str:
    """A row's own word goes before its section's, and that before the block's."""
    if kind in (SCORE, TASK, UNIT):
        return kind
    if said := TYPES.get(fold(typed).strip(".")):
        return said
    if speaks_of_household(name):
        return HOUSEHOLD
    found = kinds_in(section)
    if len(found) == 1:
        return found.pop()
    return kind or (COLLECTIVE if BEGINS_AS_OFFICE.match(clean(name).casefold()) else INDIVIDUAL)


def target_of(block: Block, kind: str, titles: Sequence[str]) -> str:
    """The table that the rows are for."""
    special = {TASK: "task", SCORE: "mark", UNIT: "unit"}
    if kind in special:
        return special[kind]
    keys = {column.role.key for column in block.columns if column.role}
    told = " ".join(fold(text) for text in (*titles, *block.above))
    asked = re.search(r"de nghi|de cu|to trinh|xet khen|binh xet|xet tang", told) or any(
        re.search(r"de nghi|de cu", fold(column.name)) for column in block.columns
    )
    decided = keys & {"decision", "decision_number", "decided_on"}
    if asked or keys & {"submission_number", "submitted_on"}:
        return "nomination"
    if decided or "duoc khen" in told:
        return "award"
    listed = keys & {"form", "scope", "model_name"} or re.search(r"dien hinh|mo hinh", told)
    return "exemplar" if listed and "award" not in keys else "nomination"
