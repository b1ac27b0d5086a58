from dataclasses import astuple

import pytest

from db.actions import attachments, edit, keep, orders, undo
from db.model.people import Role, User
from db.model.problems import Problem, Rejected
from db.store import backup, files
from db.store.schema import open_store

PDF = b"%PDF-1.7 minh chung"


def codes(act) -> list[str]:
    with pytest.raises(Rejected) as refused:
        act()
    return [problem.code for problem in refused.value.problems]


@pytest.fixture
def filed(bench):
    return bench.file().nomination


def attach(bench, row, user=None, name="Báo cáo.pdf", content=PDF, table="nomination"):
    return attachments.attach(bench.store, user or bench.secretary, table, row, name, content)


def kept(bench):
    [found] = [f for f in files.folder_of(bench.store.path).rglob("*") if f.is_file()]
    return found


def test_an_attached_file_is_listed_opened_and_told_by_the_log(bench, filed):
    number = attach(bench, filed)

    [found] = attachments.listed(bench.store, bench.leader, "nomination", filed)
    opened = attachments.opened(bench.store, bench.leader, number)

    assert astuple(found)[:4] == (number, "Báo cáo.pdf", len(PDF), "Lê Thư Ký")
    assert astuple(opened) == ("Báo cáo.pdf", "application/pdf", True, PDF)
    steps = edit.history(bench.store, bench.admin, "attachment", number)
    assert steps[["kind", "operation", "who"]].values.tolist() == [
        ["attach", "insert", "Lê Thư Ký"]
    ]


def test_a_removed_file_is_gone_until_its_bundle_is_undone(bench, filed):
    number = attach(bench, filed)
    attachments.remove(bench.store, bench.secretary, number)
    gone = attachments.listed(bench.store, bench.secretary, "nomination", filed)

    assert (gone, codes(lambda: attachments.opened(bench.store, bench.admin, number))) == (
        [],
        ["no_such_file"],
    )
    assert codes(lambda: attachments.remove(bench.store, bench.secretary, number)) == [
        "no_such_file"
    ]
    edit_again = attach(bench, filed)
    assert attachments.opened(bench.store, bench.admin, edit_again).content == PDF


def test_the_same_file_is_attached_to_a_row_once_and_to_another_row_too(bench, filed):
    other = bench.file("Lê A").nomination
    attach(bench, filed)

    assert codes(lambda: attach(bench, filed, name="tên khác.pdf")) == ["file_there"]
    attach(bench, other)
    assert kept(bench).read_bytes() == PDF


def test_a_file_that_is_none_or_for_no_row_is_refused_and_nothing_is_kept(bench, filed):
    assert codes(lambda: attach(bench, filed, content=b"x")) == ["file_unlike_name"]
    assert codes(lambda: attach(bench, 9_999_999)) == ["cannot_delete"]
    assert codes(lambda: attach(bench, filed, table="no")) == ["no_such_table"]
    assert codes(lambda: attach(bench, filed, table="attachment")) == ["not_allowed"]
    assert not files.folder_of(bench.store.path).exists()


def test_who_may_not_edit_a_row_attaches_nothing_to_it(bench, filed):
    display = User(8, "man-hinh", "Màn hình", Role.DISPLAY)
    other = User(7, "khac", "Đơn vị khác", Role.UNIT, bench.units[1], frozenset({bench.units[1]}))
    number = attach(bench, filed)
    people = (bench.leader, bench.member, display, other)

    assert attachments.may_attach(bench.store, bench.secretary, "nomination", filed)
    assert [attachments.may_attach(bench.store, u, "nomination", filed) for u in people] == [
        False
    ] * 4
    assert [codes(lambda u=u: attach(bench, filed, u)) for u in people] == [
        ["not_allowed"], ["not_allowed"], ["not_allowed"], ["not_yours"],
    ]  # fmt: skip
    assert [codes(lambda u=u: attachments.remove(bench.store, u, number)) for u in people] == [
        ["not_allowed"], ["not_allowed"], ["not_allowed"], ["not_yours"],
    ]  # fmt: skip
    for stranger in (display, other):
        assert attachments.listed(bench.store, stranger, "nomination", filed) == []
        assert codes(lambda u=stranger: attachments.opened(bench.store, u, number)) == [
            "no_such_file"
        ]


