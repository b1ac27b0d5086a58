import datetime
import io
import json
import zipfile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from db.actions.reading import child, limits
from db.model.problems import Rejected
from db.model.reading.grid import Sheet
from tests.db.actions.reading.conftest import HEADING, ROWS, add_part, font

DAY = datetime.date(2023, 2, 1)


def test_a_workbook_is_read_with_fonts_merged_cells_and_what_is_hidden(workbook, parsed):
    def change(sheet):
        sheet.title = "Cá nhân"
        sheet.merge_cells("A1:E1")
        sheet.append([3, "Tr\xad¬ng §Þnh", DAY, "x· T©n B×nh", None])
        sheet["B5"].font = font(".VnTime")
        sheet["D5"].font = font(".VnTimeH")
        sheet.append([4.5, True, 0.027, 2.0, "#N/A"])
        sheet["C6"].number_format = "0.0%"
        sheet["D6"].number_format = "0%"
        sheet.row_dimensions[4].hidden = True
        sheet.parent.create_sheet("DM").sheet_state = "hidden"
        sheet.parent["DM"].append(["Mã", 1])

    [first, second] = parsed(workbook(change=change))

    assert first == Sheet(
        "Cá nhân",
        {
            1: ["DANH SÁCH CÁ NHÂN"],
            2: HEADING,
            3: [1, "Lê Thị A", "1/2/1980", "xã Tân Bình", "LĐTT"],
            4: [2, "Lê Văn B", 1975, "xã Tân Bình", "LĐTT"],
            5: [3, "Trương Định", DAY, "XÃ TÂN BÌNH"],
            6: [4.5, "True", "2.7%", "200%"],
        },
        ((1, 1, 1, 5),),
        False,
        frozenset({4}),
        {(5, 2): "Tr\xad¬ng §Þnh", (5, 4): "x· T©n B×nh"},
    )
    assert (second.name, second.hidden, dict(second.rows)) == ("DM", True, {1: ["Mã", 1]})


@pytest.mark.parametrize("name", ["tep.xls", "tep.csv", "tep", "tep.docx"])
def test_a_workbook_is_one_whatever_it_is_called(workbook, parsed, name):
    assert sorted(parsed(workbook(name=name))[0].rows) == [1, 2, 3, 4]


def test_formulas_without_a_value_are_worked_out_where_they_are_sums(workbook, parsed):
    def change(sheet):
        sheet.append([3, 10, "2,5", "=B5+C5", "=VLOOKUP(A1,B:C,2)"])
        sheet.append(["=SUM(B5:B5)"])

    [sheet] = parsed(workbook(change=change))

    assert (sheet.rows[5], sheet.rows[6]) == ([3, 10, "2,5", 12.5], [10])
    assert sheet.unvalued == frozenset({(5, 5)})


def test_rows_that_only_have_a_border_cost_nothing(workbook, parsed):
    def change(sheet):
        for row in range(10, 3000):
            sheet.cell(row, 1).font = font("Arial")

    [sheet] = parsed(workbook(change=change))

    assert sorted(sheet.rows) == [1, 2, 3, 4]


def test_an_old_workbook_is_read_with_fonts_and_merged_cells(old_workbook, parsed):
    rows = [*ROWS, [3.5, "Tr\xad¬ng §Þnh", DAY, True, None]]

    def change(sheet):
        import xlwt

        sheet.merge(0, 0, 0, 4)
        sheet.row(2).hidden = True
        sheet.write(5, 0, 0.125, xlwt.easyxf(num_format_str="0.0%"))
        sheet.write(5, 1, 1e9, xlwt.easyxf(num_format_str="dd/mm/yyyy"))

    [sheet] = parsed(old_workbook(rows, change, {(5, 2): ".VnTime"}))

    assert sheet == Sheet(
        "S",
        {
            1: ["DANH SÁCH CÁ NHÂN"],
            2: HEADING,
            3: [1, "Lê Thị A", "1/2/1980", "xã Tân Bình", "LĐTT"],
            4: [2, "Lê Văn B", 1975, "xã Tân Bình", "LĐTT"],
            5: [3.5, "Trương Định", 44958, "True"],
            6: ["12.5%", 1e9],
        },
        ((1, 1, 1, 5),),
        False,
        frozenset({3}),
        {(5, 2): "Tr\xad¬ng §Þnh"},
    )


def test_days_of_an_old_workbook_are_days(old_workbook, parsed):
    import xlwt

    path = old_workbook(
        change=lambda sheet: sheet.write(5, 0, DAY, xlwt.easyxf(num_format_str="dd/mm/yyyy"))
    )

    assert parsed(path)[0].rows[6] == [DAY]


def test_a_document_is_one_sheet_of_its_lines_and_tables(document, parsed):
    def change(table):
        table.cell(1, 2).merge(table.cell(2, 2))
        table.cell(3, 0).merge(table.cell(3, 1))

    path = document(
        ["UBND HUYỆN TÂN BIÊN", " "],
        [["STT", "Tên", "Địa bàn"], ["1", "A", "xã B"], ["2", "Tr\xad¬ng", ""], ["Cộng", "", "9"]],
        change, font=".VnTime",
    )  # fmt: skip
    [sheet] = parsed(path)

    assert sheet == Sheet(
        "docx",
        {
            1: ["UBND HUYỆN TÂN BIÊN"],
            2: ["STT", "Tên", "Địa bàn"],
            3: ["1", "A", "xã B"],
            4: ["2", "Trương", None],
            5: ["Cộng", None, "9"],
        },
        ((5, 1, 5, 2), (3, 3, 4, 3)),
        decoded={(4, 2): "Tr\xad¬ng"},
    )


