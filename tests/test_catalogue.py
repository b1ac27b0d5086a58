"""The data dictionary describes itself without a mistake: every name in it leads somewhere."""

from __future__ import annotations

import csv
import re

import pytest

from db.model.catalog import Field, Kind, Table
from db.model.tables import BY_NAME, TABLES
from db.model.vietnamese import fold
from tests.source import ROOT

IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
KEPT_BY_THE_STORE = {"id", "version", "deleted_at"}
TARGETED = (Kind.CHOICE, Kind.CHOICES, Kind.LINK)
NUMBERS = (Kind.WHOLE, Kind.DECIMAL)
TEXTS = (Kind.TEXT, Kind.LONG_TEXT)

every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def lists() -> set[str]:
    with (ROOT / "seed/lookups.csv").open(encoding="utf-8") as lines:
        return {row["list"] for row in csv.DictReader(lines)}


def end_of(table: Table, path: tuple[str, ...]) -> Table:
    """The table to which a path of links leads."""
    for name in path:
        table = BY_NAME[table.field(name).target]
    return table


def is_described(field: Field) -> bool:
    """Whether what is said of a field fits its kind."""
    return (
        bool(field.target) is (field.kind in TARGETED)
        and (field.kind in NUMBERS or (field.minimum, field.maximum) == (None, None))
        and (field.kind is Kind.DECIMAL or field.scale == 0)
        and (field.kind in TEXTS or not (field.search or field.by_given_name))
        and not field.custom
    )


def test_tables_have_names_of_their_own_and_stand_after_those_they_need():
    names = [table.name for table in TABLES]
    late = [
        (table.name, field.name)
        for place, table in enumerate(TABLES)
        for field in table.fields
        if field.kind is Kind.LINK and field.target not in names[: place + 1]
    ]

    assert (len(set(names)), late) == (len(names), [])


@every_table
def test_names_are_safe_in_the_store_and_not_used_twice(table: Table):
    names = [field.name for field in table.fields]

    assert [n for n in (table.name, *names) if not IDENTIFIER.fullmatch(n)] == []
    assert [n for n in names if n.startswith("x_") or n in KEPT_BY_THE_STORE] == []
    assert len(set(names)) == len(names)


@every_table
def test_labels_stand_in_both_languages_and_are_not_used_twice(table: Table):
    labels = [table.label, *(field.label for field in table.fields)]

    assert [label for label in labels if not (label.vi and label.en)] == []
    assert len({label.vi for label in labels[1:]}) == len(table.fields)
    assert len({label.en for label in labels[1:]}) == len(table.fields)


@every_table
def test_an_import_heading_means_one_field(table: Table):
    headings = [
        (fold(heading), field.name)
        for field in table.fields
        for heading in {field.label.vi, *field.aliases}
    ]

    assert sorted({heading for heading, _ in headings}) == sorted(
        heading for heading, _ in headings
    )


@every_table
def test_fields_say_what_fits_their_kind(table: Table):
    assert [field.name for field in table.fields if not is_described(field)] == []


@every_table
def test_targets_exist(table: Table):
    known = {Kind.CHOICE: lists(), Kind.CHOICES: BY_NAME.keys(), Kind.LINK: BY_NAME.keys()}

    assert [
        field.name for field in table.fields if field.target not in known.get(field.kind, {""})
    ] == []


@every_table
def test_title_and_unique_groups_name_fields(table: Table):
    named = {name for group in table.unique for name in group}

    assert table.title == "id" or table.has(table.title)
    assert [name for name in named if not table.has(name)] == []


@every_table
def test_owner_leads_to_a_unit_and_lock_to_what_can_be_closed(table: Table):
    if table.owner not in ((), ("id",)):
        assert end_of(table, table.owner).name == "unit"
    if table.lock:
        assert end_of(table, table.lock).has("closed")
