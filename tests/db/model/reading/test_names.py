import pytest

from db.model.reading.names import (
    Named,
    begins_with_surname,
    household,
    person,
    speaks_of_household,
    with_capitals,
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("TRẦN HỒNG SANG", Named("Trần Hồng Sang")),
        ("nguyễn thị hoa", Named("Nguyễn Thị Hoa")),
        ("  Lê \u200bThị\xa0 Linh\u200c ", Named("Lê Thị Linh")),
        ("Ông RƠ MAH H'PHYUI", Named("Rơ Mah H'Phyui", "Ông", "male")),
        ("Bà: Lê Thị D", Named("Lê Thị D", "Bà", "female")),
        ("Đ/c Lê A", Named("Lê A", "Đồng chí")),
        ("ĐẠI ÚY NGUYỄN VĂN A", Named("Nguyễn Văn A", "Đại úy")),
        ("Đồng chí Thượng tá Lê A", Named("Lê A", "Đồng chí Thượng tá")),
        ("Dai uy Le Van A", Named("Le Van A", "Đại úy")),
        ("BS.CKII Ksor H'Luý", Named("Ksor H'Luý", "BS.CKII")),
        ("PGS.TS. Trần B", Named("Trần B", "PGS.TS.")),
        ("Ông Văn Tùng", Named("Ông Văn Tùng")),
        ("Bá Văn Thị", Named("Bá Văn Thị")),
        ("1. Nguyễn Văn A (Toán)", Named("Nguyễn Văn A", remark="Toán")),
        ("Phan Thi. Trang", Named("Phan Thị Trang")),
        ("Ông", Named("Ông")),
    ],
)
def test_people(text, named):
    assert person(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Hộ ông Trần Hồng Lưu", Named("Trần Hồng Lưu", "Ông", "male")),
        ("Hộ gia đình bà Lê Thị Hiển", Named("Lê Thị Hiển", "Bà", "female")),
        ("Hộ: Hoàng Thanh Huy", Named("Hoàng Thanh Huy")),
        ("Nguyễn Minh Anh", Named("Nguyễn Minh Anh")),
        ("Hộ", Named("Hộ")),
    ],
)
def test_households(text, named):
    assert household(text) == named


def test_a_cell_may_begin_as_a_household_does():
    assert [speaks_of_household(t) for t in ("Gia đình bà A", "Hộ: B", "Hồ Văn A")] == [
        True, True, False,
    ]  # fmt: skip


def test_capitals_are_restored_word_by_word():
    assert [with_capitals(t) for t in ("Nguyễn VĂN an", "Dương T. Thúy", "KPĂ")] == [
        "Nguyễn Văn An", "Dương T. Thúy", "Kpă",
    ]  # fmt: skip


def test_a_lone_cell_may_begin_with_a_surname():
    assert [begins_with_surname(t) for t in ("Lê Thị Hoa", "LÊ HOA", "Huyện Gò Dầu", "Lê",
    "Lê 12")] == [
        True, True, False, False, False,
    ]  # fmt: skip
