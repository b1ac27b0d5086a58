from datetime import datetime
from decimal import Decimal

import pytest

from db.actions import edit
from db.actions.edit import Query
from db.model.problems import Problem, Rejected


def rejected(call):
    with pytest.raises(Rejected) as caught:
        call()
    return caught.value.problems


def test_a_saved_cell_stands_in_the_row_and_in_its_history(office):
    subject = office.subject(birth="1990")

    number = edit.save_cell(
        office.store, office.secretary, "subject", subject, "birth", "1990", "1991-02"
    )

    [row] = office.rows("subject", subject)
    steps = edit.history(office.store, office.admin, "subject", subject, "birth")
    assert (row["birth"], row["version"]) == ("1991-02", 2)
    shown = steps[["who", "operation", "old", "new", "bundle"]].astype(object)
    assert shown.where(shown.notna(), None).to_numpy().tolist() == [
        ["Lê Thư Ký", "update", "1990", "1991-02", number],
        ["Lê Thư Ký", "insert", None, "1990", number - 1],
    ]
    assert len(edit.history(office.store, office.admin, "subject", subject)) == 2


def test_a_cell_that_somebody_else_changed_first_is_never_overwritten(office):
    subject = office.subject(birth="1990")
    edit.save_cell(office.store, office.admin, "subject", subject, "birth", "1990", "1991")

    problems = rejected(
        lambda: edit.save_cell(
            office.store, office.secretary, "subject", subject, "birth", "1990", "1992"
        )
    )

    [found] = problems
    assert (found.code, found.value, found.facts["theirs"], found.facts["who"]) == (
        "conflict",
        "1992",
        "1991",
        "Trần Quản Trị",
    )
    assert office.rows("subject", subject)[0]["birth"] == "1991"


def test_two_cells_of_one_row_do_not_collide(office):
    subject = office.subject()

    edit.save_cell(office.store, office.admin, "subject", subject, "note", None, "một")
    edit.save_cell(office.store, office.secretary, "subject", subject, "position", None, "Hai")

    [row] = office.rows("subject", subject)
    assert (row["note"], row["position"]) == ("một", "Hai")


def test_a_conflict_over_a_list_shows_the_list(office):
    first, second = office.units
    [movement] = edit.add(office.store, office.admin, "movement", [{"name": "Dạy tốt"}])
    field = "coordinating_units"
    edit.save_cell(office.store, office.admin, "movement", movement, field, None, (first,))

    [found] = rejected(
        lambda: edit.save_cell(
            office.store, office.admin, "movement", movement, field, None, (second,)
        )
    )

    assert found.facts["theirs"] == (first,)


def test_a_cell_of_a_deleted_row_is_refused(office):
    subject = office.subject()
    edit.remove(office.store, office.admin, "subject", [subject])

    [found] = rejected(
        lambda: edit.save_cell(office.store, office.admin, "subject", subject, "note", None, "x")
    )

    assert found == Problem("row_gone", "subject", "note", subject, "x")


def test_saving_what_is_there_makes_no_bundle(office):
    subject = office.subject()
    head = office.store.head

    edit.save_cell(office.store, office.admin, "subject", subject, "note", None, None)

    assert office.store.head == head


def test_adding_names_every_problem_and_writes_nothing(office):
    good = {"type": office.choice["subject_type", "individual"], "unit": office.units[0]}

    problems = rejected(
        lambda: edit.add(
            office.store,
            office.admin,
            "subject",
            [{**good, "name": ""}, {"name": "B", "unit": office.units[0]}, {**good, "name": "C"}],
        )
    )

    assert problems == [
        Problem("required", "subject", "name", 0),
        Problem("required", "subject", "type", 1),
    ]
    assert edit.browse(office.store, office.admin, "subject", Query()).total == 0


def test_a_link_to_nothing_and_a_choice_of_another_list_are_refused(office):
    subject = office.subject()
    state = office.choice["nomination_state", "received"]

    for field, old, new in (("unit", office.units[0], 999), ("gender", None, state)):
        [found] = rejected(
            lambda f=field, o=old, n=new: edit.save_cell(
                office.store, office.admin, "subject", subject, f, o, n
            )
        )
        assert found == Problem("no_such_row", "subject", field, subject, new)


def test_a_list_of_links_may_hold_live_rows_only(office):
    [found] = rejected(
        lambda: edit.add(
            office.store,
            office.admin,
            "movement",
            [{"name": "Dạy tốt", "coordinating_units": (999,)}],
        )
    )

    assert (found.code, found.field, found.value) == ("no_such_row", "coordinating_units", 999)


def test_a_row_rule_binds_after_every_change(office):
    subject = office.subject(birth="1990")
    kinds = [office.choice["subject_type", code] for code in ("individual", "collective")]

    [found] = rejected(
        lambda: edit.save_cell(office.store, office.admin, "subject", subject, "type", *kinds)
    )

    assert (found.code, found.field, found.row) == ("collective_has_birth", "birth", subject)


def test_a_required_cell_cannot_be_emptied(office):
    subject = office.subject()

    [found] = rejected(
        lambda: edit.save_cell(
            office.store, office.admin, "subject", subject, "name", "Nguyễn Thị Ánh", None
        )
    )

    assert found == Problem("required", "subject", "name", subject)


