"""Whatever people did: the log tells it all, any of it can be taken back, nothing is broken."""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from db.actions import closing, edit, undo
from db.model.catalog import Kind, Table, is_own_table
from db.model.people import Role, User
from db.model.problems import Rejected
from db.model.tables import TABLES
from db.store import as_of, changelog, lookups, rows
from db.store.check import check
from db.store.connection import Store
from db.store.schema import open_store
from tests.acts import ACTS
from tests.conftest import Rows, stepping_clock
from tests.histories import History
from tests.replay import State, live, replayed, texts

FULL = os.environ.get("THIDUA_FULL") == "1"
HISTORIES, LENGTH = (500, 40) if FULL else (20, 40)
BATCHES = 8
NAMES = [table.name for table in TABLES]


@dataclass
class Told:
    """What the histories of a batch did, to prove that they were no walk in the park."""

    histories: int = 0
    steps: int = 0
    refused: int = 0
    bundles: int = 0
    tables: set[str] = field(default_factory=set)
    did: Counter[str] = field(default_factory=Counter)


@pytest.fixture(scope="module")
def one_of_each(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a row of every table and a second unit."""
    path = tmp_path_factory.mktemp("histories") / "one.duckdb"
    shutil.copy(template, path)
    store = open_store(path, stepping_clock(datetime(2026, 11, 2, 9, 0)))
    with store.reading() as con:
        made = Rows(store, lookups.ids(con))
    for table in TABLES:
        made.make(table.name)
    made.make("unit", code="2")
    store.close()
    return path


def opened(one_of_each: Path, folder: Path, seed: int) -> tuple[Store, list[User]]:
    path = folder / f"{seed}.duckdb"
    shutil.copy(one_of_each, path)
    store = open_store(path, stepping_clock(datetime(2026, 11, 3, 9, 0)))
    with store.reading() as con:
        units = [row for (row,) in con.execute('SELECT id FROM "unit" ORDER BY id').fetchall()]
    own = frozenset({units[0]})
    return store, [
        User(1, "quan-tri", "Trần Quản Trị", Role.ADMIN),
        User(2, "thu-ky", "Lê Thư Ký", Role.SECRETARY),
        User(3, "don-vi", "Phạm Đơn Vị", Role.UNIT, units[0], own),
    ]


@pytest.mark.parametrize("batch", range(BATCHES))
def test_the_log_tells_all_and_can_be_taken_back_to_the_start(one_of_each, tmp_path, batch):
    told = Told()
    for seed in range(batch, HISTORIES, BATCHES):
        store, people = opened(one_of_each, tmp_path, seed)
        with store.reading() as con:
            start = live(con, NAMES)
        history = History(store, people, seed).run(ACTS, LENGTH)
        end = store.head

        with store.reading() as con:
            now = live(con, list(store.catalogue))
            assert now == replayed(con), seed
            assert check(con) == [], seed
        as_of_bundles(store, history, seed)
        taken_back(store, people[0], history.start, end, seed)
        with store.reading() as con:
            assert but_for_closings(live(con, list(store.catalogue)), start) == start, seed
            assert live(con, list(store.catalogue)) == replayed(con), seed
            assert changelog.verify(con) is None, seed
        as_of_one(store, end, now)
        store.close()
        store.path.unlink()
        count(told, history, end)
    print(told)
    assert told.tables >= set(NAMES)
    assert any(is_own_table(name) for name in told.tables)
    # most of what is tried at random is refused; some of every history has to go in
    assert told.refused < told.steps * 0.65
    some = {act.__name__ for act in ACTS} if FULL else {"add", "change_a_cell"}
    assert told.refused and some <= told.did.keys()


def as_of_bundles(store: Store, history: History, seed: int) -> None:
    """Each table read as of a few bundles is the log replayed so far."""
    for bundle in random.Random(seed).sample(range(history.start, store.head + 1), 2):
        with store.reading() as con:
            told = replayed(con, bundle)
            described = as_of.catalogue_at(con, store.catalogue, bundle)
        as_of_one(store, bundle, told)
        own = {(row["table_name"], f"x_{row['name']}") for row in in_use(told)}
        assert own == {
            (name, field.name)
            for name, table in described.items()
            for field in table.fields
            if field.custom
        }, (seed, bundle)
        for table in described.values():
            with store.reading() as con:
                named = rows.titles(con, described, table, bundle=bundle)
            assert named == {
                row: title_of(store, told, table, row) for row in told.get(table.name, {})
            }, (seed, table.name, bundle)


def in_use(told: State) -> list[dict[str, str]]:
    """The own fields that the log describes and does not retire."""
    return [row for row in told.get("custom_field", {}).values() if row.get("retired") != "true"]


def title_of(store: Store, told: State, table: Table, row: int) -> str:
    """What a row was called, links and choices followed through the replayed log."""
    if table.title == "id":
        return str(row)
    value = told.get(table.name, {}).get(row, {}).get(table.title)
    field = table.field(table.title)
    if value is not None and field.kind is Kind.LINK:
        return title_of(store, told, store.catalogue[field.target], int(value))
    if value is not None and field.kind is Kind.CHOICE:
        return told["lookup"][int(value)]["label_vi"]
    return value or ""


def as_of_one(store: Store, bundle: int, told: dict) -> None:
    for table in store.catalogue.values():
        with store.reading() as con:
            shown = texts(con, f'SELECT * FROM "{table.name}_at"({bundle})')
        names = {described.name for described in table.fields}
        assert shown == {
            row: {name: text for name, text in held.items() if name in names}
            for row, held in told.get(table.name, {}).items()
        }, (table.name, bundle)


def taken_back(store: Store, user: User, start: int, end: int, seed: int) -> None:
    for number in range(end, start, -1):
        try:
            undo.undo(store, user, number)
        except Rejected as error:
            codes = [problem.code for problem in error.problems]
            assert codes == ["nothing_to_undo"], (seed, number, error.problems)
            the_other_way(store, user, number)


def the_other_way(store: Store, user: User, number: int) -> None:
    """Closing and reopening are not undone, but done the other way with a reason."""
    for step in undo.preview(store, user, number).kept.to_dict("records"):
        if step["why"] == "closing_says_why":
            [row] = edit.fetch(store, user, step["table"], [step["row"]])
            act = closing.reopen if row["closed"] else closing.close
            act(store, user, step["table"], step["row"], "trở lại")


def but_for_closings(now: State, start: State) -> State:
    """Figures that a phase was closed on stay for good, whatever becomes of the phase."""
    kept = {
        row: held for row, held in now["frozen_figures"].items() if row in start["frozen_figures"]
    }
    made = [held for row, held in now["frozen_figures"].items() if row not in kept]
    assert all(held.get("phase") for held in made)
    return {**now, "frozen_figures": kept}


def count(told: Told, history: History, end: int) -> None:
    told.histories += 1
    told.steps += history.steps
    told.refused += history.refused
    told.bundles += end - history.start
    told.tables |= history.tables
    told.did.update(history.kinds)
