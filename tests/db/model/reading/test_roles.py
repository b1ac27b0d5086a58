import pytest

from db.model.reading.roles import (
    COLLECTIVE,
    HOUSEHOLD,
    INDIVIDUAL,
    Role,
    kind_of_heading,
    role_of,
    with_own_fields,
)


@pytest.mark.parametrize(
    ("group", "name", "role"),
    [
        ("", "STT", Role("ordinal")),
        ("", "Họ và tên", Role("name")),
        ("", "HỌ VÀ  TÊN", Role("name")),
        ("", "Họ và tên (chữ in hoa)", Role("name")),
        ("", "Ho va ten", Role("name")),
        ("", "Họ và tênn", Role("name")),
        ("Năm sinh", "Nam", Role("birth", "male")),
        ("Năm sinh", "Nữ", Role("birth", "female")),
        ("", "Nam", Role("male")),
        ("", "Nữ", Role("female")),
        ("", "Năm", Role("year")),
        ("Quyết định", "Số", Role("decision_number")),
        ("Quyết định", "Ngày ký", Role("decided_on")),
        ("", "Số, ngày QĐ", Role("decision")),
        ("", "Số/ngày QĐ", Role("decision")),
        ("", "Ngày, tháng, năm QĐ", Role("decided_on")),
        ("Điểm tự chấm", "Nội dung II\n(tối đa 35)", Role("self_part", "II")),
        ("Điểm tự chấm", "Sáng kiến", Role("self_part", "Sáng kiến")),
        ("Điểm tự chấm", "Tổng", Role("self_total")),
        ("Điểm thẩm định", "Điểm", Role("reviewed")),
        ("Điểm thẩm định", "Điểm thưởng", Role("bonus")),
        ("Điểm thẩm định", "Điểm trừ", Role("penalty")),
        ("Điểm thẩm định", "Phần 2", Role("reviewed_part", "2")),
        ("", "Thu nhập (triệu đồng/năm)", Role("income")),
        ("", "Danh hiệu đề nghị năm 2023", Role("award")),
        ("", "Xã, phường, thị trấn", Role("commune")),
        ("Nơi công tác", "Chức danh", Role("position")),
        ("Khác", "Cân nặng", None),
        ("", "Cân nặng", None),
        ("", "", None),
        ("", "12", None),
    ],
)
def test_headings_mean_roles(group, name, role):
    assert role_of(group, name) == role


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tên tập thể", COLLECTIVE), ("Họ và tên", INDIVIDUAL), ("Tên cá nhân", INDIVIDUAL),
        ("Họ tên chủ hộ", HOUSEHOLD), ("Hộ gia đình", HOUSEHOLD), ("Tên tập thể, cá nhân", ""),
        ("Họ và tên, đơn vị", ""), ("Tên", ""),
    ],
)  # fmt: skip
def test_a_heading_of_names_may_say_whom_rows_are_about(name, kind):
    assert kind_of_heading(name) == kind


def test_fields_that_an_office_added_are_known_by_their_label():
    assert with_own_fields({"x_area": "Diện tích (ha)"}) == {"dien tich": Role("x_area")}
