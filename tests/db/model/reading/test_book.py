import datetime

from db.model.reading import book
from db.model.reading.result import Corrections
from db.model.reading.shape import ByHand
from tests.db.model.reading.sheets import rows_of, sheet

HEADING = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Danh hiệu"]
PLACE = "xã Tân Bình, huyện Tân Biên"
FEBRUARY = datetime.date(1980, 1, 2)


def test_a_file_is_read_sheet_by_sheet_and_nothing_is_lost(known):
    codes = sheet(
        ["STT", "Mã", "Danh hiệu"], [1, 7, "Giấy khen của Chủ tịch UBND huyện"], name="DM"
    )
    reading = book.read(
        [
            sheet(
                ["DANH SÁCH"],
                HEADING,
                [1, "Lê A", 1980, PLACE, "Giấy khen"],
                decoded={(3, 2): "Lª A"},
            ),
            codes,
        ],
        known,
    )

    [first, second] = reading.sheets
    assert [(t.target, t.heading, len(t.rows)) for t in first.tables] == [("nomination", (2,), 1)]
    assert [(s.row, s.why, s.text) for s in first.skipped] == [
        (1, "title", "DANH SÁCH"), (2, "heading", " · ".join(HEADING)),
    ]  # fmt: skip
    assert (first.decoded, second.tables) == ({"B3": "Lª A"}, ())
    assert [s.why for s in second.skipped] == ["code_list", "code_list"]
    # the list of codes says which giấy khen this file knows
    assert first.tables[0].rows[0].values["award"] == "Giấy khen của Chủ tịch UBND huyện"
    assert (reading.rows, reading.same_person) == (1, ())


def test_the_same_person_is_proposed_across_sheets(known):
    reading = book.read(
        [
            sheet(HEADING, [1, "Lê Thị A", "1/2/1980", PLACE, "LĐTT"], name="2021"),
            sheet(HEADING, [1, "LÊ T. A", 1980, PLACE, "LĐTT"], [2, "", "", "", ""], name="2022"),
        ],
        known,
    )

    assert reading.same_person == ((("2021", 2), ("2022", 2)),)


def test_real_days_beside_days_in_text_may_have_been_swapped(known):
    rows = rows_of(
        known, HEADING, [1, "Lê A", "25/12/1980", PLACE, "x"], [2, "Lê B", FEBRUARY, PLACE, "x"],
        [3, "Lê C", datetime.date(1980, 1, 20), PLACE, "x"],
    )  # fmt: skip
    alone = rows_of(known, HEADING, [1, "Lê B", FEBRUARY, PLACE, "x"])

    assert [[doubt.code for doubt in row.doubts] for row in rows] == [[], ["maybe_swapped"], []]
    assert rows[1].doubts[0].value == "02/01/1980"
    assert [row.doubts for row in alone] == [()]


def test_a_hidden_row_is_read_and_doubted(known):
    rows = rows_of(
        known, HEADING, [1, "Lê A", 1980, PLACE, "x"], [2, "Lê B", 1980, PLACE, "x"],
        hidden_rows=frozenset({3}),
    )  # fmt: skip

    assert [[doubt.code for doubt in row.doubts] for row in rows] == [[], ["row_hidden"]]


def test_kind_table_and_columns_can_be_said_by_hand(known):
    sheets = [sheet(["STT", "Tên", "Nơi", "Danh hiệu"], [1, "Sao Mai", PLACE, "LĐTT"])]
    by_hand = Corrections(
        {"S": ByHand(roles={(1, 3): "unit"})}, {("S", 1): "award"}, {("S", 1): "collective"}
    )

    [table] = book.read(sheets, known, by_hand).sheets[0].tables
    assert (table.target, table.rows[0].kind, table.rows[0].values["unit"]) == (
        "award",
        "collective",
        21,
    )


def test_a_file_can_be_aimed_at_one_table(known):
    reading = book.read([sheet(HEADING, [1, "Lê A", 1980, PLACE, "x"])], known)

    assert [t.target for t in book.aimed(reading, "award").sheets[0].tables] == ["award"]
