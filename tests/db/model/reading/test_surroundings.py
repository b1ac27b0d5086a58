from db.model.reading.gazetteer import Around, Days
from db.model.reading.layout import find
from db.model.reading.surroundings import Surroundings, days_of, days_of_date, movement_of
from tests.db.model.reading.sheets import sheet

SIGNED = "Tây Ninh, ngày 05 tháng 12 năm 2022"


def test_titles_and_the_signature_say_the_days():
    assert [
        days_of(["DANH SÁCH NĂM 2022"], []),
        days_of(["DANH SÁCH NĂM 2022"], [SIGNED]),
        days_of(["DANH SÁCH NĂM 2021"], [SIGNED]),
        days_of(["Giai đoạn 2021 – 2023"], []),
        days_of(["DANH SÁCH"], ["CHỦ TỊCH", SIGNED]),
        days_of([], ["ngày 99 tháng 99 năm 2022"]),
        days_of_date("2023-02"),
    ] == [
        Days("2022-01-01", "2022-12-31"), Days("2022-01-01", "2022-12-05"),
        Days("2021-01-01", "2021-12-31"), Days("2021-01-01", "2023-12-31"),
        Days("2022-12-05", "2022-12-05"), Days(), Days("2023-02-01", "2023-02-28"),
    ]  # fmt: skip


def test_a_section_may_name_a_movement():
    assert [
        movement_of(text)
        for text in ("Phong trào: Dạy tốt - Học tốt", "I. Phong trào thi đua: “Học tốt”", "Huyện A")
    ] == ["Dạy tốt - Học tốt", "Học tốt", ""]


def surroundings(gazetteer, *rows, name="S"):
    laid = find(sheet(*rows, name=name), {})
    block = laid.blocks[0]
    return Surroundings.of(gazetteer, laid, block, name, [line.texts[2] for line in block.lines])


HEADING = ["STT", "Họ và tên", "Đơn vị"]


def test_sections_come_before_the_sheet_and_that_before_titles(gazetteer):
    found = surroundings(
        gazetteer, ["UBND HUYỆN TÂN BIÊN"], ["TỈNH TÂY NINH"], HEADING, ["I", "THỊ XÃ TRẢNG BÀNG"],
        [1, "Lê A", "x. Đôn Thuận"], name="Đăk Đoa",
    )  # fmt: skip

    assert found.around("THỊ XÃ TRẢNG BÀNG", 1) == Around(
        (frozenset({11}), frozenset({13}), frozenset({10})), frozenset({1, 2}), True, 1
    )
    assert found.around("", 0) == Around(
        (frozenset({13}), frozenset({10})), frozenset({1, 2}), True, 0
    )


def test_a_province_in_the_signature_is_not_the_town_of_that_name(gazetteer):
    found = surroundings(gazetteer, HEADING, [1, "Lê A", "x. Đôn Thuận"], [SIGNED])

    assert (found.wide, found.province, found.deep) == ((), frozenset({1, 2}), False)


def test_a_section_may_be_the_unit_of_its_rows(gazetteer):
    found = surroundings(gazetteer, HEADING, [1, "Lê A", "x"])

    assert [
        unit and unit.id
        for unit in map(found.unit_of_section, ("", "Xã Đôn Thuận", "Xã Tân Bình", "Phần hai"))
    ] == [None, 24, None, None]
