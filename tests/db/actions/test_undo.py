from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import pytest

from db.actions import edit, journal, seeding, undo
from db.model.people import Role, User
from db.model.problems import Problem, Rejected
from db.store.schema import open_store


def test_undoing_an_edit_puts_the_old_value_back_as_a_bundle_of_its_own(office):
    subject = office.subject(birth="1990")
    number = edit.save_cell(
        office.store, office.secretary, "subject", subject, "birth", "1990", "1991"
    )

    preview = undo.preview(office.store, office.secretary, number)
    undone = undo.undo(office.store, office.secretary, number, "nhầm")

    assert preview.will.to_dict("records") == [
        {
            "table": "subject",
            "row": subject,
            "title": "Nguyễn Thị Ánh",
            "field": "birth",
            "operation": "update",
            "now": "1991",
            "then": "1990",
        }
    ]
    assert preview.kept.empty
    assert (office.rows("subject", subject)[0]["birth"], undone) == ("1990", number + 1)


def test_undo_keeps_later_edits_and_lists_them(office):
    ids = [office.subject(name) for name in ("A", "B")]
    number = edit.change(
        office.store, office.secretary, "subject", "note", [(row, None, "x") for row in ids]
    )
    edit.save_cell(office.store, office.admin, "subject", ids[0], "note", "x", "y")

    preview = undo.preview(office.store, office.secretary, number)
    undo.undo(office.store, office.secretary, number)

    assert preview.kept[["row", "field", "why", "who"]].to_numpy().tolist() == [
        [ids[0], "note", "edited_later", "Trần Quản Trị"]
    ]
    assert [row["note"] for row in office.rows("subject", *ids)] == ["y", None]


def test_undoing_an_addition_deletes_and_undoing_a_deletion_brings_back(office):
    subject = office.subject()
    added = office.store.head
    removed = edit.remove(office.store, office.secretary, "subject", [subject])

    kept = undo.preview(office.store, office.secretary, added).kept
    undo.undo(office.store, office.secretary, removed)
    back = office.rows("subject", subject)
    undo.undo(office.store, office.secretary, added)

    assert kept["why"].tolist() == ["row_gone"]
    assert [row["name"] for row in back] == ["Nguyễn Thị Ánh"]
    assert office.rows("subject", subject) == []


def test_an_added_row_that_was_edited_since_stays(office):
    subject = office.subject()
    added = office.store.head
    edit.save_cell(office.store, office.secretary, "subject", subject, "note", None, "x")

    with pytest.raises(Rejected, match="nothing_to_undo"):
        undo.undo(office.store, office.secretary, added)
    assert len(office.rows("subject", subject)) == 1


def test_a_bundle_can_be_undone_again_after_its_undo_was_undone(office):
    subject = office.subject()
    number = edit.save_cell(office.store, office.secretary, "subject", subject, "note", None, "x")

    first = undo.undo(office.store, office.secretary, number)
    undo.undo(office.store, office.secretary, first)
    undo.undo(office.store, office.secretary, number)

    assert office.rows("subject", subject)[0]["note"] is None


def test_nobody_undoes_a_bundle_of_others_or_one_that_is_not_there(office):
    office.subject()

    for number in (office.store.head, 99):
        with pytest.raises(Rejected) as caught:
            undo.undo(office.store, office.unit_user, number)
        assert caught.value.problems == [Problem("no_such_bundle", value=number)]


def test_todays_rights_bind_an_undo(office):
    subject = office.subject()
    number = edit.save_cell(office.store, office.unit_user, "subject", subject, "note", None, "x")
    edit.save_cell(office.store, office.admin, "subject", subject, "unit", *office.units)

    kept = undo.preview(office.store, office.unit_user, number).kept
    assert kept["why"].tolist() == ["not_yours"]


def test_a_role_that_lost_a_table_undoes_nothing_of_it(office):
    subject = office.subject()
    number = edit.save_cell(office.store, office.unit_user, "subject", subject, "note", None, "x")
    demoted = replace(office.unit_user, role=Role.LEADER)

    kept = undo.preview(office.store, demoted, number).kept
    assert kept["why"].tolist() == ["not_allowed"]


def test_of_200_pasted_rows_197_go_back_and_the_3_edited_later_are_listed(office):
    store, user = office.store, office.secretary
    row = {"type": office.choice["subject_type", "individual"], "unit": office.units[0]}
    ids = edit.add(store, user, "subject", [{"name": f"N {n}", **row} for n in range(200)], "paste")
    pasted = store.head
    for place in (5, 77, 199):
        edit.save_cell(store, office.admin, "subject", ids[place], "note", None, "sau")

    seen = undo.preview(store, user, pasted)
    undo.undo(store, user, pasted)

    edited = [ids[5], ids[77], ids[199]]
    assert seen.kept[["row", "why", "who", "bundle"]].to_numpy().tolist() == [
        [row, "edited_later", "Trần Quản Trị", pasted + 1 + place]
        for place, row in enumerate(edited)
    ]
    assert sorted(seen.will["row"]) == sorted(set(ids) - set(edited))
    assert [held["id"] for held in office.rows("subject", *ids)] == edited