def test_what_must_be_unique_is_unique_among_live_rows_and_checked_on_return(office):
    kind = {
        "type": office.choice["unit_type", "xa"],
        "level": office.choice["unit_level", "commune"],
    }
    row = {"name": "Xã Mới", "code": "1", **kind}
    [first] = edit.add(office.store, office.admin, "unit", [row])
    edit.remove(office.store, office.admin, "unit", [first])
    [second] = edit.add(office.store, office.admin, "unit", [row])

    [found] = rejected(lambda: edit.bring_back(office.store, office.admin, "unit", [first]))

    assert (found.code, found.row, found.facts["other"]) == ("not_unique", first, second)


def test_a_row_in_use_cannot_be_deleted_and_says_by_how_many(office):
    office.subject()

    problems = rejected(lambda: edit.remove(office.store, office.admin, "unit", [office.units[0]]))

    assert problems == [
        Problem("in_use", "unit", row=office.units[0], facts={"count": 1, "by": "subject"})
    ]


def test_a_link_in_a_list_counts_as_use(office):
    unit = office.units[1]
    edit.add(
        office.store, office.admin, "movement", [{"name": "Dạy tốt", "coordinating_units": (unit,)}]
    )

    [found] = rejected(lambda: edit.remove(office.store, office.admin, "unit", [unit]))

    assert found.facts == {"count": 1, "by": "movement"}


def test_deleted_rows_come_back_whole(office):
    subject = office.subject(note="giữ")
    before = office.rows("subject", subject)[0]

    edit.remove(office.store, office.secretary, "subject", [subject])
    gone = edit.browse(office.store, office.secretary, "subject", Query(deleted=True))
    edit.bring_back(office.store, office.secretary, "subject", [subject])

    assert gone.frame["id"].tolist() == [subject]
    assert {**office.rows("subject", subject)[0], "version": 1} == before


def test_deleting_twice_or_bringing_back_a_living_row_is_refused(office):
    subject = office.subject()

    assert rejected(lambda: edit.bring_back(office.store, office.admin, "subject", [subject])) == [
        Problem("cannot_restore", "subject", row=subject)
    ]
    edit.remove(office.store, office.admin, "subject", [subject])
    assert rejected(lambda: edit.remove(office.store, office.admin, "subject", [subject])) == [
        Problem("cannot_delete", "subject", row=subject)
    ]


def test_one_field_of_many_rows_is_one_bundle(office):
    ids = [office.subject(name) for name in ("A", "B")]

    number = edit.change(
        office.store, office.admin, "subject", "note", [(row, None, "x") for row in ids], "gộp"
    )

    assert [row["note"] for row in office.rows("subject", *ids)] == ["x", "x"]
    assert number == office.store.head


def test_cells_of_one_row_are_saved_together_or_not_at_all(office):
    subject = office.subject(birth="1990")
    head = office.store.head

    edit.save_row(
        office.store, office.secretary, "subject", subject,
        {"birth": ("1990", "1991"), "note": (None, "giỏi")},
    )  # fmt: skip
    problems = rejected(
        lambda: edit.save_row(
            office.store, office.secretary, "subject", subject,
            {"note": ("giỏi", "khá"), "birth": ("1990", "1992")},
        )
    )  # fmt: skip

    [row] = office.rows("subject", subject)
    assert (row["birth"], row["note"], office.store.head) == ("1991", "giỏi", head + 1)
    assert [(problem.code, problem.field) for problem in problems] == [("conflict", "birth")]


def test_only_what_everybody_inside_may_know_is_glanced_at(bench):
    plans = edit.glance(bench.store, "plan", Query())

    assert plans["name"].tolist() == ["Kế hoạch"]
    for name, code in (("subject", "not_allowed"), ("colours", "no_such_table")):
        with pytest.raises(Rejected, match=code):
            edit.glance(bench.store, name, Query())


def test_a_link_is_sorted_and_searched_by_what_its_rows_are_called(bench):
    fields = (("subject", "unit"), ("nomination", "exemplar"))

    assert [
        edit.title_path(bench.store, bench.store.catalogue[table].field(name))
        for table, name in fields
    ] == ["unit.name", "exemplar.subject.name"]


def test_cells_of_a_page_are_python_values(bench):
    at = datetime(2026, 11, 2, 9, 30)
    bench.put("round", bench.round, "published_at", None, at)
    bench.put("criterion", bench.criteria[1], "maximum", Decimal(60), Decimal("60.5"))

    def cells(table, row):
        page = edit.browse(bench.store, bench.secretary, table, Query())
        held = edit.python_rows(bench.store.catalogue[table], page.frame)
        return next(cells for cells in held if cells["id"] == row)

    found, criterion = cells("round", bench.round), cells("criterion", bench.criteria[1])
    assert (found["published_at"], found["chair"], found["closed"], found["name"]) == (
        at,
        bench.members[0],
        None,
        "Đợt 2025",
    )
    assert criterion["maximum"] == Decimal("60.5")
    assert cells("criteria_set", bench.criteria_set)["approved"] is True
