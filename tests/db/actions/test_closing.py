import pytest

from db.actions import bulk, closing, edit, restore, undo
from db.model.problems import Problem, Rejected


def rejected(act):
    with pytest.raises(Rejected) as refused:
        act()
    return refused.value.problems


@pytest.fixture
def phase(bench):
    return bench.row("round", bench.round)["phase"]


def told(by="Đợt 2025", since="02/11/2026", why="Đã tổng kết"):
    return {"by": by, "since": since, "why": why}


def test_what_is_under_a_closed_round_is_read_only_with_day_and_reason(bench):
    row = bench.file().nomination
    number = bench.store.head
    edit.save_cell(bench.store, bench.secretary, "nomination", row, "note", None, "cũ")
    closing.close(bench.store, bench.secretary, "round", bench.round, "Đã tổng kết")
    locked = [Problem("locked_why", "nomination", row=row, facts=told())]
    store, user = bench.store, bench.secretary

    assert closing.why_locked(store, user, "nomination", row) == locked
    for act in (
        lambda: edit.save_cell(store, user, "nomination", row, "note", "cũ", "mới"),
        lambda: edit.remove(store, user, "nomination", [row]),
        lambda: bulk.change_all(store, user, "nomination", "note", "mới", [(row, "cũ")]),
    ):
        assert rejected(act) == locked
    assert undo.preview(store, user, number + 1).kept["why"].tolist() == ["locked_why"]
    assert restore.preview_cell(store, user, "nomination", row, "note", number).kept[
        "why"
    ].tolist() == ["locked_why"]


def test_a_closed_phase_locks_its_rounds_and_all_under_them(bench, phase):
    row = bench.file().nomination
    closing.close(bench.store, bench.admin, "phase", phase, "Hết giai đoạn")
    name = bench.row("phase", phase)["name"]
    facts = told(name, why="Hết giai đoạn")

    for table, held in (("nomination", row), ("round", bench.round)):
        assert closing.why_locked(bench.store, bench.admin, table, held) == [
            Problem("locked_why", table, row=held, facts=facts)
        ]
    assert rejected(
        lambda: edit.save_cell(bench.store, bench.admin, "nomination", row, "note", None, "mới")
    ) == [Problem("locked_why", "nomination", row=row, facts=facts)]
    closing.reopen(bench.store, bench.admin, "phase", phase, "Bổ sung")
    edit.save_cell(bench.store, bench.admin, "nomination", row, "note", None, "mới")
    assert closing.why_locked(bench.store, bench.admin, "nomination", row) == []


def test_closing_and_reopening_need_a_role_and_a_reason_and_both_stand_in_the_log(bench, phase):
    store = bench.store
    for user in (bench.leader, bench.member, bench.unit_user, bench.chair):
        assert rejected(lambda u=user: closing.close(store, u, "round", bench.round, "x")) == [
            Problem("not_allowed", "round")
        ]
    assert rejected(lambda: closing.close(store, bench.secretary, "phase", phase, "x")) == [
        Problem("not_allowed", "phase")
    ]
    assert rejected(lambda: closing.close(store, bench.admin, "unit", bench.units[0], "x")) == [
        Problem("not_allowed", "unit")
    ]
    assert rejected(lambda: closing.close(store, bench.admin, "round", bench.round, " ")) == [
        Problem("reason_missing", "round")
    ]
    assert rejected(lambda: closing.reopen(store, bench.admin, "round", bench.round, "x")) == [
        Problem("not_closed", "round", row=bench.round)
    ]
    assert rejected(lambda: closing.close(store, bench.admin, "round", 999, "x")) == [
        Problem("row_gone", "round", row=999)
    ]
    closing.close(store, bench.secretary, "round", bench.round, " Đã tổng kết ")
    assert rejected(lambda: closing.close(store, bench.admin, "round", bench.round, "x")) == [
        Problem("already_closed", "round", row=bench.round)
    ]
    closing.reopen(store, bench.admin, "round", bench.round, "Bổ sung hồ sơ")
    steps = edit.history(store, bench.admin, "round", bench.round, "closed")
    assert steps.head(2)[["kind", "who", "reason"]].values.tolist() == [
        ["reopen", "Trần Quản Trị", "Bổ sung hồ sơ"],
        ["close", "Lê Thư Ký", "Đã tổng kết"],
    ]


def test_closing_is_neither_typed_nor_undone(bench, phase):
    number = closing.close(bench.store, bench.admin, "phase", phase, "Hết giai đoạn")

    assert rejected(
        lambda: edit.save_cell(bench.store, bench.admin, "phase", phase, "closed", True, False)
    ) == [Problem("field_is_fixed", "phase", "closed")]
    seen = undo.preview(bench.store, bench.admin, number)
    kept = sorted(seen.kept["why"])
    assert (len(seen.will), kept) == (0, ["closed_on", "closing_says_why"])


def test_a_row_of_another_unit_tells_a_unit_account_nothing_of_its_lock(bench):
    own, other = bench.file(), bench.file("Lê A", unit=bench.units[1])
    closing.close(bench.store, bench.admin, "round", bench.round, "Đã tổng kết")
    asked = [own.nomination, other.nomination]

    assert [
        len(closing.why_locked(bench.store, bench.unit_user, "nomination", row)) for row in asked
    ] == [1, 0]
    assert list(closing.locked_rows(bench.store, bench.unit_user, "nomination", asked)) == [
        own.nomination
    ]
    assert closing.locked_rows(bench.store, bench.unit_user, "unit", bench.units) == {}