def test_a_unit_attaches_to_its_own_row_while_it_may_change_it(bench, filed):
    number = attach(bench, filed, bench.unit_user)
    states = [bench.choice["nomination_state", code] for code in ("received", "eligible")]
    bench.put("nomination", filed, "state", *states)

    assert codes(lambda: attach(bench, filed, bench.unit_user, content=PDF + b"2")) == [
        "nomination_under_way"
    ]
    assert attachments.opened(bench.store, bench.unit_user, number).content == PDF


def test_a_member_opens_the_files_of_what_they_mark_and_of_nothing_else(bench):
    before = bench.file(state="before_council").nomination
    number = attach(bench, before)
    elsewhere = attach(bench, bench.units[0], bench.admin, table="unit", content=PDF + b"2")

    assert attachments.opened(bench.store, bench.member, number).content == PDF
    assert codes(lambda: attachments.opened(bench.store, bench.member, elsewhere)) == [
        "no_such_file"
    ]
    stranger = User(77, "x", "X", Role.MEMBER)
    assert codes(lambda: attachments.opened(bench.store, stranger, number)) == ["no_such_file"]


def test_the_files_of_a_locked_row_stay_as_they_are(bench, filed):
    number = attach(bench, filed)
    bench.put("round", bench.round, "closed", None, True)

    assert codes(lambda: attach(bench, filed, content=PDF + b"2")) == ["locked"]
    assert codes(lambda: attachments.remove(bench.store, bench.secretary, number)) == ["locked"]


def test_an_altered_or_missing_file_is_named_and_never_given_out(bench, filed, caplog):
    number = attach(bench, filed)
    whole = keep.check(bench.store, bench.admin)
    kept(bench).write_bytes(b"%PDF- khac")
    altered = codes(lambda: attachments.opened(bench.store, bench.admin, number))
    told = keep.check(bench.store, bench.admin)
    kept(bench).unlink()

    assert (whole, altered) == ([], ["file_altered"])
    assert told == [Problem("file_altered", "attachment", "file", number, "")]
    assert codes(lambda: attachments.opened(bench.store, bench.admin, number)) == ["file_missing"]
    assert keep.check(bench.store, bench.admin) == [
        Problem("file_missing", "attachment", "file", number, "")
    ]
    assert [record.getMessage() for record in caplog.records] == [
        f"file_altered: attachment {number}",
        f"file_missing: attachment {number}",
    ]


def test_a_disk_that_takes_no_file_is_said_and_nothing_is_written(bench, filed):
    files.folder_of(bench.store.path).write_text("in the way")
    head = bench.store.head

    assert codes(lambda: attach(bench, filed)) == ["file_not_kept"]
    assert bench.store.head == head


def test_a_backup_brings_the_files_along_and_restoring_brings_them_back(bench, filed, tmp_path):
    number, copy = attach(bench, filed), tmp_path / "copy.duckdb"
    backup.backup(bench.store, copy)
    kept(bench).unlink()
    bench.store.close()

    backup.restore(bench.store.path, copy)
    again = open_store(bench.store.path)

    assert attachments.opened(again, bench.admin, number).content == PDF
    again.close()


def test_a_backup_says_which_files_it_could_not_bring(bench, filed, tmp_path):
    number = attach(bench, filed)
    kept(bench).unlink()

    answer = orders.carry_out(
        bench.store, {"command": "backup", "file": str(tmp_path / "copy.duckdb")}
    )

    assert (answer.code, len(answer.out), answer.err) == (
        1,
        1,
        (
            f"Attachment.{number}.file '': tệp không còn trên đĩa. Báo quản trị lấy lại từ bản "
            "sao lưu.",
        ),
    )
    assert codes(lambda: keep.lost_files(bench.store, bench.leader)) == ["not_allowed"]


def test_undo_brings_no_file_back_to_a_locked_row(bench, filed):
    number = attach(bench, filed)
    gone = attachments.remove(bench.store, bench.secretary, number)
    bench.put("round", bench.round, "closed", None, True)

    seen = undo.preview(bench.store, bench.secretary, gone)

    assert (len(seen.will), list(seen.kept["why"])) == (0, ["locked"])
    assert codes(lambda: undo.undo(bench.store, bench.secretary, gone)) == ["nothing_to_undo"]
    assert attachments.listed(bench.store, bench.secretary, "nomination", filed) == []
