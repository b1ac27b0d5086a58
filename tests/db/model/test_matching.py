import pytest

from db.model.matching import (
    Found,
    Person,
    Place,
    Unit,
    Units,
    match_choice,
    match_person,
    mentioned,
    places_in,
)

OLD, NEW = "2025-06-30", "2025-07-01"
UNITS = Units.of(
    [
        Unit(1, "Tỉnh Tây Ninh"),
        Unit(2, "Thị xã Trảng Bàng", "TX Trảng Bàng", 1, "", OLD),
        Unit(3, "Huyện Tân Biên", "H. Tân Biên", 1, "", OLD),
        Unit(4, "Huyện Tân Châu", "H. Tân Châu", 1, "", OLD),
        Unit(11, "Xã Đôn Thuận", "", 2, "", OLD),
        Unit(12, "Phường Trảng Bàng", "", 2, "", OLD),
        Unit(13, "Xã Phước Bình", "", 2, "", OLD),
        Unit(17, "Xã Phước Chỉ", "", 2, "", OLD),
        Unit(14, "Thị trấn Tân Biên", "", 3, "", OLD),
        Unit(15, "Xã Tân Lập", "", 3, "", OLD),
        Unit(16, "Xã Tân Lập", "", 4, "", OLD),
        Unit(21, "Xã Tân Lập", "", 1, NEW, ""),
        Unit(31, "Sở Nội vụ", "SNV", 1),
    ]
)
AWARDS = {
    1: "Chiến sĩ thi đua cấp tỉnh (CSTĐ tỉnh)",
    2: "Chiến sĩ thi đua cơ sở (CSTĐCS)",
    3: "Lao động tiên tiến (LĐTT)",
    4: "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh (BK)",
    5: "Bằng khen của Thủ tướng Chính phủ (BK TTg)",
    6: "Giấy khen (GK)",
}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("X.PHƯỚC BÌNH, thị xã Trảng Bàng", [("xa", "phuoc binh"), ("thi xa", "trang bang")]),
        ("P. Trảng Bàng , Tx. Trảng Bàng ", [("phuong", "trang bang"), ("thi xa", "trang bang")]),
        ("UBND xã Tân Lập huyện Tân Biên", [("xa", "tan lap"), ("huyen", "tan bien")]),
        ("TT.Tân Biên - H.Tân Biên", [("thi tran", "tan bien"), ("huyen", "tan bien")]),
        ("phường An Hòa TX Trảng Bàng", [("phuong", "an hoa"), ("thi xa", "trang bang")]),
        ("Phường 4", [("phuong", "4")]),
        ("Đôn Thuận", [("", "don thuan")]),
        ("", []),
    ],
)
def test_a_text_names_places_the_smallest_first(text, places):
    assert places_in(text) == [Place(*place) for place in places]


@pytest.mark.parametrize(
    ("text", "section", "on", "found"),
    [
        ("X. Đôn Thuận, TX.Trảng Bàng", "", "2023-01-01", Found(11)),
        ("X.PHƯỚC BÌNH, thị xã Trảgn Bàng", "", "2023-01-01", Found(13)),
        ("Xã Phước Bìhn", "", "2023-01-01", Found(13)),
        ("xã Tân Lập", "HUYỆN TÂN BIÊN", "2023-01-01", Found(15)),
        ("xã Tân Lập, H. Tân Châu", "HUYỆN TÂN BIÊN", "2023-01-01", Found(16)),
        ("xã Tân Lập", "", "2023-01-01", Found(None, (15, 16))),
        ("xã Tân Lập", "", "2025-08-01", Found(21)),
        ("xã Tân Lập", "", "", Found(None, (15, 16, 21))),
        ("Tân Biên", "", "2023-01-01", Found(None, (3, 14))),
        ("thị trấn Tân Biên", "", "2023-01-01", Found(14)),
        ("xã Tân Lập", "THỊ XÃ TRẢNG BÀNG", "2023-01-01", Found(None, (15, 16))),
        ("Sở Nội Vụ", "", "", Found(31)),
        ("SNV", "", "", Found(31)),
        ("xã Không Đâu", "", "", Found()),
        ("", "", "", Found()),
    ],
)
def test_a_unit_is_found_by_what_is_written_and_the_day(text, section, on, found):
    assert UNITS.match(text, section, on) == found


def test_a_unit_that_no_longer_is_on_that_day_is_found_all_the_same():
    assert UNITS.match("xã Đôn Thuận", "", "2026-01-01") == Found(11)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chiến sỹ thi đua tỉnh", Found(1)),
        ("CSTĐ cấp tỉnh", Found(1)),
        ("CSTĐCS", Found(2)),
        ("lao động tiên tiến", Found(3)),
        ("Bằng khen CT.UBND tỉnh", Found(4)),
        ("GK CT UBND huyện", Found(6)),
        ("Chiến sĩ thi đua", Found(None, (1, 2))),
        ("Lao độgn tiên tiếm", Found(3)),
        ("Huân chương", Found(None, (5, 6, 2))),
    ],
)
def test_a_choice_is_found_by_its_words_its_abbreviation_or_almost(text, found):
    assert match_choice(text, AWARDS) == found


def test_what_a_text_mentions_is_the_one_choice_all_of_whose_words_it_holds():
    levels = {1: "Cấp tỉnh", 2: "Cấp huyện", 3: "Cơ sở"}

    assert mentioned("Giấy khen của Chủ tịch UBND huyện", levels) == 2
    assert mentioned("Giấy khen", levels) is None
    assert mentioned("tỉnh và huyện", levels) is None


@pytest.mark.parametrize(
    ("name", "birth", "unit", "found"),
    [
        ("Nguyễn Thị Hoà", "1990", 5, Found(1)),
        ("Nguyễn Thị Hòa", "1990-02-03", 5, Found(1)),
        ("Nguyễn Thị Hòa", None, 7, Found(1)),
        ("Nguyễn Thị Hoa", "1990", 7, Found(None, (1,))),
        ("Nguyễn Thị Hòa", None, 5, Found(None, (1,))),
        ("Nguyễn Thị Hòa", "1985", 7, Found(None, (1,))),
        ("Nguyễn Thị Hòa", "1985", 5, Found()),
        ("Trần Văn A", "1990", 7, Found()),
    ],
)
def test_a_person_is_known_by_name_with_birth_or_unit_and_else_only_proposed(
    name, birth, unit, found
):
    known = [Person(1, "Nguyễn Thị Hòa", 2, "1990", 7), Person(2, "Nguyễn Thị Hòa", 3, None, 7)]

    assert match_person(name, 2, birth, unit, known) == found


def test_two_of_one_name_and_unit_are_left_to_a_person():
    known = [Person(1, "Lê An", 2, None, 7), Person(2, "Lê An", 2, None, 7)]

    assert match_person("Lê An", 2, None, 7, known) == Found(None, (1, 2))
