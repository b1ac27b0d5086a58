import pytest

from db.model.matching import Unit
from db.model.reading.gazetteer import Gazetteer
from db.model.reading.result import Reading, Row, SheetRead, Table
from db.model.reading.sender import Senders
from db.model.reading.shape import Skipped

BIEN, CHAU, LAP, LAP_TOO, BIEN_TOWN, THREE, LEARNING = range(1, 8)
UNITS = (
    Unit(BIEN, "Huyện Tân Biên"),
    Unit(CHAU, "Huyện Tân Châu"),
    Unit(LAP, "Xã Tân Lập", parent=BIEN),
    Unit(LAP_TOO, "Xã Tân Lập", parent=CHAU),
    Unit(BIEN_TOWN, "Thị trấn Tân Biên", parent=BIEN),
    Unit(THREE, "Phường 3"),
    Unit(LEARNING, "Sở Giáo dục và Đào tạo", "Sở GDĐT"),
)
WITH_TWO_LAP = frozenset({LAP, LAP_TOO, BIEN_TOWN, THREE, LEARNING})


@pytest.fixture
def senders():
    return Senders(Gazetteer.of(UNITS), WITH_TWO_LAP - {LAP_TOO})


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("UBND xã Tân Lập - danh sách đề cử 2025", LAP),
        ("03_X.TanLap_mau1", LAP),
        ("de cu tan lap dot 2", LAP),
        ("TAN LAP huyen Tan Bien", LAP),
        ("Danh sách TT Tân Biên", BIEN_TOWN),
        ("so gd dt bao cao", LEARNING),
        ("Sở Giáo dục và Đào tạo", LEARNING),
        ("Phuong 3 de cu ca nhan", THREE),
        ("Huyện Tân Biên", None),
        ("Xã Tân Lập và Phường 3", None),
        ("mau so 2", None),
        ("", None),
    ],
)
def test_a_file_is_of_the_one_unit_that_its_name_tells(senders, title, unit):
    assert senders.named(title) == unit


def test_of_two_units_of_one_name_the_district_tells_which():
    senders = Senders(Gazetteer.of(UNITS), WITH_TWO_LAP)

    assert [senders.named(title) for title in ("xa Tan Lap", "xa Tan Lap, huyen Tan Chau")] == [
        None, LAP_TOO,
    ]  # fmt: skip


def reading(units, titles=(), hidden=False):
    rows = tuple(
        Row(number, "individual", {"unit": unit} if unit else {}, {})
        for number, unit in enumerate(units, start=4)
    )
    skipped = tuple(Skipped(number, "title", text) for number, text in enumerate(titles, start=1))
    return SheetRead("S", hidden, (Table("nomination", (3,), (), rows),), skipped, {})


def test_the_words_above_a_table_go_before_its_rows(senders):
    of = [
        Reading((reading([THREE, THREE], ["UBND HUYỆN TÂN BIÊN", "UBND XÃ TÂN LẬP"]),)),
        Reading((reading([THREE, THREE, LAP]),)),
        Reading((reading([THREE, LAP]),)),
        Reading((reading([THREE, None]),)),
        Reading((reading([CHAU, CHAU]),)),
        Reading((reading([], ["Xã Tân Lập"]), reading([], ["Phường 3"]))),
        Reading((reading([THREE]), reading([], ["Xã Tân Lập"], hidden=True))),
        Reading(()),
    ]

    assert [senders.of_reading(one) for one in of] == [
        LAP, THREE, None, None, None, None, THREE, None,
    ]  # fmt: skip
