"""A table that an administrator made behaves like those of the app."""

import pytest

from db.actions import edit, importing, own_fields, own_tables, undo
from db.actions.edit import Query
from db.actions.find import Hits, find
from db.model.catalog import Field, Kind, Label, Table
from db.model.people import Role, User
from db.model.problems import Problem, Rejected
from db.store import changelog
from db.store.check import check
from db.store.schema import open_store


def rejected(call, *given):
    with pytest.raises(Rejected) as caught:
        call(*given)
    return caught.value.problems


@pytest.fixture
def ideas(office):
    """An own table with a number of its own; its name in the catalogue."""
    name = own_tables.add_table(
        office.store, office.admin, "Sáng kiến", "Ideas", "Tên sáng kiến", "Idea"
    )
    own_fields.add_field(office.store, office.admin, name, "Số tiền", "Money", Kind.WHOLE)
    return name


def row_of(office, name):
    found = own_tables.rows_of_tables(office.store, office.admin)
    return next(row for row in found if f"own_{row['name']}" == name)


def test_it_is_described_at_once_and_after_reopening(office, ideas):
    described = Table(
        "own_sang_kien",
        Label("Sáng kiến", "Ideas"),
        "name",
        (
            Field("name", Kind.TEXT, Label("Tên sáng kiến", "Idea"), required=True, search=True),
            Field("x_so_tien", Kind.WHOLE, Label("Số tiền", "Money"), custom=True),
        ),
    )
    assert office.store.catalogue[ideas] == described
    edit.add(office.store, office.secretary, ideas, [{"name": "Tưới nhỏ giọt", "x_so_tien": 3}])
    office.store.close()

    again = open_store(office.store.path)

    assert again.catalogue[ideas] == described
    page = edit.browse(again, office.secretary, ideas, Query(search="tuoi nho"))
    assert page.frame["x_so_tien"].tolist() == [3]
    again.close()


def test_rows_are_added_changed_pasted_found_deleted_undone_and_read_as_of_then(office, ideas):
    store, secretary = office.store, office.secretary
    [row] = edit.add(store, secretary, ideas, [{"name": "Tưới nhỏ giọt"}])
    start = store.head
    edit.save_cell(store, secretary, ideas, row, "x_so_tien", None, 5)
    seen = importing.preview(store, secretary, ideas, "Tên sáng kiến\tSố tiền\nLúa\t1.000", {})
    importing.save(store, secretary, ideas, seen)

    assert find(store, secretary, "tuoi") == [Hits(ideas, {row: "Tưới nhỏ giọt"}, 1)]
    assert edit.history(store, secretary, ideas, row)["new"].tolist()[0] == "5"
    edit.remove(store, secretary, ideas, [row])
    page = edit.browse(store, secretary, ideas, Query())
    assert page.frame["x_so_tien"].tolist() == [1000]
    then = edit.browse(store, secretary, ideas, Query(bundle=start))
    assert then.frame["id"].tolist() == [row]
    for number in range(store.head, start, -1):
        undo.undo(store, secretary, number)
    assert edit.browse(store, secretary, ideas, Query()).frame["id"].tolist() == [row]
    with store.reading() as con:
        assert (check(con), changelog.verify(con)) == ([], None)


def test_fields_of_other_tables_point_to_it_and_names_are_seen_by_units(office, ideas):
    store = office.store
    [row] = edit.add(store, office.secretary, ideas, [{"name": "Lúa"}])
    own_fields.add_field(
        store, office.admin, "subject", "Sáng kiến", "Idea", Kind.LINK, target=ideas
    )
    field = store.catalogue["subject"].field("x_sang_kien")

    subject = office.subject(x_sang_kien=row)

    assert edit.options(store, office.unit_user, field) == {row: "Lúa"}
    path = edit.title_path(store, field)
    found = edit.browse(
        store, office.unit_user, "subject", Query((edit.Filter(path, "contains", "lua"),))
    )
    assert found.frame["id"].tolist() == [subject]
    assert rejected(
        edit.browse, store, office.unit_user, "subject",
        Query((edit.Filter("x_sang_kien.x_so_tien", "filled"),)),
    ) == [Problem("not_allowed", ideas)]  # fmt: skip
    assert rejected(edit.remove, store, office.secretary, ideas, [row]) == [
        Problem("in_use", ideas, row=row, facts={"count": 1, "by": "subject"})
    ]


