"""Who the rows of a list mean: somebody in the register, one of the rows before, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from db.actions.importing.cells import Reader
from db.actions.importing.lines import OTHER, Draft, Question
from db.model.matching import Found, Person, match_person
from db.model.reading.likeness import Someone, may_be_same
from db.model.values import show_date
from db.model.vietnamese import fold, match_key

# the questions which subject of the register, and which row before, is meant
PERSON, TWIN = "person", "twin"
MOST_ALIKE = 8
NOBODY = Found()
Ends = tuple[str, str]
Near = tuple[Ends, str, Any]


@dataclass
class People:
    """The subjects that a list may mean; those alike in name are proposed where ``near`` has them.

    ``twins``: line → lines before it that may speak of the same person, with their labels. With
    ``grouped`` somebody new gets a number below zero, shared by all lines about the person.
    """

    reader: Reader
    by_name: dict[str, list[Person]] = field(default_factory=dict)
    near: dict[Near, list[Person]] = field(default_factory=dict)
    known: dict[int, Person] = field(default_factory=dict)
    twins: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    grouped: bool = False
    # identity of somebody new → the number; line → what it was decided to mean
    new: dict[tuple[Any, ...], int] = field(default_factory=dict)
    meant: dict[int, int] = field(default_factory=dict)
    # pairs of subjects that are known to be different, the smaller first
    others: set[tuple[int, int]] = field(default_factory=set)
    # pairs of numbers that a person said are different
    apart: set[tuple[int, int]] = field(default_factory=set)

    def know(self, people: Iterable[Person]) -> None:
        """Somebody of these is meant by a row with the same name."""
        for person in people:
            self.known.setdefault(person.id, person)
            self.by_name.setdefault(_folded(person.name), []).append(person)

    def know_near(self, people: Iterable[Person]) -> None:
        """Somebody of these may be meant by a name that is written a little differently."""
        for person in people:
            self.known.setdefault(person.id, person)
            for key in _near(person.name, person.birth, person.unit):
                self.near.setdefault(key, []).append(person)

    def may_be_meant(self) -> set[int]:
        """Those of a name that was asked for, and those that a person named."""
        named = {person.id for people in self.by_name.values() for person in people}
        return named | (self.known.keys() & set(self.reader.answers.values()))

    def decide(self, draft: Draft) -> None:
        """Say in ``values`` which subject the row means, or ask."""
        values = draft.values
        name, birth, unit = values["name"], values.get("birth"), values.get("unit")
        named = self.by_name.get(_folded(name), ())
        found = match_person(name, values.get("type"), birth, unit, named) if named else NOBODY
        answer = self.reader.answers.get((draft.line, PERSON))
        if found.id is None:
            found = self._told_apart(found, birth, unit)
        likely = self._likely(draft, found.candidates) if found.id is None else (found.id,)
        if answer is not None and answer in self.known:
            values["subject"] = answer
        elif answer == OTHER and answer is not None:
            values["apart"] = True
        elif found.id is not None:
            values["subject"] = found.id
        elif likely:
            draft.questions.append(Question(PERSON, name, self.labels(likely), other=True))
        if self.grouped:
            self._group(draft, likely)

    def _told_apart(self, found: Found, birth: str | None, unit: int | None) -> Found:
        """The one who agrees in birth and unit, when a person said that the others are others."""
        here = [self.known[row] for row in found.candidates]
        whole = [one.id for one in here if (one.birth, one.unit) == (birth, unit)]
        others = {row for row in found.candidates if row not in whole}
        if len(whole) == 1 and all(_pair(whole[0], one) in self.others for one in others):
            return Found(whole[0])
        return found

    def _likely(self, draft: Draft, same_name: Sequence[int]) -> tuple[int, ...]:
        """Those of the same name, then those whose name differs by a usual slip."""
        values = draft.values
        name, birth, unit = values["name"], values.get("birth"), values.get("unit")
        one = Someone(0, name, birth or "", unit)
        found = dict.fromkeys(same_name)
        for key in _near(name, birth, unit) if self.near else ():
            for person in self.near.get(key, ()):
                if values.get("type") not in (None, person.type) or person.id in found:
                    continue
                if may_be_same(one, Someone(1, person.name, person.birth or "", person.unit)):
                    found[person.id] = None
        return tuple(found)[:MOST_ALIKE]

    def _group(self, draft: Draft, likely: Sequence[int]) -> None:
        """Give somebody new a number that all lines about the same person share."""
        values = draft.values
        if "subject" not in values:
            values["subject"] = self._twin(draft, likely) or self._new(draft)
        chosen = values["subject"]
        self.meant[draft.line] = chosen
        if values.pop("apart", False):
            self.apart |= {(chosen, other) for other in likely if other != chosen}

    def _twin(self, draft: Draft, likely: Sequence[int]) -> int:
        """The subject of the row before that this one is said to repeat; 0 for none."""
        before = {
            line: label
            for line, label in self.twins.get(draft.line, {}).items()
            if self.meant.get(line, 0) not in (0, *likely)
        }
        if not before or draft.questions or self._identity(draft) in self.new:
            return 0
        answer = self.reader.answers.get((draft.line, TWIN))
        if answer in before and answer is not None:
            return self.meant[answer]
        if answer == OTHER and answer is not None:
            new = self._new(draft)
            self.apart |= {(new, self.meant[line]) for line in before}
            return new
        draft.questions.append(Question(TWIN, draft.values["name"], before, other=True))
        return 0

    def _new(self, draft: Draft) -> int:
        return self.new.setdefault(self._identity(draft), -draft.line)

    def _identity(self, draft: Draft) -> tuple[Any, ...]:
        values = draft.values
        own = draft.line if values.get("apart") else 0
        return (
            _key(values["name"]), values.get("type"), values.get("birth"),
            values.get("unit"), own,
        )  # fmt: skip

    def labels(self, ids: Sequence[int]) -> dict[int, str]:
        """Name, birth and unit of these subjects."""
        return {row: self.label(self.known[row]) for row in ids}

    def label(self, person: Person) -> str:
        birth = show_date(person.birth, self.reader.language) if person.birth else ""
        parts = (person.name, birth, self.reader.label("unit", person.unit))
        return ", ".join(part for part in parts if part)


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


# a list says a name again at every step
_folded = lru_cache(maxsize=4096)(fold)
_key = lru_cache(maxsize=4096)(match_key)


def _near(name: str, birth: str | None, unit: int | None) -> list[Near]:
    """What two rows share that may be one person: the ends of the name, and year or unit."""
    first, _, last = _folded(name).replace(".", " ").strip().rpartition(" ")
    ends = ((first or last)[:1], last)
    found: list[Near] = [(ends, "year", birth[:4])] if birth else []
    return found if unit is None else [*found, (ends, "unit", unit)]


def given_name(name: str) -> str:
    """The last word, folded: what no short form of a name leaves out."""
    return _folded(name).replace(".", " ").strip().rpartition(" ")[2]
