import io
from datetime import datetime
from decimal import Decimal

import openpyxl
import pytest

from db.actions import edit, own_fields
from db.actions.edit import Filter, Query
from db.actions.exporting import handing
from db.actions.exporting.taken import take
from db.actions.exporting.workbooks import as_workbook
from db.model.catalog import Kind
from db.model.problems import Rejected
from tests.db.actions.exporting.conftest import place, sheet_of

# a unit that is not any more
OLD = "Xã Đôn Thuận (đến 30/6/2025)"
FORMULAS = ("=1+1", "+84 276", "-", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "-5")


def test_a_view_leaves_in_its_order_with_keys_out_of_sight_and_a_head_that_stays(office, export):
    one, other = office.subject("Trần Văn Bình"), office.subject("Lê Thị An", birth="1980-Q1")

    sheet = sheet_of(export(query=Query(sort=(("name", False),)), fields=("name", "birth", "unit")))

    assert [[cell.value for cell in line] for line in sheet.iter_rows()] == [
        ["Mã dòng", "Tên", "Năm sinh", "Đơn vị"],
        [other, "Lê Thị An", "Quý I/1980", OLD],
        [one, "Trần Văn Bình", None, OLD],
    ]
    assert (sheet.title, sheet.freeze_panes) == ("Đối tượng", "C2")
    assert sheet.column_dimensions["A"].hidden


def test_cells_with_a_list_have_a_drop_down_and_those_that_an_action_sets_are_protected(
    office, export
):
    office.subject()
    book = export("subject", fields=("type", "unit", "merged_into"))
    sheet = sheet_of(book)

    lists = {str(check.sqref): check.formula1 for check in sheet.data_validations.dataValidation}
    assert lists == {"B2:B502": "_danh_sach!$A$1:$A$3", "C2:C502": "_danh_sach!$B$1:$B$2"}
    assert [cell.value for cell in book["_danh_sach"]["B"][:2]] == ["Xã Tân Lập", OLD]
    assert [cell.protection.locked for cell in sheet[2]] == [False, False, False, True]
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    assert [one.sheet_state for one in book.worksheets] == ["visible", "hidden", "veryHidden"]


def test_a_sign_that_no_workbook_can_hold_is_left_out(office, export):
    office.subject("An", note="một\x0bhai")

    assert sheet_of(export(fields=("note",))).cell(2, 2).value == "mộthai"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_a_formula(office, export, text):
    office.subject("An", note=text)

    sheet = sheet_of(export(fields=("name", "note")))

    cell = sheet.cell(2, 3)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_numbers_are_numbers_and_days_are_what_people_write(office, export):
    for label, kind, more in (
        ("Thu nhập", Kind.DECIMAL, {"scale": 1}),
        ("Số hộ", Kind.WHOLE, {}),
        ("Họp", Kind.MOMENT, {}),
        ("Đảng viên", Kind.YES_NO, {}),
        ("Nơi khác", Kind.CHOICES, {"target": "unit"}),
    ):
        own_fields.add_field(office.store, office.admin, "subject", label, "", kind, **more)
    office.subject(
        x_thu_nhap=Decimal("-1234.5"), x_so_ho=1200, x_hop=datetime(2026, 1, 2, 8, 30),
        x_dang_vien=True, x_noi_khac=tuple(office.units),
    )  # fmt: skip

    sheet = sheet_of(export(fields=("x_thu_nhap", "x_so_ho", "x_hop", "x_dang_vien", "x_noi_khac")))

    assert [cell.value for cell in sheet[2]][1:] == [
        -1234.5, 1200, "02/01/2026 08:30", "Có", f"{OLD}; Xã Tân Lập",
    ]  # fmt: skip
    assert [cell.number_format for cell in sheet[2]][1:] == ["#,##0.0", "#,##0", "@", "@", "@"]


def test_names_that_are_the_same_are_told_apart(office, export):
    kind = {
        "type": office.choice["unit_type", "xa"],
        "level": office.choice["unit_level", "commune"],
    }
    [twin] = edit.add(office.store, office.admin, "unit", [{"name": "Xã Tân Lập", **kind}])
    office.subject("Bình", unit=twin)
    sheet = sheet_of(export(fields=("name", "unit"), query=Query(search="binh")))

    assert [cell.value for cell in sheet[2]][1:] == ["Bình", f"Xã Tân Lập · {twin}"]


def test_what_nobody_may_choose_any_more_keeps_its_name_and_its_number(office, export):
    own_fields.add_field(
        office.store, office.admin, "subject", "Lĩnh vực", "", Kind.CHOICE, target="domain"
    )
    gone = office.choice["domain", "education"]
    office.subject(x_linh_vuc=gone)
    edit.save_cell(office.store, office.admin, "lookup", gone, "retired", None, True)

    sheet = sheet_of(export(fields=("x_linh_vuc",)))

    assert sheet.cell(2, 2).value == f"education vi · {gone}"


def test_two_columns_of_one_name_are_told_apart(office, export):
    own_fields.add_field(office.store, office.admin, "subject", "Phụ", "Note", Kind.TEXT)
    office.subject()

    sheet = sheet_of(export(fields=("note", "x_phu"), language="en"))

    assert [cell.value for cell in sheet[1]] == ["Row key", "Note", "Note (x_phu)"]


def test_a_unit_account_takes_its_own_rows_only_and_a_leader_only_what_is_his_to_read(
    office, export
):
    office.subject("Của mình")
    office.subject("Của xã khác", unit=office.units[1])

    sheet = sheet_of(export(user=office.unit_user, fields=("name",)))

    assert [cell.value for cell in sheet["B"]] == ["Tên", "Của mình"]
    with pytest.raises(Rejected) as refused:
        handing.workbook(office.store, office.leader, "account", Query())
    assert [problem.code for problem in refused.value.problems] == ["not_allowed"]


def test_an_unknown_table_or_field_is_refused(office):
    with pytest.raises(Rejected) as refused:
        handing.workbook(office.store, office.admin, "nothing", Query())
    assert [problem.code for problem in refused.value.problems] == ["no_such_table"]
    with pytest.raises(Rejected) as refused:
        take(office.store, office.admin, "subject", Query(), ("nothing",))
    assert [problem.code for problem in refused.value.problems] == ["no_such_field"]


def test_a_file_as_of_a_day_holds_the_rows_and_names_of_then(office, export):
    held = office.subject("Lê Thị An")
    then = office.store.head
    edit.save_cell(office.store, office.admin, "subject", held, "name", "Lê Thị An", "Lê Thị Anh")

    sheet = sheet_of(export(query=Query(bundle=then), fields=("name",), title="Đối tượng 2/11"))

    assert (sheet.title, sheet.cell(2, 2).value) == ("Đối tượng 2 11", "Lê Thị An")


def test_a_filter_and_a_list_too_long_for_a_drop_down_are_heeded(office, monkeypatch):
    office.subject("Lê Thị An")
    office.subject("Trần Bình")
    monkeypatch.setattr("db.actions.exporting.workbooks.MOST_OPTIONS", 1)

    query = Query((Filter("name", "contains", "binh"),))
    taken = take(office.store, office.secretary, "subject", query, ("name", "unit"))
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(taken, title="'[]'")))

    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet["A"]] == ["Tên", "Trần Bình"]
    assert sheet.data_validations.dataValidation == []
    assert [one.title for one in book.worksheets] == ["danh_sach", "_danh_sach"]
    assert place(sheet, "Đơn vị") == 2
