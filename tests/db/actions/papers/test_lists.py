"""Lists and forms hold what the register holds, for those who may see it."""

from datetime import datetime
from decimal import Decimal

import pytest

from db.actions import mark, overview
from db.model.paper import Line
from db.model.problems import Problem, Rejected
from db.model.scope import Scope


def refused(act):
    with pytest.raises(Rejected) as error:
        act()
    return error.value.problems


def test_the_exemplars_that_count_stand_in_the_list_with_where_it_comes_from(register, paper_of):
    head = register.store.head
    register.store.clock = lambda: datetime(2026, 11, 2, 10, 30)

    found = paper_of("exemplars", phase=register.phases[0])

    assert [column.heading for column in found.columns] == [
        "STT", "Đối tượng", "Dạng", "Tên mô hình", "Đơn vị", "Phong trào chính",
        "Ngày công nhận", "Văn bản công nhận",
    ]  # fmt: skip
    assert [line.cells[:2] for line in found.lines] == [(1, "An"), (2, "Bình")]
    assert (found.title, found.about, found.file) == (
        "DANH SÁCH ĐIỂN HÌNH TIÊN TIẾN",
        "GĐ1, tính đến ngày 15/10/2025",
        "danh-sach-dien-hinh-tien-tien-2026-11-02",
    )
    assert found.source == (
        "Nguồn: DANH SÁCH ĐIỂN HÌNH TIÊN TIẾN, GĐ1, tính đến ngày 15/10/2025; 2 dòng, "
        f"lấy lúc 10:30 02/11/2026, sau lượt sửa {head}."
    )
    assert (found.place_and_date, found.signers) == (
        "…………, ngày 02 tháng 11 năm 2026", ("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"),
    )  # fmt: skip


def test_the_awards_of_the_list_are_those_that_the_figure_counts(register, paper_of):
    whole = overview.of(
        register.store, register.secretary,
        Scope(register.plan, None, datetime(2025, 10, 15).date()),
    )  # fmt: skip
    found = paper_of("awards")

    assert [line.cells[1] for line in found.lines] == ["An", "An"]
    assert len(found.lines) == whole.awards_total
    assert refused(
        lambda: overview.awards_behind(
            register.store, register.unit_user, Scope(register.plan, None, whole and None)
        )
    ) == [Problem("not_allowed", "award")]


def test_nominations_scores_and_sheets_are_of_a_round(register, paper_of):
    filed = register.file("Nguyễn Thị Ánh", state="before_council")
    sheet = mark.sheet(register.store, register.secretary, filed.nomination, register.members[0])
    line = next(line for line in sheet.lines if line.maximum)
    mark.save_mark(
        register.store, register.secretary, filed.nomination, line.criterion, Decimal("7.5"),
        on_behalf_of=register.members[0], from_paper=True,
    )  # fmt: skip

    nominations = paper_of("nominations", round=register.round)
    scores = paper_of("scores", round=register.round)
    sheets = paper_of("marks", round=register.round, marker=register.members[0])

    assert [line.cells[1] for line in nominations.lines] == ["Nguyễn Thị Ánh"]
    assert [line.heading for line in scores.lines] == [True, False]
    assert scores.lines[1].cells[1:3] == ("Nguyễn Thị Ánh", "Xã Đôn Thuận")
    assert sheets.lines[0] == Line(("Nguyễn Thị Ánh – Xã Đôn Thuận",), heading=True)
    assert Decimal("7.5") in [line.cells[3] for line in sheets.lines if not line.heading]
    assert sheets.lines[-1].cells == (None, "Cộng", None, Decimal("7.5"), "")
    assert sheets.about.startswith("Đợt 1. Thành viên: ") or "Thành viên: " in sheets.about


def test_a_list_without_rows_says_so(paper_of, register):
    assert paper_of("nominations", round=register.round).lines == (
        Line(("Không có dòng nào.",), heading=True),
    )


def test_what_there_is_not_and_who_may_not_are_refused(register, paper_of):
    assert refused(lambda: paper_of("letters")) == [Problem("no_such_paper", value="letters")]
    assert refused(lambda: paper_of("scores")) == [Problem("paper_of_no_round")]
    assert refused(lambda: paper_of("nominations", round=999_999)) == [
        Problem("row_gone", "round", row=999_999)
    ]
    for user in (register.unit_user, register.member):
        assert refused(lambda u=user: paper_of("exemplars", u)) == [Problem("not_allowed")]
    assert refused(lambda: paper_of("marks", register.leader, round=register.round)) == [
        Problem("not_allowed")
    ]
    assert len(paper_of("awards", register.leader).lines) == 2
    register.plan = 999_999
    assert refused(lambda: paper_of("exemplars")) == [Problem("row_gone", "plan", row=999_999)]
