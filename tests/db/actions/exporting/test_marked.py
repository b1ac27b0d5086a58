import io

import openpyxl
import pytest

from db.actions import arrivals
from db.actions.exporting.marked import going_back
from db.model.problems import Rejected
from tests.db.actions.coming_in import arrive, book, read_all

__all__ = ["arrive"]

ROWS = (
    ("DANH SÁCH CÁ NHÂN ĐỀ NGHỊ",),
    ("STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Thành tích", "Giới tính"),
    (1, "LÊ THỊ A", 1980, "xã Tân Lập", "=HYPERLINK(1)", "Nữ"),
    (2, "Lê Văn B", "31/02/1990", "xã Tân Lập", "Tốt", "Nam"),
    (3, "Lê Văn C", 1970, "xã Không Đâu", "Tốt", "x"),
)


@pytest.fixture
def came(bench, arrive):
    """Takes rows in as a file of a unit; gives the arrival."""

    def taken_in(rows, unit=None, merged=(), hidden=()):
        made = openpyxl.Workbook()
        made.active.title = "Cá nhân"
        for row in rows:
            made.active.append(row)
        for cell in made.active["E"]:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
        for span in merged:
            made.active.merge_cells(span)
        for row in hidden:
            made.active.row_dimensions[row].hidden = True
        out = io.BytesIO()
        made.save(out)
        [number] = arrive({"danh sách.xlsx": out.getvalue()}, unit).ids
        read_all(bench)
        return number

    return taken_in


def opened(made):
    return openpyxl.load_workbook(io.BytesIO(made.content))


def test_each_problem_stands_at_its_cell_and_in_the_list_in_front(bench, came):
    made = going_back(bench.store, bench.secretary, came(ROWS, bench.units[1]))

    book = opened(made)
    listed, sheet = book["Cần sửa"], book["Cá nhân"]
    told = [[cell.value for cell in line] for line in listed.iter_rows(min_row=2)]
    marked = {cell.coordinate for line in sheet.iter_rows() for cell in line if cell.comment}
    assert [line[:4] for line in told if line[1] in ("C4", "D5")] == [
        ["Cá nhân", "C4", 4, "31/02/1990"], ["Cá nhân", "D5", 5, "xã Không Đâu"],
    ]  # fmt: skip
    assert {line[1] for line in told} == marked >= {"C4", "D5"}
    assert "không có trong lịch" in sheet["C4"].comment.text
    assert sheet["C4"].fill.fgColor.rgb == "00F4B6B0"
    assert made.marks == len(told)


def test_what_stood_there_stays_in_its_place_and_begins_no_formula(bench, came):
    made = going_back(
        bench.store, bench.secretary, came(ROWS, bench.units[1], merged=("A1:F1", "D3:D4"))
    )

    sheet = opened(made)["Cá nhân"]
    assert [cell.value for cell in sheet[2]] == list(ROWS[1])
    assert (sheet["E3"].value, sheet["E3"].data_type) == ("=HYPERLINK(1)", "s")
    assert {str(span) for span in sheet.merged_cells.ranges} == {"A1:F1", "D3:D4"}


def test_a_mark_in_merged_cells_is_at_their_first_and_a_hidden_row_wants_a_look(bench, came):
    rows = (*ROWS[:3], (2, "Lê Văn B", 1990, "xã Không Đâu"), (3, "Lê Văn C", 1970))

    number = came(rows, bench.units[1], merged=("D4:D5",), hidden=(3,))
    book = opened(going_back(bench.store, bench.secretary, number))

    sheet = book["Cá nhân"]
    assert sheet["D4"].comment.text.count("Ghi rõ một trong") == 2
    assert sheet["B3"].fill.fgColor.rgb == "00FFF6C9"
    assert "bị ẩn" in sheet["B3"].comment.text


def test_the_letter_says_what_came_how_much_is_right_and_until_when(bench, came):
    [number] = [came(ROWS, bench.units[1])]

    told = going_back(bench.store, bench.secretary, number).letter
    english = going_back(bench.store, bench.secretary, number, "en").letter

    assert told.startswith("Kính gửi: Xã Tân Lập\n\n")
    assert "Trong 3 dòng có 1 dòng ghi nhận được" in told
    assert "Of its 3 rows 1 are in order" in english


def test_a_file_of_nobody_known_goes_back_to_the_unit(bench, came):
    bench.put("round", bench.round, "closes_on", None, "2026-12-31")

    number = came(ROWS)
    arrivals.belongs(bench.store, bench.secretary, number, None)

    told = going_back(bench.store, bench.secretary, number).letter

    assert told.startswith("Kính gửi: đơn vị\n\n")
    assert "trước ngày 31/12/2026" in told


def test_a_file_without_a_fault_need_not_go_back(bench, arrive):
    [number] = arrive({"tốt.xlsx": book("Lê Thị A")}, bench.units[1]).ids
    read_all(bench)

    with pytest.raises(Rejected) as refused:
        going_back(bench.store, bench.secretary, number)

    assert [problem.code for problem in refused.value.problems] == ["nothing_to_mark"]


def test_only_the_office_sends_files_back(bench, came):
    number = came(ROWS, bench.units[0])

    with pytest.raises(Rejected) as refused:
        going_back(bench.store, bench.unit_user, number)

    assert [problem.code for problem in refused.value.problems] == ["not_allowed"]
    assert arrivals.one(bench.store, bench.secretary, number).state == "read"
