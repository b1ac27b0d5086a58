"""Pasted nominations: each row becomes a person, an exemplar, a nomination, perhaps an award."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from db.actions.filing import Desk, Entry
from db.actions.importing import saving
from db.actions.importing.cells import Reader
from db.actions.importing.filings import Filings
from db.actions.importing.lines import ADD, UPDATE, Draft, Line, Terms
from db.actions.importing.people import People
from db.model.catalog import Field, Table
from db.model.people import User, may_edit_table, sees_only_own_rows
from db.model.problems import Problem, reject
from db.model.vietnamese import clean, fold, match_key, name_in_capitals
from db.store import known, lookups
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.writer import Writing

# table → its fields, under the names that an entry gives them
SOURCES: dict[str, dict[str, str]] = {
    "subject": {
        name: name for name in ("name", "type", "birth", "gender", "ethnicity", "position", "tier")
    },
    "exemplar": {
        **{name: name for name in ("form", "model_name", "scope", "domain", "movement")},
        "unit": "unit",
    },
    "award": {
        "award_title": "title", "award_level": "level",
        **{name: name for name in ("decision_number", "decided_on", "issuer", "amount")},
    },
    "nomination": {
        name: name
        for name in (
            "submission_number", "submitted_on", "received_on", "proposed_award", "achievement",
            "self_points", "appraised_points", "note",
        )
    },
}  # fmt: skip
OF_ENTRY = frozenset(one.name for one in fields(Entry))
DATED_BY = ("decided_on", "submitted_on", "received_on")


def columns(catalogue: Mapping[str, Table]) -> dict[str, Field]:
    """What a row of a nomination list can say, from four tables."""
    known = {
        key: catalogue[table].field(name)
        for table, named in SOURCES.items()
        for key, name in named.items()
    }
    return known | {one.name: one for one in catalogue["nomination"].fields if one.custom}


def read(
    store: Store,
    user: User,
    reader: Reader,
    drafts: Sequence[Draft],
    given: Mapping[str, Any],
    terms: Terms,
    people: People | None = None,
) -> tuple[list[Line], tuple[str, ...]]:
    """The lines of a block of nominations, found by the person's name in the round of ``given``.

    ``people``: who may be meant, where that is known already.
    """
    units = user.units if sees_only_own_rows(user) else None
    with store.reading() as con:
        if people is None:
            people = People(reader)
            names = {fold(clean(draft.texts.get("name", ""))) for draft in drafts}
            people.know(known.people(con, sorted(names), units))
        nominated = known.nominated(con, given["round"])
        choice = lookups.ids(con)
        filed = Filings.of(
            con, store.catalogue, reader, given["round"], people.may_be_meant(), terms
        )
    desk = _Desk(reader, given, terms, people, nominated, choice, filed)
    return [desk.line(draft) for draft in drafts], ("name",)


@dataclass
class _Desk:
    """Reads one draft after the other, remembering whom the block has named."""

    reader: Reader
    given: Mapping[str, Any]
    terms: Terms
    people: People
    nominated: set[int]
    choice: Mapping[tuple[str, str], int]
    filed: Filings
    seen: dict[tuple[Any, ...], int] = field(default_factory=dict)

    def line(self, draft: Draft) -> Line:
        self._say_gender(draft)
        for key in DATED_BY:
            if key in draft.texts:
                self.reader.cell(draft, key)
        days = (str(draft.values[key]) for key in DATED_BY if key in draft.values)
        on = next(days, str(self.given.get("day") or ""))
        self.reader.row(draft, on, but=DATED_BY)
        said = set(draft.values)
        for key, value in self.given.items():
            if value is not None and key != "day":
                draft.values.setdefault(key, value)
        draft.values["name"] = name_in_capitals(draft.values.get("name") or "")
        self._award_or_proposal(draft)
        if "award_title" in said and "award_title" not in draft.values:
            said.add("proposed_award")
        state = self._person(draft)
        subject = draft.values.get("subject", 0)
        if state == "there" and self.terms.how != ADD and self.filed.holds(subject):
            return self.filed.line(draft, subject, said)
        draft.leave()
        self._missing(draft)
        if self.terms.how == UPDATE and state != "there" and not draft.questions:
            self._refuse_new(draft)
        return draft.done(draft.values["name"], state)

    def _refuse_new(self, draft: Draft) -> None:
        name = draft.values["name"]
        if name:
            draft.problems.append(Problem("row_not_found", "nomination", "name", draft.line, name))

    def _say_gender(self, draft: Draft) -> None:
        """A year of birth, or a cross, in a column of one sex."""
        for code in ("male", "female"):
            text = draft.texts.pop(f"gender={code}", "")
            if text:
                draft.values["gender"] = self.choice["gender", code]
                if any(letter.isdigit() for letter in text) and "birth" not in draft.texts:
                    draft.texts["birth"] = text

    def _award_or_proposal(self, draft: Draft) -> None:
        """An award without a decision is what is proposed; a level is often in its name."""
        values = draft.values
        if not (values.get("decision_number") or values.get("decided_on")):
            title = values.pop("award_title", None)
            if title:
                values.setdefault("proposed_award", title)
            return
        self.reader.follow_level(draft, "award_title", "award_level")

    def _missing(self, draft: Draft) -> None:
        asked = {question.key for question in draft.questions}
        asked |= {problem.field for problem in draft.problems}
        own = [key for key, one in self.reader.columns.items() if one.custom and one.required]
        draft.problems += [
            Problem("required", "nomination", key, draft.line)
            for key in ("name", "type", "unit", "round", *own)
            if draft.values.get(key) in (None, "") and key not in asked
        ]

    def _person(self, draft: Draft) -> str:
        """Who the row means; the state of the row as far as that goes."""
        values = draft.values
        self.people.decide(draft)
        subject = values.get("subject")
        if subject in self.nominated:
            return "there"
        key = (subject,) if subject else (
            match_key(values["name"]), values.get("type"), values.get("birth"),
            values.get("unit"), draft.line if values.get("apart") else 0,
        )  # fmt: skip
        if key in self.seen:
            facts = {"other": self.seen[key]}
            draft.problems.append(
                Problem("twice_in_block", "nomination", "name", draft.line, values["name"], facts)
            )
        self.seen.setdefault(key, draft.line)
        return "known" if subject and subject in self.people.known else "new"


def save(store: Store, user: User, lines: Sequence[Line]) -> list[int]:
    """File what is new and change what is there, in one bundle; gives the new nominations."""
    if not may_edit_table(user, "nomination"):
        raise reject("not_allowed", table="nomination")
    entries = [entry_of(line) for line in lines if not line.cells]
    come_from: saving.Lines = {}

    def work(writing: Writing) -> list[int]:
        saving.change_cells(writing, user, lines, come_from)
        if not entries:
            return []
        return [made.nomination for made in Desk(writing, user, entries, come_from).file()]

    origin = Origin(user, "paste")
    return saving.write_by_line(store, origin, work, come_from)


def entry_of(line: Line, /, **more: Any) -> Entry:
    """What is filed for a line; ``own`` are fields of the nomination alone. ``more`` goes before
    what the line says."""
    said = {key: value for key, value in line.values.items() if key in OF_ENTRY}
    own = {key: value for key, value in line.values.items() if key not in OF_ENTRY}
    return Entry(**{"line": line.line, "cell": str(line.line), **said, **more}, own=own)
