"""Frozen figures are shown again exactly, and what came later is told as an adjustment."""

from datetime import date, datetime

import pytest

from db.actions import closing, edit, freezing, overview
from db.actions.freezing import Line
from db.model.problems import Problem, Rejected
from db.model.scope import Scope
from tests.db.actions.plan_in_phases import exemplar, filled, in_two_phases, person

DAY = date(2025, 10, 15)


@pytest.fixture
def register(bench):
    return filled(in_two_phases(bench))


def refused(act):
    with pytest.raises(Rejected) as error:
        act()
    return error.value.problems


def lines(found):
    return {line.key: line for line in found.lines}


def test_figures_are_kept_with_their_name_time_and_bundle(register):
    store, head = register.store, register.store.head
    store.clock = lambda: datetime(2026, 6, 30, 10, 30, 15, 999)
    scope = Scope(register.plan, None, DAY)

    number = freezing.take(store, register.secretary, scope, " Báo cáo  6 tháng ")

    [found] = freezing.listed(store, register.leader, register.plan)
    assert (found.id, found.name, found.taken_by, found.taken_at) == (
        number, "Báo cáo 6 tháng", "Lê Thư Ký", datetime(2026, 6, 30, 10, 30, 15),
    )  # fmt: skip
    assert found.scope == Scope(register.plan, None, DAY, head, today=True)
    assert found.figures == overview.of(
        store, register.leader, Scope(register.plan, None, DAY, today=True)
    )


def test_later_edits_leave_a_freeze_as_it_was_and_are_told_beside_it(register):
    store, user = register.store, register.secretary
    freezing.take(store, user, Scope(register.plan, None, DAY), "Tháng 6")
    [frozen] = freezing.listed(store, user, register.plan)
    untouched = freezing.compared(store, user, frozen)

    late = exemplar(register, person(register, "Muộn"), register.units[0], recognised="2025-11")
    page = edit.browse(store, user, "exemplar", edit.Query(search="Dũng"))
    edit.remove(store, user, "exemplar", page.frame["id"].tolist())
    bundles = store.head
    edit.add(store, register.admin, "lookup", [{"list": "unit_type", "code": "x", "label_vi": "X"}])

    [again] = freezing.listed(store, user, register.plan)
    found = freezing.compared(store, user, again)
    assert again == frozen
    assert (untouched.proven, untouched.bundles, found.proven, found.bundles) == (True, 0, True, 3)
    assert lines(untouched)["total"] == Line("total", 5, 5, 5)
    assert lines(found)["total"] == Line("total", 5, 4, 5)
    told = freezing.later_bundles(store, user, frozen)
    assert (told[0][0], len(told)) == (bundles, 3)
    assert late


def test_a_phase_is_closed_on_its_figures(register):
    store, first = register.store, register.phases[0]
    bundle = closing.close(store, register.admin, "phase", first, "Hết giai đoạn")

    [found] = freezing.listed(store, register.leader, register.plan)
    assert (found.scope.phase, found.scope.bundle, found.figures.total) == (first, bundle - 1, 2)
    assert found.name.startswith("GĐ1, ")
    closing.reopen(store, register.admin, "phase", first, "Bổ sung")
    closing.close(store, register.admin, "phase", first, "Xong")
    assert len(freezing.listed(store, register.leader, register.plan)) == 2


def test_a_freeze_needs_a_name_of_its_own(register):
    scope = Scope(register.plan, register.phases[0], DAY)
    freezing.take(register.store, register.admin, scope, "Tháng 6")

    for name, code in (("Tháng 6", "not_unique"), ("  ", "required")):
        problems = refused(lambda n=name: freezing.take(register.store, register.admin, scope, n))
        assert [problem.code for problem in problems] == [code]


@pytest.mark.parametrize("figures", ["<b>", "[]", "{}", '{"movements": [1], "phases": {}}', "7"])
def test_figures_that_the_house_never_wrote_are_left_out(bench, figures):
    bench.plant(
        "frozen_figures",
        {
            "plan": bench.plan, "name": "x", "day": "2025-10-15", "bundle": 1,
            "taken_at": datetime(2026, 1, 1), "figures": figures,
        },
    )  # fmt: skip
    assert freezing.listed(bench.store, bench.admin, bench.plan) == []


def test_who_may_freeze_and_who_may_look(register):
    store, scope = register.store, Scope(register.plan, None, DAY)
    freezing.take(store, register.secretary, scope, "Tháng 6")
    [frozen] = freezing.listed(store, register.leader, register.plan)

    for user in (register.leader, register.member, register.unit_user):
        assert refused(lambda u=user: freezing.take(store, u, scope, "x")) == [
            Problem("not_allowed", "frozen_figures")
        ]
        assert refused(lambda u=user: freezing.later_bundles(store, u, frozen)) == [
            Problem("not_allowed")
        ]
    for user in (register.member, register.unit_user):
        assert refused(lambda u=user: freezing.listed(store, u, register.plan)) == [
            Problem("not_allowed")
        ]
        assert refused(lambda u=user: freezing.compared(store, u, frozen)) == [
            Problem("not_allowed")
        ]
