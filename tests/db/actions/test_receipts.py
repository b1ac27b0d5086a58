import pytest

from db.actions import receipts
from db.model.problems import Problem, Rejected


def of_plan(bench, *spans):
    bench.plant(
        "plan_unit",
        *(
            {"plan": bench.plan, "unit": unit, "valid_from": first, "valid_to": last}
            for unit, first, last in spans
        ),
    )


def test_units_of_the_plan_on_the_first_day_of_the_round_get_a_line_each(bench):
    first, second = bench.units
    of_plan(bench, (first, None, "2025-06-30"), (second, "2025-07-01", None))
    assert receipts.missing(bench.store, bench.secretary, bench.round) == [first]

    [line] = receipts.complete(bench.store, bench.secretary, bench.round)

    held = bench.row("receipt", line)
    assert (held["unit"], held["round"], held["state"]) == (
        first, bench.round, bench.choice["receipt_state", "not_sent"],
    )  # fmt: skip
    assert receipts.missing(bench.store, bench.secretary, bench.round) == []
    with pytest.raises(Rejected) as caught:
        receipts.complete(bench.store, bench.secretary, bench.round)
    assert caught.value.problems == [Problem("nothing_missing", "receipt")]


def test_a_round_without_a_day_asks_for_the_units_of_today(bench):
    first, second = bench.units
    of_plan(bench, (first, None, "2025-06-30"), (second, "2025-07-01", None))
    bench.put("round", bench.round, "opens_on", "2025-03-03", None)

    assert receipts.missing(bench.store, bench.admin, bench.round) == [second]


def test_only_the_office_keeps_the_list(bench):
    for user in (bench.unit_user, bench.leader, bench.member):
        with pytest.raises(Rejected, match="not_allowed"):
            receipts.missing(bench.store, user, bench.round)


def test_who_reads_the_whole_list_is_told_how_many_units_it_lacks(bench):
    of_plan(bench, *((unit, None, None) for unit in bench.units))
    readers = (bench.admin, bench.secretary, bench.leader)

    assert [receipts.lacking(bench.store, user, bench.round) for user in readers] == [2, 2, 2]
    for user in (bench.unit_user, bench.member):
        with pytest.raises(Rejected, match="not_allowed"):
            receipts.lacking(bench.store, user, bench.round)
