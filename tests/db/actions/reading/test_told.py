from decimal import Decimal

from db.actions.reading import told
from db.model.problems import Problem
from db.model.reading.result import Reading, Row, SheetRead, Table
from db.model.reading.roles import Role
from db.model.reading.shape import Column, Skipped

WHICH = Problem("unit_which", "", "C3", 3, "xã Tân Bình", {"count": 2})
SWAPPED = Problem("maybe_swapped", "", "D4", 4, "02/01/1980", {"cell": "D4", "column": "Ngày ký"})
ROWS = (
    Row(3, "individual", {"name": "Lê A", "gender": "female", "score": Decimal("9.5"),
                          "amount": Decimal(1490000), "unit_text": "xã Tân Bình"},
        {}, (WHICH,), (), {"unit": (1, 2)}),
    Row(4, "score", {"scores": {"I": Decimal(3)}, "unit": 1}, {}, (), (SWAPPED,)),
    Row(5, "task", {"unit": None}, {}, (), (), {"unit": (1, 3)}),
)  # fmt: skip
READING = Reading(
    (
        SheetRead(
            "S", False,
            (Table("nomination", (2,), (Column(1, "Điểm", "Số", Role("score")), Column(2, "",
            "x", None)),
                   ROWS),),
            (Skipped(2, "heading", "Số · x"), Skipped(6, "note", "Ghi chú")),
            {"A1": "x"},
        ),
    ),
    ((("S", 3), ("S", 4)),),
)  # fmt: skip


AS_JSON = {
    "sheets": [
        {
            "sheet": "S",
            "hidden": False,
            "tables": [
                {
                    "table": "nomination",
                    "header_rows": [2],
                    "columns": [
                        {"column": 1, "heading": "Điểm / Số", "means": "score"},
                        {"column": 2, "heading": "x", "means": None},
                    ],
                }
            ],
            "rows": [
                {
                    "row": 3,
                    "kind": "ca_nhan",
                    "values": {
                        "name": "Lê A", "gender": "nu", "score": 9.5, "reward_vnd": 1490000,
                        "unit_text": "xã Tân Bình", "unit": None,
                        "unit_candidates": ["25498", "25501"],
                    },
                    "problems": ["Dòng 3: 'xã Tân Bình' có 2 nơi. Chọn đơn vị."],
                },
                {
                    "row": 4,
                    "kind": "score",
                    "values": {"scores": {"I": 3}, "unit": "25498"},
                    "problems": [
                        "Dòng 4, Ngày ký: ngày 02/01/1980 ở ô D4 có thể bị đảo ngày và tháng. "
                        "Xem lại."
                    ],
                },
                {
                    "row": 5,
                    "kind": "progress",
                    # one code, of two days
                    "values": {"unit": "25498", "unit_candidates": ["25498"]},
                    "problems": [],
                },
            ],
            "skipped": [
                {"row": 2, "why": "header", "text": "Số · x"},
                {"row": 6, "why": "note", "text": "Ghi chú"},
            ],
            "decoded": 1,
        }
    ],
    "same_person": [[["S", 3], ["S", 4]]],
}  # fmt: skip


def test_a_reading_is_told_as_json_with_codes_for_units():
    assert told.as_json(READING, {1: "25498", 2: "25501", 3: "25498"}) == AS_JSON


def test_a_reading_is_told_in_short():
    assert told.as_lines(READING) == [
        "Trang 'S': 3 dòng dữ liệu, 2 dòng bỏ qua",
        "    Dòng 3: 'xã Tân Bình' có 2 nơi. Chọn đơn vị.",
        "    Dòng 4, Ngày ký: ngày 02/01/1980 ở ô D4 có thể bị đảo ngày và tháng. Xem lại.",
        "Có thể là một người: S 3, S 4",
    ]
