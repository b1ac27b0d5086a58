"""Somebody who is nominated in the round already, changed by a pasted list."""

import pytest

from db.actions import importing
from db.actions.importing import ROW, UPDATE
from db.model.problems import Problem, Rejected
from tests.db.actions.importing.conftest import preview


def told(seen):
    return [(line.line, line.state) for line in seen.lines]


def nominate(bench, *rows, user=None, **terms):
    head = ("Họ và tên", "Năm sinh", "Đơn vị", "Chức vụ", "Dân tộc", "Đề nghị khen", "Ghi chú")
    given = {"round": bench.round, "type": bench.choice["subject_type", "individual"]}
    return preview(bench, head, *rows, user=user, table="nomination", given=given, **terms)


def test_somebody_who_is_nominated_is_changed_in_subject_and_nomination_as_one_bundle(bench):
    filed = bench.file("Lê An", birth="1990", position="Giáo viên", note="cũ")
    seen = nominate(
        bench,
        ("LÊ AN", "1990", "Xã Đôn Thuận", "Hiệu trưởng", "", "Giấy khen", "mới"),
        ("Trần Bình", "1980", "Xã Tân Lập", "", "", "", ""),
    )
    same = nominate(bench, ("Lê An", "1990", "Xã Đôn Thuận", "", "", "", ""))
    head = bench.store.head
    made = importing.save(bench.store, bench.secretary, "nomination", seen)

    assert (told(seen), told(same)) == ([(2, "update"), (3, "new")], [(2, "same")])
    assert [(cell.table, cell.key, cell.was, cell.becomes) for cell in seen.lines[0].cells] == [
        ("subject", "position", "Giáo viên", "Hiệu trưởng"),
        ("nomination", "proposed_award", "", "Giấy khen (GK)"),
        ("nomination", "note", "cũ", "mới"),
    ]
    assert bench.row("subject", filed.subject)["position"] == "Hiệu trưởng"
    assert (len(made), bench.store.head) == (1, head + 1)
    only = nominate(
        bench, ("Trần Bình", "1980", "Xã Tân Lập", "", "", "", "n"), how=UPDATE
    )  # fmt: skip
    assert importing.save(bench.store, bench.secretary, "nomination", only) == []


def test_what_a_file_was_taken_in_with_is_not_changed_by_a_paste(bench):
    bench.file("Lê An", birth="1990", ethnicity=bench.choice["ethnicity", "kinh"])
    moved = nominate(bench, ("Lê An", "1990", "Xã Tân Lập", "", "", "", ""))
    strange = nominate(bench, ("Người Lạ", "1990", "Xã Tân Lập", "", "", "", ""), how=UPDATE)
    twice = nominate(bench, *[("Lê An", "1990", "Xã Đôn Thuận", "", "", "", "x")] * 2)
    cleared = nominate(bench, ("Lê An", "1990", "Xã Đôn Thuận", "", "-", "", ""), clear=True)
    left = nominate(
        bench, ("Lê An", "1990", "Xã Đôn Thuận", "", "", "", "x"), left=frozenset({(2, "note")})
    )

    assert moved.lines[0].problems == (
        Problem("stays_as_filed", "nomination", "unit", 2, "Xã Tân Lập", {"now": "Xã Đôn Thuận"}),
    )
    assert [p.code for p in strange.lines[0].problems] == ["row_not_found"]
    assert [p.code for p in twice.lines[1].problems] == ["twice_in_block"]
    assert [(cell.key, cell.new) for cell in cleared.lines[0].cells] == [("ethnicity", None)]
    assert told(left) == [(2, "same")]


def test_somebody_nominated_twice_in_a_round_is_asked_about(bench):
    filed = bench.file("Lê An", birth="1990")
    again = bench.file(
        "Lê An", subject=filed.subject, form=bench.choice["form", "model"], model_name="Vườn mẫu"
    )
    row = ("Lê An", "1990", "Xã Đôn Thuận", "", "", "", "x")
    asked = nominate(bench, row)
    chosen = nominate(bench, row, answers={(2, ROW): again.nomination})

    assert set(asked.lines[0].questions[0].candidates) == {filed.nomination, again.nomination}
    assert [cell.row for cell in chosen.lines[0].cells] == [again.nomination]


def test_a_unit_account_changes_its_own_nominations_only(bench):
    own = bench.file("Lê An", birth="1990")
    other = bench.file("Trần Bình", birth="1980")
    bench.put("nomination", other.nomination, "unit", bench.units[0], bench.units[1])
    seen = nominate(
        bench,
        ("Lê An", "1990", "Xã Đôn Thuận", "", "", "", "mới"),
        ("Trần Bình", "1980", "Xã Đôn Thuận", "", "", "", "mới"),
        user=bench.unit_user,
    )
    importing.save(bench.store, bench.unit_user, "nomination", seen)

    assert told(seen) == [(2, "update"), (3, "there")]
    assert bench.row("nomination", own.nomination)["note"] == "mới"
    with pytest.raises(Rejected) as caught:
        importing.save(bench.store, bench.leader, "nomination", seen)
    assert caught.value.problems == [Problem("not_allowed", "nomination")]


def test_what_a_row_must_hold_is_not_cleared(bench):
    bench.file("Lê An", birth="1990")
    given = {"round": bench.round, "type": bench.choice["subject_type", "individual"]}
    seen = preview(
        bench, ("Họ và tên", "Năm sinh", "Đơn vị", "Dạng"), ("Lê An", "1990", "Xã Đôn Thuận", "-"),
        table="nomination", given=given, clear=True,
    )  # fmt: skip

    assert seen.lines[0].problems == (Problem("required", "nomination", "form", 2),)
    assert not importing.keys_are_chosen("nomination")
    assert importing.keys_are_chosen("movement")
