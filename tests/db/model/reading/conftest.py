"""Units of two provinces before and after their districts ended, as files speak of them."""

import pytest

from db.model.matching import Unit
from db.model.reading.book import Known
from db.model.reading.gazetteer import Gazetteer

OLD, NEW = "2025-06-30", "2025-07-01"
UNITS = (
    Unit(1, "Tỉnh Tây Ninh", "Tây Ninh", None, "", OLD),
    Unit(2, "Tỉnh Tây Ninh", "Tây Ninh", None, NEW, ""),
    Unit(3, "Tỉnh Gia Lai", "Gia Lai", None, "", OLD),
    Unit(10, "Huyện Tân Biên", "", 1, "", OLD),
    Unit(11, "Thị xã Trảng Bàng", "", 1, "", OLD),
    Unit(12, "Thành phố Tây Ninh", "TP Tây Ninh", 1, "", OLD),
    Unit(13, "Huyện Đăk Đoa", "", 3, "", OLD),
    Unit(20, "Thị trấn Tân Biên", "", 10, "", OLD),
    Unit(21, "Xã Tân Bình", "", 10, "", OLD),
    Unit(22, "Xã Tân Bình", "", 12, "", OLD),
    Unit(23, "Xã Tân Bình", "", 13, "", OLD),
    Unit(24, "Xã Đôn Thuận", "", 11, "", OLD),
    Unit(25, "Phường An Tịnh", "", 11, "", OLD),
    Unit(26, "Phường Trảng Bàng", "", 11, "", OLD),
    Unit(27, "Phường 4", "", 12, "", OLD),
    Unit(28, "Xã Thành Hải", "", 10, "", OLD),
    Unit(29, "Xã Thanh Hải", "", 10, "", OLD),
    Unit(30, "Xã Ia RTô", "", 13, "", OLD),
    Unit(31, "Xã Phước Vinh", "", 2, NEW, ""),
    Unit(32, "Xã Tân Biên", "", 2, NEW, ""),
    Unit(33, "Xã Tân Lập", "", 10, "", OLD),
    Unit(34, "Xã Tân Lập", "", 2, NEW, ""),
    Unit(35, "Xã Phương Thạnh", "", 10, "", OLD),
    Unit(50, "Sở Nội vụ", "SNV", 1, "", ""),
    Unit(51, "Sở Nội vụ", "SNV", 3, "", ""),
)


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer.of(UNITS)


@pytest.fixture(scope="session")
def known(gazetteer):
    return Known(gazetteer, {"x_area": "Diện tích"})
