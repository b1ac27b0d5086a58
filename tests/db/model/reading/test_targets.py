import pytest

from db.model.reading.layout import find
from db.model.reading.targets import kind_of_block, kind_of_row, target_of
from tests.db.model.reading.sheets import sheet


def block_of(*headings, above=()):
    laid = find(sheet(*([text] for text in above), list(headings), [1, *["x"] * 6]), {})
    return laid.blocks[0], laid.titles


@pytest.mark.parametrize(
    ("headings", "above", "kind", "target"),
    [
        (("STT", "Họ và tên", "Danh hiệu đề nghị"), (), "individual", "nomination"),
        (("STT", "Họ và tên", "Danh hiệu", "Số quyết định"), (), "individual", "award"),
        (("STT", "Tên tập thể", "Danh hiệu"), ("TẬP THỂ ĐƯỢC KHEN",), "collective", "award"),
        (("STT", "Tên", "Số quyết định"), ("ĐỀ NGHỊ KHEN THƯỞNG HỘ GIA ĐÌNH",), "household",
        "nomination"),
        (("STT", "Tên", "Lĩnh vực"), ("ĐIỂN HÌNH TIÊN TIẾN",), "", "exemplar"),
        (("STT", "Họ và tên", "Mô hình", "Đơn vị"), (), "individual", "exemplar"),
        (("STT", "Đơn vị", "Điểm tự chấm", "Điểm thẩm định"), (), "score", "mark"),
        (("STT", "Nội dung công việc", "Thời hạn"), (), "task", "task"),
        (("STT", "Mã", "Tên đơn vị", "Trực thuộc"), (), "unit", "unit"),
        (("STT", "Mã", "Tên đơn vị"), (), "unit", "unit"),
        (("STT", "Đơn vị", "Danh hiệu"), (), "collective", "nomination"),
        (("STT", "Họ tên", "Ngày tờ trình"), (), "individual", "nomination"),
    ],
)  # fmt: skip
def test_headings_and_titles_say_the_kind_and_the_table(headings, above, kind, target):
    block, titles = block_of(*headings, above=above)

    found = kind_of_block(block, "Sheet1", titles)

    assert (found, target_of(block, found, titles)) == (kind, target)


def test_the_name_of_the_sheet_says_the_kind_where_nothing_nearer_does():
    block, titles = block_of("STT", "Tên", "Danh hiệu", above=("TẬP THỂ, CÁ NHÂN TIÊU BIỂU",))

    assert kind_of_block(block, "Tập thể", titles) == "collective"


@pytest.mark.parametrize(
    ("kind", "typed", "section", "name", "found"),
    [
        ("task", "CN", "", "x", "task"), ("individual", "TT", "", "x", "collective"),
        ("", "HGĐ.", "", "x", "household"), ("", "", "", "Hộ bà Lê A", "household"),
        ("", "", "II. CÁ NHÂN", "UBND xã", "individual"), ("", "", "", "UBND xã", "collective"),
        ("", "", "", "Đoàn Thanh Hải", "individual"), ("collective", "", "", "Lê A", "collective"),
    ],
)  # fmt: skip
def test_a_rows_own_words_go_first(kind, typed, section, name, found):
    assert kind_of_row(kind, typed, section, name) == found
