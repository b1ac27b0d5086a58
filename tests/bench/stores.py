"""A page of the grid, the ranking and the log, against the bare queries, in one process."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from db.actions import edit, standing
from db.actions.edit import Filter, Query
from db.model.people import SYSTEM
from db.store.connection import Store
from db.store.schema import open_store
from tests.bench import bare, past
from tests.bench.told import Told, median_of


def page(store: Store) -> Told:
    """A filtered, searched, sorted page of 200 rows."""
    with store.reading() as con:
        domain = con.execute("SELECT mode(domain) FROM nomination").fetchall()[0][0]
    query = Query(
        filters=(Filter("domain", "is", domain),), search="nguyen", sort=(("exemplar", False),)
    )

    def ours() -> object:
        return edit.browse(store, SYSTEM, "nomination", query)

    def theirs() -> object:
        with store.reading() as con:
            return con.execute(bare.PAGE, [domain, "nguyen"]).df()

    assert len(edit.browse(store, SYSTEM, "nomination", query).frame) == 200
    return Told("page of 200, store", median_of(ours), median_of(theirs), 3.0)


def ranking(store: Store) -> Told:
    """Everything ranked."""

    def ours() -> pd.DataFrame:
        return standing.ranking(store, SYSTEM)

    def theirs() -> pd.DataFrame:
        with store.reading() as con:
            return con.execute(bare.RANKING).df()

    mine, other = ours(), theirs()
    assert mine["nomination"].tolist() == other["id"].tolist()
    assert mine["rank"].fillna(0).tolist() == other["rank"].fillna(0).tolist()
    return Told("ranking of everything", median_of(ours), median_of(theirs), 1.5)


def measure(database: Path) -> list[Told]:
    store = open_store(database)
    try:
        return [
            page(store), ranking(store), past.history(store), past.undo_in_bulk(store),
            past.as_of_a_bundle(store),
        ]  # fmt: skip
    finally:
        store.close()
