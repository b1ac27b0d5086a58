from datetime import date
from decimal import Decimal

from db.actions import edit, own_fields
from db.model.catalog import Kind
from tests.db.actions.exporting.conftest import FIELDS, cells, set_cell


def test_every_kind_of_cell_is_compared_as_it_left_and_read_as_it_is_typed(
    office, export, give_back
):
    own = (
        ("Thu nhập", Kind.DECIMAL, {"scale": 1}), ("Số hộ", Kind.WHOLE, {}),
        ("Họp", Kind.MOMENT, {}), ("Đảng viên", Kind.YES_NO, {}),
        ("Nơi khác", Kind.CHOICES, {"target": "unit"}), ("Kể", Kind.LONG_TEXT, {}),
    )  # fmt: skip
    for label, kind, more in own:
        own_fields.add_field(office.store, office.admin, "subject", label, "", kind, **more)
    full = {
        "x_thu_nhap": Decimal("1250.5"), "x_so_ho": 1200, "x_dang_vien": False,
        "x_noi_khac": (office.units[1],), "x_ke": "một\nhai", "birth": "1980-02",
    }  # fmt: skip
    still, typed = office.subject("Yên", **full), office.subject("Sửa", **full)
    book = export(fields=())
    for heading, value in {
        "Thu nhập": 1.5, "Số hộ": "1.300", "Họp": "8h30 ngày 2/1/2026", "Đảng viên": "có",
        "Nơi khác": "Xã Tân Lập; Xã Đôn Thuận (đến 30/6/2025)", "Kể": "hai\nba",
        "Năm sinh": date(1981, 5, 6), "Đơn vị": "xa tan lap", "Loại đối tượng": None,
    }.items():  # fmt: skip
        if heading != "Loại đối tượng":
            set_cell(book, typed, heading, value)

    seen = give_back(book)

    assert [line.line for line in seen.lines if line.state == "same"] == [2]
    assert seen.lines[0].title == "Yên"
    now = {field: new for (row, field), new in cells(seen).items() if row == typed}
    assert {name: now[name] for name in now if name != "x_hop"} == {
        "x_thu_nhap": Decimal("1.5"), "x_so_ho": 1300, "x_dang_vien": True, "birth": "1981-05-06",
        "x_noi_khac": tuple(office.units), "x_ke": "hai\nba", "unit": office.units[1],
    }  # fmt: skip
    assert now["x_hop"].isoformat() == "2026-01-02T08:30:00"
    assert still != typed


def test_what_cannot_be_kept_names_line_and_field_and_the_rest_goes_in(
    office, six, export, give_back
):
    book = export(fields=(*FIELDS, "merged_into"))
    set_cell(book, six[0], "Năm sinh", "31/02/1980")
    set_cell(book, six[1], "Tên", None)
    set_cell(book, six[2], "Đơn vị", "Xã không có đâu cả")
    set_cell(book, six[3], "Đã gộp vào", "Người 1")
    set_cell(book, six[4], "Ghi chú", "trong tệp")
    set_cell(book, six[5], "Ghi chú", "muộn")
    edit.remove(office.store, office.admin, "subject", [six[5]])

    seen = give_back(book)

    told = {(p.code, p.row, p.field) for line in seen.lines for p in line.problems}
    assert told == {("no_such_date", 2, "birth"), ("required", 3, "name"), ("row_gone", 7, "note")}
    assert [(q.key, line.line) for line in seen.lines for q in line.questions] == [("unit", 4)]
    assert (cells(seen), seen.ignored) == ({(six[4], "note"): "trong tệp"}, ("Đã gộp vào",))
    answered = give_back(book, answers={(4, "unit"): office.units[1]})
    assert cells(answered)[six[2], "unit"] == office.units[1]


def test_a_value_that_is_only_written_otherwise_is_no_change(office, export, give_back):
    row = office.subject("An", birth="1980-05-06")
    book = export(fields=("name", "birth"))
    set_cell(book, row, "Năm sinh", "6.5.1980")

    assert [line.state for line in give_back(book).lines] == ["same"]


def test_a_linked_row_that_is_called_otherwise_since_is_no_change(office, export, give_back):
    office.subject("An", unit=office.units[1])
    book = export(fields=("name", "unit"))
    edit.save_cell(
        office.store, office.admin, "unit", office.units[1], "name", "Xã Tân Lập", "Xã Tân Biên"
    )

    assert [line.state for line in give_back(book).lines] == ["same"]
