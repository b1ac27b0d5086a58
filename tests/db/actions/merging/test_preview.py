"""What a file would do: each row new, there already, to be chosen or not taken, and why."""

import pytest

from db.actions.importing.lines import OTHER
from db.actions.importing.people import PERSON, TWIN
from db.model.problems import Problem, Rejected
from db.model.reading.result import AS_READ, Corrections
from tests.db.actions.merging.conftest import (
    NOMINATIONS,
    cells,
    listed,
    offer,
    sheet,
    states,
    told,
)

AN = ("Lê An", "1990", "Giáo viên", "Xã Đôn Thuận", "Giấy khen", "")
BINH = ("Trần Bình", "12/03/1985", "", "Xã Tân Lập", "", "")


def test_a_list_of_nominations_is_offered_under_the_names_of_the_register(bench, offered):
    merge = offered(listed(AN, BINH))

    assert states(merge) == [(2, "new"), (3, "new")]
    [part] = merge.parts
    assert (part.sheet, part.heading, part.target, part.nowhere) == (
        "Cá nhân", (1,), "nomination", (),
    )  # fmt: skip
    assert part.fields == ("name", "birth", "position", "unit", "award_title", "note")
    one = offer(merge, 2)
    assert one.kind == "individual"
    assert one.line.shown == {
        "name": "Lê An", "type": "Cá nhân", "birth": "1990", "position": "Giáo viên",
        "unit": "Xã Đôn Thuận", "proposed_award": "Giấy khen (GK)",
    }  # fmt: skip
    assert one.sources["birth"] == "C2"
    counts = {state: count for state, count in merge.counts().items() if count}
    assert counts == {"new": 2}


def test_only_the_office_takes_files_in(bench, offered):
    from db.actions import merging
    from db.actions.merging.shape import Merge, Said
    from db.model.reading.result import Reading

    with pytest.raises(Rejected) as refused:
        merging.preview(bench.store, bench.unit_user, Reading(()))
    with pytest.raises(Rejected) as unsaved:
        merging.save(bench.store, bench.unit_user, Merge((), {}, Said()), source_file="x")

    assert [p.code for p in (*refused.value.problems, *unsaved.value.problems)] == [
        "not_allowed", "not_allowed",
    ]  # fmt: skip


def test_a_table_that_files_are_not_taken_into_is_refused(bench, offered):
    by_hand = Corrections(targets={("Cá nhân", 1): "account"})
    with pytest.raises(Rejected) as refused:
        offered(listed(AN), by_hand=by_hand)

    assert refused.value.problems == [
        Problem(
            "not_a_target", value="account",
            facts={"tables": "nomination, award, exemplar, unit, mark, task"},
        )
    ]  # fmt: skip


def test_somebody_there_is_shown_cell_by_cell_and_the_same_file_again_changes_nothing(
    bench, offered, save
):
    filed = bench.file("Lê An", birth="1990", position="Giáo viên", note="cũ")
    file = listed(("LÊ AN", "1990", "Hiệu trưởng", "Xã Đôn Thuận", "Giấy khen", "mới"), BINH)
    merge = offered(file)
    done = save(merge)
    again = offered(file)

    assert states(merge) == [(2, "update"), (3, "new")]
    assert cells(merge, 2) == [
        ("position", "Giáo viên", "Hiệu trưởng", "D2"),
        ("proposed_award", "", "Giấy khen (GK)", "F2"),
        ("note", "cũ", "mới", "G2"),
    ]
    assert (done.added, done.changed) == ({"subject": 1, "nomination": 1}, 3)
    assert bench.row("subject", filed.subject)["position"] == "Hiệu trưởng"
    assert states(again) == [(2, "same"), (3, "same")]


def test_a_row_names_what_is_wrong_with_it_and_the_cure(bench, offered):
    merge = offered(
        listed(("Lê An", "31/02/1990", "", "Xã Đôn Thuận", "", ""), (*AN[:3], "Xã Lạ", "", ""))
    )
    cured = offered(
        listed(("Lê An", "31/02/1990", "", "Xã Đôn Thuận", "", "")),
        typed={("Cá nhân", 2, "birth"): "28/2/1990"},
    )
    left = offered(
        listed(("Lê An", "31/02/1990", "", "Xã Đôn Thuận", "", "")),
        left_cells=frozenset({("Cá nhân", 2, "birth")}),
    )

    assert states(merge) == [(2, "refused"), (3, "choose")]
    assert told(offer(merge, 2).line.problems) == [
        "Cá nhân 2 birth: '31/02/1990' không có trong lịch. Ô giữ giá trị cũ; nhập lại ngày."
    ]
    [question] = offer(merge, 3).line.questions
    assert (question.key, question.text, set(question.candidates)) == (
        "unit", "Xã Lạ", set(bench.units),
    )  # fmt: skip
    assert offer(cured, 2).line.values["birth"] == "1990-02-28"
    assert (states(left), "birth" in offer(left, 2).line.values) == ([(2, "new")], False)


