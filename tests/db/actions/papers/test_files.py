"""Files of papers are opened again and hold the whole list, whatever its texts begin with."""

import io
from decimal import Decimal

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from openpyxl import load_workbook

from db.actions.papers import sheets, words
from db.model.paper import Column, Line, Paper

ROWS = 200


@pytest.fixture
def long():
    rows = [
        Line((n, f"=1+{n}\x00", "Xã <Đôn> & Thuận\nấp 2", Decimal("1234.50"), None))
        for n in range(1, ROWS + 1)
    ]
    return Paper(
        office=("Ủy ban nhân dân tỉnh",),
        title="DANH SÁCH",
        about="Đợt xét 2025",
        columns=(
            Column("STT", 7), Column("Tên", 20), Column("Đơn vị", 20),
            Column("Điểm", 10, number=True), Column("Ghi chú", 10),
        ),
        lines=(Line(("Nhóm I",), heading=True), *rows),
        place_and_date="Tây Ninh, ngày 02 tháng 11 năm 2026",
        signers=("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"),
        source="Nguồn: đợt xét 2025",
        file="danh-sach",
    )  # fmt: skip


def test_a_long_list_is_whole_in_word_on_a4_across_with_its_heading_repeated(long):
    word = Document(io.BytesIO(words.as_docx(long)))

    section = word.sections[0]
    assert (section.orientation, round(section.page_width.mm), round(section.page_height.mm)) == (
        WD_ORIENT.LANDSCAPE, 297, 210,
    )  # fmt: skip
    table = word.tables[1]
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0] == ["STT", "Tên", "Đơn vị", "Điểm", "Ghi chú"]
    assert cells[1] == ["Nhóm I"] * 5
    assert cells[2:] == [
        [f"{n}", f"=1+{n}", "Xã <Đôn> & Thuận\nấp 2", "1.234,50", ""] for n in range(1, ROWS + 1)
    ]
    head = table.rows[0]._tr.trPr
    assert [head.find(qn(f"w:{name}")) is not None for name in ("tblHeader", "cantSplit")] == [
        True, True,
    ]  # fmt: skip
    assert [cell.text for cell in word.tables[0].rows[0].cells] == [
        "ỦY BAN NHÂN DÂN TỈNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    ]
    signed = [cell.text.strip() for cell in word.tables[2].rows[0].cells]
    assert signed == [
        "NGƯỜI LẬP BIỂU\n(Ký, ghi rõ họ tên)",
        "Tây Ninh, ngày 02 tháng 11 năm 2026\nTHỦ TRƯỞNG ĐƠN VỊ\n(Ký, ghi rõ họ tên)",
    ]
    assert word.paragraphs[-1].text == "Nguồn: đợt xét 2025"


def test_a_long_list_is_whole_in_a_workbook_and_no_text_is_a_formula(long):
    book = load_workbook(io.BytesIO(sheets.as_xlsx(long)))
    sheet = book.worksheets[0]

    rows = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=5)]
    first = rows.index(["STT", "Tên", "Đơn vị", "Điểm", "Ghi chú"])
    assert rows[first + 1][0] == "Nhóm I"
    assert rows[first + 2 : first + 2 + ROWS] == [
        [n, f"=1+{n}", "Xã <Đôn> & Thuận\nấp 2", 1234.5, None] for n in range(1, ROWS + 1)
    ]
    formula = sheet.cell(first + 3, 2)
    assert (formula.data_type, formula.quotePrefix) == ("s", True)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.print_title_rows, sheet.freeze_panes) == (
        f"${first + 1}:${first + 1}", f"A{first + 2}",
    )  # fmt: skip
    told = {cell.value for row in sheet.iter_rows() for cell in row if cell.value}
    assert {"NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ", "Nguồn: đợt xét 2025"} <= told


def test_a_sheet_with_one_signer_and_few_columns_has_room_for_all(long):
    narrow = Paper(
        long.office, long.title, long.about, long.columns[:2],
        (Line((1, "a")),), long.place_and_date, ("THÀNH VIÊN", "HAI", "BA"), long.source, "x",
    )  # fmt: skip
    sheet = load_workbook(io.BytesIO(sheets.as_xlsx(narrow))).worksheets[0]

    told = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert [name for name in ("THÀNH VIÊN", "HAI", "BA") if name in told] == ["HAI", "BA"]
