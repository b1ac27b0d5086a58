"""Lists of self-marked and appraised totals: each row changes one nomination of the round."""

from decimal import Decimal

from db.actions.importing.lines import ROW
from db.actions.undo import undo
from db.model.reading.result import Corrections
from tests.db.actions.merging.conftest import cells, listed, offer, sheet, states, told

HEAD = ("STT", "Đơn vị", "Điểm tự chấm", "Điểm thẩm định", "Ghi chú")


def collective(bench, name="UBND xã Đôn Thuận", **more):
    return bench.file(name, type=bench.choice["subject_type", "collective"], **more).nomination


def test_totals_go_to_the_collective_that_the_unit_nominated(bench, offered, save):
    bench.file("Lê An")
    nomination = collective(bench)
    file = listed(("Xã Đôn Thuận", "74,25", 80.65, ""), head=HEAD)
    merge = offered(file)
    done = save(merge)

    assert (merge.parts[0].target, states(merge)) == ("mark", [(2, "update")])
    assert cells(merge, 2) == [
        ("self_points", "", "74,25", "C2"), ("appraised_points", "", "80,65", "D2"),
    ]  # fmt: skip
    held = bench.row("nomination", nomination)
    assert (held["self_points"], held["appraised_points"]) == (Decimal("74.25"), Decimal("80.65"))
    assert states(offered(file)) == [(2, "same")]
    undo(bench.store, bench.secretary, done.bundle)
    assert bench.row("nomination", nomination)["self_points"] is None


def test_a_row_that_may_mean_several_asks_and_one_that_means_none_says_so(bench, offered):
    names = ("Hội Nông dân xã Đôn Thuận", "Đoàn xã Đôn Thuận")
    first, second = (collective(bench, name) for name in names)
    file = listed(("Xã Đôn Thuận", 70, 80, ""), ("Xã Tân Lập", 60, 60, ""), head=HEAD)
    merge = offered(file)
    answered = offered(file, answers={("Cá nhân", 2, ROW): second})

    [question] = offer(merge, 2).line.questions
    assert (question.key, question.candidates) == (ROW, {
        first: f"Hội Nông dân xã Đôn Thuận · {first}", second: f"Đoàn xã Đôn Thuận · {second}",
    })  # fmt: skip
    assert offer(answered, 2).line.cells[0].row == second
    assert told(offer(merge, 3).line.problems) == [
        "Cá nhân 3 : 'Xã Tân Lập' chưa có đề cử trong đợt nên chưa ghi điểm được. Nhận đề cử trước."
    ]


def test_an_office_of_a_unit_is_not_taken_for_the_unit(bench, offered):
    other = collective(bench, "Đảng ủy xã Đôn Thuận")
    file = listed(("Xã Đôn Thuận", 70, 80, ""), head=HEAD)
    alone = offered(file)
    own = collective(bench)
    beside = offered(file)

    assert set(offer(alone, 2).line.questions[0].candidates) == {other}
    assert {cell.row for cell in offer(beside, 2).line.cells} == {own}


def test_people_are_told_by_name_and_a_round_that_is_not_said_is_asked_for(bench, offered):
    nomination = bench.file("Lê An").nomination
    head = ("STT", "Họ và tên", "Đơn vị", "Điểm tự chấm", "Ghi chú")
    by_hand = Corrections(targets={("Cá nhân", 1): "mark"})
    file = listed(("Lê An", "Xã Đôn Thuận", 88, ""), ("Lê An", "Xã Đôn Thuận", 89, ""), head=head)
    merge = offered(file, by_hand=by_hand)
    unsaid = offered(file, by_hand=by_hand, given={})

    assert offer(merge, 2).line.cells[0].row == nomination
    assert [p.code for p in offer(merge, 3).line.problems] == ["twice_in_file"]
    assert unsaid.asked == ("round",)


def test_a_unit_that_is_not_known_is_asked_first_and_points_have_limits(bench, offered):
    collective(bench)
    merge = offered(listed(("Xã Lạ", 70, 80, ""), ("Xã Đôn Thuận", 7000, 80, ""), head=HEAD))

    assert states(merge) == [(2, "choose"), (3, "refused")]
    assert [q.key for q in offer(merge, 2).line.questions] == ["unit"]
    assert [(p.code, p.field) for p in offer(merge, 3).line.problems] == [
        ("too_large", "self_points")
    ]


def test_an_empty_cell_empties_points_only_when_that_is_said(bench, offered):
    collective(bench, own={"self_points": Decimal(5)})
    file = sheet(HEAD, (1, "Xã Đôn Thuận", None, 80, ""))

    assert cells(offered(file), 2) == [("appraised_points", "", "80,00", "D2")]
    assert cells(offered(file, clear=True), 2)[0] == ("self_points", "5,00", "", "C2")
