import pytest

from db.actions import arrivals
from db.actions.merging.shape import Said
from db.model.problems import Problem, Rejected
from tests.db.actions.coming_in import arrive, book, listed

__all__ = ["arrive"]


def test_a_unit_account_sends_for_its_own_units_and_sees_only_these(bench, arrive):
    thuan, lap = bench.units
    arrive({"bí mật.xlsx": book("Lê A")}, lap)
    # proposed only: it may be of another unit
    arrive({"xã Đôn Thuận.xlsx": book("Lê B")})
    [own] = arrive({"của mình.xlsx": book("Lê C")}, thuan, bench.unit_user).ids
    [for_it] = arrive({"nhận hộ.xlsx": book("Lê D")}, thuan).ids

    # what the office or another unit has is no refusal here, else it would be told
    arrive({"chưa rõ.xlsx": b"STT;Ten\n"})
    same, too = arrive(
        {"trùng.xlsx": book("Lê A"), "cũng trùng.csv": b"STT;Ten\n"}, thuan, bench.unit_user
    ).ids

    user, store = bench.unit_user, bench.store
    assert [a.id for a in listed(bench, user)] == [own, for_it, same, too]
    assert arrivals.one(store, user, own).title == "của mình.xlsx"
    for arrival in (*(a.id for a in listed(bench)[:2]), 99999):
        with pytest.raises(Rejected) as caught:
            arrivals.one(store, user, arrival)
        assert caught.value.problems == [Problem("no_such_file")]
    arrivals.put_aside(store, user, own)
    with pytest.raises(Rejected, match="not_allowed"):
        arrivals.put_aside(store, user, for_it)
    for unit in (lap, None):
        assert not arrivals.may_send(store, user, bench.round, unit)
        with pytest.raises(Rejected) as caught:
            arrive({"x.xlsx": book()}, unit, user)
        assert caught.value.problems == [Problem("not_yours", table="receipt")]


def test_nobody_else_sends_reads_or_says_anything(bench, arrive):
    [made] = arrive({"a.xlsx": book("Lê A")}, bench.units[0]).ids
    store = bench.store
    office = [
        lambda user: arrivals.reading(store, user, made),
        lambda user: arrivals.say(store, user, made, Said()),
        lambda user: arrivals.said(store, user, made),
        lambda user: arrivals.taken(store, user, made, 1),
        lambda user: arrivals.belongs(store, user, made, None),
        lambda user: arrivals.read_again(store, user, made),
    ]
    for user in (bench.unit_user, bench.leader, bench.member):
        for act in office:
            with pytest.raises(Rejected, match="not_allowed"):
                act(user)
    for user in (bench.leader, bench.member):
        with pytest.raises(Rejected, match="not_allowed"):
            arrive({"b.xlsx": book()}, None, user)
        with pytest.raises(Rejected, match="not_allowed"):
            listed(bench, user)
        with pytest.raises(Rejected, match="no_such_file"):
            arrivals.one(store, user, made)
