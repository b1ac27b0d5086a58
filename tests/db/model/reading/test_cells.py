from decimal import Decimal

import pytest

from db.model.problems import Problem
from tests.db.model.reading.sheets import rows_of, values_of

PLACE = "xã Tân Bình, huyện Tân Biên"


def cell(known, heading, value):
    """The values that one cell gives beside a name and a unit, and its problems."""
    [row] = rows_of(known, ["STT", "Họ và tên", "Đơn vị", heading], [1, "Lê A", PLACE, value])
    beside = {"name", "unit", "unit_text"}
    found = {key: value for key, value in row.values.items() if key not in beside}
    return found, [problem.code for problem in row.problems]


@pytest.mark.parametrize(
    ("heading", "value", "found"),
    [
        ("Chức vụ", " Giáo  viên ", {"position": "Giáo viên"}),
        ("Thành tích", "Dẫn đầu \n cụm", {"achievement": "Dẫn đầu\ncụm"}),
        ("Ngày sinh", "24.3.1977", {"birth": "1977-03-24"}),
        ("Giới tính", "Nữ", {"gender": "female"}),
        ("Nữ", "x", {"gender": "female"}),
        ("Nam", 1980, {"gender": "male", "birth": "1980"}),
        ("Danh hiệu", "LĐTT", {"award": "Lao động tiên tiến"}),
        ("Năm khen thưởng", 2023, {"year": "2023"}),
        ("Số quyết định", "QĐ số 12/QĐ-UBND", {"decision_number": "12/QĐ-UBND"}),
        ("Số quyết định", "12/QĐ-UBND ngày 3/4/2022",
         {"decision_number": "12/QĐ-UBND", "decided_on": "2022-04-03"}),
        ("Quyết định", "Số 12/QĐ-UBND ngày 05 tháng 4 năm 2022",
         {"decision_number": "12/QĐ-UBND", "decided_on": "2022-04-05"}),
        ("Số, ngày QĐ", "12/QĐ-UBND, 3/4/2022",
         {"decision_number": "12/QĐ-UBND", "decided_on": "2022-04-03"}),
        ("Số, ngày QĐ", "3/4/2022, 12/QĐ-UBND", {"decision_number": "3/4/2022, 12/QĐ-UBND"}),
        ("Quyết định", "Nghị quyết", {"decision_number": "Nghị quyết"}),
        ("Điểm", "87,5", {"score": Decimal("87.5")}),
        ("Tiền thưởng (đồng)", "1.490.000", {"amount": Decimal(1490000)}),
        ("Tiền thưởng (triệu đồng)", "1,49", {"amount": Decimal("1490000.00")}),
        ("Tiền thưởng", "1490000", {"amount": Decimal(1490000)}),
        ("Thu nhập (triệu đồng/năm)", "829,3", {"income": Decimal("829.3")}),
        ("Thu nhập (đồng)", "120.000.000", {"income": Decimal(120)}),
        ("Thu nhập", "95 triệu", {"income": Decimal(95)}),
        ("Diện tích", "2 ha", {"x_area": "2 ha"}),
        ("Quân hàm", "Đại úy", {"honorific": "Đại úy"}),
        ("Danh xưng", "Bà", {"honorific": "Bà", "gender": "female"}),
        ("Điện thoại", "0912", {}),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_its_column_means(known, heading, value, found):
    assert cell(known, heading, value) == (found, [])


@pytest.mark.parametrize(
    ("heading", "value", "code"),
    [
        ("Ngày sinh", "31/02/1980", "no_such_date"), ("Giới tính", "?", "not_a_gender"),
        ("Nữ", "không rõ", "not_a_gender"), ("Năm khen thưởng", "vừa rồi", "not_a_date"),
        ("Điểm", "cao", "not_a_number"), ("Thu nhập (triệu đồng)", "1.250", "two_readings"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_is_said_and_left_empty(known, heading, value, code):
    assert cell(known, heading, value) == ({}, [code])


def test_years_of_birth_may_stand_under_the_sexes(known):
    assert values_of(
        known,
        ["STT", "Họ và tên", "Năm sinh", None, "Đơn vị"],
        [None, None, "Nam", "Nữ", None],
        [1, "Lê A", None, 1981, "H. Tân Biên"],
        merged=((1, 3, 1, 4),),
    ) == [{"birth": "1981", "gender": "female", "name": "Lê A", "unit": 10}]


def test_awards_may_have_a_column_each(known):
    headings = ["STT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng", None]
    below = [None, None, None, "BK CT UBND tỉnh", "Kỷ niệm chương"]
    merged = ((1, 4, 1, 5),)

    assert [
        (row.values.get("award"), [problem.code for problem in row.problems])
        for row in rows_of(
            known, headings, below, [1, "Lê A", PLACE, "x", None], [2, "Lê B", PLACE, "x", "X"],
            [3, "Lê C", PLACE, "có thể", None], merged=merged,
        )
    ] == [
        ("Bằng khen của Chủ tịch UBND tỉnh", []),
        ("Bằng khen của Chủ tịch UBND tỉnh; Kỷ niệm chương", []),
        (None, ["not_a_mark"]),
    ]  # fmt: skip


def test_a_problem_names_row_column_cell_and_what_was_typed(known):
    [row] = rows_of(
        known, ["STT", "Họ và tên", "Đơn vị", "Ngày sinh"], [1, "Lê A", PLACE, "31/02/1980"]
    )

    facts = {"column": "Ngày sinh", "cell": "D2"}
    assert row.problems == (Problem("no_such_date", "", "D2", 2, "31/02/1980", facts),)


def test_tasks_say_who_leads_when_it_is_due_and_how_far_it_is(known):
    headings = [
        "STT",
        "Nội dung công việc",
        "Đơn vị chủ trì",
        "Thời hạn",
        "Tiến độ (%)",
        "Trạng thái",
    ]

    assert values_of(
        known,
        headings,
        [None, "Phong trào: Dạy tốt"],
        [1, "Sơ kết", "CA H. Tân Biên", "Cuối năm 2022", 1, "HOÀN THÀNH"],
        [2, "Tổng kết", None, "Thường xuyên", 0.4, "đang làm"],
    ) == [
        {"content": "Sơ kết", "deadline": "2022-12-31", "deadline_precision": "year_end",
         "percent": Decimal(100), "state": "HOÀN THÀNH", "movement": "Dạy tốt", "unit": 10,
         "lead": "Công an huyện Tân Biên"},
        {"content": "Tổng kết", "deadline_precision": "ongoing", "percent": Decimal("40.0"),
         "state": "đang làm", "movement": "Dạy tốt"},
    ]  # fmt: skip
    [row] = rows_of(known, headings, [1, "Sơ kết", "Các sở, ban, ngành", "khi rảnh", 1, "?"])
    assert [problem.code for problem in row.problems] == [
        "not_a_date", "two_readings", "unit_unknown",
    ]  # fmt: skip


def test_marks_stand_together_under_their_parts(known):
    assert values_of(
        known,
        ["STT", "Đơn vị", "Điểm tự chấm", None, "Điểm thẩm định", None, "Tăng/giảm (%)"],
        [None, None, "Nội dung I", "Tổng", "Điểm", "Phần 2", None],
        [1, "H. Tân Biên", "33,75 ", 74.25, "-", 9, "-4,7%"],
        [2, "TX. Trảng Bàng", "chín", None, None, None, 0.125],
        merged=((1, 3, 1, 4), (1, 5, 1, 6)),
    ) == [
        {"scores": {"I": Decimal("33.75"), "self_total": Decimal("74.25"), "reviewed 2": Decimal(9),
                    "change_pct": Decimal("-4.7")}, "unit": 10},
        {"scores": {"change_pct": Decimal("12.5")}, "unit": 11},
    ]  # fmt: skip
