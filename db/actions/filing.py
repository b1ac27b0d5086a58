"""Turn entries into rows within one writing: subjects, exemplars, nominations, awards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from db.actions.rights import refuse_foreign_links
from db.actions.states import recognise
from db.model import vietnamese
from db.model.catalog import Table
from db.model.people import User, sees_only_own_rows
from db.model.problems import Problem, Rejected
from db.store import lookups, nominations, rows
from db.store.faults import refuse_unfilled
from db.store.writer import Writing


@dataclass(frozen=True, slots=True)
class Entry:
    """One nomination as typed or pasted; choices are lookup ids.

    ``subject`` names somebody already there; else ``name`` and ``type`` make a new one, unless an
    earlier entry of the same paste is plainly the same (``apart`` says it is not). Without a scope
    a domain decides. A decision or an award title makes it a nomination already awarded.
    """

    round: int
    unit: int
    subject: int | None = None
    name: str | None = None
    type: int | None = None
    birth: str | None = None
    gender: int | None = None
    ethnicity: int | None = None
    position: str | None = None
    tier: int | None = None
    form: int | None = None
    model_name: str | None = None
    scope: int | None = None
    domain: int | None = None
    movement: int | None = None
    movements: tuple[int, ...] = ()
    submission_number: str | None = None
    submitted_on: str | None = None
    received_on: str | None = None
    proposed_award: int | None = None
    achievement: str | None = None
    note: str | None = None
    award_title: int | None = None
    award_level: int | None = None
    decision_number: str | None = None
    decided_on: str | None = None
    issuer: str | None = None
    amount: Decimal | None = None
    apart: bool = False
    # own fields of the nomination, by their names
    own: Mapping[str, Any] = field(default_factory=dict)
    line: int | None = None
    cell: str = ""

    @property
    def awarded(self) -> bool:
        return bool(self.award_title or self.decision_number or self.decided_on)


@dataclass(frozen=True, slots=True)
class Filed:
    """The rows one entry led to; no criteria set means that none is issued for it yet."""

    subject: int
    exemplar: int
    nomination: int
    criteria_set: int | None
    award: int | None = None


@dataclass
class Desk:
    """Files one batch within one writing."""

    writing: Writing
    user: User
    entries: Sequence[Entry]
    lines: dict[tuple[str, int], int | None]
    types: dict[int, int] = field(default_factory=dict)

    def file(self) -> list[Filed]:
        con = self.writing.con
        self.choice = lookups.ids(con)
        self.plans = nominations.plans_of_rounds(con, [entry.round for entry in self.entries])
        self._know_subjects()
        if problems := [p for entry in self.entries for p in self._faults(entry)]:
            raise Rejected(problems)
        self.entries = [self._completed(entry) for entry in self.entries]
        subjects = self._subjects()
        exemplars = self._exemplars(subjects)
        self._refuse_doubles(exemplars)
        sets = nominations.criteria_sets(con)
        drafts = [
            self._nomination(entry, subject, exemplar, sets)
            for entry, subject, exemplar in zip(self.entries, subjects, exemplars, strict=True)
        ]
        filed = self._insert("nomination", drafts, self.entries)
        told = sorted({name for entry in self.entries for name in entry.own})
        refuse_foreign_links(self.writing, self.user, self._table("nomination"), filed, told)
        awards = self._awards(subjects, exemplars, filed)
        return [
            Filed(subject, exemplar, nomination, draft["criteria_set"], awards.get(nomination))
            for subject, exemplar, nomination, draft in zip(
                subjects, exemplars, filed, drafts, strict=True
            )
        ]

    def _know_subjects(self) -> None:
        """The types of the subjects that are named by id; others' are out of a unit's reach."""
        wanted = {entry.subject for entry in self.entries if entry.subject is not None}
        table = self._table("subject")
        known = {row["id"]: row["type"] for row in rows.fetch(self.writing.con, table, wanted)}
        if sees_only_own_rows(self.user):
            catalogue = self.writing.store.catalogue
            own = rows.owned(self.writing.con, catalogue, table, wanted, self.user.units)
            known = {row: kind for row, kind in known.items() if row in own}
        self.types = known

    def _faults(self, entry: Entry) -> list[Problem]:
        found = []
        if entry.round not in self.plans:
            found.append(Problem("no_such_row", "nomination", "round", entry.line, entry.round))
        if sees_only_own_rows(self.user):
            if entry.unit not in self.user.units:
                found.append(Problem("not_yours", "nomination", "unit", entry.line, entry.unit))
            if entry.awarded:
                found.append(Problem("award_by_office_only", "award", row=entry.line))
            if entry.own.get("appraised_points") is not None:
                found.append(Problem("appraised_by_office", "nomination", row=entry.line))
        if entry.subject is not None:
            if entry.subject not in self.types:
                found.append(Problem("not_yours", "subject", "id", entry.line, entry.subject))
        else:
            missing = [name for name in ("name", "type") if not getattr(entry, name)]
            found += [Problem("required", "subject", name, entry.line) for name in missing]
        if entry.awarded and not (entry.award_title or entry.proposed_award):
            found.append(Problem("required", "award", "title", entry.line))
        return found

    def _completed(self, entry: Entry) -> Entry:
        scope = "by_field" if entry.domain else "comprehensive"
        return replace(
            entry,
            type=entry.type if entry.subject is None else self.types[entry.subject],
            form=entry.form or self.choice["form", "exemplar"],
            scope=entry.scope or self.choice["scope", scope],
        )

    def _subjects(self) -> list[int]:
        """The subject of each entry; entries of a paste that plainly agree share a new one."""
        keys = [_identity(entry, place) for place, entry in enumerate(self.entries)]
        new = {
            key: entry
            for key, entry in reversed(list(zip(keys, self.entries, strict=True)))
            if entry.subject is None
        }
        drafts = [
            {
                "name": vietnamese.clean(entry.name or ""), "type": entry.type,
                "birth": entry.birth, "gender": entry.gender, "ethnicity": entry.ethnicity,
                "position": entry.position, "tier": entry.tier, "unit": entry.unit,
            }
            for entry in new.values()
        ]  # fmt: skip
        made = dict(zip(new, self._insert("subject", drafts, list(new.values())), strict=True))
        return [
            made[key] if entry.subject is None else entry.subject
            for key, entry in zip(keys, self.entries, strict=True)
        ]

    def _exemplars(self, subjects: Sequence[int]) -> list[int]:
        known = nominations.exemplars(self.writing.con, subjects)
        keys = [
            (self.plans[entry.round], subject, entry.form or 0, entry.model_name)
            for entry, subject in zip(self.entries, subjects, strict=True)
        ]
        new = {
            key: entry
            for key, entry in reversed(list(zip(keys, self.entries, strict=True)))
            if key not in known
        }
        drafts = [
            {
                "plan": plan, "subject": subject, "form": form, "model_name": model_name,
                "scope": entry.scope, "domain": entry.domain, "movement": entry.movement,
                "movements": entry.movements or None, "unit": entry.unit,
            }
            for (plan, subject, form, model_name), entry in new.items()
        ]  # fmt: skip
        made = self._insert("exemplar", drafts, list(new.values()))
        known |= dict(zip(new, made, strict=True))
        return [known[key] for key in keys]

    def _refuse_doubles(self, exemplars: Sequence[int]) -> None:
        taken = nominations.nominated(self.writing.con, list(self.plans))
        problems = []
        for entry, exemplar in zip(self.entries, exemplars, strict=True):
            if (exemplar, entry.round) in taken:
                problems.append(
                    Problem("already_nominated", "nomination", "exemplar", entry.line, entry.name)
                )
            taken.add((exemplar, entry.round))
        if problems:
            raise Rejected(problems)

    def _nomination(
        self, entry: Entry, subject: int, exemplar: int, sets: Mapping[tuple[int, int], int]
    ) -> dict[str, Any]:
        assert entry.type is not None
        assert entry.scope is not None
        self.types[subject] = entry.type
        state = "awarded" if entry.awarded else "received"
        return {
            "exemplar": exemplar, "round": entry.round, "unit": entry.unit,
            "state": self.choice["nomination_state", state], "subject_type": entry.type,
            "scope": entry.scope, "domain": entry.domain,
            "criteria_set": sets.get((entry.type, entry.scope)),
            "submission_number": entry.submission_number, "submitted_on": entry.submitted_on,
            "received_on": entry.received_on, "proposed_award": entry.proposed_award,
            "achievement": entry.achievement, "note": entry.note,
            "decision_number": entry.decision_number, "decided_on": entry.decided_on, **entry.own,
        }  # fmt: skip

    def _awards(
        self, subjects: Sequence[int], exemplars: Sequence[int], filed: Sequence[int]
    ) -> dict[int, int]:
        """Nomination → award of the entries that came with one; their exemplars are recognised."""
        won = [
            (entry, subject, exemplar, nomination)
            for entry, subject, exemplar, nomination in zip(
                self.entries, subjects, exemplars, filed, strict=True
            )
            if entry.awarded
        ]
        drafts = [
            {
                "subject": subject, "nomination": nomination, "unit": entry.unit,
                "title": entry.award_title or entry.proposed_award, "level": entry.award_level,
                "decision_number": entry.decision_number, "decided_on": entry.decided_on,
                "issuer": entry.issuer, "amount": entry.amount,
            }
            for entry, subject, _, nomination in won
        ]  # fmt: skip
        made = self._insert("award", drafts, [entry for entry, *_ in won])
        recognise(
            self.writing,
            [(exemplar, entry.decided_on, entry.decision_number) for entry, _, exemplar, _ in won],
        )
        return dict(zip([nomination for *_, nomination in won], made, strict=True))

    def _insert(
        self, name: str, drafts: Sequence[Mapping[str, Any]], entries: Sequence[Entry]
    ) -> list[int]:
        """Insert rows that stand for these entries; refusals name the entries' lines."""
        cells = [entry.cell for entry in entries]
        try:
            if name == "nomination":  # what stands behind it is filled later
                refuse_unfilled(self._table(name), drafts)
            made = self.writing.insert(self._table(name), drafts, cells)
        except Rejected as refusal:
            self.lines |= {(name, place): entry.line for place, entry in enumerate(entries)}
            raise refusal from None
        self.lines |= {(name, row): entry.line for row, entry in zip(made, entries, strict=True)}
        return made

    def _table(self, name: str) -> Table:
        return self.writing.store.catalogue[name]


def _identity(entry: Entry, place: int) -> tuple[Any, ...]:
    """What makes two entries of a paste the same person."""
    if entry.subject is not None or entry.apart:
        return (place,)
    name = vietnamese.fold(vietnamese.clean(entry.name or ""))
    return (name, entry.type, entry.birth, entry.unit)