def test_what_others_point_at_stays_with_their_count_and_the_rest_goes(office):
    store, user = office.store, office.secretary
    kind = {
        "type": office.choice["unit_type", "xa"],
        "level": office.choice["unit_level", "commune"],
    }
    units = edit.add(store, user, "unit", [{"name": n, "code": n, **kind} for n in ("1", "2")])
    added = store.head
    office.subject(unit=units[0])
    office.subject(name="Khác", unit=units[0])

    seen = undo.preview(store, user, added)
    undo.undo(store, user, added)

    assert seen.will["row"].tolist() == [units[1]]
    assert seen.kept[["row", "why", "facts"]].to_numpy().tolist() == [
        [units[0], "in_use", {"count": 2, "by": "subject"}]
    ]
    assert [row["id"] for row in office.rows("unit", *units)] == [units[0]]


def test_a_unit_account_learns_not_how_many_rows_of_others_point_at_its_row(office):
    row = {"name": "A", "type": office.choice["subject_type", "individual"],
           "unit": office.units[0]}  # fmt: skip
    [subject] = edit.add(office.store, office.unit_user, "subject", [row])
    added = office.store.head
    other = {**row, "name": "B", "merged_into": subject, "unit": office.units[1]}
    seeding.plant(
        office.store, "seed", lambda w: w.insert(office.store.catalogue["subject"], [other])
    )

    kept = undo.preview(office.store, office.unit_user, added).kept

    assert kept[["row", "why", "facts"]].to_numpy().tolist() == [[subject, "in_use_elsewhere", {}]]


def test_a_row_that_would_be_the_same_as_another_stays_deleted_and_the_rest_comes_back(office):
    store, user = office.store, office.admin
    lookup = {"list": "domain", "code": "health", "label_vi": "Y tế", "label_en": "Health"}
    first, other = edit.add(store, user, "lookup", [lookup, {**lookup, "code": "sport"}])
    gone = edit.remove(store, user, "lookup", [first, other])
    edit.add(store, user, "lookup", [lookup])

    seen = undo.preview(store, user, gone)
    undo.undo(store, user, gone)

    assert (seen.will["row"].tolist(), seen.kept["row"].tolist()) == ([other], [first])
    assert seen.kept["why"].tolist() == ["not_unique"]
    assert [row["id"] for row in office.rows("lookup", first, other)] == [other]


def test_rules_that_would_break_keep_the_cell_and_name_themselves(office):
    store, user = office.store, office.secretary
    unit = office.units[0]
    edit.save_cell(store, user, "unit", unit, "valid_from", None, "2024")
    begun = store.head
    edit.save_row(
        store,
        user,
        "unit",
        unit,
        {"valid_from": ("2024", "2020"), "valid_to": ("2025-06-30", "2022")},
    )
    moved = store.head
    edit.save_cell(store, user, "unit", unit, "valid_to", "2022", "2023")

    seen = undo.preview(store, user, moved)

    assert seen.will.empty
    assert sorted(seen.kept["why"]) == ["edited_later", "ends_before_start"]
    assert begun < moved


def test_a_burst_of_quick_edits_is_undone_as_one_bundle_and_what_came_between_stays(tmp_path):
    with quick_office(tmp_path) as (store, secretary, admin, units):
        burst = edit.save_cell(store, secretary, "unit", units[0], "contact", None, "a")
        edit.save_cell(store, secretary, "unit", units[0], "contact", "a", "b")
        edit.save_cell(store, admin, "unit", units[0], "contact", "b", "x")
        edit.save_cell(store, secretary, "unit", units[0], "contact", "x", "c")
        edit.save_cell(store, secretary, "unit", units[1], "contact", None, "d")

        seen = undo.preview_burst(store, secretary, burst)
        number = undo.undo_burst(store, secretary, burst, "nhầm")
        held = edit.fetch(store, admin, "unit", units)
        head = journal.bundle(store, secretary, number).to_dict("records")[0]

    assert [row["contact"] for row in held] == ["x", None]
    assert seen.will[["row", "now", "then"]].fillna("").to_numpy().tolist() == [
        [units[0], "c", "x"], [units[1], "d", ""],
    ]  # fmt: skip
    assert seen.kept[["row", "field", "why"]].to_numpy().tolist() == [
        [units[0], "contact", "edited_between"]
    ]
    assert (head["kind"], head["undoes"], head["count"]) == ("undo_burst", burst, 2)


@contextmanager
def quick_office(tmp_path):
    """Two units, and a clock that goes on a second at a time: everything is quick."""
    path = tmp_path / "quick.duckdb"
    moments = (datetime(2026, 11, 2, 9, 0) + timedelta(seconds=n) for n in count())
    store = open_store(path, lambda: next(moments))
    admin = User(1, "quan-tri", "Trần Quản Trị", Role.ADMIN)
    secretary = User(2, "thu-ky", "Lê Thư Ký", Role.SECRETARY)
    listed = [
        {"list": name, "code": code, "label_vi": code, "label_en": code}
        for name, code in (("unit_type", "xa"), ("unit_level", "commune"))
    ]
    of_type, level = edit.add(store, admin, "lookup", listed)
    kind = {"type": of_type, "level": level}
    units = edit.add(store, admin, "unit", [{"name": n, "code": n, **kind} for n in ("A", "B")])
    yield store, secretary, admin, units
    store.close()
