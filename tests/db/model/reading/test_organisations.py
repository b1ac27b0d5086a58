import pytest

from db.model.matching import Unit
from db.model.reading.organisations import bare_name, name_in_full

TAN_BIEN, TRANG_BANG = Unit(1, "Huyện Tân Biên"), Unit(2, "Thị xã Trảng Bàng")


@pytest.mark.parametrize(
    ("text", "unit", "name"),
    [
        ("UBND  H.TÂN BIÊN", TAN_BIEN, "UBND huyện Tân Biên"),
        ("Ủy ban nhân dân huyện Tân Bêin", TAN_BIEN, "UBND huyện Tân Biên"),
        ("Hội LHPN TX. Trảng Bàng", TRANG_BANG, "Hội Liên hiệp Phụ nữ thị xã Trảng Bàng"),
        ("huyện ủy Tân Biên", TAN_BIEN, "Huyện ủy Tân Biên"),
        ("UB MTTQVN huyện Tân Biên", TAN_BIEN, "Ủy ban MTTQ Việt Nam huyện Tân Biên"),
        ("Mặt trận huyện Tân Biên", TAN_BIEN, "Ủy ban MTTQ Việt Nam huyện Tân Biên"),
        ("Phòng GD&ĐT H. TÂN BIÊN", None, "Phòng Giáo dục và Đào tạo huyện Tân Biên"),
        ("CA TX. Trảng Bàng", None, "Công an thị xã Trảng Bàng"),
        ("Phòng Giáo dục - Đào tạo huyện Tân Biên", TAN_BIEN,
         "Phòng Giáo dục và Đào tạo huyện Tân Biên"),
        ("trường Tiểu học Tân Bình", None, "Trường Tiểu học Tân Bình"),
        ("Nhà văn hóa huyện Tân Biên", TAN_BIEN, "Nhà văn hóa huyện Tân Biên"),
        ("Câu lạc bộ xã Tân Bình, huyện Tân Biên",
        TAN_BIEN, "Câu lạc bộ xã Tân Bình, huyện Tân Biên"),
        ("Nhà văn hóa huyện Tân Biên", None, "Nhà văn hóa huyện Tân Biên"),
        ("Hội Nông dân xã Tân Bình", TAN_BIEN, "Hội Nông dân xã Tân Bình"),
        ("Sở Nội vụ", None, "Sở Nội vụ"),
        ("TTYT", None, "Trung tâm Y tế"),
    ],
)  # fmt: skip
def test_organisations_are_called_in_full(text, unit, name):
    assert name_in_full(text, unit) == name


def test_a_units_bare_name_leaves_out_its_type():
    assert [bare_name(Unit(1, n)) for n in ("Thị xã Trảng Bàng", "Xã Xà Bang", "Sở Y tế")] == [
        "Trảng Bàng", "Xà Bang", "Sở Y tế",
    ]  # fmt: skip
