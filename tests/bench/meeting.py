"""The figures of a meeting over a hundred thousand exemplars, and what open screens cost."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import duckdb

from db.actions import overview, presenting
from db.actions.presenting import Position
from db.model.people import SYSTEM
from db.model.scope import Scope
from db.store.connection import Store
from db.store.schema import open_store
from tests.bench import bare_meeting as bare
from tests.bench.told import Told, median_of

DAY = date(2026, 11, 23)
SCREENS, EVERY, ROUNDS = 20, 1.5, 5


def figures(store: Store, plan: int) -> Told:
    """All that leaders ask of a plan, against the queries that count most of it."""
    scope = Scope(plan, None, DAY)

    def ours() -> overview.Overview:
        return overview.of(store, SYSTEM, scope)

    def theirs() -> tuple[int, int]:
        with store.reading() as con:
            kinds = con.execute(bare.KINDS, [plan, DAY, DAY]).df()
            con.execute(bare.STAGES, [DAY, plan, DAY]).df()
            con.execute(bare.PEOPLE, [plan, DAY]).fetchall()
            con.execute(bare.ADVANCE, [DAY, plan, DAY]).fetchall()
            con.execute(bare.MOVEMENTS, [plan, DAY]).fetchall()
            places = con.execute(bare.PLACES, [DAY, plan, DAY]).fetchall()
        return kinds["id"].nunique(), sum(count for _, count in places)

    found = ours()
    assert (found.total, sum(line.count for line in found.places)) == theirs()
    return Told("figures of a plan", median_of(ours, ROUNDS), median_of(theirs, ROUNDS), 1.5)


def ticks(store: Store, plan: int) -> Told:
    """What the looks of twenty screens take of a core while nothing changes, in percent."""
    held = presenting.deck(store, SYSTEM, plan, None, None)
    presenting.show(store, SYSTEM, held, "vi")
    named, kept = presenting.place(held), len(presenting._figures)
    begun = time.process_time()
    for _ in range(SCREENS):
        assert (presenting.position(named), store.head >= 0) == (Position(), True)
        presenting.show(store, SYSTEM, held, "vi")
    spent = time.process_time() - begun
    assert len(presenting._figures) == kept
    return Told("ticks of 20 screens, % of a core", 100 * spent / EVERY, 100, 0.1)


def measure(database: Path) -> list[Told]:
    made = database.with_name("meeting.duckdb")
    made.write_bytes(database.read_bytes())
    with duckdb.connect(str(made)) as con:
        for statement in bare.MADE:
            con.execute(statement)
        [[plan]] = con.execute("SELECT min(id) FROM plan").fetchall()
    store = open_store(made)
    try:
        return [figures(store, plan), ticks(store, plan)]
    finally:
        store.close()
        made.unlink()