def test_a_cell_merged_to_the_end_of_a_documents_table_ends_there(document, parsed):
    path = document(
        [], [["a", "b"], ["", "c"]], lambda table: table.cell(0, 0).merge(table.cell(1, 0))
    )

    assert parsed(path)[0].merged == ((1, 1, 2, 1),)


def test_a_text_file_is_read_by_its_lines(tmp_path, parsed):
    path = tmp_path / "tep.csv"
    path.write_text("STT;Tên\n\n1;Lª ThÞ\n", encoding="utf-8-sig")

    [sheet] = parsed(path)

    assert sheet == Sheet(
        "csv", {1: ["STT", "Tên"], 3: ["1", "Lê Thị"]}, decoded={(3, 2): "Lª ThÞ"}
    )


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "unread_empty"), (b"%PDF-1.7 abc", "unread_kind"), (b"\x89PNG\r\n", "unread_kind"),
        (b"\xef\xbb\xbf <html><table>", "unread_kind"), (b"PK\x05\x06" + b"\0" * 18, "unread_kind"),
        (b"PK\x03\x04" + b"x" * 50, "file_damaged"), (OLE, "file_damaged"),
        (OLE + "WordDocument".encode("utf-16-le"), "file_old_word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "file_locked"),
        (OLE + "_VBA_PROJECT_CUR".encode("utf-16-le"), "file_macro"),
        (b"\x01\x02\x03" * 99, "file_no_text"), (b"a;" * 300 + b"b\n", "file_too_wide"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_for_one_reason(tmp_path, parsed, content, code):
    (tmp_path / "tep").write_bytes(content)

    with pytest.raises(Rejected, match=code):
        parsed(tmp_path / "tep")


@pytest.mark.parametrize(
    ("part", "content", "code"),
    [
        ("xl/vbaProject.bin", b"x", "file_macro"),
        ("xl/theme/odd.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "file_unsafe"),
        ("xl/theme/odd.xml", b"<a", None),
        ("xl/theme/odd.xml", b"", None),
    ],
)
def test_a_workbook_is_looked_at_before_it_is_opened(workbook, parsed, part, content, code):
    path = add_part(workbook(), part, content)

    if code:
        with pytest.raises(Rejected, match=code):
            parsed(path)
    else:
        assert len(parsed(path)) == 1


def test_a_locked_or_empty_zip_is_refused(tmp_path, parsed):
    path = add_part(tmp_path / "tep.zip", "a.txt", "b")
    with pytest.raises(Rejected, match="unread_kind"):
        parsed(path)

    content = bytearray(path.read_bytes())
    directory = content.rfind(b"PK\x01\x02")
    content[directory + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(Rejected, match="file_locked"):
        parsed(path)


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        ("FILE_BYTES", "file_too_big"), ("UNPACKED_BYTES", "file_too_heavy"), ("PARTS",
        "file_too_heavy"),
        ("ROWS", "file_too_long"), ("COLUMNS", "file_too_wide"), ("SHEETS", "file_too_heavy"),
    ],
)  # fmt: skip
def test_every_kind_of_file_keeps_to_the_limits(
    monkeypatch, tmp_path, workbook, old_workbook, document, parsed, limit, code
):
    text = tmp_path / "tep.csv"
    text.write_text("a;b\nc;d\n", encoding="utf-8")
    zipped = [workbook(), document([], [["a", "b"], ["c", "d"]])]
    unlimited = {
        "UNPACKED_BYTES": [text, old_workbook()], "PARTS": [text, old_workbook()],
        "ROWS": [old_workbook()], "SHEETS": [text, zipped[1]],
    }  # fmt: skip
    monkeypatch.setattr(limits, limit, 0 if limit == "SHEETS" else 1)

    for path in {text, old_workbook(), *zipped} - set(unlimited.get(limit, [])):
        with pytest.raises(Rejected, match=code):
            parsed(path)


def test_memory_that_runs_out_and_words_that_break_off_are_told(monkeypatch, tmp_path, parsed):
    def exhausted(path):
        raise MemoryError

    (tmp_path / "tep").write_text("a;b")
    monkeypatch.setattr(child.plain, "read", exhausted)
    with pytest.raises(Rejected, match="file_too_heavy"):
        parsed(tmp_path / "tep")

    with pytest.raises(Rejected, match="file_too_heavy"):
        child.heard([])


def test_the_process_limits_itself_before_it_reads(monkeypatch, tmp_path, capsys):
    limited = []
    monkeypatch.setattr(limits, "apply", lambda: limited.append(True))
    (tmp_path / "tep").write_text("a;b\n")

    assert child.main([str(tmp_path / "tep")]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (limited, lines[1:]) == ([True], [[1, ["a", "b"]], {"whole": True}])


def test_texts_that_stand_in_their_cells_are_read_plain_and_rich(tmp_path, parsed):
    book = openpyxl.Workbook(write_only=True)
    rich = CellRichText("Lê ", TextBlock(InlineFont(b=True), "Thị A"))
    book.create_sheet("S").append(["Họ và tên", rich, "", 5])
    book.save(tmp_path / "tep.xlsx")

    [sheet] = parsed(tmp_path / "tep.xlsx")
    assert sheet.rows == {1: ["Họ và tên", "Lê Thị A", None, 5]}


def test_a_zip_that_lies_about_its_size_is_damaged(workbook, parsed):
    path = workbook()
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + content[len(content) // 2 + 9 :])

    with pytest.raises(Rejected, match="file_damaged"):
        parsed(path)


def test_lines_are_json_one_a_row(workbook):
    out = io.StringIO()
    child.tell(workbook([[DAY, "x"]]), out)

    assert [json.loads(line) for line in out.getvalue().splitlines()][1:] == [
        [1, [["2023-02-01"], "x"]],
        {"whole": True},
    ]
    assert zipfile.is_zipfile(workbook())
