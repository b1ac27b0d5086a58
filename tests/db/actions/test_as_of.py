"""A day in the past: rows, own fields, labels, names and figures as they stood at its end."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from db.actions import as_of, edit, own_fields, report, standing
from db.actions.as_of import Moment
from db.actions.edit import Filter, Query
from db.model.catalog import Kind
from db.model.people import Role
from db.model.problems import Problem, Rejected


def on(office, *moment):
    office.store.clock = lambda: datetime(*moment)


def names(office, name, bundle, **asked):
    found = edit.browse(office.store, office.admin, name, Query(bundle=bundle, **asked)).frame
    return found["name"].tolist()


def test_a_day_ends_with_the_last_bundle_of_which_all_before_were_made_by_then(office):
    store = office.store
    first = store.head
    on(office, 2026, 11, 5, 9)
    office.subject("A")
    on(office, 2026, 11, 7, 9)
    office.subject("B")
    on(office, 2026, 11, 5, 10)  # a clock that went back
    office.subject("C")
    on(office, 2026, 11, 9, 9)

    assert [as_of.end_of(store, date(2026, 11, day)) for day in (1, 2, 4, 5, 6, 7, 8)] == [
        Moment(date(2026, 11, day), bundle, date(2026, 11, 2))
        for day, bundle in (
            (1, 0), (2, first), (4, first), (5, first + 1), (6, first + 1), (7, first + 3),
            (8, first + 3),
        )
    ]  # fmt: skip
    assert as_of.end_of(store, date(2026, 11, 9)) is None
    assert as_of.end_of(store, date(2030, 1, 1)) is None


def test_a_grid_shows_rows_names_and_labels_of_then_in_the_order_of_then(office):
    store, admin = office.store, office.admin
    first = office.subject("Nguyễn Văn Bình")
    second = office.subject("Trần Thị An")
    then = store.head
    edit.save_cell(store, admin, "subject", first, "name", "Nguyễn Văn Bình", "Nguyễn Văn An")
    edit.save_cell(store, admin, "subject", second, "name", "Trần Thị An", "Trần Thị Yến")
    third = office.subject("Võ Ba")
    edit.save_cell(store, admin, "unit", office.units[0], "name", "Xã Đôn Thuận", "Phường Mới")
    domain = office.choice["domain", "education"]
    edit.save_cell(store, admin, "lookup", domain, "label_vi", "education vi", "Giáo dục mới")
    edit.remove(store, admin, "lookup", [domain])
    edit.remove(store, admin, "subject", [second])

    by_name = {"sort": (("name", False),)}
    assert names(office, "subject", then, **by_name) == ["Trần Thị An", "Nguyễn Văn Bình"]
    assert names(office, "subject", None, **by_name) == ["Nguyễn Văn An", "Võ Ba"]
    assert names(office, "subject", then, search="binh") == ["Nguyễn Văn Bình"]
    old = {"subject": {first: "Nguyễn Văn Bình", second: "Trần Thị An"},
           "unit": {office.units[0]: "Xã Đôn Thuận"},
           "lookup": {domain: "education vi"}}  # fmt: skip
    assert {
        name: edit.titles(store, admin, name, list(held), then) for name, held in old.items()
    } == old
    assert edit.titles(store, admin, "subject", [third], then) == {}
    assert [row["name"] for row in edit.fetch(store, admin, "subject", [first, third], then)] == [
        "Nguyễn Văn Bình"
    ]
    asked = Query((Filter("unit.name", "is", "Xã Đôn Thuận"),), bundle=then)
    assert edit.count_by(store, admin, "subject", "unit", asked) == {office.units[0]: 2}


def test_own_fields_are_those_of_then_with_what_they_held_then(office):
    store, admin = office.store, office.admin
    subject = office.subject()
    before = store.head
    own_fields.add_field(store, admin, "subject", "Thu nhập", "Income", Kind.WHOLE)
    edit.save_cell(store, admin, "subject", subject, "x_thu_nhap", None, 5)
    then = store.head
    edit.save_cell(store, admin, "subject", subject, "x_thu_nhap", 5, 7)
    [field] = edit.browse(store, admin, "custom_field", Query()).frame["id"].tolist()
    edit.save_cell(store, admin, "custom_field", field, "label_vi", "Thu nhập", "Thu nhập năm")
    edit.save_cell(store, admin, "custom_field", field, "retired", None, True)

    own = [
        [known.label.vi for known in edit.table(store, "subject", at).fields if known.custom]
        for at in (before, then, None)
    ]
    shown = edit.browse(store, admin, "subject", Query(bundle=then)).frame

    assert own == [[], ["Thu nhập"], []]
    assert shown["x_thu_nhap"].tolist() == [5]
    assert "x_thu_nhap" not in edit.browse(store, admin, "subject", Query(bundle=before)).frame


def test_a_unit_account_sees_what_was_its_own_then_and_nothing_else(office):
    store, user = office.store, office.unit_user
    moved, foreign = office.subject("A"), office.subject("B", unit=office.units[1])
    then = store.head
    edit.save_cell(store, office.admin, "subject", moved, "unit", *office.units)
    edit.save_cell(store, office.admin, "subject", foreign, "unit", *reversed(office.units))

    page = edit.browse(store, user, "subject", Query(bundle=then))

    assert (page.frame["id"].tolist(), page.total) == ([moved], 1)
    assert [row["id"] for row in edit.fetch(store, user, "subject", [moved, foreign], then)] == [
        moved
    ]
    assert edit.titles(store, user, "subject", [moved, foreign], then) == {moved: "A"}
    with pytest.raises(Rejected, match="not_allowed"):
        edit.browse(store, replace(user, role=Role.DISPLAY), "subject", Query(bundle=then))


def test_figures_names_and_ranks_are_those_of_then(bench):
    store, admin = bench.store, bench.admin
    filed = bench.file(state="before_council")
    then = store.head
    bench.put("exemplar", filed.exemplar, "recognised_on", None, "2025-06-01")
    later = bench.file(name="Người sau", state="before_council")
    plan, day = bench.plan, date(2025, 12, 31)

    assert len(report.progress(store, admin, plan, then, day).counted) == 0
    assert len(report.progress(store, admin, plan, None, day).counted) == 1
    assert report.names_behind(store, admin, [filed.exemplar], then)["recognised_on"].tolist() == [
        None
    ]
    assert standing.ranking(store, admin, bench.round, then)["nomination"].tolist() == [
        filed.nomination
    ]
    assert len(standing.ranking(store, admin, bench.round)) == 2
    assert standing.explain(store, admin, filed.nomination, then).equals(
        standing.explain(store, admin, filed.nomination)
    )
    with pytest.raises(Rejected, match="row_gone"):
        standing.explain(store, admin, later.nomination, then)
    assert report.uncovered(store, admin, plan, day, [], then).empty
    assert report.unsettled(store, admin, plan, 0).empty


def test_a_field_that_was_not_there_then_is_asked_for_in_vain_and_said(office):
    then = office.store.head
    for table in ("subject", "unit"):
        own_fields.add_field(office.store, office.admin, table, "Thu nhập", "", Kind.TEXT)

    for path in ("x_thu_nhap", "unit.x_thu_nhap"):
        with pytest.raises(Rejected) as refused:
            names(office, "subject", then, filters=(Filter(path, "filled"),))
        assert refused.value.problems == [Problem("no_such_field", "subject", value="x_thu_nhap")]
