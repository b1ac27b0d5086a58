"""Files as people send them, made on the spot."""

import io
import zipfile

import docx
import openpyxl
import pytest
import xlwt
from docx.shared import Pt
from openpyxl.styles import Font

from db.actions.reading import child

HEADING = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Danh hiệu"]
ROWS = [
    ["DANH SÁCH CÁ NHÂN"],
    HEADING,
    [1, "Lê Thị A", "1/2/1980", "xã Tân Bình", "LĐTT"],
    [2, "Lê Văn B", 1975, "xã Tân Bình", "LĐTT"],
]


@pytest.fixture
def workbook(tmp_path):
    """Makes an xlsx; ``change`` works on the first sheet before it is saved."""

    def make(rows=ROWS, change=lambda sheet: None, name="tep.xlsx"):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        change(book.active)
        with (tmp_path / name).open("wb") as target:
            book.save(target)
        return tmp_path / name

    return make


@pytest.fixture
def old_workbook(tmp_path):
    def make(rows=ROWS, change=lambda sheet: None, fonts=None):
        book = xlwt.Workbook(encoding="utf-8")
        sheet = book.add_sheet("S")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                style = (fonts or {}).get((number + 1, column + 1))
                plain = xlwt.easyxf(f"font: name {style}") if style else xlwt.easyxf()
                sheet.write(number, column, value, plain)
        change(sheet)
        book.save(str(tmp_path / "tep.xls"))
        return tmp_path / "tep.xls"

    return make


@pytest.fixture
def document(tmp_path):
    """Makes a docx: lines of text, then a table; ``font`` of the first table cell's text."""

    def make(lines, rows, change=lambda table: None, font=""):
        made = docx.Document()
        for line in lines:
            made.add_paragraph(line)
        table = made.add_table(rows=len(rows), cols=max(map(len, rows)))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=False):
                cell.text = text
                for run in cell.paragraphs[0].runs if font and "\xad" in text else ():
                    run.font.name, run.font.size = font, Pt(12)
        change(table)
        made.save(str(tmp_path / "tep.docx"))
        return tmp_path / "tep.docx"

    return make


@pytest.fixture
def parsed():
    """What the child process writes of a file, heard again."""

    def parse(path):
        out = io.StringIO()
        child.tell(path, out)
        return child.heard(out.getvalue().splitlines())

    return parse


def add_part(path, name, content):
    """One more part in a zip."""
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(name, content)
    return path


def font(name):
    return Font(name=name)
