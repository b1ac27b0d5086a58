"""Every role, every table, every thing one may do to a row: as literals, each of them tried."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from db.actions import edit, seeding, undo
from db.actions.edit import Query
from db.model.catalog import Kind, Table
from db.model.people import Role, User
from db.model.problems import Rejected
from db.model.tables import BY_NAME, TABLES
from db.store import rows as stored
from tests.conftest import Rows
from tests.places import Places

# s sees the row, h its history, a adds one, e edits it, r removes it, b brings it back,
# u undoes what was done to it; a unit account on a row of its own and on one of another unit
COLUMNS = ("admin", "secretary", "member", "own", "other", "leader", "display")
MATRIX = """
lookup          shaerbu  sh       -  s        s  sh  -
custom_field    shaerbu  -        -  -        -  -   -
custom_table    shaerbu  -        -  -        -  -   -
unit            shaerbu  shaerbu  -  sh       s  sh  -
succession      shaerbu  shaerbu  -  s        s  sh  -
account         shaerbu  -        -  -        -  -   -
saved_view      shu      u        -  -        -  -   -
saved_question  shu      u        -  -        -  -   -
plan            shaerbu  sh       -  s        s  sh  -
phase           shaerbu  sh       -  s        s  sh  -
plan_unit       shaerbu  shaerbu  -  sh       -  sh  -
movement        shaerbu  shaerbu  -  s        s  sh  -
target          shaerbu  shaerbu  -  s        s  sh  -
task            shaerbu  shaerbu  -  sh       -  sh  -
subject         shaerbu  shaerbu  -  shaerbu  -  sh  -
exemplar        shaerbu  shaerbu  -  shaerbu  -  sh  -
stage_entry     shaerbu  shaerbu  -  shaerbu  -  sh  -
council         shaerbu  shaerbu  -  s        s  sh  -
council_member  shaerbu  shaerbu  -  s        s  sh  -
round           shaerbu  shaerbu  -  s        s  sh  -
criteria_set    shaerbu  shaerbu  -  s        s  sh  -
criterion       shaerbu  shaerbu  -  s        s  sh  -
nomination      sherbu   sherbu   -  sherbu   -  sh  -
receipt         shaerbu  shaerbu  -  shaerbu  -  sh  -
mark            shu      shu      -  -        -  -   -
award           shaerbu  shaerbu  -  sh       -  sh  -
attachment      shu      shu      -  -        -  -   -
apart           shu      shu      -  u        -  -   -
frozen_figures  shu      shu      -  -        -  -   -
deck            shu      shu      -  -        -  -   -
paper_template  shu      shu      -  -        -  -   -
"""
EXPECTED = {
    name: dict(zip(COLUMNS, cells, strict=True))
    for name, *cells in map(str.split, MATRIX.strip().splitlines())
}
REFUSALS = {
    "not_allowed", "not_yours", "field_is_fixed", "no_such_bundle", "nothing_to_undo",
    "no_such_row",  # what a unit account is told of a row to which it may not point
}  # fmt: skip


@pytest.fixture
def places(rows: Rows) -> Places:
    return Places(rows).settle()


def users(places: Places, table: Table) -> dict[str, User]:
    found = {role.value: User(place, role.value, role.value, role) for place, role in
             enumerate(Role, start=1)}  # fmt: skip
    unit = User(4, "unit", "unit", Role.UNIT, places.units["own"], frozenset({places.units["own"]}))
    return {**found, "own": unit, "other": unit}


def works(act: Callable[[], object]) -> bool:
    try:
        found = act()
    except Rejected as error:
        codes = {problem.code for problem in error.problems}
        assert codes <= REFUSALS, error.problems
        return False
    return found is not False


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_role_may_do_to_each_row_what_stands_here(places, table):
    people = users(places, table)

    found = {column: tried(places, table, people[column], column) for column in COLUMNS}

    assert found == EXPECTED[table.name]


def tried(places: Places, table: Table, user: User, column: str) -> str:
    """The letters of what worked, each on a new row; a dash when nothing did."""
    side = "other" if column == "other" else "own"
    attempts = {"s": sees, "h": reads_history, "a": adds, "e": edits, "r": removes,
                "b": brings_back, "u": undoes}  # fmt: skip
    letters = [
        letter
        for letter, attempt in attempts.items()
        if works(lambda a=attempt: a(places, table, user, side))
    ]
    return "".join(letters) or "-"


def row_for(places: Places, table: Table, user: User, side: str) -> int:
    """A new row; of units, one that the account answers for when it is on its side."""
    return places.units[side] if table.name == "unit" else places.fresh(table.name, side)


def sees(places: Places, table: Table, user: User, side: str) -> bool:
    row = row_for(places, table, user, side)
    page = edit.browse(places.rows.store, user, table.name, Query(limit=1000))
    assert page.total == len(page.frame)
    return row in page.frame["id"].tolist()


def reads_history(places: Places, table: Table, user: User, side: str) -> bool:
    row = row_for(places, table, user, side)
    return not edit.history(places.rows.store, user, table.name, row).empty


def adds(places: Places, table: Table, user: User, side: str) -> object:
    drafted = places.draft(table.name, side)
    described = {**places.rows.described(table), **drafted}
    return edit.add(places.rows.store, user, table.name, [described])


def edits(places: Places, table: Table, user: User, side: str) -> object:
    row = row_for(places, table, user, side)
    name, old, new = cell(places, table, row)
    return edit.save_cell(places.rows.store, user, table.name, row, name, old, new)


def removes(places: Places, table: Table, user: User, side: str) -> object:
    if table.name == "unit":  # its units are in use, so a new one of nobody's
        return edit.remove(places.rows.store, user, "unit", [places.fresh("unit", side)])
    row = row_for(places, table, user, side)
    return edit.remove(places.rows.store, user, table.name, [row])


def brings_back(places: Places, table: Table, user: User, side: str) -> object:
    row = places.fresh(table.name, side)
    plant(places, lambda w: w.delete(table, [row]))
    return edit.bring_back(places.rows.store, user, table.name, [row])


def undoes(places: Places, table: Table, user: User, side: str) -> object:
    """The log says that it was this user who changed the cell: today's rights decide."""
    row = row_for(places, table, user, side)
    name, old, new = cell(places, table, row)
    plant(places, lambda w: w.update(table, row, name, old, new), user)
    return undo.undo(places.rows.store, user, places.rows.store.head)


def plant(places: Places, work: Callable[[seeding.Writing], object], *who: User) -> None:
    seeding.plant(places.rows.store, "edit", work, None, *who)


def cell(places: Places, table: Table, row: int) -> tuple[str, Any, Any]:
    """A field that anybody may change who may change the row, what it holds and could hold."""
    with places.rows.store.reading() as con:
        [held] = stored.fetch(con, table, [row])
    alone = {name for group in table.unique for name in group} | {"kind", "target"}
    told = {f.kind: f.name for f in reversed(table.fields) if not f.fixed and f.name not in alone}
    for kind, value in (
        (Kind.LONG_TEXT, "sửa"), (Kind.TEXT, "sửa"), (Kind.WHOLE, 3), (Kind.DATE, "2029"),
    ):  # fmt: skip
        if kind in told:
            return told[kind], held[told[kind]], value
    raise AssertionError(table.name)


def test_no_table_is_missing():
    assert set(EXPECTED) == set(BY_NAME)
