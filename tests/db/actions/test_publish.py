import pytest

from db.actions.publish import (
    close_round,
    may_publish_round,
    publish,
    reopen_round,
    unpublish,
)
from db.model.problems import Problem, Rejected


def rejected(call):
    with pytest.raises(Rejected) as caught:
        call()
    return caught.value.problems


@pytest.mark.parametrize("who", ["chair", "secretary", "admin"])
def test_the_chair_and_the_office_publish_and_take_it_back_with_a_reason(bench, who):
    user = getattr(bench, who)

    assert may_publish_round(bench.store, user, bench.round)
    publish(bench.store, user, bench.round)
    assert bench.row("round", bench.round)["published_at"] is not None
    assert rejected(lambda: publish(bench.store, user, bench.round)) == [
        Problem("already_published", "round", row=bench.round)
    ]
    assert rejected(lambda: unpublish(bench.store, user, bench.round, " ")) == [
        Problem("reason_missing", "round")
    ]
    unpublish(bench.store, user, bench.round, "Chấm lại")
    assert bench.row("round", bench.round)["published_at"] is None
    assert rejected(lambda: unpublish(bench.store, user, bench.round, "x")) == [
        Problem("not_published", "round", row=bench.round)
    ]


@pytest.mark.parametrize("who", ["member", "standing", "unit_user", "leader"])
def test_others_publish_and_close_nothing(bench, who):
    user = getattr(bench, who)

    assert not may_publish_round(bench.store, user, bench.round)
    for call in (
        lambda: publish(bench.store, user, bench.round),
        lambda: unpublish(bench.store, user, bench.round, "x"),
        lambda: close_round(bench.store, user, bench.round),
        lambda: reopen_round(bench.store, user, bench.round, "x"),
    ):
        assert rejected(call) == [Problem("not_allowed", "round")]
    held = bench.row("round", bench.round)
    assert (held["published_at"], held["closed"]) == (None, None)


def test_the_chair_does_not_close_a_round(bench):
    assert rejected(lambda: close_round(bench.store, bench.chair, bench.round)) == [
        Problem("not_allowed", "round")
    ]


def test_a_closed_round_stands_still_until_it_is_opened_again(bench):
    locked = [Problem("locked", "round", row=bench.round, facts={"by": "Đợt 2025"})]
    close_round(bench.store, bench.secretary, bench.round)

    for call in (
        lambda: publish(bench.store, bench.admin, bench.round),
        lambda: unpublish(bench.store, bench.admin, bench.round, "x"),
        lambda: close_round(bench.store, bench.admin, bench.round),
    ):
        assert rejected(call) == locked
    assert rejected(lambda: reopen_round(bench.store, bench.admin, bench.round, "")) == [
        Problem("reason_missing", "round")
    ]
    reopen_round(bench.store, bench.admin, bench.round, "Bổ sung hồ sơ")
    assert bench.row("round", bench.round)["closed"] is False
    assert rejected(lambda: reopen_round(bench.store, bench.admin, bench.round, "x")) == [
        Problem("not_closed", "round", row=bench.round)
    ]


def test_a_round_that_is_not_there_is_said(bench):
    assert rejected(lambda: publish(bench.store, bench.admin, 999)) == [
        Problem("row_gone", "round", row=999)
    ]
    assert not may_publish_round(bench.store, bench.admin, 999)
