import pytest

from db.actions import edit, undo
from db.model.problems import Problem, Rejected


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


def test_the_list_shows_own_bundles_or_all_to_the_office(office):
    subject = office.subject()
    edit.save_cell(office.store, office.unit_user, "subject", subject, "note", None, "x")

    own = undo.bundles(office.store, office.unit_user)
    everyone = undo.bundles(office.store, office.secretary, mine=False)

    assert own[["actor", "kind", "count"]].to_numpy().tolist() == [["Phạm Đơn Vị", "edit", 1]]
    assert len(everyone) == office.store.head
    with pytest.raises(Rejected, match="not_allowed"):
        undo.bundles(office.store, office.unit_user, mine=False)


def test_the_list_is_read_a_page_at_a_time_to_the_very_first_bundle(office):
    store, user = office.store, office.secretary
    for number in range(3):
        office.subject(name=f"Người {number}")
    count = undo.count_bundles(store, user, mine=False)

    pages = [
        undo.bundles(store, user, mine=False, limit=2, offset=place)["number"].tolist()
        for place in range(0, count, 2)
    ]

    assert [number for page in pages for number in page] == list(range(count, 0, -1))
    assert undo.count_bundles(store, office.unit_user) == 0
    with pytest.raises(Rejected, match="not_allowed"):
        undo.count_bundles(store, office.unit_user, mine=False)


def test_the_steps_of_a_bundle_carry_the_names_of_their_rows(office):
    subject = office.subject()

    steps = undo.changes(office.store, office.secretary, office.store.head)

    assert steps[["table", "row", "title", "operation"]].to_numpy().tolist() == [
        ["subject", subject, "Nguyễn Thị Ánh", "insert"]
    ]


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
    from dataclasses import replace

    from db.model.people import Role

    subject = office.subject()
    number = edit.save_cell(office.store, office.unit_user, "subject", subject, "note", None, "x")
    demoted = replace(office.unit_user, role=Role.LEADER)

    kept = undo.preview(office.store, demoted, number).kept
    assert kept["why"].tolist() == ["not_allowed"]
