from db.model.reading.layout import find
from db.model.reading.roles import Role
from db.model.reading.shape import ByHand, Skipped
from tests.db.model.reading.sheets import sheet

TITLE = ["ỦY BAN NHÂN DÂN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def roles(block):
    return {c.column: (c.role.key, c.role.part) for c in block.columns if c.role}


def kinds(laid):
    return [(one.row, one.why) for one in laid.skipped]


def test_titles_two_row_headings_numbers_sections_sums_and_signatures_are_told_apart():
    laid = find(
        sheet(
            TITLE,
            [],
            ["STT", "Họ và tên", "Năm sinh", None, "Đơn vị", "Quyết định", None],
            [None, None, "Nam", "Nữ", None, "Số", "Ngày ký"],
            ["1", "2", "3", "4", "5", "6", "7"],
            ["I", "HUYỆN TÂN BIÊN"],
            [1, "Lê A", 1980, None, "xã Tân Bình", "1/QĐ", "1/1/2023"],
            [None, "Cộng: 1 người"],
            [2, "Lê B", None, 1981, "xã Tân Bình", "2/QĐ", "1/1/2023"],
            [None, "TỔNG CỘNG: 2"],
            ["Ghi chú: danh sách xếp theo huyện."],
            [None, None, None, None, "Tây Ninh, ngày 5 tháng 6 năm 2023"],
            ["NGƯỜI LẬP BIỂU", None, None, None, "CHỦ TỊCH"],
            ["Trần Văn B"],
            merged=((3, 1, 4, 1), (3, 2, 4, 2), (3, 3, 3, 4), (3, 5, 4, 5), (3, 6, 3, 7)),
        ),
        {},
    )

    [block] = laid.blocks
    assert block.heading == (3, 4)
    assert roles(block) == {
        1: ("ordinal", ""), 2: ("name", ""), 3: ("birth", "male"), 4: ("birth", "female"),
        5: ("unit", ""), 6: ("decision_number", ""), 7: ("decided_on", ""),
    }  # fmt: skip
    assert [(line.row, line.section) for line in block.lines] == [
        (7, "HUYỆN TÂN BIÊN"), (9, "HUYỆN TÂN BIÊN"),
    ]  # fmt: skip
    assert kinds(laid) == [
        (1, "title"), (3, "heading"), (4, "heading"), (5, "numbers"), (6, "section"),
        (8, "subtotal"), (10, "total"), (11, "note"), (12, "signature"), (13, "signature"),
        (14, "signature"),
    ]  # fmt: skip
    assert laid.skipped[0] == Skipped(
        1, "title", "ỦY BAN NHÂN DÂN · CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    )
    assert laid.endings[0] == "Tây Ninh, ngày 5 tháng 6 năm 2023"


def test_two_rows_of_headings_need_no_merged_cells():
    laid = find(
        sheet(
            ["STT", "Đơn vị", "Điểm tự chấm", "", "", "Điểm thẩm định", ""],
            ["", "", "Nội dung I", "Nội dung II", "Tổng", "Điểm", "Điểm thưởng"],
            ["1", "huyện Tân Biên", "9", "8", "17", "16", "-"],
        ),
        {},
    )

    [block] = laid.blocks
    assert roles(block) == {
        1: ("ordinal", ""), 2: ("unit", ""), 3: ("self_part", "I"), 4: ("self_part", "II"),
        5: ("self_total", ""), 6: ("reviewed", ""), 7: ("bonus", ""),
    }  # fmt: skip


def test_stacked_tables_have_headings_of_their_own_and_repeated_ones_are_skipped():
    laid = find(
        sheet(
            ["A. TẬP THỂ"],
            ["STT", "Tên tập thể", "Danh hiệu"],
            [1, "UBND huyện Tân Biên", "LĐTT"],
            [],
            ["B. CÁ NHÂN"],
            [" "],
            ["STT", "Họ và tên", "Đơn vị"],
            [1, "Lê A", "xã Tân Bình"],
            ["STT", "Họ và tên", "Đơn vị"],
            [2, "Lê B", "xã Tân Bình"],
        ),
        {},
    )

    assert [(b.heading, b.above, [line.row for line in b.lines]) for b in laid.blocks] == [
        ((2,), ("A. TẬP THỂ",), [3]),
        ((7,), ("B. CÁ NHÂN",), [8, 10]),
    ]
    assert (9, "repeated_heading") in kinds(laid)


def test_a_table_may_end_where_the_next_headings_begin():
    laid = find(
        sheet(
            ["STT", "Tên tập thể", "Danh hiệu"],
            [1, "UBND huyện Tân Biên", "LĐTT"],
            ["STT", "Họ và tên", "Đơn vị"],
            [1, "Lê A", "xã Tân Bình"],
        ),
        {},
    )

    assert [(b.heading, [line.row for line in b.lines]) for b in laid.blocks] == [
        ((1,), [2]),
        ((3,), [4]),
    ]


def test_a_name_parted_over_two_columns_is_one_column():
    laid = find(
        sheet(
            ["TT", "Họ và tên", None, "Đơn vị"],
            [1, "Lê Thị", "An", "xã Tân Bình"],
            merged=((1, 2, 1, 3),),
        ),
        {},
    )

    assert [(c.column, c.more) for c in laid.blocks[0].columns] == [(1, ()), (2, (3,)), (4, ())]


def test_hidden_sheets_code_sheets_and_lists_about_nobody_are_code_lists():
    rows = (["STT", "Mã số", "Danh hiệu"], [1, 1647, "Lao động tiên tiến"])

    found = [
        find(sheet(*rows, hidden=True), {}),
        find(sheet(*rows, name="DANHMUC"), {}),
        find(sheet(*rows), {}),
    ]

    assert [laid.blocks for laid in found] == [(), (), ()]
    assert [kinds(laid)[-1] for laid in found] == [(2, "code_list")] * 3


def test_words_without_headings_are_titles():
    laid = find(sheet(["Kính gửi: Sở Nội vụ"], ["Đề nghị xem xét", "Năm", 2023]), {})

    assert (laid.blocks, kinds(laid)) == ((), [(1, "title"), (2, "title")])


def test_a_signature_among_rows_of_data_does_not_end_the_table():
    laid = find(
        sheet(
            ["STT", "Họ và tên", "Đơn vị"],
            [1, "Lê A", "xã Tân Bình"],
            ["Chủ tịch"],
            [2, "Lê B", "xã Tân Bình"],
        ),
        {},
    )

    assert [line.row for line in laid.blocks[0].lines] == [2, 4]


def test_a_second_heading_of_the_same_role_is_left_to_people():
    laid = find(sheet(["STT", "Đơn vị", "Đơn vị công tác"], [1, "a", "b"]), {})

    assert roles(laid.blocks[0]) == {1: ("ordinal", ""), 2: ("unit", "")}


def test_own_fields_are_columns_too():
    laid = find(
        sheet(["STT", "Họ và tên", "Diện tích (ha)"], [1, "Lê A", "2"]),
        {"dien tich": Role("x_area")},
    )

    assert roles(laid.blocks[0])[3] == ("x_area", "")


def test_headings_columns_and_kinds_of_rows_can_be_said_by_hand():
    by_hand = ByHand(
        roles={(2, 2): "name", (2, 3): "birth=male", (2, 4): ""},
        kinds={4: "note", 5: "data"},
        headings=((2,),),
    )
    laid = find(
        sheet(
            ["x", "y"],
            ["số", "người", "năm", "Danh hiệu"],
            [1, "Lê A", 1980, "LĐTT"],
            [2, "Lê B", 1981, "LĐTT"],
            [None, "Cộng"],
        ),
        {},
        by_hand,
    )

    [block] = laid.blocks
    assert roles(block) == {1: ("decision_number", ""), 2: ("name", ""), 3: ("birth", "male")}
    assert [line.row for line in block.lines] == [3, 5]
    assert kinds(laid) == [(1, "title"), (2, "heading"), (4, "note")]


def test_long_texts_and_numbers_stand_in_no_heading():
    laid = find(
        sheet(
            ["Họ và tên", "Đơn vị", "x" * 200],
            ["Họ và tên", "Đơn vị", "12"],
            ["Họ và tên"],
            ["STT", "Họ và tên", "Đơn vị"],
            ["I", "II", "III"],
            [1, "Lê A", "xã B"],
        ),
        {},
    )

    assert [block.heading for block in laid.blocks] == [(4,)]
