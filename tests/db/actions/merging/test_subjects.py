"""Lists of awards and of exemplars: the subject behind a row, found or made with it."""

from db.actions.importing.people import PERSON
from db.actions.undo import undo
from db.model.reading.result import Corrections
from db.model.reading.shape import ByHand
from tests.db.actions.merging.conftest import cells, listed, offer, states, told

AWARDS = (
    "STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Danh hiệu", "Số quyết định",
    "Ngày quyết định", "Ghi chú",
)  # fmt: skip
EXEMPLARS = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Dạng", "Tên mô hình", "Lĩnh vực", "Ghi chú")
AN = (
    "Lê An",
    "1990",
    "Giáo viên",
    "Xã Đôn Thuận",
    "Giấy khen của UBND xã",
    "12/QĐ",
    "3/4/2022",
    "",
)
AS_EXEMPLARS = Corrections(targets={("Cá nhân", 1): "exemplar"})


def test_awards_go_to_who_is_there_or_to_somebody_new_made_once(bench, offered, save):
    there = bench.file("Lê An", birth="1990").subject
    file = listed(
        AN,
        ("Trần Bình", "1985", "Nông dân", "Xã Tân Lập", "Bằng khen", "13/QĐ", "4/4/2022", "a"),
        ("Trần Bình", "1985", "", "Xã Tân Lập", "Giấy khen", "14/QĐ", "5/4/2023", ""),
        head=AWARDS,
    )
    merge = offered(file)
    done = save(merge)
    again = offered(file)

    assert merge.parts[0].target == "award"
    assert states(merge) == [(2, "known"), (3, "new"), (4, "new")]
    assert cells(merge, 2) == [("position", "", "Giáo viên", "D2")]
    assert (done.added, done.changed) == ({"subject": 1, "award": 3}, 1)
    held = [bench.row("award", row) for row in rows_of(bench, "award")]
    assert [(row["decision_number"], row["decided_on"], row["unit"]) for row in held] == [
        ("12/QĐ", "2022-04-03", bench.units[0]),
        ("13/QĐ", "2022-04-04", bench.units[1]),
        ("14/QĐ", "2023-04-05", bench.units[1]),
    ]
    assert held[0]["subject"] == there
    assert held[1]["subject"] == held[2]["subject"]
    assert held[0]["level"] == bench.choice["award_level", "commune"]
    assert states(again) == [(2, "same"), (3, "same"), (4, "same")]
    undo(bench.store, bench.secretary, done.bundle)
    assert (rows_of(bench, "award"), bench.row("subject", there)["position"]) == ([], None)


def test_an_award_there_is_changed_in_its_own_cells_and_its_subject_s(bench, offered, save):
    save(offered(listed(AN, head=AWARDS)))
    changed = (*AN[:2], "Hiệu trưởng", *AN[3:7], "đã trao")
    merge = offered(listed(changed, head=AWARDS))
    left = offered(
        listed((*changed[:7], ""), head=AWARDS), left_fields=frozenset({("award", "position")})
    )

    assert states(merge) == [(2, "update")]
    assert cells(merge, 2) == [
        ("position", "Giáo viên", "Hiệu trưởng", "D2"), ("note", "", "đã trao", "I2"),
    ]  # fmt: skip
    assert (states(left), [c.key for c in offer(left, 2).line.kept]) == (
        [(2, "same")], ["position"],
    )  # fmt: skip


def test_the_same_award_twice_in_a_file_is_taken_once(bench, offered):
    merge = offered(listed(AN, AN, head=AWARDS))

    assert states(merge) == [(2, "new"), (3, "refused")]
    assert [p.code for p in offer(merge, 3).line.problems] == ["twice_in_file"]


def test_a_row_that_is_taken_by_hand_without_a_name_says_so(bench, offered):
    by_hand = Corrections({"Cá nhân": ByHand(kinds={2: "data"})})
    merge = offered(listed(("", *AN[1:]), AN, head=AWARDS), by_hand=by_hand)

    assert told(offer(merge, 2).line.problems) == [
        "Cá nhân 2 name: còn trống mà bắt buộc có. Nhập giá trị rồi lưu lại."
    ]


def test_exemplars_are_found_by_plan_subject_form_and_model(bench, offered, save):
    there = bench.file("Lê An", birth="1990")
    file = listed(
        ("Lê An", "1990", "Xã Đôn Thuận", "", "", "", "nhân rộng"),
        ("Trần Bình", "1985", "Xã Tân Lập", "Mô hình", "Vườn mẫu", "", ""),
        head=EXEMPLARS,
    )
    unplanned = offered(file, by_hand=AS_EXEMPLARS, given={})
    merge = offered(file, by_hand=AS_EXEMPLARS)
    done = save(merge)

    assert unplanned.asked == ("plan",)
    assert states(merge) == [(2, "update"), (3, "new")]
    assert cells(merge, 2) == [("note", "", "nhân rộng", "H2")]
    assert offer(merge, 2).line.cells[0].row == there.exemplar
    assert done.added == {"subject": 1, "exemplar": 1}
    [made] = set(rows_of(bench, "exemplar")) - {there.exemplar}
    held = bench.row("exemplar", made)
    assert (held["plan"], held["model_name"], held["scope"]) == (
        bench.plan, "Vườn mẫu", bench.choice["scope", "comprehensive"],
    )  # fmt: skip
    assert states(offered(file, by_hand=AS_EXEMPLARS)) == [(2, "same"), (3, "same")]
    undo(bench.store, bench.secretary, done.bundle)
    assert rows_of(bench, "exemplar") == [there.exemplar]


def test_somebody_new_of_two_lists_of_a_file_is_made_once(bench, offered, save):
    head = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Danh hiệu đề nghị")
    file = (
        listed(("Lê An", "1990", "Xã Đôn Thuận", "Giấy khen"), head=head, name="Đề cử"),
        listed(AN, head=AWARDS, name="Đã khen"),
    )
    merge = offered(*file)

    assert [part.target for part in merge.parts] == ["nomination", "award"]
    assert save(merge).added == {"subject": 1, "nomination": 1, "award": 1}
    assert rows_of(bench, "subject", "position") == ["Giáo viên"]


def test_a_nomination_with_its_decision_comes_with_its_award(bench, offered, save):
    head = (*EXEMPLARS[:4], "Danh hiệu đề nghị", "Tiền thưởng (đồng)", "Số quyết định")
    merge = offered(
        listed(("Lê An", "1990", "Xã Đôn Thuận", "Giấy khen", 1_000_000, "3/QĐ"), head=head)
    )
    save(merge)

    assert merge.parts[0].target == "nomination"
    assert rows_of(bench, "award", "amount") == [1_000_000]


def test_the_same_name_in_another_unit_is_asked_about(bench, offered):
    there = bench.file("Lê An").subject
    merge = offered(listed(("Lê An", "", *AN[2:3], "Xã Tân Lập", *AN[4:]), head=AWARDS))

    [question] = offer(merge, 2).line.questions
    assert (question.key, set(question.candidates)) == (PERSON, {there})


def rows_of(bench, table, field="id"):
    with bench.store.reading() as con:
        return [
            value
            for (value,) in con.execute(
                f"SELECT {field} FROM {table} WHERE deleted_at IS NULL ORDER BY id"
            ).fetchall()
        ]
