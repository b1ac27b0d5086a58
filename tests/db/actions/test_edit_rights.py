import pytest

from db.actions import closing, edit
from db.actions.edit import Filter, Query
from db.model.problems import Problem, Rejected


def rejected(call):
    with pytest.raises(Rejected) as caught:
        call()
    return caught.value.problems


def test_rows_of_a_closed_phase_can_only_be_read(office):
    plan = {"name": "KH", "starts_on": "2021-01-01", "ends_on": "2025-12-31"}
    [plan_id] = edit.add(office.store, office.admin, "plan", [plan])
    phase = {
        "plan": plan_id,
        "name": "2021–2023",
        "position": 1,
        "starts_on": "2021-01-01",
        "ends_on": "2023-12-31",
    }
    [phase_id] = edit.add(office.store, office.admin, "phase", [phase])
    target = {"plan": plan_id, "phase": phase_id, "value": 10}
    [target_id] = edit.add(office.store, office.admin, "target", [target])
    closing.close(office.store, office.admin, "phase", phase_id, "Tổng kết")

    facts = {"by": "2021–2023", "since": "02/11/2026", "why": "Tổng kết"}
    refused = [Problem("locked_why", "target", row=target_id, facts=facts)]
    for call in (
        lambda: edit.save_cell(office.store, office.admin, "target", target_id, "value", 10, 11),
        lambda: edit.remove(office.store, office.admin, "target", [target_id]),
    ):
        assert rejected(call) == refused
    # and they do not leave it for an open one
    [other] = edit.add(office.store, office.admin, "phase", [{**phase, "name": "2023–2025"}])
    for new in (other, None):
        found = rejected(
            lambda n=new: edit.save_cell(
                office.store, office.admin, "target", target_id, "phase", phase_id, n
            )
        )
        assert found == refused


def test_a_unit_account_reads_and_writes_its_own_rows_only(office):
    own, foreign = office.subject("A"), office.subject("B", unit=office.units[1])
    user = office.unit_user

    page = edit.browse(office.store, user, "subject", Query())
    edit.save_cell(office.store, user, "subject", own, "note", None, "được")

    assert page.frame["id"].tolist() == [own]
    assert [row["id"] for row in edit.fetch(office.store, user, "subject", [own, foreign])] == [own]
    for call in (
        lambda: edit.save_cell(office.store, user, "subject", foreign, "note", None, "x"),
        lambda: edit.remove(office.store, user, "subject", [foreign]),
        lambda: edit.history(office.store, user, "subject", foreign),
    ):
        assert rejected(call) == [Problem("not_yours", "subject", row=foreign)]
    moved = rejected(
        lambda: edit.save_cell(office.store, user, "subject", own, "unit", *office.units)
    )
    assert moved == [Problem("not_yours", "subject", row=own)]


def test_a_leader_reads_and_writes_nothing(office):
    subject = office.subject()

    assert edit.browse(office.store, office.leader, "subject", Query()).total == 1
    for call in (
        lambda: edit.save_cell(office.store, office.leader, "subject", subject, "note", None, "x"),
        lambda: edit.browse(office.store, office.leader, "account", Query()),
    ):
        assert [problem.code for problem in rejected(call)] == ["not_allowed"]


def test_tables_and_fields_come_from_the_catalogue(office):
    subject = office.subject()

    assert [p.code for p in rejected(lambda: edit.table(office.store, "users"))] == [
        "no_such_table"
    ]
    for field, code in (("deleted_at", "no_such_field"), ("merged_into", "field_is_fixed")):
        found = rejected(
            lambda f=field: edit.save_cell(
                office.store, office.admin, "subject", subject, f, None, None
            )
        )
        assert [problem.code for problem in found] == [code]


def test_lookups_that_the_code_relies_on_stay(office):
    fixed = office.choice["scope", "by_field"]

    assert rejected(lambda: edit.remove(office.store, office.admin, "lookup", [fixed])) == [
        Problem("lookup_is_fixed", "lookup", row=fixed)
    ]


def test_options_name_units_with_their_last_day_and_choices_in_their_order(office):
    unit = edit.table(office.store, "subject").field("unit")
    kind = edit.table(office.store, "subject").field("type")
    plan = edit.table(office.store, "exemplar").field("plan")

    first, second = office.units
    assert edit.options(office.store, office.admin, unit) == {
        second: "Xã Tân Lập",
        first: "Xã Đôn Thuận (đến 30/6/2025)",
    }
    assert list(edit.options(office.store, office.admin, kind, "en").values()) == [
        "collective",
        "individual",
        "household",
    ]
    assert edit.options(office.store, office.admin, plan) == {}
    assert edit.titles(office.store, office.admin, "unit", [first]) == {first: "Xã Đôn Thuận"}


def test_a_table_as_of_a_bundle_shows_what_stood_then(office):
    subject = office.subject("Nguyễn Ánh", birth="1990")
    start = office.store.head
    edit.save_cell(office.store, office.admin, "subject", subject, "birth", "1990", None)
    edit.save_cell(office.store, office.admin, "subject", subject, "birth", None, "1992-Q2")
    later = office.subject("Lê Sau")
    edit.remove(office.store, office.admin, "subject", [subject])

    def at(bundle, *filters):
        query = Query(bundle=bundle, filters=filters, search="anh")
        return edit.browse(office.store, office.admin, "subject", query).frame

    assert at(start)[["id", "birth"]].to_numpy().tolist() == [[subject, "1990"]]
    assert at(start + 1)["birth"].isna().tolist() == [True]
    assert at(start + 2, Filter("unit.name", "is", "Xã Đôn Thuận"))["birth"].tolist() == ["1992-Q2"]
    assert at(office.store.head).empty
    assert later not in at(start)["id"].tolist()
