from datetime import date
from decimal import Decimal

import pytest

from db.actions import edit, own_fields, undo
from db.actions.edit import Query
from db.actions.exporting import handing, returning
from db.actions.importing.lines import Line
from db.model.catalog import Kind
from db.model.problems import Rejected
from tests.db.actions.exporting.conftest import NAME, place, set_cell, sheet_of

FIELDS = ("name", "birth", "position", "unit", "note")


def refused(call, *given, **more):
    with pytest.raises(Rejected) as caught:
        call(*given, **more)
    return [(problem.code, problem.row, problem.field) for problem in caught.value.problems]


def on_screen(office, row, name, old, new):
    edit.save_cell(office.store, office.admin, "subject", row, name, old, new)


def held(office, *ids):
    return {
        row["id"]: (row["name"], row["position"], row["note"])
        for row in office.rows("subject", *ids)
    }


def cells(seen):
    return {(cell.row, cell.field): cell.new for line in seen.lines for cell in line.cells}


@pytest.fixture
def six(office):
    """Six people, the last two added after what the tests export."""
    return [office.subject(f"Người {number}", position="cũ", note="cũ") for number in range(6)]


def mixed(office, six, book):
    """Three cells changed in the file, two on screen, one in both."""
    set_cell(book, six[0], "Chức vụ", "trong tệp")
    set_cell(book, six[1], "Ghi chú", "trong tệp")
    set_cell(book, six[2], "Tên", "Người trong tệp")
    set_cell(book, six[3], "Chức vụ", "tệp nói")
    on_screen(office, six[4], "position", "cũ", "trên màn hình")
    on_screen(office, six[0], "note", "cũ", "trên màn hình")
    on_screen(office, six[3], "position", "cũ", "màn hình nói")


KEPT = {
    0: ("Người 0", "trong tệp", "trên màn hình"),
    1: ("Người 1", "cũ", "trong tệp"),
    2: ("Người trong tệp", "cũ", "cũ"),
    3: ("Người 3", "màn hình nói", "cũ"),
    4: ("Người 4", "trên màn hình", "cũ"),
    5: ("Người 5", "cũ", "cũ"),
}


def test_three_cells_of_the_file_and_two_of_the_screen_are_kept_and_one_is_a_conflict(
    office, six, export, give_back
):
    book = export(fields=FIELDS)
    mixed(office, six, book)

    seen = give_back(book)
    number = returning.save(office.store, office.secretary, seen, source_file=NAME)

    assert held(office, *six) == {six[place]: row for place, row in KEPT.items()}
    [conflict] = seen.conflicts
    assert (conflict.cell.row, conflict.cell.was, conflict.cell.becomes, conflict.left) == (
        six[3], "màn hình nói", "tệp nói", "cũ",
    )  # fmt: skip
    assert (conflict.who, conflict.cell.source) == ("Trần Quản Trị", "Đối tượng!D5")
    assert (seen.changed(), number, seen.gone, seen.ignored) == (3, office.store.head, {}, ())
    last = edit.history(office.store, office.admin, "subject", six[1], "note").iloc[0]
    assert (last["who"], last["kind"], last["new"]) == ("Lê Thư Ký", "return", "trong tệp")


def test_the_same_with_rows_in_another_order_columns_hidden_or_gone_rows_added_and_removed(
    office, six, export, give_back
):
    book = export(fields=(*FIELDS, "type"))
    mixed(office, six, book)
    sheet = sheet_of(book)
    lines = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)]
    removed = [line for line in lines if line[0] == six[5]]
    added = [[None, "Người mới", "1990", "mới", "xã Tân Lập", None, "individual vi"]]
    again = [line for line in reversed(lines) if line not in removed] + added
    sheet.delete_rows(2, sheet.max_row)
    for line in again:
        sheet.append(line)
    sheet.column_dimensions["E"].hidden = True
    sheet.delete_cols(place(sheet, "Năm sinh"))
    sheet.insert_rows(1)
    sheet.cell(1, 2).value = "Danh sách gửi lại"

    seen = give_back(book)
    kept = returning.save(office.store, office.secretary, seen, source_file=NAME)

    assert held(office, *six) == {six[place]: row for place, row in KEPT.items()}
    assert (len(seen.conflicts), seen.gone) == (1, {six[5]: "Người 5"})
    [new] = [line for line in seen.lines if line.state == "new"]
    [made] = edit.browse(office.store, office.admin, "subject", Query(search="moi")).frame["id"]
    assert (new.line, new.shown["unit"], held(office, made)) == (
        8, "Xã Tân Lập", {made: ("Người mới", "mới", None)},
    )  # fmt: skip
    assert kept == office.store.head


def test_an_added_row_without_what_it_needs_says_so(office, six, export, give_back):
    book = export(fields=FIELDS)
    sheet_of(book).append([None, "Người mới"])

    line = give_back(book).lines[-1]

    assert (line.line, line.state, {problem.field for problem in line.problems}) == (
        8, "refused", {"type", "unit"},
    )  # fmt: skip


def test_an_added_row_goes_in_and_a_removed_one_goes_only_when_that_is_said(
    office, six, export, give_back
):
    book = export("unit", fields=("name", "code", "type", "level"))
    sheet = sheet_of(book)
    sheet.delete_rows(2)
    sheet.append([None, "Phường Long An", "27694", "xa vi", "commune vi"])

    seen = give_back(book)
    assert seen.gone == {office.units[0]: "Xã Đôn Thuận"}
    returning.save(office.store, office.secretary, seen)
    titles = set(edit.titles(office.store, office.admin, "unit").values())
    live = edit.browse(office.store, office.admin, "unit", Query()).frame["name"].tolist()

    assert {"Phường Long An", "Xã Đôn Thuận"} <= titles
    assert sorted(live) == ["Phường Long An", "Xã Tân Lập", "Xã Đôn Thuận"]
    assert seen.lines[-1].shown["type"] == "xa vi"


