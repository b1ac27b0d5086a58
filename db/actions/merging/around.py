"""What reading the rows of a file rests on: the register, what was said, who may be meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from db.actions.importing.cells import Reader
from db.actions.importing.lines import BOTH, Draft, Terms
from db.actions.importing.people import People, given_name
from db.actions.merging.fields import SHARED, columns
from db.actions.merging.shape import Said
from db.actions.merging.spots import Spots
from db.model.people import User
from db.model.problems import Problem
from db.model.reading.result import Reading
from db.model.texts import say
from db.model.vietnamese import fold
from db.store import apart, known, lookups, nominations
from db.store import rows as stored
from db.store.connection import Store

# line → what is doubtful about it
Doubts = dict[int, list[Problem]]
# links that are found by reading whole rows, never by a name in a cell
BEHIND = frozenset(("subject", "nomination", "merged_into"))
ABOUT_PEOPLE = ("nomination", "exemplar", "award")


@dataclass
class Around:
    """One file over one register."""

    store: Store
    user: User
    said: Said
    language: str
    spots: Spots
    choice: Mapping[tuple[str, str], int]
    given: Mapping[str, Any]
    readers: dict[str, Reader] = field(default_factory=dict)
    people: People = field(init=False)

    def __post_init__(self) -> None:
        self.people = People(self.reader("nomination"), grouped=True)

    @staticmethod
    def of(store: Store, user: User, reading: Reading, said: Said, language: str) -> Around:
        spots = Spots.of([sheet.name for sheet in reading.sheets])
        with store.reading() as con:
            choice = lookups.ids(con)
        given = shared(store, said.given)
        return Around(store, user, said, language, spots, choice, given)

    def reader(self, target: str) -> Reader:
        """One a table; lists and names that were looked up are shared by all of them."""
        if target not in self.readers:
            named = columns(self.store.catalogue, target)
            found = {key: one for key, one in named.items() if key not in BEHIND}
            answers = self.spots.answers(self.said)
            self.readers[target] = Reader(
                self.store, self.user, target, found, answers, self.language
            )
        return self.readers[target]

    def terms(self, keys: Collection[str] = ()) -> Terms:
        return Terms(BOTH, tuple(keys), self.said.clear, keep_days=True)

    def shared_by(self, target: str) -> dict[str, Any]:
        """What was said for all rows, as far as this table has it."""
        known_here = self.store.catalogue["nomination" if target == "mark" else target]
        return {key: value for key, value in self.given.items() if known_here.has(key)}

    def asked(self, targets: Iterable[str]) -> tuple[str, ...]:
        """What all rows share and nobody has said yet."""
        wanted = dict.fromkeys(key for target in targets for key in SHARED.get(target, ()))
        return tuple(key for key in wanted if key not in self.given)

    def meet(self, reading: Reading, drafts: Iterable[Draft]) -> None:
        """Learn from the register whom these rows may mean, and who of them may be one person."""
        told = [draft for draft in drafts if draft.values.get("name")]
        names = {fold(draft.values["name"]) for draft in told}
        units = {draft.values["unit"] for draft in told if "unit" in draft.values}
        years = {draft.values["birth"][:4] for draft in told if "birth" in draft.values}
        given = {given_name(draft.values["name"]) for draft in told}
        with self.store.reading() as con:
            self.people.know(known.people(con, sorted(names), None))
            near = known.people_near(con, sorted(given), sorted(units), sorted(years))
            self.people.know_near(near)
            self.people.others = apart.pairs(con, self.people.known)
        named = {draft.line: draft.values["name"] for draft in told}
        self.people.twins = self._twins(reading, named)

    def _twins(self, reading: Reading, named: Mapping[int, str]) -> dict[int, dict[int, str]]:
        found: dict[int, dict[int, str]] = {}
        for group in reading.same_person:
            lines = [self.spots.line(*spot) for spot in group]
            labels = {
                line: say(self.language, "merging.row_of", sheet=sheet, row=row, name=named[line])
                for line, (sheet, row) in zip(lines, group, strict=True)
                if line in named
            }
            for line in labels:
                found[line] = {one: label for one, label in labels.items() if one != line}
        return found


def shared(store: Store, given: Mapping[str, Any]) -> dict[str, Any]:
    """What was said for all rows; rounds and plans that are not there count as not said."""
    found = {key: value for key, value in given.items() if value is not None}
    with store.reading() as con:
        for key in ("round", "plan", "unit"):
            if key in found and not stored.fetch(con, store.catalogue[key], [found[key]]):
                del found[key]
        if "round" in found and "plan" not in found:
            found["plan"] = nominations.plans_of_rounds(con, [found["round"]])[found["round"]]
    return found
