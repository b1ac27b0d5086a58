import pytest

from db.model.reading.rowkinds import (
    is_note,
    is_numbering,
    is_ordinal,
    is_section_number,
    is_signature,
    is_sum,
    kind_of,
)


@pytest.mark.parametrize(
    "text",
    [
        "Tổng cộng",
        "TỔNG CỘNG: 21 cá nhân",
        "Cộng: 9 người",
        "Bình quân",
        "Tong cong",
        "Cộng toàn huyện",
    ],
)
def test_sums_are_told_by_their_words(text):
    assert is_sum(text)


@pytest.mark.parametrize(
    "text",
    ["Công an huyện", "Cộng đồng dân cư thôn 3", "Tổng công ty Cao su", "Cong an xa", "Tổng đội"],
)
def test_offices_that_sound_alike_are_no_sums(text):
    assert not is_sum(text)


def test_notes_signatures_and_numbers_are_told():
    assert [is_note(t) for t in ("Ghi chú: …", "* Điểm liệt", "Danh sách này có 16 hộ./.",
    "Lê A")] == [
        True, True, True, False,
    ]  # fmt: skip
    signs = (
        "Tây Ninh, ngày 12 tháng 05 năm 2023",
        "NGƯỜI LẬP BIỂU",
        "TM. ỦY BAN",
        "(Đã ký)",
        "Lê A",
    )
    assert [is_signature(t) for t in signs] == [True, True, True, True, False]
    assert [is_ordinal(t) for t in ("1", "12.", "1.2", "I", "")] == [True, True, True, False, False]
    assert [is_section_number(t) for t in ("I", "IV.", "a)", "B", "1", "", "XL5")] == [
        True, True, True, True, False, False, False,
    ]  # fmt: skip


def test_a_row_that_numbers_the_columns_is_none_of_data():
    assert [
        is_numbering(["1", "2", "3", "4"]), is_numbering(["(1)", "(2)", "(3)=(1)+(2)"]),
        is_numbering(["A", "B", "1", "2"]), is_numbering(["1", "2"]), is_numbering(["1", "An",
        "3"]),
        is_numbering(["5", "7", "9"]),
    ] == [True, True, True, False, False, False]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (["", "", "", ""], "blank"),
        (["1", "2", "3", "4"], "numbers"),
        (["", "TỔNG CỘNG: 3", "", ""], "total"),
        (["", "Cộng: 3 người", "", ""], "subtotal"),
        (["Ghi chú: xong", "", "", ""], "note"),
        (["NGƯỜI LẬP BIỂU", "", "", "CHỦ TỊCH"], "signature"),
        (["I", "Huyện Gò Dầu", "", ""], "section"),
        (["II", "Huyện Gò Dầu", "", "1.500"], "section"),
        (["", "Phong trào: Dạy tốt", "", ""], "section"),
        (["A. TẬP THỂ", "", "", ""], "section"),
        (["", "Lê Thị Hoa", "", ""], ""),
        (["3", "", "xã A", "LĐTT"], "unnamed"),
        (["3", "Lê A", "xã A", ""], ""),
        (["3", "Lê A", "", ""], ""),
        (["I", "Lê A", "xã A", "LĐTT"], ""),
        (["1", "Cộng đồng dân cư thôn 3", "", ""], ""),
    ],
)
def test_rows_below_headings_are_told_apart(cells, why):
    assert kind_of(cells, 0, 1) == why


def test_in_a_list_without_numbers_a_lone_name_is_a_name():
    assert [
        kind_of([text, "", ""], None, 0)
        for text in ("Siu Bơm", "I. Huyện Gò Dầu", "Phong trào: Dạy tốt")
    ] == ["", "section", "section"]
    assert kind_of(["", "", "ghi thêm"], None, 0) == "section"
    assert kind_of(["", "x y"], None, 0) == "unnamed"
