"""Self-marked and appraised totals: which nomination of the round a row means, what it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from db.actions.importing.lines import ROW, Cell, Draft, Line, Question
from db.actions.merging.around import Around
from db.model.matching import places_in
from db.model.problems import Problem
from db.model.vietnamese import fold
from db.store import known
from db.store import rows as stored

TOTALS = ("self_points", "appraised_points", "note")
MOST_CANDIDATES = 50


@dataclass
class _Standing:
    """The nominations of the round by unit: id → name and type of the subject."""

    around: Around
    of_unit: dict[int | None, dict[int, tuple[str, int]]] = field(default_factory=dict)
    rows: dict[int, dict[str, Any]] = field(default_factory=dict)
    used: dict[int, int] = field(default_factory=dict)

    def line(self, draft: Draft) -> Line:
        reader = self.around.reader("mark")
        for key in ("name", "birth", "unit", *TOTALS):
            reader.cell(draft, key)
        draft.questions = [question for question in draft.questions if question.key == "unit"]
        title = draft.values.get("name") or reader.label("unit", draft.values.get("unit", 0))
        if draft.questions:
            return draft.done(title, "choose")
        meant = self._meant(draft, title)
        if meant is None:
            return draft.done(title, "choose")
        other = self.used.setdefault(meant, draft.line)
        if other != draft.line:
            facts = {"other": other}
            draft.problems.append(
                Problem("twice_in_block", "nomination", "unit", draft.line, title, facts)
            )
        cells = [cell for key in TOTALS for cell in self._changed(draft, meant, key)]
        return draft.done(title, "update" if cells else "same", cells)

    def _meant(self, draft: Draft, title: str) -> int | None:
        """The nomination that the row's name and unit say; a list of units is about collectives.

        A row that only names a unit means the one that is called so, not another office there.
        """
        found = self.of_unit.get(draft.values.get("unit"), {})
        if name := fold(draft.values.get("name", "")):
            found = {row: said for row, said in found.items() if fold(said[0]) == name}
            sure = list(found)
        else:
            collective = self.around.choice["subject_type", "collective"]
            found = {row: said for row, said in found.items() if said[1] == collective}
            place = places_in(title)[:1]
            sure = [row for row, (called, _) in found.items() if places_in(called)[:1] == place]
        answer = self.around.reader("mark").answers.get((draft.line, ROW))
        if answer in found:
            return answer
        if len(sure) == 1:
            return sure[0]
        if found:
            labels = {row: f"{name} · {row}" for row, (name, _) in found.items()}
            listed = dict(list(labels.items())[:MOST_CANDIDATES])
            draft.questions.append(Question(ROW, title, listed))
        elif self.around.given.get("round"):
            draft.problems.append(Problem("not_nominated", "nomination", "", draft.line, title))
        return None

    def _changed(self, draft: Draft, row: int, key: str) -> list[Cell]:
        old, new = self.rows[row][key], draft.values.get(key)
        blank = key in draft.places and self.around.said.clear
        if old == new or (new is None and not blank):
            return []
        reader = self.around.reader("mark")
        shown = (reader.shown_value(key, value) for value in (old, new))
        return [Cell("nomination", row, key, key, old, new, draft.source(key), *shown)]


def totals(around: Around, drafts: Sequence[Draft]) -> list[Line]:
    """The lines of lists of points: each changes one nomination of the round."""
    found = _Standing(around)
    with around.store.reading() as con:
        for row, unit, name, kind in known.standing(con, around.given.get("round", 0)):
            for place in (unit, None):
                found.of_unit.setdefault(place, {})[row] = (name, kind)
        table = around.store.catalogue["nomination"]
        found.rows = {
            row["id"]: row for row in stored.fetch(con, table, found.of_unit.get(None, ()))
        }
    return [found.line(draft) for draft in drafts]
