"""A large bundle: written in a transaction of its own beside the writer, published in its turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

import duckdb
from duckdb import DuckDBPyConnection

from db.model.catalog import Kind, Table
from db.model.problems import Rejected
from db.store import changelog, descriptions, integrity
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.writer import Writing, advance, refuse_without_room, write

T = TypeVar("T")
# how often it is done over beside the writer before it is done in its turn
ATTEMPTS = 3
PLAIN = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.WHOLE, Kind.DECIMAL})


class NeedsItsTurn(Exception):  # noqa: N818 -- says what to do, nothing is wrong
    """Rows of others are to be changed: who types in them meanwhile must not be refused."""


@dataclass
class Beside(Writing):
    """A writing that only adds rows; ``leans_on``: the rows that they rest on, by table."""

    leans_on: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    own: set[int] = field(default_factory=set)

    def insert(
        self,
        table: Table,
        rows: Sequence[Mapping[str, Any]],
        cells: Sequence[str] | None = None,
    ) -> list[int]:
        ids = super().insert(table, rows, cells)
        self.own |= set(ids)
        for link in table.fields:
            if link.kind is Kind.LINK:
                self.leans_on[link.target] |= {row.get(link.name) or 0 for row in rows}
            elif link.kind is Kind.CHOICES:
                for row in rows:
                    self.leans_on[link.target] |= set(row.get(link.name) or ())
        return ids

    def hold(self, rows: Iterable[int]) -> None:
        if not self.own.issuperset(rows):
            raise NeedsItsTurn


def write_beside(
    store: Store,
    origin: Origin,
    work: Callable[[Writing], T],
    leans_on: Mapping[str, Collection[int]] | None = None,
) -> tuple[T, int]:
    """The same as write, and the bundle's number; others write meanwhile and wait only for the end.

    Nobody sees a row before the whole bundle is there. ``work`` may run again: when a bundle came
    in between that it rests on (``leans_on``: rows that it reads, beside those that its rows
    link to), and in the writer's turn when it changes rows that are there.
    """
    with store.large:
        for _ in range(ATTEMPTS):
            refuse_without_room(store)
            try:
                return _attempt(store, origin, work, leans_on or {})
            except NeedsItsTurn:
                break
            except (_Overtaken, duckdb.Error):
                # the turn has the last word, also about a fault of the database
                continue
        return write(store, origin, lambda writing: (work(writing), writing.number))


class _Overtaken(Exception):  # noqa: N818 -- says what happened, nothing is wrong
    """A bundle came in between that this one may rest on."""


def _attempt(
    store: Store,
    origin: Origin,
    work: Callable[[Writing], T],
    leans_on: Mapping[str, Collection[int]],
) -> tuple[T, int]:
    before = store.head
    with _in_transaction(store) as con:
        writing = Beside(con, store, store.clock(), before + 1)
        for name, ids in leans_on.items():
            writing.leans_on[name] |= set(ids)
        result = work(writing)
        problems = integrity.problems_of(con, store.catalogue, writing.touched)
        if problems:
            raise Rejected(problems)
        if writing.touched.tables() & descriptions.DESCRIBED:
            raise NeedsItsTurn
        sealed = changelog.seal(writing.changes)
        changelog.set_out(con, sealed)
        return result, store.in_turn(lambda: _publish(store, writing, origin, sealed.links, before))


@contextmanager
def _in_transaction(store: Store) -> Iterator[DuckDBPyConnection]:
    """A cursor in a transaction that is over afterwards, one way or the other."""
    with store.reading() as con:
        con.execute("BEGIN TRANSACTION")
        try:
            yield con
        except BaseException:
            with suppress(duckdb.Error):
                con.execute("ROLLBACK")
            raise


def _publish(store: Store, writing: Beside, origin: Origin, links: bytes, before: int) -> int:
    """In the writer's turn: nothing that matters came in between, and the log goes on."""
    if store.head != before and _overtaken(store, writing, before):
        raise _Overtaken
    last = (store.head, store.last_hash)
    head = changelog.append_set_out(writing.con, origin, links, store.clock(), last)
    writing.con.execute("COMMIT")
    advance(store, head)
    return head[0]


def _overtaken(store: Store, writing: Beside, before: int) -> bool:
    with store.reading() as con:
        came = changelog.kinds_since(con, before)
        return any(_matters(store, writing, *one) for one in came)


def _matters(
    store: Store, writing: Beside, operation: str, name: str, changed: str | None, rows: list[int]
) -> bool:
    """Whether such changes of others may make a difference to what these rows rest on."""
    own = writing.touched.tables()
    if name in descriptions.DESCRIBED or name == "lookup" or name not in store.catalogue:
        return True
    near = {*own, *writing.leans_on}
    if changed is None:
        return name in (near if operation == "insert" else _around(store, near))
    table = store.catalogue[name]
    if name in own and any(changed in group for group in table.unique):
        return True
    if table.field(changed).kind in PLAIN or name not in _around(store, near):
        return False
    # of tables that only stand behind those it is not known which rows matter
    return name not in near or not writing.leans_on[name].isdisjoint(rows)


def _around(store: Store, names: Collection[str]) -> set[str]:
    """These tables and all that rows of theirs lead to over links."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            fields = store.catalogue[name].fields
            waiting += [one.target for one in fields if one.kind in (Kind.LINK, Kind.CHOICES)]
    return found
