import pytest

from db.actions import edit, undo
from db.actions.edit import Query
from db.actions.exporting import handing, returning
from db.actions.importing.lines import Line
from db.model.problems import Rejected
from tests.db.actions.exporting.conftest import FIELDS, NAME, cells, place, set_cell, sheet_of


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
