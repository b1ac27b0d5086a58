"""One bundle a file, with its cells as sources; undone any day, later edits kept."""

from dataclasses import replace
from datetime import timedelta

import pytest

from db.actions import closing, edit, keep
from db.actions.undo import preview as foretold
from db.actions.undo import undo
from db.model.people import SYSTEM
from db.model.problems import Problem, Rejected
from tests.db.actions.merging.conftest import listed, states, told

AN = ("Lê An", "1990", "Giáo viên", "Xã Đôn Thuận", "Giấy khen", "mới")


@pytest.mark.parametrize("large", [2000, 1])
def test_every_change_names_the_file_and_its_cell_however_large_the_file_is(
    bench, offered, save, monkeypatch, large
):
    monkeypatch.setattr("db.actions.merging.saving.LARGE", large)
    bench.file("Lê An", birth="1990")
    save(offered(listed(AN, ("Trần Bình", *AN[1:]), name="Cá nhân 1")))

    with bench.store.reading() as con:
        bundle = con.execute(
            "SELECT kind, source_file, actor FROM bundle ORDER BY number DESC LIMIT 1"
        ).fetchall()
        changes = con.execute(
            "SELECT operation, table_name, field, source_cell FROM change "
            "WHERE bundle = ? ORDER BY position",
            [bench.store.head],
        ).fetchall()
    assert bundle == [("import", "đề cử.xlsx", bench.secretary.id)]
    assert changes == [
        ("update", "subject", "position", "Cá nhân 1!D2"),
        ("update", "nomination", "proposed_award", "Cá nhân 1!F2"),
        ("update", "nomination", "note", "Cá nhân 1!G2"),
        ("insert", "subject", None, "Cá nhân 1!B3"),
        ("insert", "exemplar", None, "Cá nhân 1!B3"),
        ("insert", "nomination", None, "Cá nhân 1!B3"),
    ]
    assert keep.check(bench.store, SYSTEM) == []


def test_500_rows_taken_back_a_month_later_keep_the_5_that_were_edited_since(
    bench, offered, save, monkeypatch
):
    head = ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn", "Tiến độ (%)")
    tasks = [(f"Việc {n}", "Xã Đôn Thuận", "30/6/2022", 10) for n in range(500)]
    made = save(offered(listed(*tasks, head=head)))
    moved = offered(listed(*((*task[:3], 60) for task in tasks), head=head))
    done = save(moved)
    edited = [offer.line.cells[0].row for offer in moved.parts[0].offers[:5]]
    for row in edited:
        edit.save_cell(bench.store, bench.secretary, "task", row, "percent", 60, 90)
    now = bench.store.clock() + timedelta(days=31)
    monkeypatch.setattr(bench.store, "clock", lambda: now)
    shown = foretold(bench.store, bench.secretary, done.bundle)
    undo(bench.store, bench.secretary, done.bundle)

    assert (made.added, done.changed) == ({"task": 500}, 500)
    assert (len(shown.will), sorted(shown.kept["row"])) == (495, sorted(edited))
    assert set(shown.kept["why"]) == {"edited_later"}
    with bench.store.reading() as con:
        held = con.execute("SELECT percent, count(*) FROM task GROUP BY 1 ORDER BY 1").fetchall()
        [[when]] = con.execute("SELECT made_at FROM bundle ORDER BY number DESC LIMIT 1").fetchall()
    assert (held, when) == ([(10, 495), (90, 5)], now)
    assert keep.check(bench.store, SYSTEM) == []


def test_new_rows_are_taken_back_too_and_those_edited_since_stay_with_what_they_need(
    bench, offered, save
):
    done = save(offered(listed(AN, ("Trần Bình", *AN[1:]), ("Võ Cúc", *AN[1:]))))
    with bench.store.reading() as con:
        [[kept]] = con.execute(
            "SELECT n.id FROM nomination n JOIN exemplar e ON e.id = n.exemplar "
            "JOIN subject s ON s.id = e.subject WHERE s.name = 'Trần Bình'"
        ).fetchall()
    edit.save_cell(bench.store, bench.secretary, "nomination", kept, "note", "mới", "sửa sau")
    shown = foretold(bench.store, bench.secretary, done.bundle)
    undo(bench.store, bench.secretary, done.bundle)

    assert len(shown.will) == 6
    assert sorted(shown.kept["table"]) == ["exemplar", "nomination", "subject"]
    assert bench.row("nomination", kept)["note"] == "sửa sau"
    assert [bench.count(table) for table in ("subject", "exemplar", "nomination")] == [1, 1, 1]
    again = offered(listed(AN, ("Trần Bình", *AN[1:]), ("Võ Cúc", *AN[1:])))
    assert states(again) == [(2, "new"), (3, "update"), (4, "new")]


