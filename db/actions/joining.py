"""Two subjects become one: everything of the one that goes hangs on the one that stays.

It is tried for real in the writer; a preview is the same trial rolled back, so it promises
exactly what will be. Rows that would be twice (one exemplar of a plan a person) become one too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from db.actions import same
from db.actions.rights import refuse_bound, refuse_foreign_links
from db.model.catalog import Field, Table
from db.model.people import (
    ACTION_TABLES,
    User,
    may_edit_table,
    may_read_table,
    may_run_the_office,
    sees_only_own_rows,
)
from db.model.problems import Problem, Rejected, reject
from db.model.tables.register import AWARD, EXEMPLAR, STAGE_ENTRY, SUBJECT
from db.model.tables.setting import ATTACHMENT
from db.store import attachments, joining, rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.writer import Writing, write

# of two alike the one becomes the other; in the other tables two alike stand in the way
BECOME_ONE = frozenset({SUBJECT.name, EXEMPLAR.name, STAGE_ENTRY.name, AWARD.name})
EMPTY: tuple[Any, ...] = (None, "", ())

# table, row that goes, field
Cell = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Differing:
    """A field that both rows fill, each in its way: one of the two is chosen."""

    table: str
    keep: int
    gone: int
    field: str
    kept: Any
    other: Any

    @property
    def cell(self) -> Cell:
        return self.table, self.gone, self.field


@dataclass(frozen=True, slots=True)
class Preview:
    """What joining would do: nothing of it is written.

    ``moved``: table → rows that go over. ``joined``: table → rows that become one with one that
    stays, the subjects apart. ``filled``: fields of the subject that stays that the other fills.
    ``problems``: what stands in the way; empty when it may be done.
    """

    differing: tuple[Differing, ...]
    filled: tuple[str, ...]
    moved: dict[str, int]
    joined: dict[str, int]
    problems: tuple[Problem, ...]


@dataclass
class Joining:
    """Two rows becoming one, and all that hangs on them; ``taken`` are cells of those that go."""

    writing: Writing
    user: User
    taken: Collection[Cell]
    differing: list[Differing] = field(default_factory=list)
    filled: list[tuple[str, str]] = field(default_factory=list)
    moved: Counter[str] = field(default_factory=Counter)
    joined: Counter[str] = field(default_factory=Counter)

    def join(self, table: Table, keep: int, gone: int, by: str = "") -> None:
        """The row ``gone`` becomes the row ``keep``; first of all what hangs on it.

        ``by``: the link to the rows above that become one.
        """
        self._refuse(table, [keep, gone])
        for pointing, link in joining.links_to(self.writing.store.catalogue, table.name):
            self._bring_over(pointing, link, keep, gone)
        self._bring_files(table, keep, gone)
        self._settle(table, keep, gone, by)
        if table.name == SUBJECT.name:
            self.writing.update(table, gone, "merged_into", None, keep)
        self.writing.delete(table, [gone])

    def _bring_over(self, table: Table, link: Field, keep: int, gone: int) -> None:
        ids = joining.pointing(self.writing.con, table, link, gone)
        if not ids:
            return
        if table.name in BECOME_ONE:
            alike = joining.twins(self.writing.con, table, link, keep, gone)
            for going, staying in sorted(alike.items()):
                self.join(table, staying, going, link.name)
                self.joined[table.name] += 1
            ids = [row for row in ids if row not in alike]
        self._refuse(table, ids, (link.name,))
        held = rows.fetch(self.writing.con, table, ids)
        self.writing.update_many(
            table,
            link.name,
            [(row["id"], row[link.name], _over(row[link.name], keep, gone)) for row in held],
        )
        self._refuse(table, ids, (link.name,))
        refuse_foreign_links(self.writing, self.user, table, ids, (link.name,))
        self.moved[table.name] += len(ids)

    def _bring_files(self, table: Table, keep: int, gone: int) -> None:
        """Files go with their row; one that both rows have stays once."""
        moving, twice = attachments.to_move(self.writing.con, table.name, keep, gone)
        self.writing.update_many(ATTACHMENT, "holder", [(row, gone, keep) for row in moving])
        self.writing.delete(ATTACHMENT, twice)
        self.moved[ATTACHMENT.name] += len(moving)

    def _settle(self, table: Table, keep: int, gone: int, by: str) -> None:
        """Cells of the row that stays: filled where it has none, chosen where both have one."""
        held = {row["id"]: row for row in rows.fetch(self.writing.con, table, [keep, gone])}
        staying, going = held[keep], held[gone]
        for described in table.fields:
            kept, other = staying[described.name], going[described.name]
            if described.fixed or described.name == by or other in EMPTY or kept == other:
                continue
            if kept in EMPTY:
                self.filled.append((table.name, described.name))
            else:
                found = Differing(table.name, keep, gone, described.name, kept, other)
                self.differing.append(found)
                if found.cell not in self.taken:
                    continue
            self.writing.update(table, keep, described.name, kept, other)
        self._refuse(table, [keep])

    def _refuse(self, table: Table, ids: Sequence[int], fields: Collection[str] = ()) -> None:
        """Raise what forbids this user to write these rows."""
        if not ids:
            return
        office = table.name in ACTION_TABLES and may_run_the_office(self.user)
        if not (may_edit_table(self.user, table.name) or office):
            raise reject("not_allowed_in", table=table.name)
        refuse_bound(self.writing, self.user, table, ids, fields)


def _over(held: Any, keep: int, gone: int) -> Any:
    """The link, or the links, with ``keep`` in the place of ``gone``."""
    if not isinstance(held, tuple):
        return keep
    return tuple(dict.fromkeys(keep if item == gone else item for item in held))


def preview_merge(
    store: Store, user: User, keep: int, gone: int, taken: Collection[Cell] = ()
) -> Preview:
    """What joining two subjects would do, and all that stands in its way, without writing.

    Rejected when one of them is not there for this user, or both are one.
    """
    told: list[Joining] = []
    try:
        _run(store, user, Origin(user, "trial"), (keep, gone, taken), told, trial=True)
        problems: tuple[Problem, ...] = ()
    except Rejected as refused:
        problems = tuple(_hidden(user, refused.problems))
    if not told:
        raise Rejected(problems)
    last = told[-1]
    return Preview(
        tuple(last.differing),
        tuple(name for table, name in last.filled if table == SUBJECT.name),
        {name: count for name, count in last.moved.items() if count},
        dict(last.joined),
        problems,
    )


def merge(
    store: Store,
    user: User,
    keep: int,
    gone: int,
    taken: Collection[Cell] = (),
    reason: str = "",
) -> int:
    """Make two subjects one, as one bundle that undo takes back; gives its number.

    Of the fields that differ those in ``taken`` come from rows that go, all others stay.
    """
    try:
        return _run(store, user, Origin(user, "merge", reason), (keep, gone, taken), [])
    except Rejected as refused:
        raise Rejected(_hidden(user, refused.problems)) from None


def _run(
    store: Store,
    user: User,
    origin: Origin,
    asked: tuple[int, int, Collection[Cell]],
    told: list[Joining],
    trial: bool = False,
) -> int:
    keep, gone, taken = asked

    def work(writing: Writing) -> int:
        same.refuse_others(user)
        if keep == gone:
            raise reject("same_subject", table=SUBJECT.name, row=keep)
        same.named(writing, user, {keep, gone})
        joined = Joining(writing, user, taken)
        told.append(joined)
        joined.join(writing.store.catalogue[SUBJECT.name], keep, gone)
        same.carry_over(writing, keep, gone)
        return writing.number

    return write(store, origin, work, keep=not trial)


def _hidden(user: User, problems: Sequence[Problem]) -> list[Problem]:
    """The problems, with nothing of what a unit account may not know."""
    if not sees_only_own_rows(user):
        return list(problems)
    elsewhere = Problem("in_use_elsewhere", SUBJECT.name)
    told = [
        elsewhere
        if problem.code == "not_yours" or not may_read_table(user, problem.table)
        else problem
        for problem in problems
    ]
    return list({(p.code, p.table, p.row, p.field): p for p in told}.values())
