from datetime import date

import pytest

from db.actions import edit, report
from db.actions.report import Part
from db.model.people import Role, User
from db.model.problems import Rejected


def exemplar(office, name, recognised="2022", form="exemplar", model_name=None):
    row = {
        "plan": office.plan,
        "subject": office.subject(name),
        "form": office.choice["form", form],
        "model_name": model_name,
        "scope": office.choice["scope", "comprehensive"],
        "unit": office.units[0],
        "recognised_on": recognised,
    }
    return edit.add(office.store, office.admin, "exemplar", [row])[0]


def entry(office, exemplar, stage, on, phase):
    row = {
        "exemplar": exemplar,
        "stage": stage,
        "entered_on": on,
        "phase": phase,
        "unit": office.units[0],
    }
    return edit.add(office.store, office.admin, "stage_entry", [row])[0]


@pytest.fixture
def plan(office):
    """Two overlapping phases; three recognised exemplars, one more a nominee only."""
    store, admin = office.store, office.admin
    stages = [
        {"list": "stage", "code": code, "label_vi": code, "label_en": code, "position": place}
        for place, code in enumerate(report.STAGES)
    ]
    detection, nurturing, *_ = edit.add(store, admin, "lookup", stages)
    span = {"starts_on": "2021-01-01", "ends_on": "2025-12-31"}
    [plan] = edit.add(store, admin, "plan", [{"name": "KH", **span}])
    phases = edit.add(
        store,
        admin,
        "phase",
        [
            {"plan": plan, "name": name, "position": place, **span}
            for place, name in enumerate(("GĐ1", "GĐ2"), 1)
        ],
    )

    office.plan = plan
    both, model, alone = (
        exemplar(office, "A"),
        exemplar(office, "B", form="model", model_name="Nước sạch"),
        None,
    )
    alone = exemplar(office, "C")
    exemplar(office, "D", recognised=None)
    entry(office, both, detection, "2022-01", phases[0])
    entry(office, both, nurturing, "2024-01", phases[1])
    entry(office, model, detection, "2022-05", phases[0])
    open_entry = entry(office, alone, detection, "2023-06", None)
    office.plan, office.phases, office.exemplars = plan, phases, [both, model, alone]
    office.open_entry = open_entry
    target = {"plan": plan, "phase": phases[0], "value": 4}
    edit.add(store, admin, "target", [target, {"plan": plan, "value": 10}])
    return office


def test_the_plan_counts_an_exemplar_once_and_reconciles_with_its_phases(plan):
    figures = report.progress(plan.store, plan.leader, plan.plan)

    first, second = plan.phases
    assert [figures.total(), figures.total(first), figures.total(second)] == [3, 2, 1]
    assert (figures.in_several_phases(), figures.without_phase) == (1, 1)
    assert 2 + 1 - figures.in_several_phases() + figures.without_phase == figures.total()
    assert dict(figures.phases) == {first: "GĐ1", second: "GĐ2"}


def test_models_count_apart_from_the_kinds_of_subject(plan):
    figures = report.progress(plan.store, plan.leader, plan.plan)

    assert {kind: figures.total(kind=kind) for kind in report.KINDS} == {
        "model": 1,
        "collective": 0,
        "individual": 2,
        "household": 0,
    }
    assert figures.by("kind", plan.phases[0]).to_dict("records") == [
        {"value": "individual", "count": 1, "target": None},
        {"value": "model", "count": 1, "target": None},
    ]
    assert figures.by("stage").to_dict("records") == [
        {"value": "detection", "count": 2, "target": None},
        {"value": "nurturing", "count": 1, "target": None},
    ]


def test_a_target_is_only_what_was_typed(plan):
    figures = report.progress(plan.store, plan.leader, plan.plan)

    assert [figures.target(Part(phase)) for phase in (None, *plan.phases)] == [10, 4, None]
    assert [figures.target(Part(None, "kind", "model")), figures.target(Part(None, "month"))] == [
        None,
        None,
    ]


def test_an_entry_of_2023_waits_until_it_is_settled_and_the_past_stays_as_it_was(plan):
    store = plan.store
    waiting = report.unsettled(store, plan.leader, plan.plan)
    before = store.head

    report.settle_phase(store, plan.secretary, [plan.open_entry], plan.phases[1])

    assert waiting[["id", "subject", "entered_on", "proposed"]].to_numpy().tolist() == [
        [plan.open_entry, "C", "2023-06", plan.phases[0]]
    ]
    assert report.unsettled(store, plan.leader, plan.plan).empty
    now = report.progress(store, plan.leader, plan.plan)
    then = report.progress(store, plan.leader, plan.plan, before)
    assert [now.total(plan.phases[1]), then.total(plan.phases[1])] == [2, 1]


def test_a_number_opens_its_rows(plan):
    found = report.names_behind(plan.store, plan.leader, plan.exemplars[:2])

    assert found.to_numpy().tolist() == [
        [plan.exemplars[0], "A", "Xã Đôn Thuận", "2022"],
        [plan.exemplars[1], "Nước sạch · B", "Xã Đôn Thuận", "2022"],
    ]


def test_a_unit_account_sees_no_figures_a_screen_no_names_and_a_leader_settles_nothing(plan):
    screen = User(8, "man-hinh", "Màn hình", Role.DISPLAY)
    for call in (
        lambda: report.progress(plan.store, plan.unit_user, plan.plan),
        lambda: report.unsettled(plan.store, plan.unit_user, plan.plan),
        lambda: report.names_behind(plan.store, plan.unit_user, []),
        lambda: report.names_behind(plan.store, screen, []),
        lambda: report.uncovered(plan.store, plan.unit_user, plan.plan, date(2024, 1, 1), []),
        lambda: report.settle_phase(plan.store, plan.leader, [plan.open_entry], plan.phases[0]),
    ):
        with pytest.raises(Rejected, match="not_allowed"):
            call()
