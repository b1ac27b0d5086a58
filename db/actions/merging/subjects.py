"""Rows about people and collectives: the subject behind a row, and what the row says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from db.actions.importing import nominations
from db.actions.importing.lines import READY, Cell, Draft, Line
from db.actions.importing.rows import Register, groups_of
from db.actions.merging.around import Around, Doubts
from db.model.problems import Problem
from db.model.values import says_less
from db.store import rows as stored

SAID_OF_SUBJECT = ("birth", "gender", "ethnicity", "position")
# by what a row that is there is found again, as far as the file says it
KEYS = {
    "award": ("subject", "title", "decision_number", "decided_on"),
    "exemplar": ("plan", "subject", "form", "model_name"),
}
DECISION, AWARDED = ("decision_number", "decided_on"), ("award_level", "amount")
FORM, SCOPES = ("form", "exemplar"), {True: "by_field", False: "comprehensive"}


def nominated(around: Around, drafts: Sequence[Draft], doubts: Doubts) -> list[Line]:
    """The lines of nominations in the round that was said; without one nobody is in it yet."""
    reader, given = around.reader("nomination"), around.shared_by("nomination")
    given.setdefault("round", 0)
    for draft in drafts:
        _without_decision(draft, doubts)
    lines, _ = nominations.read(
        around.store, around.user, reader, drafts, given, around.terms(), around.people
    )
    held = _standing(around, drafts)
    return [
        _with_subject(around, line, draft, held) if line.state == "known" else line
        for line, draft in zip(lines, drafts, strict=True)
    ]


def of_subjects(around: Around, target: str, drafts: Sequence[Draft]) -> list[Line]:
    """The lines of a table whose rows hang on subjects: awards, exemplars."""
    reader, given = around.reader(target), around.shared_by(target)
    for draft in drafts:
        reader.row(draft)
        if draft.values.get("name"):
            around.people.decide(draft)
        else:
            draft.problems.append(Problem("required", target, "name", draft.line))
        _complete(around, target, draft)
    mapped = {"subject", *given, *(key for draft in drafts for key in draft.places)}
    table = around.store.catalogue[target]
    own = replace(reader, columns={k: one for k, one in reader.columns.items() if table.has(k)})
    terms = around.terms([key for key in KEYS[target] if key in mapped or target == "exemplar"])
    register = Register(around.store, table, own, given, terms, groups_of(table, mapped, terms))
    register.look_up(drafts)
    held = _standing(around, drafts)
    lines = []
    for draft in drafts:
        line = register.line(draft)
        if line.state == "new" and draft.values["subject"] in around.people.known:
            line = replace(line, state="known")
        line = replace(line, title=draft.values.get("name", ""))
        lines.append(_with_subject(around, line, draft, held))
    return lines


def _without_decision(draft: Draft, doubts: Doubts) -> None:
    """What goes with an award waits for one: a nomination has no field for it."""
    if any(key in draft.values or draft.texts.get(key) for key in DECISION):
        return
    for key in AWARDED:
        if draft.values.pop(key, None) is not None or draft.texts.pop(key, ""):
            draft.held -= {key}
            doubts.setdefault(draft.line, []).append(
                Problem("waits_for_decision", "nomination", key, draft.line)
            )


def _complete(around: Around, target: str, draft: Draft) -> None:
    """What follows from the rest of a row: an exemplar's form and scope, an award's level."""
    if target == "exemplar":
        draft.values.setdefault("form", around.choice[FORM])
        scope = SCOPES[bool(draft.values.get("domain"))]
        draft.values.setdefault("scope", around.choice["scope", scope])
    else:
        around.reader(target).follow_level(draft, "title", "level")


def _standing(around: Around, drafts: Sequence[Draft]) -> dict[int, dict[str, Any]]:
    """The rows of the subjects that are meant."""
    wanted = {draft.values.get("subject", 0) for draft in drafts}
    with around.store.reading() as con:
        found = stored.fetch(con, around.store.catalogue["subject"], wanted)
    return {row["id"]: row for row in found}


def _with_subject(
    around: Around, line: Line, draft: Draft, held: Mapping[int, Mapping[str, Any]]
) -> Line:
    """The line with what it changes of somebody who is in the register."""
    row = held.get(draft.values.get("subject", 0))
    if row is None or line.state not in (*READY, "same"):
        return line
    cells = [
        _cell(around, draft, row, key)
        for key in SAID_OF_SUBJECT
        if key in draft.values and _differs(row[key], draft.values[key])
    ]
    taken = tuple(cell for cell in cells if cell.key not in draft.left)
    kept = tuple(cell for cell in cells if cell.key in draft.left)
    state = "update" if taken and line.state == "same" else line.state
    return replace(line, state=state, cells=(*taken, *line.cells), kept=(*kept, *line.kept))


def _differs(old: Any, new: Any) -> bool:
    return bool(old != new) and not says_less(new, old)


def _cell(around: Around, draft: Draft, row: Mapping[str, Any], key: str) -> Cell:
    reader, old, new = around.reader("nomination"), row[key], draft.values[key]
    shown = (reader.shown_value(key, value) for value in (old, new))
    return Cell("subject", row["id"], key, key, old, new, draft.source(key), *shown)
