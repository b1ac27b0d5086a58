import io

import openpyxl
import pytest

from db.actions.exporting import templates
from db.actions.exporting.templates import template
from db.actions.reading import files, workbooks
from db.model.problems import Rejected
from tests.db.actions.exporting.conftest import NAME

# as drop-downs call a unit that is not any more
OLD = "Xã Đôn Thuận (đến 30/6/2025)"
FILLED = {
    "nomination": {
        "Tên": "Lê Thị An", "Đối tượng": "individual vi", "Năm sinh": "1980", "Giới tính": "Nữ",
        "Chức vụ": "Bí thư chi bộ", "Đơn vị": "Xã Tân Lập", "Thành tích": "Làm tốt",
        "Tên mô hình": "Rau sạch", "Ghi chú": "gấp",
    },
    "award": {
        "Tên": "Lê Thị An", "Đơn vị khi đó": "Xã Tân Lập", "Số quyết định": "12/QĐ-UBND",
        "Ngày quyết định": "15/10/2026", "Tiền thưởng": 500000,
    },
    "exemplar": {"Tên": "Lê Thị An", "Đơn vị": "Xã Tân Lập", "Tên mô hình": "Rau sạch"},
    "unit": {"Mã": "99999", "Tên đơn vị": "Xã Mới", "Tên ngắn": "X. Mới"},
    "task": {"Nội dung": "Sơ kết giai đoạn", "Chủ trì": "Xã Tân Lập", "% hoàn thành": 40},
}  # fmt: skip
READ = {
    "nomination": {
        "name": "Lê Thị An", "birth": "1980", "gender": "female", "position": "Bí thư chi bộ",
        "achievement": "Làm tốt", "model_name": "Rau sạch", "note": "gấp",
    },
    "award": {"name": "Lê Thị An", "decision_number": "12/QĐ-UBND", "decided_on": "2026-10-15"},
    "exemplar": {"name": "Lê Thị An", "model_name": "Rau sạch"},
    "unit": {"code": "99999", "name": "Xã Mới", "short_name": "X. Mới"},
    "task": {"content": "Sơ kết giai đoạn", "percent": 40},
}  # fmt: skip


def filled(made, values, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(made))
    sheet = book.worksheets[0]
    line = sheet.max_row + 1
    heading = line - 1
    for cell in sheet[heading]:
        if cell.value in values:
            sheet.cell(line, cell.column).value = values[cell.value]
    book.save(tmp_path / NAME)
    return list(workbooks.read(tmp_path / NAME))


@pytest.mark.parametrize("target", FILLED)
def test_a_filled_form_is_read_back_as_it_was_filled(office, tmp_path, target):
    sheets = filled(template(office.store, office.admin, target), FILLED[target], tmp_path)

    reading = files.read_sheets(office.store, office.admin, sheets)

    [table] = [table for sheet in reading.sheets for table in sheet.tables if table.rows]
    [row] = table.rows
    assert table.target == target
    assert {name: row.values.get(name) for name in READ[target]} == READ[target]
    assert [column.name for column in table.columns if column.role is None] == []


def test_a_form_for_one_unit_says_it_in_each_line_and_lines_without_a_name_are_no_data(
    office, tmp_path
):
    made = template(office.store, office.admin, "nomination", office.units[0])
    book = openpyxl.load_workbook(io.BytesIO(made))
    sheet = book.worksheets[0]
    sheet.cell(3, 1).value, sheet.cell(3, 3).value = "Lê Thị An", 1980
    book.save(tmp_path / NAME)

    reading = files.read_sheets(office.store, office.admin, list(workbooks.read(tmp_path / NAME)))

    [row] = [row for sheet in reading.sheets for table in sheet.tables for row in table.rows]
    assert (row.row, row.values["name"], row.values["unit"]) == (3, "Lê Thị An", office.units[0])
    assert [cell.value for cell in sheet["F"]][1:4] == ["Đơn vị", OLD, OLD]


def test_a_form_of_any_other_table_has_what_can_be_pasted_into_it(office):
    book = openpyxl.load_workbook(
        io.BytesIO(template(office.store, office.admin, "movement", language="en"))
    )

    headings = [cell.value for cell in book.worksheets[0][1]]
    assert headings[:2] == ["Official name", "Short name"]
    assert "Row key" not in headings


def test_a_form_is_made_for_units_that_a_person_may_name(office):
    mine = templates.units(office.store, office.unit_user)

    assert templates.units(office.store, office.admin) == {
        office.units[1]: "Xã Tân Lập", office.units[0]: OLD,
    }  # fmt: skip
    assert office.units[0] in mine


def test_who_writes_no_rows_gets_no_form(office):
    with pytest.raises(Rejected) as refused:
        template(office.store, office.leader, "nomination")

    assert [problem.code for problem in refused.value.problems] == ["not_allowed"]
