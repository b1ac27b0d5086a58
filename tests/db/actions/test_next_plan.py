"""The next plan is opened in one bundle: copies, carried exemplars, the old plan locked."""

import pytest

from db.actions import edit, freezing, next_plan, overview, undo
from db.actions.edit import Filter, Query
from db.actions.next_plan import NextPlan, Phase
from db.model.people import Role, User
from db.model.problems import Problem, Rejected
from tests.db.actions.plan_in_phases import filled, in_two_phases

PHASES = (
    Phase("GĐ 2026–2028", "2026-01-01", "2028-12-31"),
    Phase("GĐ 2028–2030", "2028-01-01", "2030-12-31"),
)


@pytest.fixture
def register(bench):
    return filled(in_two_phases(bench))


def wanted(register, **more):
    given = {"name": " Kế hoạch  2026–2030 ", "phases": PHASES, **more}
    return NextPlan(register.plan, starts_on="2026-01-01", ends_on="2030-12-31", **given)


def of_plan(register, table, plan):
    query = Query((Filter("plan", "is", plan),), limit=1000)
    page = edit.browse(register.store, register.admin, table, query)
    return edit.python_rows(register.store.catalogue[table], page.frame)


def refused(act):
    with pytest.raises(Rejected) as error:
        act()
    return error.value.problems


def test_the_next_plan_has_its_phases_units_tasks_and_carried_exemplars(register):
    store, head = register.store, register.store.head
    old = of_plan(register, "exemplar", register.plan)
    carried = [row["id"] for row in old][:2]
    register.put("exemplar", carried[1], "unit", register.units[0], register.old[0])
    head = store.head

    plan = next_plan.open_plan(
        store, register.admin, wanted(register, exemplars=tuple(carried), tasks=True)
    )

    assert store.head == head + 1
    assert [row["name"] for row in of_plan(register, "phase", plan)] == [
        phase.name for phase in PHASES
    ]
    assert [row["unit"] for row in of_plan(register, "plan_unit", plan)] == list(register.units)
    assert [(row["content"], row["state"]) for row in of_plan(register, "task", plan)] == [
        ("a", None), ("b", None), ("c", None), ("d", None),
    ]  # fmt: skip
    made = of_plan(register, "exemplar", plan)
    assert [(row["continues"], row["unit"], row["recognised_on"]) for row in made] == [
        (carried[0], register.units[0], None), (carried[1], register.units[1], None),
    ]  # fmt: skip
    undo.undo(store, register.admin, store.head)
    assert of_plan(register, "exemplar", plan) == []


def test_the_old_plan_is_locked_on_its_figures_with_the_reason(register):
    next_plan.open_plan(
        register.store, register.admin, wanted(register, units=False, reason=" Hết kỳ ")
    )

    closed = [row["closed"] for row in of_plan(register, "phase", register.plan)]
    assert closed == [True, True]
    assert len(freezing.listed(register.store, register.admin, register.plan)) == 2
    steps = edit.history(register.store, register.admin, "phase", register.phases[0], "closed")
    assert steps["reason"].tolist()[0] == "Hết kỳ"
    again = next_plan.open_plan(
        register.store, register.admin,
        wanted(register, name="Khác", units=False, reason="Lần nữa"),
    )  # fmt: skip
    assert of_plan(register, "plan_unit", again) == []


def test_new_editions_of_the_criteria_are_made_once_a_set(bench):
    register = in_two_phases(bench)
    query = Query(limit=100)
    before = edit.browse(register.store, register.admin, "criteria_set", query).total
    next_plan.open_plan(register.store, register.admin, wanted(register, criteria=True))
    next_plan.open_plan(
        register.store, register.admin, wanted(register, name="Khác", criteria=True)
    )

    assert edit.browse(register.store, register.admin, "criteria_set", query).total == 3 * before


def test_what_cannot_be_is_refused_whole(register):
    store, admin = register.store, register.admin
    head = store.head
    for user in (register.secretary, register.leader, register.unit_user):
        assert refused(lambda u=user: next_plan.open_plan(store, u, wanted(register))) == [
            Problem("not_allowed", "plan")
        ]
    assert refused(lambda: next_plan.open_plan(store, admin, wanted(register, phases=()))) == [
        Problem("no_phases", "plan")
    ]
    assert refused(
        lambda: next_plan.open_plan(store, admin, wanted(register, exemplars=(999_999,)))
    ) == [Problem("not_of_plan", "plan")]
    gone = NextPlan(999_999, "x", "2026-01-01", "2030-12-31", PHASES)
    assert refused(lambda: next_plan.open_plan(store, admin, gone)) == [
        Problem("row_gone", "plan", row=999_999)
    ]
    wrong = NextPlan(register.plan, "x", "năm 2026", "2030-12-31", PHASES)
    assert [problem.code for problem in refused(
        lambda: next_plan.open_plan(store, admin, wrong)
    )] == ["wrong_kind"]  # fmt: skip
    assert store.head == head


def test_what_a_unit_becomes_is_for_those_who_see_the_progress(register):
    member = User(7, "x", "X", Role.MEMBER)
    assert refused(
        lambda: overview.units_now(register.store, member, register.store.clock().date())
    ) == [Problem("not_allowed")]
