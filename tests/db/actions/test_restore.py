from dataclasses import replace

import pytest

from db.actions import edit, restore, seeding, undo
from db.model.people import Role
from db.model.problems import Problem, Rejected


def refusal(call):
    with pytest.raises(Rejected) as caught:
        call()
    return caught.value.problems


def edited(office):
    """A subject whose note was a, then b, then c; with the bundles of its making and its edits."""
    store, user = office.store, office.secretary
    subject = office.subject(note="a", birth="1990")
    numbers = [store.head]
    for old, new in (("a", "b"), ("b", "c")):
        numbers.append(edit.save_cell(store, user, "subject", subject, "note", old, new))
    return subject, numbers


def test_a_cell_gets_an_old_value_back_as_a_bundle_of_its_own(office):
    subject, [made, _, last] = edited(office)

    seen = restore.preview_cell(office.store, office.secretary, "subject", subject, "note", made)
    number = restore.cell(
        office.store, office.secretary, "subject", subject, "note", made, seen.head
    )
    history = edit.history(office.store, office.secretary, "subject", subject, "note")

    assert seen.will[["field", "now", "then"]].to_numpy().tolist() == [["note", "c", "a"]]
    assert (seen.kept.empty, number) == (True, last + 1)
    assert history["new"].tolist() == ["a", "c", "b", "a"]
    assert history["kind"].tolist()[0] == "restore_cell"


def test_a_cell_that_somebody_changed_after_the_preview_is_kept(office):
    subject, [made, *_] = edited(office)
    head = restore.preview_cell(
        office.store, office.secretary, "subject", subject, "note", made
    ).head
    edit.save_cell(office.store, office.admin, "subject", subject, "note", "c", "d")

    told = refusal(
        lambda: restore.cell(office.store, office.secretary, "subject", subject, "note", made, head)
    )

    assert told == [Problem("edited_later", "subject", "note", subject)]
    assert office.rows("subject", subject)[0]["note"] == "d"


def test_a_row_goes_back_to_a_moment_and_comes_back_when_it_was_deleted(office):
    subject, [made, *_] = edited(office)
    store, user = office.store, office.secretary
    edit.save_cell(store, user, "subject", subject, "birth", "1990", "1991")
    edit.remove(store, user, "subject", [subject])

    seen = restore.preview_row(store, user, "subject", subject, made)
    restore.row(store, user, "subject", subject, made, seen.head)

    assert seen.will[["field", "operation", "now", "then"]].fillna("").to_numpy().tolist() == [
        ["", "delete", "", ""],
        ["birth", "update", "1991", "1990"],
        ["note", "update", "c", "a"],
    ]
    [row] = office.rows("subject", subject)
    assert (row["note"], row["birth"]) == ("a", "1990")


def test_what_stands_in_the_way_of_a_row_is_listed_and_kept(office):
    store, user = office.store, office.secretary
    unit = office.units[0]
    made = store.head
    edit.save_row(store, user, "unit", unit, {"code": ("25711", "1"), "contact": (None, "số mới")})
    edit.save_cell(store, user, "unit", office.units[1], "code", "25500", "25711")

    seen = restore.preview_row(store, user, "unit", unit, made)
    restore.row(store, user, "unit", unit, made, seen.head)

    assert seen.kept[["field", "why"]].to_numpy().tolist() == [["code", "not_unique"]]
    [row] = office.rows("unit", unit)
    assert (row["code"], row["contact"]) == ("1", None)


def test_what_is_so_already_or_was_not_there_is_said(office):
    subject, [made, *_] = edited(office)
    store, user = office.store, office.secretary
    gone = edit.remove(store, user, "subject", [subject])

    assert refusal(
        lambda: restore.cell(store, user, "subject", subject, "note", made, store.head)
    ) == [Problem("restore_row_first", "subject", row=subject)]
    assert refusal(lambda: restore.row(store, user, "subject", subject, gone, store.head)) == [
        Problem("row_not_there_then", "subject", row=subject)
    ]
    edit.bring_back(store, user, "subject", [subject])
    assert refusal(
        lambda: restore.row(store, user, "subject", subject, store.head, store.head)
    ) == [Problem("nothing_to_restore")]


def test_a_reader_and_a_field_that_an_action_sets_are_refused(office):
    subject, [made, *_] = edited(office)
    store = office.store
    other = office.subject(name="B")
    table = store.catalogue["subject"]
    seeding.plant(store, "seed", lambda w: w.update(table, subject, "merged_into", None, other))
    leader = replace(office.admin, role=Role.LEADER)

    kept = restore.preview_row(store, office.secretary, "subject", subject, made).kept

    assert kept[["field", "why"]].to_numpy().tolist() == [["merged_into", "field_is_fixed"]]
    assert refusal(
        lambda: restore.cell(store, leader, "subject", subject, "note", made, store.head)
    ) == [Problem("not_allowed", "subject")]


def test_a_unit_account_restores_its_own_rows_only_and_hears_nothing_of_others(office):
    subject, [made, *_] = edited(office)
    foreign = office.subject(name="B", unit=office.units[1], note="a")
    store, user = office.store, office.unit_user
    edit.save_cell(store, office.admin, "subject", foreign, "note", "a", "b")

    restore.cell(store, user, "subject", subject, "note", made, store.head)
    told = [
        refusal(lambda a=act, r=row, m=more: a(store, user, "subject", r, *m))
        for row in (foreign, 10**6)
        for act, more in (
            (restore.preview_row, (made,)),
            (restore.row, (made, store.head)),
            (restore.preview_cell, ("note", made)),
            (restore.cell, ("note", made, store.head)),
        )
    ]

    assert office.rows("subject", subject)[0]["note"] == "a"
    assert {problem.code for problems in told for problem in problems} == {"not_yours"}


def test_a_restored_value_can_be_undone_like_any_other(office):
    subject, [made, *_] = edited(office)
    store, user = office.store, office.secretary
    number = restore.cell(store, user, "subject", subject, "note", made, store.head)

    undo.undo(store, user, number)

    assert office.rows("subject", subject)[0]["note"] == "c"
