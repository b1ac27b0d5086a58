"""Rows of two tables that hang on no subject: units of their days, tasks with their progress."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from db.actions.importing.lines import ROW, Draft, Line, Question
from db.actions.importing.rows import Register, groups_of
from db.actions.merging.around import Around, Doubts
from db.model.matching import places_in
from db.model.problems import Problem
from db.model.reading.result import Row
from db.model.texts import say
from db.model.vietnamese import fold
from db.store import rows as stored

# the word before a unit's name → its type → its level
TYPES = {
    "tinh": "province", "thanh pho": "city", "thi xa": "town", "huyen": "district",
    "phuong": "ward", "xa": "rural_commune", "thi tran": "township", "dac khu": "special_zone",
}  # fmt: skip
LEVELS = {
    "province": "province", **dict.fromkeys(("city", "town", "district"), "district"),
    **dict.fromkeys(("ward", "rural_commune", "township", "special_zone"), "commune"),
}  # fmt: skip
TASK_KEYS = ("plan", "content", "lead_unit", "deadline")
# what a task has no field for is kept in its note, in this order
NOTED = ("movement", "lead", "coordinating_units", "deadline_precision")


def units(around: Around, found: Sequence[tuple[Row, Draft]]) -> list[Line]:
    """The lines of units: one that was recognised is meant, whatever it is called in the file."""
    reader, table = around.reader("unit"), around.store.catalogue["unit"]
    with around.store.reading() as con:
        ids = {row.values["unit"] for row, _ in found if "unit" in row.values}
        standing = {row["id"]: row for row in stored.fetch(con, table, ids)}
    meant: dict[int, int] = {}
    for row, draft in found:
        there = standing.get(row.values.get("unit", 0))
        if there and _is_meant(around, draft, there):
            meant[draft.line] = there["id"]
            # a list calls units by short forms; their names are changed by hand
            draft.values["name"] = there["name"]
        else:
            _describe(around, draft)
        reader.row(draft, str(draft.values.get("valid_from") or ""))
        _level(around, draft)
    drafts = [draft for _, draft in found]
    mapped = {key for draft in drafts for key in draft.places}
    terms = around.terms()
    groups = groups_of(table, mapped, terms)
    register = Register(around.store, table, reader, {}, terms, groups, meant=meant)
    register.look_up(drafts)
    return [replace(register.line(d), title=d.values.get("name", "")) for d in drafts]


def _is_meant(around: Around, draft: Draft, there: Mapping[str, Any]) -> bool:
    """Whether a row speaks of the unit that its place was recognised as: offices of a place are
    others, a name that is only like it is asked about."""
    name = str(draft.values.get("name", ""))
    if draft.values.get("code") not in (None, there["code"]) or not name:
        return False
    if fold(name) in (fold(there["name"]), fold(there["short_name"] or "")):
        return True
    said, known = places_in(name)[:1], places_in(there["name"])[:1]
    alike = bool(said and known) and said[0].type in ("", known[0].type)
    if alike and said[0].name == known[0].name:
        return True
    answer = around.reader("unit").answers.get((draft.line, ROW))
    if alike and said[0].type and answer is None:
        draft.questions.append(Question(ROW, name, {there["id"]: there["name"]}, other=True))
    return bool(answer == there["id"])


def _describe(around: Around, draft: Draft) -> None:
    """A new unit's type, when the word before its name says it and no column does."""
    named = places_in(str(draft.values.get("name", "")))
    code = TYPES.get(named[0].type) if named else None
    if code and "type" not in draft.texts:
        draft.values["type"] = around.choice["unit_type", code]
        draft.held |= {"type"}


def _level(around: Around, draft: Draft) -> None:
    codes = {row: code for (listed, code), row in around.choice.items() if listed == "unit_type"}
    level = LEVELS.get(codes.get(draft.values.get("type", 0), ""), "agency")
    if "type" in draft.values:
        draft.values.setdefault("level", around.choice["unit_level", level])


def tasks(around: Around, found: Sequence[tuple[Row, Draft]], doubts: Doubts) -> list[Line]:
    """The lines of tasks, found by content, unit in charge and deadline in the plan."""
    reader, given = around.reader("task"), around.shared_by("task")
    for row, draft in found:
        _note(around, row, draft, doubts)
        reader.row(draft)
    table, terms = around.store.catalogue["task"], around.terms(TASK_KEYS)
    drafts = [draft for _, draft in found]
    given.setdefault("plan", 0)
    mapped = set(TASK_KEYS)
    register = Register(around.store, table, reader, given, terms, groups_of(table, mapped, terms))
    register.look_up(drafts)
    return [replace(register.line(d), title=d.values.get("content", "")) for d in drafts]


def _note(around: Around, row: Row, draft: Draft, doubts: Doubts) -> None:
    """Keep in the note what the file says and a task has no field for."""
    told = {key: _told(around, draft, row.values, key) for key in NOTED}
    lines = [say("vi", f"merging.note.{key}", text=text) for key, text in told.items() if text]
    if not lines or "note" in draft.corrected:
        return
    draft.texts["note"] = "\n".join([*lines, *filter(None, [draft.values.pop("note", "")])])
    draft.values["note"] = draft.texts["note"]
    draft.held |= {"note"}
    draft.places = {**draft.places, "note": draft.places.get("note", -1)}
    facts = {"text": "; ".join(lines)}
    doubts.setdefault(draft.line, []).append(
        Problem("kept_in_note", "task", "note", draft.line, facts=facts)
    )


def _told(around: Around, draft: Draft, held: Mapping[str, Any], key: str) -> str:
    """The words of a value that do not become a field of the task; empty where they do."""
    reader = around.reader("task")
    text = str(held.get(key, ""))
    if key == "lead":
        unit = reader.labels("lead_unit").get(draft.values.get("lead_unit", 0), "")
        return "" if unit.startswith(text) else text
    if key == "deadline_precision":
        return say("vi", "merging.ongoing") if text == "ongoing" else ""
    if key == "coordinating_units" and text and "coordinating_units" not in draft.corrected:
        units = [part.strip() for part in draft.texts.pop(key, "").split(";")]
        ids = [reader.meant(draft, key, part).id for part in units if part]
        if None not in ids:
            draft.values[key] = tuple(sorted({unit for unit in ids if unit is not None}))
            draft.held |= {key}
            return ""
    return text
