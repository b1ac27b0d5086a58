"""What is ready of a file becomes one bundle: cells, subjects, nominations, rows; all or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from db.actions.filing import Desk
from db.actions.importing import nominations
from db.actions.importing.lines import READY, Line
from db.actions.importing.saving import Lines, by_line, change_cells
from db.actions.merging.meanwhile import came
from db.actions.merging.shape import Merge, Offer, Saved
from db.actions.merging.spots import Spots
from db.actions.rights import refuse_bound
from db.actions.same import set_all_apart
from db.actions.unpaused import unpaused
from db.model.people import User, may_run_the_office
from db.model.problems import Problem, Rejected, reject
from db.store.beside import write_beside
from db.store.changelog import Origin
from db.store.completions import completed
from db.store.connection import Store
from db.store.writer import Writing, write

# rows of a file from which on others must not wait until all of them are written
LARGE = 2_000
ADDED = ("new", "known")
OF_SUBJECT = ("name", "type", "birth", "gender", "ethnicity", "position", "unit")
HANGING = ("exemplar", "award", "unit", "task")


def save(store: Store, user: User, merge: Merge, *, source_file: str) -> Saved:
    """Write the rows that are ready as one bundle; each change names its cell: "Cá nhân!F12".

    Rejected, all problems at once with sheet and row, and then nothing is written: when nothing is
    ready, when something that all rows share is not said, when others changed a cell since.
    """
    if not may_run_the_office(user):
        raise reject("not_allowed")
    if merge.asked:
        raise Rejected([Problem(f"missing_{key}", field=key) for key in merge.asked])
    ready = [
        (part.target, offer)
        for part in merge.parts
        for offer in part.offers
        if offer.line.state in READY
    ]
    if not ready:
        raise reject("nothing_to_merge")
    spots = Spots.of(list(dict.fromkeys(part.sheet for part in merge.parts)))
    work = _Work(user, merge, spots, ready)
    origin = Origin(user, "import", source_file=source_file)
    try:
        if len(ready) < LARGE:
            return write(store, origin, work.write)
        with unpaused():
            saved, number = write_beside(store, origin, work.write, {"subject": work.known()})
        return replace(saved, bundle=number)
    except Rejected as refusal:
        told = [work.told(problem) for problem in refusal.problems]
        raise Rejected(told) from None


@dataclass
class _Work:
    """One file on its way into the register."""

    user: User
    merge: Merge
    spots: Spots
    ready: Sequence[tuple[str, Offer]]
    come_from: Lines = field(default_factory=dict)
    added: dict[str, int] = field(default_factory=dict)
    # number below zero of somebody new → the subject made
    made: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.numbers = {self._number(offer) for _, offer in self.ready}

    def write(self, writing: Writing) -> Saved:
        self.come_from.clear()
        self.added, self.made = {}, {}
        lines = [self._line(offer) for _, offer in self.ready if offer.line.cells]
        change_cells(writing, self.user, lines, self.come_from)
        self._subjects(writing)
        self._nominations(writing)
        for target in HANGING:
            self._rows(writing, target)
        self._apart(writing)
        return Saved(writing.number, dict(self.added), sum(len(line.cells) for line in lines))

    def known(self) -> set[int]:
        """The subjects in the register that rows speak of."""
        found = {offer.line.values.get("subject") or 0 for _, offer in self.ready}
        return {row for row in found if row > 0}

    def _line(self, offer: Offer) -> Line:
        """The line under its number, its cells with the sheet."""
        cells = tuple(
            replace(cell, source=f"{offer.sheet}!{cell.source}") for cell in offer.line.cells
        )
        return replace(offer.line, line=self._number(offer), cells=cells)

    def _number(self, offer: Offer) -> int:
        return self.spots.line(offer.sheet, offer.line.line)

    def _new(self, *targets: str) -> list[Offer]:
        return [
            offer for target, offer in self.ready if target in targets and offer.line.state in ADDED
        ]

    def _insert(
        self,
        writing: Writing,
        name: str,
        rows: Sequence[Mapping[str, Any]],
        offers: Sequence[Offer],
    ) -> list[int]:
        """Add rows that come from these offers."""
        if not rows:
            return []
        table = writing.store.catalogue[name]
        lines = [self._number(offer) for offer in offers]
        cells = [cell_of(offer) for offer in offers]
        places = {(name, place): line for place, line in enumerate(lines)}
        if found := came(writing, name, rows, self.merge.head):
            raise Rejected([by_line(one, places) for one in found])
        try:
            ids = writing.insert(table, completed(writing.con, name, rows), cells)
        except Rejected as refusal:
            raise Rejected([by_line(one, places) for one in refusal.problems]) from None
        self.come_from |= {(name, row): line for row, line in zip(ids, lines, strict=True)}
        self.added[name] = self.added.get(name, 0) + len(ids)
        refuse_bound(writing, self.user, table, ids)
        return ids

    def _subjects(self, writing: Writing) -> None:
        """Somebody new once, however many rows are about the person; the first goes before."""
        rows: dict[int, dict[str, Any]] = {}
        first: dict[int, Offer] = {}
        for offer in self._new("nomination", "exemplar", "award"):
            values = offer.line.values
            if (number := values.get("subject", 0)) >= 0:
                continue
            first.setdefault(number, offer)
            row = rows.setdefault(number, {})
            for key in OF_SUBJECT:
                if values.get(key) is not None:
                    row.setdefault(key, values[key])
        ids = self._insert(writing, "subject", list(rows.values()), list(first.values()))
        self.made = dict(zip(rows, ids, strict=True))

    def _subject(self, values: Mapping[str, Any]) -> int:
        number: int = values["subject"]
        return self.made.get(number, number)

    def _nominations(self, writing: Writing) -> None:
        offers = self._new("nomination")
        if not offers:
            return
        entries = [
            nominations.entry_of(
                offer.line, subject=self._subject(offer.line.values),
                line=self._number(offer), cell=cell_of(offer),
            )
            for offer in offers
        ]  # fmt: skip
        filed = Desk(writing, self.user, entries, self.come_from).file()
        self.added["nomination"] = len(filed)

    def _rows(self, writing: Writing, target: str) -> None:
        """Rows of a table that are written as they stand, over the subjects just made."""
        table, offers, rows = writing.store.catalogue[target], self._new(target), []
        for offer in offers:
            row = {key: value for key, value in offer.line.values.items() if table.has(key)}
            if "subject" in row:
                row["subject"] = self._subject(row)
            rows.append(row)
        self._insert(writing, target, rows, offers)

    def _apart(self, writing: Writing) -> None:
        """Remember who was said to be somebody else, as far as both are there now."""
        pairs = {
            (self.made.get(one, one), self.made.get(other, other))
            for one, other in self.merge.apart
        }
        known = {pair for pair in pairs if min(pair) > 0}
        if known:
            set_all_apart(writing, self.user, known)

    def told(self, problem: Problem) -> Problem:
        """A refusal by sheet and row, where it named one of ours."""
        found = by_line(problem, self.come_from)
        line = found.row
        ours = (problem.table, problem.row) in self.come_from or line in self.numbers
        if line is None or not ours:
            return problem
        sheet, row = self.spots.spot(line)
        return replace(found, row=row, facts={**found.facts, "sheet": sheet})


def cell_of(offer: Offer) -> str:
    """The cell that a whole new row is known by: its name's, else the first of its row."""
    sources = offer.sources
    told = (sources[key] for key in ("name", "content", "code") if key in sources)
    return f"{offer.sheet}!{next(told, f'A{offer.line.line}')}"
