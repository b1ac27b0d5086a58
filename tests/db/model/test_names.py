import pytest

from db.model.names import column_name, says_something, unused


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Số điện thoại", "so_dien_thoai"),
        ("  Đảng viên? ", "dang_vien"),
        ("select", "select"),
        ("Order", "order"),
        ("5S", "field_5s"),
        ("***", "field"),
        ("Điểm 🎉", "diem"),
        ("x__fold", "x_fold"),
        ("a" * 60, "a" * 20),
        ("một hai ba bốn năm sáu bảy", "mot_hai_ba_bon_nam"),
        ("khoảnh " * 80, "khoanh_khoanh_khoanh_khoanh_khoanh"),
    ],
)
def test_a_label_gives_the_column_its_name(label, name):
    assert column_name(label) == name


def test_a_name_that_is_taken_gets_the_first_free_number():
    assert unused("phone", {"phone", "phone_2"}) == "phone_3"
    assert unused("phone", ()) == "phone"


def test_a_label_says_something_with_one_letter_or_figure():
    assert [label for label in ("a", "5", "中", "!!!", "🎉", "") if says_something(label)] == [
        "a",
        "5",
        "中",
    ]
