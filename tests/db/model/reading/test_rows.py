from db.model.problems import Problem
from tests.db.model.reading.sheets import rows_of, values_of

HEADING = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu"]
PLACE = "xã Tân Bình, huyện Tân Biên"


def test_a_row_knows_the_cell_of_each_value(known):
    [row] = rows_of(known, HEADING, ["1", "Đại úy LÊ A (Toán)", PLACE, "LĐTT"])

    assert (row.row, row.kind, row.section, row.problems, row.doubts) == (
        2,
        "individual",
        "",
        (),
        (),
    )
    assert row.values == {
        "award": "Lao động tiên tiến", "name": "Lê A", "honorific": "Đại úy", "remark": "Toán",
        "unit_text": PLACE, "unit": 21,
    }  # fmt: skip
    assert row.cells == {
        "award": "D2",
        "name": "B2",
        "honorific": "B2",
        "remark": "B2",
        "unit": "C2",
    }


def test_a_unit_that_is_not_said_leaves_candidates_and_a_question(known):
    rows = rows_of(
        known,
        HEADING,
        [1, "Lê A", "Xã Tân Bình", "LĐTT"],
        [2, "Lê B", "Xã Ủ", "x"],
        [3, "Lê C", None, "x"],
    )

    assert [(row.values.get("unit"), row.candidates) for row in rows] == [
        (None, {"unit": (21, 22, 23)}), (None, {"unit": ()}), (None, {}),
    ]  # fmt: skip
    assert [row.problems for row in rows] == [
        (Problem("unit_which", "", "C2", 2, "Xã Tân Bình", {"count": 3}),),
        (Problem("unit_unknown", "", "C3", 3, "Xã Ủ", {"count": 0}),),
        (Problem("unit_missing", row=4),),
    ]


def test_a_row_without_a_unit_takes_its_sections_and_says_so(known):
    [row] = rows_of(known, HEADING, ["I", "XÃ ĐÔN THUẬN"], [1, "Lê A", None, "LĐTT"])

    assert (row.values["unit"], row.values["unit_text"]) == (24, "XÃ ĐÔN THUẬN")
    assert row.doubts == (Problem("unit_of_section", row=3, facts={"unit": "Xã Đôn Thuận"}),)


def test_the_unit_of_the_rows_own_day_is_taken(known):
    assert [
        values["unit"]
        for values in values_of(
            known,
            [*HEADING, "Ngày quyết định", "Năm"],
            [1, "Lê A", "Xã Tân Lập", "LĐTT", "1/2/2023", None],
            [2, "Lê B", "Xã Tân Lập", "LĐTT", "1/9/2025", None],
            [3, "Lê C", "Xã Tân Lập", "LĐTT", None, 2022],
        )
    ] == [33, 34, 33]


def test_communes_and_districts_in_columns_of_their_own_are_one_place(known):
    assert [
        values["unit"]
        for values in values_of(
            known,
            ["STT", "Họ và tên", "Xã", "Huyện"],
            [1, "Lê A", "Tân Bình", "Tân Biên"],
            [2, "Lê B", "Tân Biên", "Tân Biên"],
            [3, "Lê C", None, "Trảng Bàng"],
            [4, "Lê D", "P. Trảng Bàng", '"'],
        )
    ] == [21, 20, 11, 26]


def test_an_address_helps_where_the_office_is_unknown(known):
    assert [
        values.get("unit")
        for values in values_of(
            known,
            ["STT", "Họ và tên", "Đơn vị công tác", "Địa chỉ", "Chức vụ, đơn vị"],
            [1, "Lê A", "Trường THCS Lê Lợi", "xã Đôn Thuận", "Giáo viên"],
            [2, "Lê B", "-", None, "Giáo viên, Trường B, phường An Tịnh"],
            [3, "Lê C", None, None, "Bí thư xã Tân Bình, huyện Tân Biên"],
        )
    ] == [24, 25, 21]


def test_ditto_means_the_cell_above(known):
    rows = values_of(
        known,
        HEADING,
        [1, "Lê A", PLACE, "LĐTT"],
        [2, "Lê B", '"', "-nt-"],
        [3, "Lê C", "như trên", "nt"],
    )

    assert [(row["unit"], row["award"]) for row in rows] == [(21, "Lao động tiên tiến")] * 3


def test_households_are_called_by_their_head(known):
    headings = ["STT", "Họ tên chủ hộ", "Đơn vị"], ["STT", "Hộ gia đình", "Đơn vị"]

    assert [values_of(known, each, [1, "Hộ bà LÊ A", PLACE]) for each in headings] == [
        [{"name": "Lê A", "gender": "female", "unit": 21}],
        [{"name": "Lê A", "unit": 21}],
    ]


def test_collectives_are_called_in_full_and_stand_where_their_name_says(known):
    [row] = rows_of(known, ["STT", "Tên tập thể", "Danh hiệu"], [1, "Hội LHPN H.TÂN BIÊN", "LĐTT"])

    assert (row.kind, row.values["name"], row.values["unit"]) == (
        "collective", "Hội Liên hiệp Phụ nữ huyện Tân Biên", 10,
    )  # fmt: skip


def test_a_list_of_units_asks_nothing(known):
    [old, new] = rows_of(
        known, ["STT", "Mã", "Tên đơn vị", "Trực thuộc"],
        [1, "25498", "Xã Tân Bình, huyện Tân Biên", "Huyện Tân Biên"], [2, "1", "Xã Mới", None],
    )  # fmt: skip

    assert [(row.kind, row.values["name"], row.values.get("unit"),
    row.problems) for row in (old, new)] == [
        ("unit", "Xã Tân Bình", 21, ()), ("unit", "Xã Mới", None, ()),
    ]  # fmt: skip


def test_a_formula_without_its_value_is_said(known):
    [row] = rows_of(
        known, [*HEADING, "Điểm"], [1, "Lê A", PLACE, "LĐTT", None], unvalued=frozenset({(2, 5)})
    )

    facts = {"column": "Điểm", "cell": "E2"}
    assert row.problems == (Problem("formula_without_value", "", "E2", 2, "", facts),)


def test_surname_and_given_name_may_have_columns_of_their_own(known):
    assert [
        values["name"]
        for values in values_of(
            known, ["STT", "Họ đệm", "Tên", "Đơn vị"], [1, "Nguyễn Văn", "An", PLACE]
        )
    ] == ["Nguyễn Văn An"]
