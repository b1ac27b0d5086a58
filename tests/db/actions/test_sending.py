import pytest

from db.actions import arrivals, edit, receipts, sending, undo
from db.actions.edit import Query
from db.model.problems import Problem, Rejected
from tests.db.actions.coming_in import arrive, book, listed

__all__ = ["arrive"]


def states(bench):
    codes = {row: code for (listed, code), row in bench.choice.items() if listed == "receipt_state"}
    page = edit.browse(bench.store, bench.admin, "receipt", Query())
    described = bench.store.catalogue["receipt"]
    return {r["unit"]: codes[r["state"]] for r in edit.python_rows(described, page.frame)}


def hanging(bench, unit, user=None):
    who = user or bench.admin
    titles = sending.attached(bench.store, who, bench.round)
    lines = {x.unit: x.receipt for x in sending.lines(bench.store, bench.admin, bench.round)}
    return titles.get(lines[unit], [])


def waiting(bench):
    found = sending.unrecorded(bench.store, bench.secretary, bench.round)
    return [arrival.id for arrival in found]


def record(bench, *ids, user=None):
    return sending.record(bench.store, user or bench.secretary, bench.round, ids)


def test_files_are_recorded_on_the_lines_of_their_units_in_one_bundle_that_can_be_undone(
    bench, arrive
):
    thuan, lap = bench.units
    receipts.complete(bench.store, bench.secretary, bench.round)
    edit.remove(bench.store, bench.secretary, "receipt", [
        line.receipt
        for line in sending.lines(bench.store, bench.admin, bench.round) if line.unit == lap
    ])  # fmt: skip
    came = arrive({
        "xã Đôn Thuận.xlsx": book("Lê A"), "xã Tân Lập.xlsx": book("Lê B"),
        "xã Tân Lập.csv": b"STT;Ten\n", "không rõ.xlsx": book("Lê C"), "trống.xlsx": b"",
    }).ids  # fmt: skip
    assert waiting(bench) == list(came[:3])

    number = record(bench, *came[:3])

    assert states(bench) == {thuan: "sent", lap: "sent"}
    assert (hanging(bench, thuan), hanging(bench, lap)) == (
        ["xã Đôn Thuận.xlsx"], ["xã Tân Lập.xlsx"],
    )  # fmt: skip
    assert hanging(bench, lap, bench.unit_user) == []
    assert [a.guessed for a in listed(bench)] == [""] * 5
    assert waiting(bench) == []
    with pytest.raises(Rejected, match="nothing_to_record"):
        record(bench, *came[:3])

    undo.undo(bench.store, bench.secretary, number)

    assert states(bench) == {thuan: "not_sent"}
    assert waiting(bench) == list(came[:3])


def test_a_file_without_a_unit_or_of_another_round_or_without_content_is_refused(bench, arrive):
    nobody, empty = arrive({"a.xlsx": book("Lê A"), "xã Tân Lập.xlsx": b""}).ids
    known = arrive({"b.xlsx": book("Lê B")}, bench.units[0]).ids[0]

    for round_id, ids in ((bench.round, [nobody, empty, known]), (999, [known])):
        with pytest.raises(Rejected) as caught:
            sending.record(bench.store, bench.secretary, round_id, ids)
        assert {p.code for p in caught.value.problems} == {"arrival_without_unit"}


def test_a_file_that_is_not_what_its_name_says_turns_the_state_and_hangs_nowhere(bench, arrive):
    [made] = arrive({"a.xlsx": b"STT;Ten\n"}, bench.units[0]).ids

    record(bench, made)

    assert (states(bench), hanging(bench, bench.units[0])) == ({bench.units[0]: "sent"}, [])
    assert waiting(bench) == []


def test_a_unit_account_records_its_own_files_and_nobody_elses(bench, arrive):
    thuan, lap = bench.units
    [own] = arrive({"a.xlsx": book("Lê A")}, thuan, bench.unit_user).ids
    [other] = arrive({"b.xlsx": book("Lê B")}, lap).ids

    with pytest.raises(Rejected, match="no_such_file"):
        record(bench, other, user=bench.unit_user)
    record(bench, own, user=bench.unit_user)

    assert states(bench) == {thuan: "sent"}
    assert [line.unit for line in sending.lines(bench.store, bench.unit_user, bench.round)] == [
        thuan
    ]
    bench.plant("receipt", {
        "round": bench.round, "unit": lap, "state": bench.choice["receipt_state", "sent"],
    })  # fmt: skip
    assert [
        (line.unit, line.state) for line in sending.lines(bench.store, bench.leader, bench.round)
    ] == [(thuan, "sent"), (lap, "sent")]
    with pytest.raises(Rejected, match="not_allowed"):
        sending.lines(bench.store, bench.member, bench.round)
    for user in (bench.leader, bench.member):
        with pytest.raises(Rejected, match="not_allowed"):
            record(bench, own, user=user)


def test_the_reminder_names_the_round_the_day_and_who_has_not_sent(bench, arrive):
    thuan, lap = bench.units
    open_end = sending.reminder(bench.store, bench.secretary, bench.round)
    bench.put("round", bench.round, "closes_on", None, "2026-11-30")
    in_time = sending.reminder(bench.store, bench.secretary, bench.round)
    [made] = arrive({"a.xlsx": book("Lê A")}, lap).ids
    record(bench, made)
    bench.put("round", bench.round, "closes_on", "2026-11-30", "2026-10-31")
    late = sending.reminder(bench.store, bench.secretary, bench.round)

    assert "đang được tiếp nhận" in open_end
    assert "Đợt 2025 nhận hồ sơ đến hết ngày 30/11/2026" in in_time
    assert "Đến ngày 02/11/2026, còn 2 đơn vị" in in_time
    assert "1. Xã Đôn Thuận\n2. Xã Tân Lập" in in_time
    assert "đã hết hạn nhận hồ sơ ngày 31/10/2026" in late
    assert "còn 1 đơn vị chưa gửi hồ sơ:\n\n1. Xã Đôn Thuận\n\n" in late
    with pytest.raises(Rejected) as caught:
        sending.reminder(bench.store, bench.secretary, 999)
    assert caught.value.problems == [Problem("no_such_row", "receipt", "round", value=999)]
    assert arrivals.may_send(bench.store, bench.secretary, bench.round, thuan)


def test_of_two_units_of_one_name_the_district_is_told_as_well(bench):
    kind = {"type": bench.choice["unit_type", "rural_commune"]}
    [district] = bench.plant("unit", {
        "name": "Huyện Tân Biên", "level": bench.choice["unit_level", "district"],
        "type": bench.choice["unit_type", "district"],
    })  # fmt: skip
    [twin] = bench.plant("unit", {
        "name": "Xã Tân Lập", "parent": district, "level": bench.choice["unit_level", "commune"],
        **kind,
    })  # fmt: skip
    thuan, lap = bench.units

    names = sending.called(bench.store, bench.secretary, [twin, lap, thuan, twin, 9999])

    assert names == {twin: "Xã Tân Lập (Huyện Tân Biên)", lap: "Xã Tân Lập", thuan: "Xã Đôn Thuận"}
