import pytest

from db.actions import closing
from db.actions.publish import (
    may_publish_round,
    publish,
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
def test_others_publish_nothing(bench, who):
    user = getattr(bench, who)

    assert not may_publish_round(bench.store, user, bench.round)
    for call in (
        lambda: publish(bench.store, user, bench.round),
        lambda: unpublish(bench.store, user, bench.round, "x"),
    ):
        assert rejected(call) == [Problem("not_allowed", "round")]
    held = bench.row("round", bench.round)
    assert (held["published_at"], held["closed"]) == (None, None)


def test_nothing_of_a_closed_round_is_published_or_taken_back(bench):
    closing.close(bench.store, bench.secretary, "round", bench.round, "Đã tổng kết")

    for call in (
        lambda: publish(bench.store, bench.admin, bench.round),
        lambda: unpublish(bench.store, bench.admin, bench.round, "x"),
    ):
        assert rejected(call) == [
            Problem("locked", "round", row=bench.round, facts={"by": "Đợt 2025"})
        ]


def test_a_round_that_is_not_there_is_said(bench):
    assert rejected(lambda: publish(bench.store, bench.admin, 999)) == [
        Problem("row_gone", "round", row=999)
    ]
    assert not may_publish_round(bench.store, bench.admin, 999)
