import pytest

from db.actions import bulk, edit, undo
from db.actions.edit import Filter, Query
from db.model.problems import Problem, Rejected


def notes(office, rows):
    return [office.rows("subject", row)[0]["note"] for row in rows]


def test_one_field_of_all_rows_of_a_query_changes_as_one_bundle_that_can_be_undone(office):
    people = [office.subject(f"Người {number}", birth=f"{1980 + number}") for number in range(5)]
    query = Query((Filter("birth", "at_least", "1982"),), offset=200)
    seen = bulk.held(office.store, office.secretary, "subject", query, "note")
    head = office.store.head

    count = bulk.change_all(office.store, office.secretary, "subject", "note", "mới", seen)

    assert (count, office.store.head) == (3, head + 1)
    assert notes(office, people) == [None, None, "mới", "mới", "mới"]
    undo.undo(office.store, office.secretary, office.store.head)
    assert notes(office, people) == [None] * 5


def test_a_row_that_somebody_changed_meanwhile_stops_the_whole_and_is_named(office):
    people = [office.subject(f"Người {number}") for number in range(3)]
    seen = bulk.held(office.store, office.secretary, "subject", Query(), "note")
    edit.save_cell(office.store, office.admin, "subject", people[1], "note", None, "của tôi")

    with pytest.raises(Rejected) as caught:
        bulk.change_all(office.store, office.secretary, "subject", "note", "mới", seen)

    assert [(p.code, p.row) for p in caught.value.problems] == [("conflict", people[1])]
    assert notes(office, people) == [None, "của tôi", None]


def test_a_unit_account_changes_its_own_rows_and_lists_are_kept_as_lists(office):
    own = office.subject("Người nhà")
    office.subject("Người khác", unit=office.units[1])
    [movement] = edit.add(
        office.store, office.admin, "movement",
        [{"name": "Dạy tốt", "coordinating_units": tuple(office.units)}],
    )  # fmt: skip

    assert bulk.held(office.store, office.unit_user, "subject", Query(), "note") == [(own, None)]
    assert bulk.held(office.store, office.admin, "movement", Query(), "coordinating_units") == [
        (movement, tuple(office.units))
    ]


def test_what_does_not_exist_or_changes_nothing_is_refused(office):
    row = office.subject()
    with pytest.raises(Rejected) as unknown:
        bulk.held(office.store, office.admin, "subject", Query(), "nope")
    with pytest.raises(Rejected) as nothing:
        bulk.change_all(office.store, office.admin, "subject", "note", None, [(row, None)])

    assert unknown.value.problems == [Problem("no_such_field", "subject", value="nope")]
    assert nothing.value.problems == [Problem("nothing_to_change", "subject", "note")]


def test_the_first_rows_value_goes_to_the_others_as_one_bundle(office):
    people = [office.subject(f"Người {number}", note=note) for number, note in enumerate("abc")]
    picked = [people[1], people[0], people[2]]

    value, seen = bulk.fill_down(office.store, office.secretary, "subject", "note", picked)
    bulk.change_all(office.store, office.secretary, "subject", "note", value, seen)

    assert (value, seen) == ("b", [(people[0], "a"), (people[2], "c")])
    assert notes(office, people) == ["b", "b", "b"]


def test_what_is_filled_down_comes_from_a_row_that_one_may_read(office):
    own, other = office.subject("Người nhà"), office.subject("Người khác", unit=office.units[1])

    for picked, row in (([other, own], other), ([], None)):
        with pytest.raises(Rejected) as caught:
            bulk.fill_down(office.store, office.unit_user, "subject", "note", picked)
        assert caught.value.problems == [Problem("cannot_fill", "subject", "note", row)]
    assert bulk.fill_down(office.store, office.unit_user, "subject", "note", [own, other]) == (
        None, [],
    )  # fmt: skip
