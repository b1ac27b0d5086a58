"""What the engine refuses, as a problem with its place in the text of the question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from db.model.problems import Problem

# kind of refusal → code, where the kind says enough
CLOSED = ("Permission",)
# how the engine says that it was told to change something
WRITING = ("read-only mode", "configuration has been locked")
HEAVY = ("Out of Memory",)
VALUE = ("Conversion", "Out of Range", "Mismatch Type")
LONGEST = 400
# of a column that was looked for in one table the engine says so in words only
UNKNOWN_COLUMN = re.compile(r'does not have a column named "(.+?)"')
CANDIDATES = re.compile(r"Candidate bindings: :? ?(.+)$")


def problem_of(sql: str, fault: Mapping[str, Any], limit: int) -> Problem:
    """The refusal as a sentence of ours with the engine's own words behind it."""
    kind = fault["kind"]
    if kind == "statement":
        return Problem("question_one_select" if fault["count"] else "question_empty")
    if kind == "INTERRUPT":
        return Problem("question_slow", facts={"limit": limit})
    if kind in HEAVY:
        return Problem("question_heavy")
    told = " ".join(fault.get("message", "")[:LONGEST].split())
    facts: dict[str, Any] = {"told": told}
    code = _code(fault)
    if code == "question_closed":
        return Problem(code, facts=facts)
    if (position := fault.get("position")) is None:
        return Problem("question_failed", facts=facts)
    line, column = place(sql, position)
    facts |= {
        "line": line,
        "column": column,
        "known": _known(fault, told),
    }
    return Problem(code, value=fault.get("name") or _named(told), facts=facts)


def _code(fault: Mapping[str, Any]) -> str:
    kind, subtype = fault["kind"], fault.get("subtype")
    if kind == "Catalog" and subtype == "MISSING_ENTRY":
        return "question_no_table" if fault.get("type") == "Table" else "question_no_function"
    unknown = UNKNOWN_COLUMN.search(fault.get("message", ""))
    if kind == "Binder" and (unknown or subtype == "COLUMN_NOT_FOUND"):
        return "question_no_column"
    if kind == "Parser":
        return "question_syntax"
    if kind in VALUE:
        return "question_value"
    writing = any(words in fault.get("message", "") for words in WRITING)
    return "question_closed" if writing or kind in CLOSED else "question_wrong"


def _known(fault: Mapping[str, Any], told: str) -> str:
    """Names that are like the one that is not there."""
    found = CANDIDATES.search(told)
    listed = fault.get("candidates") or (found[1].replace('"', "") if found else "")
    return ", ".join(name.strip() for name in listed.split(",")) or "–"


def _named(told: str) -> str:
    found = UNKNOWN_COLUMN.search(told)
    return found[1] if found else ""


def place(sql: str, position: int) -> tuple[int, int]:
    """Line and column, from 1, of a byte of the text."""
    before = sql.encode()[:position].decode("utf-8", "ignore")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