def test_a_unit_is_asked_for_and_the_answer_is_taken(bench, offered):
    file = listed(("Lê An", "1990", "", "Xã Lạ", "", ""))
    answered = offered(file, answers={("Cá nhân", 2, "unit"): bench.units[1]})
    typed = offered(file, typed={("Cá nhân", 2, "unit"): "Xã Tân Lập"})
    nowhere = offered(listed(("Lê An", "1990", "", "", "", "")))
    shared = offered(
        listed(("Lê An", "1990", "", "", "", "")),
        given={"round": bench.round, "unit": bench.units[0]},
    )

    assert offer(answered, 2).line.values["unit"] == bench.units[1]
    assert offer(typed, 2).line.values["unit"] == bench.units[1]
    assert states(nowhere) == [(2, "choose")]
    assert (states(shared), offer(shared, 2).line.values["unit"]) == ([(2, "new")], bench.units[0])


def test_a_likely_person_is_proposed_and_a_person_confirms(bench, offered, save):
    there = bench.file("Nguyễn Thị Mỹ Hòa", birth="1990-02-03").subject
    file = listed(("Nguyễn T. Mỹ Hoà", "3/2/1990", "", "Xã Tân Lập", "", ""))
    asked = offered(file)
    same = offered(file, answers={("Cá nhân", 2, PERSON): there})
    other = offered(file, answers={("Cá nhân", 2, PERSON): OTHER})

    [question] = offer(asked, 2).line.questions
    assert (question.key, question.other, question.candidates) == (
        PERSON, True, {there: "Nguyễn Thị Mỹ Hòa, 03/02/1990, Xã Đôn Thuận"},
    )  # fmt: skip
    assert [p.code for p in offer(same, 2).line.problems] == ["stays_as_filed"]
    save(other)
    [(_, one, other_one)] = apart(bench)
    assert (one, bench.row("subject", other_one)["name"]) == (there, "Nguyễn T. Mỹ Hoà")
    assert states(offered(file)) == [(2, "same")]


def apart(bench):
    with bench.store.reading() as con:
        return con.execute("SELECT id, one, other FROM apart WHERE deleted_at IS NULL").fetchall()


def test_rows_of_a_file_that_may_be_one_person_are_asked_about(bench, offered, save):
    file = listed(
        ("Nguyễn Thị Hòa", "3/2/1990", "", "Xã Đôn Thuận", "", ""),
        ("Nguyễn T. Hòa", "3/2/1990", "", "Xã Tân Lập", "", ""),
    )
    asked = offered(file)
    same = offered(file, answers={("Cá nhân", 3, TWIN): 2})
    other = offered(file, answers={("Cá nhân", 3, TWIN): OTHER})

    assert states(asked) == [(2, "new"), (3, "choose")]
    [question] = offer(asked, 3).line.questions
    assert (question.key, question.candidates) == (
        TWIN, {2: "Cá nhân, dòng 2: Nguyễn Thị Hòa"},
    )  # fmt: skip
    assert told(offer(same, 3).line.problems) == [
        "Cá nhân 3 name: 'Nguyễn T. Hòa' đã có ở dòng 2, trang Cá nhân. Bỏ một trong hai dòng."
    ]
    assert save(other).added == {"subject": 2, "nomination": 2}
    assert len(apart(bench)) == 1


def test_what_is_left_is_not_taken_by_row_by_field_and_by_cell(bench, offered, save):
    filed = bench.file("Lê An", birth="1990", position="Giáo viên", note="cũ")
    file = listed(("Lê An", "1990", "Hiệu trưởng", "Xã Đôn Thuận", "Giấy khen", "mới"), BINH)
    by_row = offered(file, left_rows=frozenset({("Cá nhân", 3)}))
    by_field = offered(file, left_fields=frozenset({("nomination", "note"), ("award", "note")}))
    by_cell = offered(file, left_cells=frozenset({("Cá nhân", 2, key) for key in (
        "position", "note", "proposed_award"
    )}))  # fmt: skip
    nameless = offered(file, left_fields=frozenset({("nomination", "unit")}))

    assert (states(by_row), by_row.counts()["left"]) == ([(2, "update"), (3, "left")], 1)
    assert offer(by_row, 3).line.title == "Trần Bình"
    assert [cell[0] for cell in cells(by_field, 2)] == ["position", "proposed_award"]
    assert [cell.key for cell in offer(by_field, 2).line.kept] == ["note"]
    assert states(by_cell) == [(2, "same"), (3, "new")]
    assert [p.code for p in offer(nameless, 3).line.problems] == ["required"]
    save(by_field)
    assert bench.row("nomination", filed.nomination)["note"] == "cũ"


def test_an_empty_cell_empties_what_is_there_only_when_that_is_said(bench, offered):
    bench.file("Lê An", birth="1990", note="cũ")
    file = listed(("Lê An", "1990", "", "Xã Đôn Thuận", "", ""))

    assert states(offered(file)) == [(2, "same")]
    assert cells(offered(file, clear=True), 2) == [("note", "cũ", "", "G2")]


