"""The figures of a plan at a glance: one register, written out."""

from datetime import date

import pytest

from db.actions import overview
from db.model.overview import (
    AwardLine,
    MovementLine,
    Overview,
    PlaceLine,
    UnconvertedLine,
    as_json,
    from_json,
)
from db.model.people import Role, User
from db.model.problems import Rejected
from db.model.scope import Scope
from tests.db.actions.plan_in_phases import KINDS, filled, in_two_phases

DAY = date(2025, 10, 15)
AWARDS = (
    AwardLine(
        "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh (BK)",
        "Provincial certificate of merit",
        "Cấp tỉnh",
        "Province",
        1,
    ),
    AwardLine("Giấy khen (GK)", "Certificate of commendation", "", "", 1),
)


@pytest.fixture
def register(bench):
    return in_two_phases(bench)


@pytest.fixture
def told(register):
    return filled(register)


def test_everything_that_leaders_ask_of_a_plan_is_counted(told):
    found = overview.of(told.store, told.leader, Scope(told.plan, None, DAY, today=True))

    assert found == Overview(
        total=5,
        target=None,
        phases={told.phases[0]: 2, told.phases[1]: 2},
        both=1,
        without_phase=2,
        kinds={"model": 2, "collective": 0, "individual": 2, "household": 1},
        kind_targets=dict.fromkeys(("model", *KINDS)),
        people=3,
        direct_workers=1,
        tier_unknown=2,
        women=1,
        gender_unknown=2,
        stages={"detection": 2, "nurturing": 1, "summing_up": 0, "replication": 1, "unknown": 1},
        replicated=1,
        replicated_units=1,
        stuck=2,
        movements=(
            MovementLine(told.movements[1], "Nông thôn mới", "", 0, None),
            MovementLine(told.movements[0], "Học Bác", "Xã Đôn Thuận", 1, None),
        ),
        places=(
            PlaceLine(told.units[0], "Xã Đôn Thuận", "", 1, False, True),
            PlaceLine(told.units[1], "Xã Tân Lập", "", 3, True, True),
        ),
        unconverted=(UnconvertedLine(told.old[1], "Xã Chia", 1),),
        awards=AWARDS,
        awards_total=2,
        awards_provincial=1,
        tasks={"done": 1, "ongoing": 1, "not_started": 1, "late": 1},
        closed=False,
    )
    assert from_json(as_json(found)) == found


def test_a_phase_has_its_own_target_and_places_of_their_day(told):
    first, second = (
        overview.of(told.store, told.leader, Scope(told.plan, phase, DAY)) for phase in told.phases
    )

    assert (first.total, first.target, second.total, second.target) == (2, 12, 2, 4)
    assert first.kind_targets == dict.fromkeys(("model", *KINDS), 3)
    assert [(line.name, line.count, line.target) for line in second.movements] == [
        ("Học Bác", 1, 2),
        ("Nông thôn mới", 0, None),
    ]
    assert [(line.name, line.count, line.in_plan) for line in first.places] == [
        ("Xã Cũ", 1, False),
        ("Xã Chia", 1, False),
        ("Xã Đôn Thuận", 0, True),
        ("Xã Tân Lập", 0, True),
    ]
    assert (first.unconverted, first.awards_total, second.awards_total) == ((), 2, 0)


def test_in_a_closed_plan_nothing_is_late(told):
    for phase in told.phases:
        told.put("phase", phase, "closed", None, True)
    found = overview.of(told.store, told.leader, Scope(told.plan, None, DAY))

    assert (found.closed, found.tasks) == (
        True, {"done": 1, "ongoing": 2, "not_started": 1, "late": 0},
    )  # fmt: skip


def test_an_empty_plan_has_nothing_and_says_so(bench):
    span = {"starts_on": "2026-01-01", "ends_on": "2030-12-31"}
    [plan] = bench.plant("plan", {"name": "Trống", **span})
    found = overview.of(bench.store, bench.leader, Scope(plan, None, DAY, today=True))

    assert (found.total, found.target, found.phases, found.places, found.closed) == (
        0, None, {}, (), False,
    )  # fmt: skip
    assert (found.people, found.replicated, found.stuck, found.awards) == (0, 0, 0, ())


def test_a_plan_that_is_not_there_and_a_role_that_may_not_are_refused(bench):
    for user, plan, code in (
        (bench.leader, 999_999, "row_gone"),
        (bench.unit_user, bench.plan, "not_allowed"),
        (bench.member, bench.plan, "not_allowed"),
    ):
        with pytest.raises(Rejected) as refused:
            overview.of(bench.store, user, Scope(plan, None, DAY))
        assert [problem.code for problem in refused.value.problems] == [code]
    screen = User(7, "man-hinh", "Màn hình", Role.DISPLAY)
    assert overview.of(bench.store, screen, Scope(bench.plan, None, DAY)).total == 0