def test_removed_rows_are_deleted_with_the_rest_in_one_bundle_and_come_back_with_it(
    office, six, export, give_back
):
    book = export(fields=FIELDS)
    set_cell(book, six[0], "Ghi chú", "trong tệp")
    sheet_of(book).delete_rows(7)

    number = returning.save(office.store, office.secretary, give_back(book), remove=True)

    assert [row["id"] for row in office.rows("subject", *six)] == six[:5]
    undo.undo(office.store, office.secretary, number)
    assert held(office, *six) == {row: (f"Người {n}", "cũ", "cũ") for n, row in enumerate(six)}


def test_a_conflict_that_is_said_for_the_file_is_written_against_what_was_shown(
    office, six, export, give_back
):
    book = export(fields=FIELDS)
    mixed(office, six, book)
    seen = give_back(book)
    mine = [(six[3], "position")]

    on_screen(office, six[3], "position", "màn hình nói", "lại khác")
    told = refused(returning.save, office.store, office.secretary, seen, mine)
    returning.save(office.store, office.secretary, give_back(book), mine)

    assert told == [("conflict", 5, "position")]
    assert held(office, six[3]) == {six[3]: ("Người 3", "tệp nói", "cũ")}


def test_a_copied_line_is_a_new_row_and_the_less_changed_of_the_two_is_the_old_one(
    office, export, give_back
):
    book = export("unit", fields=("name", "code", "type", "level"))
    sheet = sheet_of(book)
    copied = [cell.value for cell in sheet[2]]
    copied[1:3] = ["Xã chép ra", "99999"]
    sheet.insert_rows(2)
    for at, value in enumerate(copied, start=1):
        sheet.cell(2, at).value = value

    seen = give_back(book)

    assert [(line.line, line.state, line.title) for line in seen.lines] == [
        (2, "new", "Xã chép ra"), (3, "same", "Xã Đôn Thuận"), (4, "same", "Xã Tân Lập"),
    ]  # fmt: skip


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


def test_two_who_changed_a_cell_to_the_same_value_are_in_no_conflict(
    office, six, export, give_back
):
    book = export(fields=FIELDS)
    set_cell(book, six[0], "Ghi chú", "như nhau")
    on_screen(office, six[0], "note", "cũ", "như nhau")

    seen = give_back(book)

    assert (cells(seen), seen.conflicts) == ({}, ())
    assert refused(returning.save, office.store, office.secretary, seen) == [
        ("nothing_ready", None, "")
    ]


def test_a_linked_row_that_is_called_otherwise_since_is_no_change(office, export, give_back):
    office.subject("An", unit=office.units[1])
    book = export(fields=("name", "unit"))
    edit.save_cell(
        office.store, office.admin, "unit", office.units[1], "name", "Xã Tân Lập", "Xã Tân Biên"
    )

    assert [line.state for line in give_back(book).lines] == ["same"]


def test_a_unit_account_gives_back_what_it_took_and_touches_no_row_of_others(
    office, export, give_back
):
    mine, theirs = office.subject("Của mình"), office.subject("Của xã khác", unit=office.units[1])
    book = export(fields=("name", "note"))
    set_cell(book, mine, "Ghi chú", "mới")
    set_cell(book, theirs, "Ghi chú", "mới")

    seen = give_back(book, user=office.unit_user)

    assert cells(seen) == {(mine, "note"): "mới"}
    assert [line.title for line in seen.lines if line.state != "update"] == ["Của xã khác"]


def test_a_file_that_never_left_or_lost_its_keys_or_is_not_for_this_person_gets_a_sentence(
    office, six, export, give_back
):
    strange = export(fields=FIELDS)
    del strange["_so_thi_dua"]
    assert refused(give_back, strange) == [("not_handed_out", None, "")]

    elsewhere = export(fields=FIELDS)
    elsewhere["_so_thi_dua"]["A1"].value = "khác"
    assert refused(give_back, elsewhere) == [("handed_out_elsewhere", None, "")]

    keyless = export(fields=FIELDS)
    sheet_of(keyless).delete_cols(1)
    assert refused(give_back, keyless) == [("no_row_keys", None, "")]

    assert refused(give_back, export(fields=FIELDS), user=office.leader) == [
        ("not_allowed", None, "")
    ]


def test_a_new_nomination_in_a_file_is_told_the_way_in(office, export, give_back):
    book = export("nomination", fields=("exemplar", "note"))
    sheet_of(book).append([None, "Lê Thị An", "mới"])

    [line] = give_back(book).lines

    assert isinstance(line, Line)
    assert [problem.code for problem in line.problems] == ["row_added_in_file"]


def test_a_file_goes_the_whole_way_through_the_process_that_parses(office, six, tmp_path):
    made = handing.workbook(office.store, office.secretary, "subject", Query(), FIELDS)
    path = tmp_path / NAME
    path.write_bytes(made)

    seen = returning.read_back(office.store, office.secretary, path, NAME)

    assert ({line.state for line in seen.lines}, len(seen.lines)) == ({"same"}, 6)
