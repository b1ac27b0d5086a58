"""For tests of every table: a database with every list, people of each role, rows to make."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db.actions import edit, seeding
from db.model.catalog import Field, Kind, Table
from db.model.people import ACTION_TABLES, SYSTEM, Role, User
from db.store import lookups
from db.store.connection import Store
from db.store.schema import open_store
from tests.samples import TOLD, other, sample
from tests.source import ROOT


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker("browser")


def stepping_clock(now: datetime) -> Callable[[], datetime]:
    """A minute and a second later at every look: no two bundles share a burst."""

    def clock() -> datetime:
        nonlocal now
        now += timedelta(seconds=61)
        return now

    return clock


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds the lookup lists and nothing else."""
    path = tmp_path_factory.mktemp("template") / "lists.duckdb"
    store = open_store(path, stepping_clock(datetime(2026, 11, 2, 8, 0)))
    with (ROOT / "seed/lookups.csv").open(encoding="utf-8") as lines:
        listed = [
            {**row, "position": int(row["position"]), "system": row["system"] == "1"}
            for row in csv.DictReader(lines)
        ]
    seeding.plant(store, "seed", lambda w: w.insert(store.catalogue["lookup"], listed))
    store.close()
    return path


@pytest.fixture
def store(template: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copy(template, tmp_path / "lists.duckdb")
    opened = open_store(tmp_path / "lists.duckdb", stepping_clock(datetime(2026, 11, 2, 9, 0)))
    yield opened
    opened.close()


@pytest.fixture
def people() -> dict[Role, User]:
    """Somebody of each role; the unit account has no unit of its own."""
    return {
        role: User(number, role.value, role.value, role)
        for number, role in enumerate(Role, start=1)
    }


@dataclass
class Rows:
    """Makes rows of any table from its description, with the rows they link to."""

    store: Store
    choice: dict[tuple[str, str], int]

    def make(self, name: str, /, **given: Any) -> int:
        """A row with every field filled that a grid may fill; ``given`` goes before the sample."""
        table = self.store.catalogue[name]
        row = {**self.described(table), **given}
        if name in ACTION_TABLES or any(field.fixed for field in table.fields if field.required):
            return seeding.plant(self.store, "seed", lambda w: w.insert(table, [row]))[0]
        return edit.add(self.store, SYSTEM, name, [row])[0]

    def described(
        self, table: Table, value: Callable[[str, Field], Any] = sample
    ) -> dict[str, Any]:
        """Field → value for a row of the table; fixed fields only where they must be filled."""
        return {
            field.name: self._stored(table, field, value(table.name, field))
            for field in table.fields
            if field.required or not field.fixed
        }

    def changed(self, table: Table) -> dict[str, Any]:
        """What each field that a grid may change can be changed to, rules kept."""
        found = self.described(table, other)
        return {
            name: new
            for name, new in found.items()
            if not table.field(name).fixed and (table.name, name) not in TOLD
        }

    def _stored(self, table: Table, field: Field, value: Any) -> Any:
        match field.kind:
            case Kind.CHOICE:
                codes = [code for listed, code in self.choice if listed == field.target]
                return self.choice[field.target, value if value in codes else codes[0]]
            case Kind.LINK if field.target != table.name:
                return self._one(field.target, _same_before(table, field))
            case Kind.CHOICES if value:
                return (self._one(field.target),)
            case _:
                return value

    def _one(self, name: str, place: int = 0) -> int:
        """A row of that table; one that is there, else a new one with another key."""
        found = sorted(edit.titles(self.store, SYSTEM, name))
        if len(found) > place:
            return found[place]
        unique = self.store.catalogue[name].unique
        return self.make(name, **({unique[0][0]: f"{place}"} if place else {}))


def _same_before(table: Table, field: Field) -> int:
    """How many links that must be filled point at the same table and stand before this one."""
    before = table.fields[: table.fields.index(field)]
    return sum(f.required and f.target == field.target for f in before) if field.required else 0


@pytest.fixture
def rows(store: Store) -> Rows:
    with store.reading() as con:
        return Rows(store, lookups.ids(con))