def test_a_year_does_not_take_the_place_of_the_day_that_is_known(bench, offered):
    bench.file("Lê An", birth="1990-02-03")

    assert states(offered(listed(("Lê An", "1990", "", "Xã Đôn Thuận", "", "")))) == [(2, "same")]


def test_what_all_rows_share_is_asked_for_and_nothing_is_saved_without_it(bench, offered, save):
    merge = offered(listed(AN), given={"round": 999_999})
    with pytest.raises(Rejected) as refused:
        save(merge)

    assert (merge.asked, states(merge)) == (("round",), [(2, "new")])
    assert refused.value.problems == [Problem("missing_round", field="round")]


def test_two_rows_that_say_different_things_of_one_cell_are_not_both_taken(bench, offered):
    subject = bench.file("Lê An", birth="1990").subject
    head = ("STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Danh hiệu", "Số QĐ", "Ngày QĐ")
    rows = [
        ("Lê An", "1990", position, "Xã Đôn Thuận", "Giấy khen", f"{number}/QĐ", "3/4/2022")
        for number, position in enumerate(("Giáo viên", "Giáo viên", "Hiệu trưởng"), start=1)
    ]
    merge = offered(
        listed(*rows, head=head), by_hand=Corrections(targets={("Cá nhân", 1): "award"})
    )

    assert states(merge) == [(2, "known"), (3, "known"), (4, "refused")]
    assert [c.row for c in offer(merge, 2).line.cells] == [subject]
    assert offer(merge, 3).line.cells == ()
    assert told(offer(merge, 4).line.problems) == [
        "Cá nhân 4 position: 'Hiệu trưởng' khác với dòng 2, trang Cá nhân về cùng một người. "
        "Bỏ một ô."
    ]


def test_a_row_that_crosses_several_awards_is_for_one_that_a_person_chooses(bench, offered):
    head = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Lao động tiên tiến", "Bằng khen")
    rows = [
        ("", "", "", "", "Danh hiệu đề nghị", "Danh hiệu đề nghị"), head,
        (1, "Lê An", "1990", "Xã Đôn Thuận", "x", "x"),
    ]  # fmt: skip
    merge = offered(sheet(*rows))
    [question] = offer(merge, 3).line.questions
    chosen = next(iter(question.candidates))
    answered = offered(sheet(*rows), answers={("Cá nhân", 3, "award_title"): chosen})
    left = offered(sheet(*rows), left_fields=frozenset({("nomination", "award_title")}))

    assert (question.key, question.text) == (
        "award_title",
        "Lao động tiên tiến; Bằng khen",
    )
    assert offer(answered, 3).line.values["proposed_award"] == chosen
    assert states(left) == [(3, "new")]


def test_what_goes_with_an_award_waits_for_its_decision(bench, offered):
    head = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Danh hiệu đề nghị", "Tiền thưởng (đồng)")
    merge = offered(listed(("Lê An", "1990", "Xã Đôn Thuận", "Giấy khen", 1_000_000), head=head))

    assert states(merge) == [(2, "new")]
    assert "amount" not in offer(merge, 2).line.values
    assert [(d.code, d.field) for d in offer(merge, 2).doubts] == [("waits_for_decision", "amount")]


def test_columns_without_a_field_are_told_and_their_faults_stop_nothing(bench, offered):
    head = (*NOMINATIONS[:5], "Thu nhập", "Nam", "Ghi chú")
    merge = offered(listed(("Lê An", "1990", "", "Xã Đôn Thuận", "khoảng vừa", "", "x"), head=head))

    assert merge.parts[0].nowhere == ("Thu nhập",)
    assert states(merge) == [(2, "new")]
    assert [(d.code, d.facts["sheet"]) for d in offer(merge, 2).doubts] == [
        ("not_a_number", "Cá nhân")
    ]


def test_own_fields_and_a_sex_in_a_column_are_read(bench, offered, save):
    from db.actions import edit

    row = {
        "table_name": "nomination", "name": "phone", "kind": "whole", "label_vi": "Số khẩu",
        "label_en": "Heads",
    }  # fmt: skip
    edit.add(bench.store, bench.admin, "custom_field", [row])
    head = ("STT", "Họ và tên", "Giới tính", "Năm sinh", "Đơn vị", "Số khẩu")
    merge = offered(listed(("Lê An", "Nữ", "1990", "Xã Đôn Thuận", 4), head=head))

    values = offer(merge, 2).line.values
    assert (values["gender"], values["x_phone"]) == (bench.choice["gender", "female"], 4)
    assert offer(merge, 2).sources["x_phone"] == "F2"
    save(merge)
    assert states(
        offered(listed(("Lê An", "Nữ", "1990", "Xã Đôn Thuận", 4), head=head), by_hand=AS_READ)
    ) == [(2, "same")]
