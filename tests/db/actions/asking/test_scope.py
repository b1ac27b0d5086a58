"""What stands in the copy of each role: tables, columns and rows, and nothing that is hidden."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from db.actions import edit, mark, own_tables, publish
from db.actions.asking import scope
from db.model.people import KNOWN_TO_ALL, NAMED_TO_ALL, Role, User
from db.store import snapshot
from db.store.columns import columns
from db.store.connection import Store
from tests.db.actions.conftest import Bench

NEVER = {"account", "custom_field", "custom_table", "saved_question", "saved_view"}
OFFICE = {
    *("lookup", "unit", "succession", "plan", "phase", "plan_unit", "movement", "target", "task"),
    *("subject", "exemplar", "stage_entry", "council", "council_member", "round", "criteria_set"),
    *("criterion", "nomination", "receipt", "mark", "award", "attachment", "apart"),
    *("frozen_figures", "deck", "paper_template"),
}
OF_THE_OFFICE = {"mark", "attachment", "apart", "frozen_figures", "deck", "paper_template"}


def held(store: Store, user: User, path: Path) -> dict[str, list[dict[str, Any]]]:
    """Everything that stands in the copy of this person: table → rows."""
    path.mkdir(exist_ok=True)
    file = path / f"{user.id}-{user.role}-{store.head}.duckdb"
    snapshot.publish(store, scope.parts_of(store, user), file)
    with duckdb.connect(str(file), read_only=True) as con:
        tables = [name for (name,) in con.execute("SHOW TABLES").fetchall()]
        found = {}
        for name in tables:
            rows = con.execute(f'SELECT * FROM "{name}" ORDER BY id')
            names = [column[0] for column in rows.description]
            found[name] = [dict(zip(names, row, strict=True)) for row in rows.fetchall()]
    return found


def test_each_role_has_its_tables(store: Store, people: dict[Role, User]):
    asked = {
        role: {part.table.name for part in scope.parts_of(store, user)}
        for role, user in people.items()
    }

    assert asked == {
        Role.ADMIN: OFFICE,
        Role.SECRETARY: OFFICE,
        Role.LEADER: OFFICE - OF_THE_OFFICE,
        Role.UNIT: OFFICE - OF_THE_OFFICE,
        Role.MEMBER: NAMED_TO_ALL | {"mark"},
        Role.DISPLAY: NAMED_TO_ALL,
    }
    assert KNOWN_TO_ALL <= NAMED_TO_ALL


def test_columns_that_lead_nowhere_or_name_a_file_stay_out(store: Store, people: dict[Role, User]):
    shown = {table.name: table for table in scope.shown(scope.parts_of(store, people[Role.ADMIN]))}
    left_out = {
        (name, column)
        for name, table in shown.items()
        for column, _ in columns(store.catalogue[name])
        if column not in {n for c in table.columns for n in (c.name, *c.beside)}
    }

    assert left_out == {("council_member", "account"), ("attachment", "file")}


def test_who_may_not_see_personal_fields_has_no_such_column(store: Store, people: dict[Role, User]):
    for role in (Role.MEMBER, Role.DISPLAY):
        parts = scope.parts_of(store, people[role])
        assert [(p.table.name, f.name) for p in parts for f in p.table.fields if f.personal] == []


def test_a_unit_has_its_own_rows_and_nothing_personal_of_other_units(bench: Bench, tmp_path: Path):
    ours = bench.file("Nguyễn Thị Ánh")
    theirs = bench.file("Người Lạ", unit=bench.units[1])
    bench.put("unit", bench.units[0], "head", None, "Ông Nhà")
    bench.put("unit", bench.units[1], "head", None, "Ông Lạ")

    found = held(bench.store, bench.unit_user, tmp_path / "held")

    assert [row["id"] for row in found["nomination"]] == [ours.nomination]
    assert [row["name"] for row in found["subject"]] == ["Nguyễn Thị Ánh"]
    assert theirs.subject not in {row["subject"] for row in found["exemplar"]}
    assert {row["id"]: row["head"] for row in found["unit"]} == {
        bench.units[0]: "Ông Nhà",
        bench.units[1]: None,
    }


def test_deleted_rows_stay_out(bench: Bench, tmp_path: Path):
    filed = bench.file("Nguyễn Thị Ánh")
    edit.remove(bench.store, bench.admin, "nomination", [filed.nomination])

    assert held(bench.store, bench.admin, tmp_path / "held")["nomination"] == []


def test_marks_are_there_once_published_and_before_that_for_their_marker(
    bench: Bench, tmp_path: Path
):
    filed = bench.file(state="before_council")
    for user, points in ((bench.member, "7"), (bench.chair, "9")):
        mark.save_mark(bench.store, user, filed.nomination, bench.criteria[1], Decimal(points))
    leader, asked = bench.leader, (bench.secretary, bench.member, bench.chair)
    before = [held(bench.store, user, tmp_path / "held")["mark"] for user in asked]
    publish.publish(bench.store, bench.secretary, bench.round)
    after = [held(bench.store, user, tmp_path / "held")["mark"] for user in asked]

    def points(found: list[list[dict[str, Any]]]) -> list[list[int]]:
        return [[int(row["points"]) for row in rows] for rows in found]

    assert (points(before), points(after)) == ([[], [7], [9]], [[7, 9], [7, 9], [7, 9]])
    assert "mark" not in held(bench.store, leader, tmp_path / "held")


def test_own_tables_are_asked_about_by_those_who_read_them_while_they_are_in_use(
    store: Store, people: dict[Role, User]
):
    own_tables.add_table(store, people[Role.ADMIN], "Cơ sở thờ tự", "Shrines")
    [name] = [name for name in store.catalogue if name.startswith("own_")]

    def asked(role: Role) -> bool:
        return name in {part.table.name for part in scope.parts_of(store, people[role])}

    assert {role: asked(role) for role in Role} == {
        Role.ADMIN: True, Role.SECRETARY: True, Role.LEADER: True,
        Role.UNIT: False, Role.MEMBER: False, Role.DISPLAY: False,
    }  # fmt: skip
    [row] = own_tables.rows_of_tables(store, people[Role.ADMIN])
    own_tables.change_table(
        store, people[Role.ADMIN], row, row["label_vi"], row["label_en"], retired=True
    )
    assert not asked(Role.ADMIN)


def test_the_files_of_the_rows_a_person_may_ask_about_are_named(bench: Bench, tmp_path: Path):
    filed = bench.file()
    named = {"title": "to-trinh.pdf", "file": "0" * 64}
    bench.plant(
        "attachment",
        {"table_name": "nomination", "holder": filed.nomination, **named},
        {"table_name": "mark", "holder": 1, **named},
        {"table_name": "account", "holder": 1, **named},
    )

    found = held(bench.store, bench.secretary, tmp_path / "held")["attachment"]

    assert [(row["table_name"], row["holder"]) for row in found] == [
        ("nomination", filed.nomination)
    ]
