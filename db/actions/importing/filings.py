"""What a pasted row changes of somebody who is nominated in the round already."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from duckdb import DuckDBPyConnection

from db.actions.importing.cells import DASHES, Reader
from db.actions.importing.lines import ROW, Cell, Draft, Line, Question, Terms
from db.actions.rights import reads_own_rows
from db.model.catalog import Table
from db.model.problems import Problem
from db.model.values import says_less
from db.store import known
from db.store import rows as stored

Row = Mapping[str, Any]
# pasted column → the table and field that hold it; they may change after a file is in
OPEN = {
    **{key: ("subject", key) for key in ("birth", "gender", "ethnicity", "position", "tier")},
    **{key: ("exemplar", key) for key in ("form", "model_name", "scope", "domain", "movement")},
    **{
        key: ("nomination", key)
        for key in (
            "submission_number", "submitted_on", "received_on", "proposed_award", "achievement",
            "self_points", "appraised_points", "note",
        )
    },
}  # fmt: skip
# what a file was taken in with, and what a decision says: changed on their own pages
FIRM = {
    "type": ("subject", "type"), "unit": ("nomination", "unit"),
    "award_title": ("award", "title"), "award_level": ("award", "level"),
    **{key: ("award", key) for key in ("decision_number", "decided_on", "issuer", "amount")},
}  # fmt: skip


@dataclass
class Filings:
    """The nominations of a round, by subject, that this person may know."""

    reader: Reader
    terms: Terms
    filed: dict[int, list[dict[str, Row]]] = field(default_factory=dict)
    used: dict[int, int] = field(default_factory=dict)

    @staticmethod
    def of(
        con: DuckDBPyConnection,
        catalogue: Mapping[str, Table],
        reader: Reader,
        round_id: int,
        subjects: Collection[int],
        terms: Terms,
    ) -> Filings:
        made = Filings(reader, terms)
        found = known.filed(con, round_id, sorted(subjects))
        if reads_own_rows(reader.user, catalogue["nomination"]):
            wanted = [nomination for _, _, nomination, _ in found]
            units = reader.user.units
            own = stored.owned(con, catalogue, catalogue["nomination"], wanted, units)
            found = [row for row in found if row[2] in own]
        names = ("subject", "exemplar", "nomination", "award")
        held: dict[str, dict[int, Row]] = {
            name: {
                row["id"]: row
                for row in stored.fetch(con, catalogue[name], {row[place] for row in found})
            }
            for place, name in enumerate(names)
        }
        for ids in found:
            rows = {name: held[name].get(ids[place], {}) for place, name in enumerate(names)}
            made.filed.setdefault(ids[0], []).append(rows)
        return made

    def holds(self, subject: int) -> bool:
        return subject in self.filed

    def line(self, draft: Draft, subject: int, said: Collection[str]) -> Line:
        """What a row would change of the nomination it means; ``said`` are the columns it fills."""
        name = draft.values["name"]
        there = {rows["nomination"]["id"]: rows for rows in self.filed[subject]}
        answer = self.reader.answers.get((draft.line, ROW))
        meant = there.get(answer or 0) or (next(iter(there.values())) if len(there) == 1 else None)
        if meant is None:
            listed = {row: self._label(name, rows) for row, rows in there.items()}
            draft.questions.append(Question(ROW, name, listed))
            return draft.done(name, "choose")
        other = self.used.setdefault(meant["nomination"]["id"], draft.line)
        if other != draft.line:
            facts = {"other": other}
            draft.problems.append(
                Problem("twice_in_block", "nomination", "name", draft.line, name, facts)
            )
        self._refuse_firm(draft, meant, said)
        cells = [
            cell for key in (*OPEN, *self._own()) for cell in self._changed(draft, meant, key, said)
        ]
        return draft.done(name, "update" if cells else "same", cells)

    def _own(self) -> list[str]:
        """Own fields of the nomination among the columns."""
        return [key for key, column in self.reader.columns.items() if column.custom]

    def _label(self, name: str, rows: Mapping[str, Row]) -> str:
        exemplar = rows["exemplar"]
        parts = (name, self.reader.label("form", exemplar["form"]), exemplar["model_name"])
        return f"{' · '.join(part for part in parts if part)} · {rows['nomination']['id']}"

    def _refuse_firm(self, draft: Draft, rows: Mapping[str, Row], said: Collection[str]) -> None:
        for key, (table, name) in FIRM.items():
            if key not in said or key not in draft.values or key in draft.left:
                continue
            now = rows[table].get(name)
            if now != draft.values[key]:
                facts = {"now": self.reader.shown_value(key, now)}
                text = draft.texts.get(key)
                draft.problems.append(
                    Problem("stays_as_filed", "nomination", key, draft.line, text, facts)
                )

    def _changed(
        self, draft: Draft, rows: Mapping[str, Row], key: str, said: Collection[str]
    ) -> list[Cell]:
        table, name = OPEN.get(key, ("nomination", key))
        old, new = rows[table][name], draft.values.get(key) if key in said else None
        blank = key in draft.places and draft.texts.get(key, "") in ("", *DASHES)
        if old == new or (new is None and not (blank and self.terms.clear)):
            return []
        if self.terms.keep_days and says_less(new, old):
            return []
        if new is None and self.reader.columns[key].required:
            if key not in draft.left:
                draft.problems.append(Problem("required", "nomination", key, draft.line))
            return []
        shown = (self.reader.shown_value(key, value) for value in (old, new))
        row = rows[table]["id"]
        return [Cell(table, row, name, key, old, new, draft.source(key), *shown)]
