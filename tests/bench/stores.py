"""A page of the grid, the ranking and the log, against the bare queries, in one process."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from db.actions import edit, standing, totals
from db.actions.edit import Filter, Group, Query
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


def view(store: Store) -> Told:
    """A page of a view: a group of conditions over links, a date, a search and a sort."""
    with store.reading() as con:
        domain = con.execute("SELECT mode(domain) FROM nomination").fetchall()[0][0]
        gender = con.execute("SELECT mode(gender) FROM subject").fetchall()[0][0]
    either = (Filter("domain", "is", domain), Filter("exemplar.subject.gender", "is", gender))
    query = Query(
        (Group(True, either), Filter("received_on", "at_least", "2022")),
        "nguyen", (("exemplar", False),),
    )  # fmt: skip
    bound = [domain, gender, date(2022, 1, 1), "nguyen"]

    def ours() -> edit.Page:
        return edit.browse(store, SYSTEM, "nomination", query)

    def theirs() -> pd.DataFrame:
        with store.reading() as con:
            return con.execute(bare.VIEW, bound).df()

    assert ours().frame["id"].tolist() == theirs()["id"].tolist()
    return Told(
        "page of a view, two filters, search, sort", median_of(ours), median_of(theirs), 3.0
    )


def figures(store: Store) -> Told:
    """How many rows, and of four fields how many are filled."""
    fields = ("domain", "received_on", "decision_number", "note")

    def ours() -> object:
        return totals.figures(store, SYSTEM, "nomination", Query(), fields)

    def theirs() -> object:
        with store.reading() as con:
            return con.execute(bare.FIGURES).fetchall()

    return Told("figures under a grid", median_of(ours), median_of(theirs), 3.0)


def groups(store: Store) -> Told:
    """Groups by unit and domain in their own order."""

    def ours() -> object:
        return totals.groups(store, SYSTEM, "nomination", Query(), ("unit", "domain"), ())

    def theirs() -> object:
        with store.reading() as con:
            return con.execute(bare.GROUPS).fetchall()

    return Told("groups by unit and domain", median_of(ours), median_of(theirs), 3.0)


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
            page(store), view(store), figures(store), groups(store), ranking(store),
            past.history(store), past.undo_in_bulk(store), past.as_of_a_bundle(store),
        ]  # fmt: skip
    finally:
        store.close()