def test_each_role_may_do_to_its_rows_what_stands_here(office, ideas):
    [row] = edit.add(office.store, office.secretary, ideas, [{"name": "Lúa"}])
    people = {
        role: User(9, role.value, role.value, role, units=frozenset(office.units)) for role in Role
    }

    def may(role, act, *given):
        try:
            act(office.store, people[role], ideas, *given)
        except Rejected:
            return False
        return True

    assert {
        role: (
            may(role, edit.browse, Query()),
            may(role, edit.history, row),
            may(role, edit.add, [{"name": "Mía"}]),
        )
        for role in Role
    } == {
        Role.ADMIN: (True, True, True),
        Role.SECRETARY: (True, True, True),
        Role.MEMBER: (False, False, False),
        Role.UNIT: (False, False, False),
        Role.LEADER: (True, True, False),
        Role.DISPLAY: (False, False, False),
    }


def test_only_an_administrator_makes_tables_each_with_a_label_and_a_name_of_its_own(office, ideas):
    make = own_tables.add_table

    assert rejected(make, office.store, office.secretary, "Lúa") == [
        Problem("not_allowed", "custom_table")
    ]
    assert rejected(make, office.store, office.admin, "sáng  KIẾN") == [
        Problem("label_is_taken", value="sáng KIẾN")
    ]
    assert rejected(make, office.store, office.admin, "!!!") == [
        Problem("label_says_nothing", value="!!!")
    ]
    assert make(office.store, office.admin, "Sáng-kiến") == "own_sang_kien_2"
    assert office.store.catalogue["own_sang_kien_2"].fields[0].label == Label("Tên", "Name")
    for label in ("select", "table", "x at"):
        name = make(office.store, office.admin, label)
        edit.add(office.store, office.secretary, name, [{"name": label}])
    with office.store.reading() as con:
        assert check(con) == []


def test_a_table_in_use_is_not_deleted_nor_is_its_making_undone(office, ideas):
    store, made = office.store, row_of(office, ideas)["id"]
    [row] = edit.add(store, office.secretary, ideas, [{"name": "Lúa"}])
    in_use = [Problem("in_use", "custom_table", row=made, facts={"count": 2, "by": ideas})]

    assert rejected(edit.remove, store, office.admin, "custom_table", [made]) == in_use
    making = store.head - 2
    seen = undo.preview(store, office.admin, making)
    assert (len(seen.will), seen.kept["why"].tolist()) == (0, ["in_use"])
    for number in range(store.head, making - 1, -1):
        undo.undo(store, office.admin, number)

    assert own_tables.rows_of_tables(store, office.admin) == []
    assert [t.name for t in own_tables.tables_for(store, office.admin) if t.name == ideas] == []
    assert own_tables.add_table(store, office.admin, "Sáng kiến mới") == "own_sang_kien_moi"
    undo.undo(store, office.admin, store.head - 1)
    assert rejected(edit.fetch, store, office.unit_user, ideas, [row]) == [
        Problem("not_allowed", ideas)
    ]
    with store.reading() as con:
        assert (check(con), changelog.verify(con)) == ([], None)


def test_a_table_is_renamed_retired_and_brought_back(office, ideas):
    store, admin = office.store, office.admin

    def offered():
        return [t.label.vi for t in own_tables.tables_with_fields(store, admin) if t.name == ideas]

    change = own_tables.change_table
    change(store, admin, row_of(office, ideas), "Giải pháp", "", False)
    assert offered() == ["Giải pháp"]
    change(store, admin, row_of(office, ideas), "Giải pháp", "", True)
    assert offered() == []
    change(store, admin, row_of(office, ideas), "Giải pháp", "", False)
    assert change(store, admin, row_of(office, ideas), "Giải pháp", "", False) is None
    assert rejected(change, store, admin, row_of(office, ideas), "Đơn vị", "", False) == [
        Problem("label_is_taken", value="Đơn vị")
    ]
    assert offered() == ["Giải pháp"]


def test_the_name_of_a_table_stays_and_must_be_one(office, ideas):
    made = row_of(office, ideas)["id"]
    store, admin = office.store, office.admin

    assert rejected(
        edit.save_cell, store, admin, "custom_table", made, "name", "sang_kien", "lua"
    ) == [Problem("own_table_is_made", "custom_table", "name", made)]
    for name in ("Lúa", "a__b", "sang_kien"):
        row = {"name": name, "label_vi": "x", "label_en": "x"}
        [found] = rejected(edit.add, store, admin, "custom_table", [row])
        assert (found.code, found.value) == ("own_table_unusable", name)