def test_what_others_changed_since_the_preview_is_told_by_row_and_nothing_is_written(
    bench, offered, save
):
    filed = bench.file("Lê An", birth="1990", note="cũ")
    merge = offered(listed(("Võ Cúc", *AN[1:]), AN))
    edit.save_cell(
        bench.store, bench.secretary, "nomination", filed.nomination, "note", "cũ", "của ai"
    )
    head = bench.store.head
    with pytest.raises(Rejected) as refused:
        save(merge)

    [problem] = refused.value.problems
    assert (problem.code, problem.field, problem.row, problem.facts["sheet"]) == (
        "conflict", "note", 3, "Cá nhân",
    )  # fmt: skip
    assert bench.store.head == head


def test_somebody_nominated_since_the_preview_is_told_by_row(bench, offered, save):
    there = bench.file("Lê An", birth="1990", own={}).subject
    other = offered(listed(("Trần Bình", *AN[1:])))
    first = offered(listed(("Trần Bình", *AN[1:])))
    save(first)
    with pytest.raises(Rejected) as came:
        save(other)
    with pytest.raises(Rejected) as twice:
        save(offered(listed(AN), left_rows=frozenset({("Cá nhân", 2)})))

    assert there
    assert told(came.value.problems) == [
        "Cá nhân 2 name: 'Trần Bình' vừa được thêm vào sổ sau khi xem trước. Xem trước lại tệp."
    ]
    assert twice.value.problems == [Problem("nothing_to_merge")]


def test_a_closed_round_takes_nothing_in(bench, offered, save):
    merge = offered(listed(AN))
    closing.close(bench.store, bench.secretary, "round", bench.round, "xong")
    with pytest.raises(Rejected) as refused:
        save(merge)

    [problem] = refused.value.problems
    assert (problem.code, problem.table, problem.row) == ("locked_why", "nomination", 2)
    assert told([problem])


def test_a_unit_whose_code_came_in_since_the_preview_is_told_by_row(bench, offered, save):
    from db.model.reading.result import Corrections

    head = ("STT", "Mã", "Tên đơn vị", "Loại đơn vị", "Hiệu lực từ")
    by_hand = Corrections(targets={("Cá nhân", 1): "unit"}, kinds={("Cá nhân", 1): "unit"})
    merge = offered(listed(("30001", "Phường Mới", "", "1/7/2025"), head=head), by_hand=by_hand)
    save(merge)
    with pytest.raises(Rejected) as refused:
        save(merge)

    assert [(p.code, p.row, p.facts.get("sheet")) for p in refused.value.problems] == [
        ("not_unique", 2, "Cá nhân")
    ]


def test_a_row_that_cannot_be_written_after_all_is_told_by_sheet_and_row(bench, offered, save):
    head = ("STT", "Nội dung công việc", "Đơn vị chủ trì")
    merge = offered(listed(("Sơ kết", "Xã Đôn Thuận"), ("Tổng kết", "Xã Lạ"), head=head))
    [part] = merge.parts
    offers = [
        replace(one, line=replace(one.line, state="new", values={"content": None}))
        for one in part.offers
    ]
    with pytest.raises(Rejected) as refused:
        save(replace(merge, parts=(replace(part, offers=tuple(offers)),)))

    assert [(p.code, p.field, p.row, p.facts["sheet"]) for p in refused.value.problems] == [
        ("required", field, row, "Cá nhân") for row in (2, 3) for field in ("plan", "content")
    ]


def test_what_is_no_row_s_fault_is_told_as_it_is(bench, offered, save, monkeypatch):
    merge = offered(listed(AN))
    monkeypatch.setattr(bench.store, "room", lambda: (0, 10**9))
    with pytest.raises(Rejected) as refused:
        save(merge)

    assert [(p.code, p.row) for p in refused.value.problems] == [("disk_full", None)]


def test_what_was_said_of_two_people_goes_with_the_bundle(bench, offered, save):
    bench.file("Lê An", birth="1990")
    other = offered(listed(("Lê An", "", "", "Xã Tân Lập", "", "")), answers={
        ("Cá nhân", 2, "person"): 0
    })  # fmt: skip
    done = save(other)
    before = bench.count("apart")
    undo(bench.store, bench.secretary, done.bundle)

    assert (before, bench.count("apart"), bench.count("subject")) == (1, 0, 1)


def test_the_same_words_over_the_same_file_give_the_same_offers(bench, offered):
    bench.file("Lê An", birth="1990", note="cũ")
    file = listed(AN, ("Lê Anh", *AN[1:]), ("Võ Cúc", "31/2/1990", *AN[2:]), ("", *AN[1:]))
    said = {"left_cells": frozenset({("Cá nhân", 2, "note")}), "clear": True}

    assert offered(file, **said) == offered(file, **said)
