from db.model.pasted import Block, Heading, Row, read_block, split

KNOWN = {"Họ và tên", "Nam", "Nữ", "Đơn vị", "Số", "Ngày ký"}


def known(heading):
    return heading.name in KNOWN


def block(*rows):
    return "\r\n".join("\t".join(row) for row in rows)


LIST = block(
    ("TỈNH TÂY NINH",),
    ("DANH SÁCH ĐIỂN HÌNH",),
    ("STT", "Họ và tên", "Năm sinh", "", "Đơn vị"),
    ("", "", "Nam", "Nữ", ""),
    ("1", "2", "3", "4", "5"),
    ("I", "HUYỆN GÒ DẦU"),
    ("1", "Cao Trung Khải", "1971", "", "xã Hiệp Thạnh"),
    ("", "Cộng: 1 người"),
    ("II", "HUYỆN TÂN CHÂU"),
    ("2", "Vũ Tú", "", "1981", "xã Tân Phú"),
    ("", "TỔNG CỘNG: 2 cá nhân"),
    ("Ghi chú: danh sách từ cơ sở.",),
    (),
    ("NGƯỜI LẬP BIỂU", "", "", "", "CHỦ TỊCH"),
    ("Trần Văn B", "", "", "", "(Đã ký)"),
)


def test_a_block_is_split_by_tabs_and_quoted_cells_keep_their_line_breaks():
    assert split('a\t"b\nc"\r\nd\n') == [("a", "b\nc"), ("d", "")]
    assert split("") == []


def test_quotes_that_do_not_close_noise_and_very_long_cells_are_read_as_they_stand():
    assert split('"a\tb\nc\td') == [('"a', "b"), ("c", "d")]
    assert split("a\0b\tc\rd") == [("ab", "c"), ("d", "")]
    assert split(f"{'x' * 200_000}\ty") == [("x" * 200_000, "y")]


def test_headings_in_two_rows_sections_and_what_is_no_data_are_told_apart():
    assert read_block(split(LIST), known) == Block(
        headings=(
            Heading("", "STT"),
            Heading("", "Họ và tên"),
            Heading("Năm sinh", "Nam"),
            Heading("Năm sinh", "Nữ"),
            Heading("", "Đơn vị"),
        ),
        rows=(
            Row(7, ("1", "Cao Trung Khải", "1971", "", "xã Hiệp Thạnh"), "HUYỆN GÒ DẦU"),
            Row(10, ("2", "Vũ Tú", "", "1981", "xã Tân Phú"), "HUYỆN TÂN CHÂU"),
        ),
        skipped=(
            (1, "title", "TỈNH TÂY NINH"),
            (2, "title", "DANH SÁCH ĐIỂN HÌNH"),
            (3, "heading", "STT · Họ và tên · Năm sinh · Đơn vị"),
            (4, "heading", "Nam · Nữ"),
            (5, "numbers", "1 · 2 · 3 · 4 · 5"),
            (6, "section", "I · HUYỆN GÒ DẦU"),
            (8, "total", "Cộng: 1 người"),
            (9, "section", "II · HUYỆN TÂN CHÂU"),
            (11, "total", "TỔNG CỘNG: 2 cá nhân"),
            (12, "note", "Ghi chú: danh sách từ cơ sở."),
            (14, "signature", "NGƯỜI LẬP BIỂU · CHỦ TỊCH"),
            (15, "signature", "Trần Văn B · (Đã ký)"),
        ),
    )


def test_a_heading_that_is_repeated_and_a_row_without_a_name_are_skipped():
    text = block(
        ("STT", "Họ và tên", "Đơn vị"),
        ("1", "An", "xã A"),
        ("STT", "Họ và tên", "Đơn vị"),
        ("2", "", "xã B"),
        ("a)", "Nhóm hai"),
        ("Khối xã",),
        ("3", "Bình", "xã C"),
    )

    found = read_block(split(text), known)

    assert [(row.line, row.section) for row in found.rows] == [(2, ""), (7, "Khối xã")]
    assert [(line, why) for line, why, _ in found.skipped] == [
        (1, "heading"), (3, "heading"), (4, "unnamed"), (5, "section"), (6, "section"),
    ]  # fmt: skip


def test_rows_without_headings_stay_rows_and_have_no_headings():
    assert read_block(split(block(("An", "xã A"), ("Bình", "xã B"))), known) == Block(
        (), (Row(1, ("An", "xã A")), Row(2, ("Bình", "xã B"))), ()
    )


def test_a_group_ends_where_the_next_heading_of_one_row_stands():
    text = block(
        ("Họ và tên", "Quyết định", "", "Ghi chú"),
        ("", "Số", "Ngày ký", ""),
        ("An", "12/QĐ", "01/02/2023", "tốt"),
    )

    assert read_block(split(text), known).headings == (
        Heading("", "Họ và tên"),
        Heading("Quyết định", "Số"),
        Heading("Quyết định", "Ngày ký"),
        Heading("", "Ghi chú"),
    )
