"""Lists of units and of tasks."""

from db.actions.importing.lines import OTHER, ROW
from db.actions.undo import undo
from db.model.reading.result import Corrections
from tests.db.actions.merging.conftest import cells, listed, offer, states, told

UNITS = ("STT", "Mã", "Tên đơn vị", "Loại đơn vị", "Trực thuộc", "Hiệu lực từ", "Ghi chú")
TASKS = (
    "STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn", "Tiến độ (%)",
    "Trạng thái", "Ghi chú",
)  # fmt: skip
AS_UNITS = Corrections(targets={("Cá nhân", 1): "unit"}, kinds={("Cá nhân", 1): "unit"})
WORK = ("Sơ kết", "Xã Đôn Thuận", "", "30/6/2022", 40, "Đang thực hiện", "")


def test_units_are_recognised_by_code_or_name_and_new_ones_described(bench, offered, save):
    file = listed(
        ("25711", "X. Đôn Thuận", "", "", "", "đổi ghi chú"),
        ("", "Xã Tân Lập", "", "", "", "của xã"),
        ("30001", "Phường Hiệp Ninh", "", "", "1/7/2025", ""),
        ("30002", "Trường THPT Lê Lợi", "Trường học", "Xã Đôn Thuận", "", ""),
        ("30003", "Cơ quan Lạ", "", "", "", ""),
        head=UNITS,
    )
    merge = offered(file, by_hand=AS_UNITS)
    done = save(merge)

    assert states(merge) == [
        (2, "update"), (3, "update"), (4, "new"), (5, "new"), (6, "refused"),
    ]  # fmt: skip
    assert cells(merge, 2) == [("note", "", "đổi ghi chú", "G2")]
    assert [p.field for p in offer(merge, 6).line.problems] == ["type", "level"]
    assert done.added == {"unit": 2}
    ward, school = made(bench, "unit", "30001"), made(bench, "unit", "30002")
    assert (ward["type"], ward["level"], ward["valid_from"]) == (
        bench.choice["unit_type", "ward"], bench.choice["unit_level", "commune"], "2025-07-01",
    )  # fmt: skip
    assert (school["level"], school["parent"]) == (
        bench.choice["unit_level", "agency"], bench.units[0],
    )  # fmt: skip
    again = offered(file, by_hand=AS_UNITS)
    assert [state for _, state in states(again)] == ["same"] * 4 + ["refused"]
    undo(bench.store, bench.secretary, done.bundle)
    assert bench.row("unit", bench.units[0])["note"] is None


def test_an_office_of_a_place_is_another_unit_and_a_name_that_is_like_one_is_asked_about(
    bench, offered
):
    file = listed(
        ("", "Công an xã Đôn Thuận", "Công an", "", "", ""),
        ("", "Xã Đôn Thuậm", "", "", "", ""),
        ("", "Tân Lập", "", "", "", "x"),
        ("99", "Xã Đôn Thuận", "", "", "", ""),
        head=UNITS,
    )
    asked = offered(file, by_hand=AS_UNITS)
    same = offered(file, by_hand=AS_UNITS, answers={("Cá nhân", 3, ROW): bench.units[0]})
    other = offered(file, by_hand=AS_UNITS, answers={("Cá nhân", 3, ROW): OTHER})

    assert states(asked) == [(2, "new"), (3, "choose"), (4, "update"), (5, "new")]
    assert offer(asked, 3).line.questions[0].candidates == {bench.units[0]: "Xã Đôn Thuận"}
    assert (states(same)[1], states(other)[1]) == ((3, "same"), (3, "new"))


def test_a_year_does_not_take_the_place_of_the_day_that_a_unit_began(bench, offered):
    bench.put("unit", bench.units[0], "valid_from", None, "2020-02-01")
    row = ("", "Xã Đôn Thuận", "", "", "2020", "")

    assert states(offered(listed(row, head=UNITS), by_hand=AS_UNITS)) == [(2, "same")]


def test_tasks_are_found_by_content_unit_and_deadline_and_their_progress_changes(
    bench, offered, save
):
    save(offered(listed(WORK, head=TASKS)))
    moved = (*WORK[:4], 75, "Hoàn thành", "")
    merge = offered(listed(moved, ("Tổng kết", *WORK[1:]), head=TASKS))
    done = save(merge)

    assert merge.parts[0].target == "task"
    assert states(merge) == [(2, "update"), (3, "new")]
    assert cells(merge, 2) == [
        ("percent", "40", "75", "F2"), ("state", "Đang thực hiện", "Hoàn thành", "G2"),
    ]  # fmt: skip
    assert states(offered(listed(moved, head=TASKS))) == [(2, "same")]
    undo(bench.store, bench.secretary, done.bundle)
    assert states(offered(listed(WORK, head=TASKS))) == [(2, "same")]


def test_what_a_task_has_no_field_for_stands_in_its_note_and_is_told(bench, offered, save):
    file = listed(
        ("Sơ kết", "Công an xã Đôn Thuận", "Các sở, ban, ngành", "Thường xuyên", 40, "", "gấp"),
        ("Tổng kết", "Xã Đôn Thuận", "Xã Tân Lập", "30/6/2022", 62.5, "", ""),
        head=TASKS,
    )
    merge = offered(file)

    assert states(merge) == [(2, "new"), (3, "refused")]
    assert offer(merge, 2).line.values["note"] == (
        "Chủ trì: Công an xã Đôn Thuận\nPhối hợp: Các sở, ban, ngành\nThời hạn: thường xuyên\ngấp"
    )
    assert [d.code for d in offer(merge, 2).doubts] == ["kept_in_note"]
    assert offer(merge, 3).line.values["coordinating_units"] == (bench.units[1],)
    assert told(offer(merge, 3).line.problems) == [
        "Cá nhân 3 percent: '62,5' có nhiều số lẻ quá mức cho phép. Nhập số đã làm tròn."
    ]
    save(merge)
    assert states(offered(file))[0] == (2, "same")
    typed = offered(file, typed={("Cá nhân", 2, "note"): "khác", ("Cá nhân", 3, "percent"): "63"})
    assert cells(typed, 2)[-1][2] == "khác"
    assert states(typed) == [(2, "update"), (3, "new")]


def test_of_several_tasks_with_one_key_the_one_that_says_the_same_is_meant(bench, offered, save):
    lead, other = ((WORK[0], f"{who} xã Đôn Thuận", *WORK[2:]) for who in ("Công an", "Hội ND"))
    save(offered(listed(lead, other, head=TASKS)))
    again = offered(listed(lead, other, head=TASKS))
    changed = offered(listed((*lead[:4], 90, *lead[5:]), head=TASKS))

    assert states(again) == [(2, "same"), (3, "same")]
    assert states(changed) == [(2, "choose")]
    [question] = offer(changed, 2).line.questions
    row = next(iter(question.candidates))
    answered = offered(
        listed((*lead[:4], 90, *lead[5:]), head=TASKS), answers={("Cá nhân", 2, ROW): row}
    )
    assert ("percent", "40", "90", "F2") in cells(answered, 2)


def made(bench, table, code):
    with bench.store.reading() as con:
        [[row]] = con.execute(f"SELECT id FROM {table} WHERE code = ?", [code]).fetchall()
    return bench.row(table, row)
