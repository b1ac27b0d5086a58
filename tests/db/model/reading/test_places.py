import pytest

from db.model.reading.places import (
    Place,
    exact_key,
    folded_key,
    place_of_name,
    places_in,
    squeezed_key,
)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("X.ĐÔN THUẬN, thị xã Trảgn Bàng", [("xa", "ĐÔN THUẬN"), ("thi xa", "Trảgn Bàng")]),
        ("P. Trảng Bàng , Tx. Trảng Bàng ", [("phuong", "Trảng Bàng"), ("thi xa", "Trảng Bàng")]),
        ("xã Tân Hà huyện Tân Châu", [("xa", "Tân Hà"), ("huyen", "Tân Châu")]),
        ("huyện Tân Châu, xã Tân Hà", [("xa", "Tân Hà"), ("huyen", "Tân Châu")]),
        ("phường An Hòa - TX. Trảng Bàng", [("phuong", "An Hòa"), ("thi xa", "Trảng Bàng")]),
        ("TP Phan Rang - Tháp Chàm", [("thanh pho", "Phan Rang-Tháp Chàm")]),
        ("Phường An Tịnh huyện X", [("phuong", "An Tịnh"), ("huyen", "X")]),
        ("Xã Phương Thạnh", [("xa", "Phương Thạnh")]),
        ("Đôn Thuận, Trảng Bàng", [("", "Đôn Thuận"), ("", "Trảng Bàng")]),
        ("Trường A, xã B, huyện C", [("xa", "B"), ("huyen", "C")]),
        ("Phòng Nội vụ huyện C", [("", "Phòng Nội vụ"), ("huyen", "C")]),
        ("Thành ủy Tây Ninh", [("thanh pho", "Tây Ninh")]),
        ("Huyện Đoàn Tân Biên", [("huyen", "Tân Biên")]),
        ("Phó Chủ tịch UBND xã", [("", "Phó Chủ tịch UBND xã")]),
        ("", []),
    ],
)
def test_a_text_names_places(text, places):
    assert places_in(text) == [Place(*place) for place in places]


def test_keys_forgive_case_dashes_tones_and_numerals():
    assert exact_key("Phan Rang-Tháp Chàm") == exact_key("PHAN RANG THÁP CHÀM")
    assert exact_key("Hoà Bình") == exact_key("Hòa Bình")
    assert exact_key("IV") == exact_key("04") == "4"
    assert (exact_key("0"), folded_key("Đăk Đoa"), squeezed_key("K' Dang")) == (
        "0",
        "dak doa",
        "kdang",
    )


def test_an_official_name_has_its_type_first():
    assert [place_of_name(n) for n in ("Xã Ia RTô", "Sở Nội vụ", "Công an huyện Tân Biên")] == [
        Place("xa", "Ia RTô"), Place("", "Sở Nội vụ"), Place("", "Công an huyện Tân Biên"),
    ]  # fmt: skip
