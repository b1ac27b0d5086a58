"""Pasted nominations: each row becomes a person, an exemplar, a nomination, perhaps an award."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from db.actions.filing import Desk, Entry
from db.actions.importing import saving
from db.actions.importing.cells import Reader
from db.actions.importing.filings import Filings
from db.actions.importing.lines import ADD, OTHER, UPDATE, Draft, Line, Question, Terms
from db.model.catalog import Field, Table
from db.model.matching import Person, match_person, mentioned
from db.model.people import User, may_edit_table, sees_only_own_rows
from db.model.problems import Problem, reject
from db.model.values import show_date
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
            "note",
        )
    },
}  # fmt: skip
PERSON = "person"
DATED_BY = ("decided_on", "submitted_on", "received_on")


def columns(catalogue: Mapping[str, Table]) -> dict[str, Field]:
    """What a row of a nomination list can say, from four tables."""
    known = {
        key: catalogue[table].field(name)
        for table, named in SOURCES.items()
        for key, name in named.items()
    }
    own = (field for field in catalogue["nomination"].fields if field.custom)
    return known | {field.name: field for field in own}


def read(
    store: Store,
    user: User,
    reader: Reader,
    drafts: Sequence[Draft],
    given: Mapping[str, Any],
    terms: Terms,
) -> tuple[list[Line], tuple[str, ...]]:
    """The lines of a block of nominations, found by the person's name in the round of ``given``."""
    names = {fold(clean(draft.texts.get("name", ""))) for draft in drafts}
    units = user.units if sees_only_own_rows(user) else None
    with store.reading() as con:
        desk = _Desk(
            user, reader, given, terms, known.people(con, sorted(names), units),
            known.nominated(con, given["round"]), lookups.ids(con), {},
        )  # fmt: skip
        subjects = {person.id for person in desk.people}
        desk.filed = Filings.of(con, store.catalogue, reader, given["round"], subjects, terms)
    return [desk.line(draft) for draft in drafts], ("name",)


class _Desk:
    """Reads one draft after the other, remembering whom the block has named."""

    def __init__(
        self,
        user: User,
        reader: Reader,
        given: Mapping[str, Any],
        terms: Terms,
        people: Sequence[Person],
        nominated: set[int],
        choice: Mapping[tuple[str, str], int],
        seen: dict[tuple[Any, ...], int],
    ) -> None:
        self.user, self.reader, self.given, self.terms = user, reader, given, terms
        self.filed = Filings(reader, terms)
        self.people, self.nominated, self.choice, self.seen = people, nominated, choice, seen

    def line(self, draft: Draft) -> Line:
        self._say_gender(draft)
        for key in DATED_BY:
            self.reader.typed(draft, key)
        days = (str(draft.values[key]) for key in DATED_BY if key in draft.values)
        on = next(days, str(self.given.get("day") or ""))
        for key in self.reader.columns:
            if key not in DATED_BY:
                self.reader.cell(draft, key, on)
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
        written = draft.texts.get("award_title", "")
        if not (values.get("decision_number") or values.get("decided_on")):
            title = values.pop("award_title", None)
            if title:
                values.setdefault("proposed_award", title)
            return
        if values.get("award_title") and "award_level" not in values:
            title = self.reader.label("award_title", values["award_title"])
            levels = self.reader.labels("award_level")
            level = mentioned(f"{written} {title}", levels)
            if level:
                values["award_level"] = level

    def _missing(self, draft: Draft) -> None:
        asked = {question.key for question in draft.questions}
        asked |= {problem.field for problem in draft.problems}
        own = [key for key, field in self.reader.columns.items() if field.custom and field.required]
        draft.problems += [
            Problem("required", "nomination", key, draft.line)
            for key in ("name", "type", "unit", "round", *own)
            if draft.values.get(key) in (None, "") and key not in asked
        ]

    def _person(self, draft: Draft) -> str:
        """Who the row means; the state of the row as far as that goes."""
        values = draft.values
        found = match_person(
            values["name"], values.get("type"), values.get("birth"), values.get("unit"),
            self.people,
        )  # fmt: skip
        answer = self.reader.answers.get((draft.line, PERSON))
        if answer in {person.id for person in self.people}:
            values["subject"] = answer
        elif answer == OTHER and answer is not None:
            values["apart"] = True
        elif found.id is not None:
            values["subject"] = found.id
        elif found.candidates:
            draft.questions.append(
                Question(PERSON, values["name"], self._labels(found.candidates), other=True)
            )
        return self._standing(draft)

    def _standing(self, draft: Draft) -> str:
        values = draft.values
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
        return "known" if subject else "new"

    def _labels(self, ids: Sequence[int]) -> dict[int, str]:
        language = self.reader.language
        people = {person.id: person for person in self.people}
        return {
            row: ", ".join(
                part
                for part in (
                    people[row].name,
                    show_date(people[row].birth or "", language) if people[row].birth else "",
                    self.reader.label("unit", people[row].unit),
                )
                if part
            )
            for row in ids
        }


def save(store: Store, user: User, lines: Sequence[Line]) -> list[int]:
    """File what is new and change what is there, in one bundle; gives the new nominations."""
    if not may_edit_table(user, "nomination"):
        raise reject("not_allowed", table="nomination")
    entries = [_entry(line) for line in lines if not line.cells]
    come_from: saving.Lines = {}

    def work(writing: Writing) -> list[int]:
        saving.change_cells(writing, user, lines, come_from)
        if not entries:
            return []
        return [made.nomination for made in Desk(writing, user, entries, come_from).file()]

    origin = Origin(user, "paste")
    return saving.write_by_line(store, origin, work, come_from)


def _entry(line: Line) -> Entry:
    known = {field.name for field in fields(Entry)}
    said = {key: value for key, value in line.values.items() if key in known}
    own = {key: value for key, value in line.values.items() if key not in known}
    return Entry(**said, own=own, line=line.line, cell=str(line.line))
