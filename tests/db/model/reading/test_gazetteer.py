import pytest

from db.model.matching import Found
from db.model.reading.gazetteer import Around, Days

ALWAYS = Days()
BEFORE, AFTER = Days("2023-01-01", "2023-12-31"), Days("2025-08-01", "2025-08-01")
IN_TAN_BIEN = Around((frozenset({10}),))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("X.ĐÔN THUẬN, TX.Trảng\xa0Bàng", 24),
        ("xã Tân Bình, huyện Tân Biên", 21),
        ("xã Tân Bình - TP. Tây Ninh", 22),
        ("Xã Tân Bình, H. Đăk Đoa, tỉnh Gia Lai", 23),
        ("Thị trấn Tân Biên", 20),
        ("huyện Tân Biên", 10),
        ("Phường IV, TP Tây Ninh", 27),
        ("x. don thuan", 24),
        ("Xã Thành Hải", 28),
        ("Xã Ia TRô, H.Đăk Đoa", 30),
        ("Phường An Tịhn", 25),
        ("Trường THCS Lê Lợi, xã Đôn Thuận", 24),
        ("Công an thị xã Trảng Bàng", 11),
        ("Đôn Thuận, Trảng Bàng", 24),
        ("xã Phương Thạnh, huyện Tân Biên", 35),
    ],
)
def test_a_unit_is_found_in_its_district(gazetteer, text, unit):
    assert gazetteer.match(text, ALWAYS) == Found(unit)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Xã Tân Bình", (21, 22, 23)),
        ("Sở Nội vụ", (50, 51)),
        ("xa Thanh Hai", (28, 29)),
        ("Xã Đôn Thuận, huyện Tân Biên", (24,)),
        ("Xã Tân Bùi, huyện Tân Biên", (20, 21, 28, 29)),
        ("Các sở, ban, ngành", ()),
        ("", ()),
        ("Xã Ủ", ()),
    ],
)
def test_what_does_not_say_which_leaves_candidates(gazetteer, text, units):
    assert gazetteer.match(text, ALWAYS) == Found(None, units)


def test_the_unit_of_that_day_is_meant(gazetteer):
    assert gazetteer.match("Xã Tân Lập", BEFORE) == Found(33)
    assert gazetteer.match("Xã Tân Lập", AFTER) == Found(34)
    assert gazetteer.match("Xã Tân Lập", ALWAYS) == Found(None, (33, 34))


def test_a_unit_that_was_not_there_that_day_is_a_question(gazetteer):
    assert gazetteer.match("Xã Phước Vinh", BEFORE) == Found(None, (31,))


def test_the_rest_of_the_file_decides_between_namesakes(gazetteer):
    assert gazetteer.match("Xã Tân Bình", ALWAYS, IN_TAN_BIEN) == Found(21)
    assert gazetteer.match("xã Tân Bìhn", ALWAYS, IN_TAN_BIEN) == Found(21)
    assert gazetteer.match("Xã Tân Lập", ALWAYS, Around(deep=True)) == Found(33)
    assert gazetteer.match("Tân Biên", BEFORE, Around(level=1)) == Found(20)
    assert gazetteer.match("Tân Biên", BEFORE, Around(level=2)) == Found(10)


def test_a_unit_of_another_province_than_the_file_is_a_question(gazetteer):
    around = Around(province=frozenset({1, 2}))

    assert gazetteer.match("Xã Ia RTô", ALWAYS, around) == Found(None, (30,))
    assert gazetteer.match("Sở Nội vụ", ALWAYS, around) == Found(50)


def test_titles_and_sections_speak_of_units_above(gazetteer):
    assert [
        gazetteer.above_of("DANH SÁCH HUYỆN TÂN BIÊN NĂM 2022"),
        gazetteer.above_of("TỈNH TÂY NINH"),
        gazetteer.above_of("Đăk Đoa"),
        gazetteer.above_of("HUYỆN ĐĂK ĐAO"),
        gazetteer.above_of("Xã Tân Bình"),
        gazetteer.above_of("Cá nhân"),
    ] == [
        frozenset({10}), frozenset({1, 2}), frozenset({13}), frozenset({13}), frozenset(),
        frozenset(),
    ]  # fmt: skip
