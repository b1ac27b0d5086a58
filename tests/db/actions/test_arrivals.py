import shutil

import pytest

from db.actions import arrivals, closing, keep, readings
from db.actions.merging.shape import Said
from db.actions.reading import limits
from db.model.people import User
from db.model.problems import Problem, Rejected
from db.model.reading.result import Corrections
from db.model.reading.shape import ByHand
from db.store import arrivals as held
from db.store import backup, files
from db.store.schema import open_store
from tests.db.actions.coming_in import arrive, book, listed, read_all

__all__ = ["arrive"]


def test_each_file_ends_in_a_state_with_its_reason_and_a_bad_one_stops_no_other(
    bench, arrive, monkeypatch
):
    monkeypatch.setattr(limits, "FILE_BYTES", 2**20)
    arrive(
        {
            "xã Tân Lập.xlsx": book("Lê Thị A", "Lê Văn B"),
            "trống.xlsx": b"",
            "nặng.xlsx": b"PK" + bytes(2**20),
            "hỏng.xlsx": book("Lê Thị C")[:900],
            "khác.csv": "STT;Họ và tên;Đơn vị\n1;Lê D;xã Đôn Thuận\n".encode(),
            "ảnh.png": b"\x89PNG\r\n\x1a\n" + bytes(50),
        }
    )
    assert [a.state for a in listed(bench)] == [
        "waiting", "failed", "failed", "waiting", "waiting", "waiting",
    ]  # fmt: skip

    read_all(bench)

    lap, thuan = bench.units[1], bench.units[0]
    assert [(a.state, a.reason and a.reason.code, a.unit, a.guessed) for a in listed(bench)] == [
        ("read", None, lap, "name"),
        ("failed", "unread_empty", None, ""),
        ("failed", "file_too_big", None, ""),
        ("failed", "file_damaged", None, ""),
        ("read", None, thuan, "rows"),
        ("failed", "unread_kind", None, ""),
    ]
    assert listed(bench)[0].counts == {"rows": 2, "faulty": 0, "doubtful": 0, "nomination": 2}


def test_the_same_file_is_said_and_not_doubled_but_two_units_may_send_one_form(bench, arrive):
    lap, thuan = bench.units[1], bench.units[0]
    blank = book()
    arrive({"a.xlsx": blank})

    again = arrive({"b.xlsx": blank, "c.xlsx": book("Lê A"), "d.xlsx": book("Lê A")})
    of_units = [
        arrive({"xã Tân Lập.xlsx": blank}),
        arrive({"e.xlsx": blank}, lap),
        arrive({"f.xlsx": book("Lê B")}, lap),
        arrive({"f.xlsx": book("Lê B")}, thuan),
    ]

    assert again.problems == (
        Problem("file_came_before", value="b.xlsx"),
        *again.problems[1:],
    )
    assert [len(came.ids) for came in (again, *of_units)][1:] == [0, 0, 1, 1]
    with pytest.raises(Rejected, match="file_came_before"):
        arrivals.arrived(bench.store, bench.secretary, bench.round, None, "g.xlsx", blank)
    arrivals.put_aside(bench.store, bench.secretary, listed(bench)[0].id)
    assert arrivals.arrived(bench.store, bench.secretary, bench.round, None, "g.xlsx", blank)


def test_a_file_that_cannot_be_written_to_the_disk_says_so(bench, arrive):
    files.folder_of(bench.store.path).write_bytes(b"not a folder")

    arrive({"a.xlsx": book("Lê A")})

    [arrival] = listed(bench)
    assert (arrival.state, arrival.digest, arrival.reason.code) == ("failed", "", "file_not_kept")
    with pytest.raises(Rejected, match="file_not_kept"):
        arrivals.read_again(bench.store, bench.secretary, arrival.id)


def test_a_file_is_read_as_it_was_corrected_by_hand_and_its_parsing_is_kept(bench, arrive):
    [made] = arrive({"a.xlsx": book("Lê A", "Lê B")}).ids
    before = arrivals.reading(bench.store, bench.secretary, made)
    by_hand = Corrections({"Sheet": ByHand(kinds={4: "note"})})

    arrivals.say(bench.store, bench.secretary, made, Said(by_hand, {"round": bench.round}))
    shutil.rmtree(files.folder_of(bench.store.path))
    after = arrivals.reading(bench.store, bench.secretary, made)

    assert (before.rows, after.rows) == (2, 1)
    assert arrivals.said(bench.store, bench.secretary, made).given == {"round": bench.round}
    assert arrivals.reading(bench.store, bench.secretary, made) is after
    bench.plant("unit", {
        "name": "Xã Tân Hà", "type": bench.choice["unit_type", "rural_commune"],
        "level": bench.choice["unit_level", "commune"],
    })  # fmt: skip
    assert arrivals.reading(bench.store, bench.secretary, made) is not after


def test_long_files_that_were_read_lately_are_let_go(bench, arrive, monkeypatch):
    monkeypatch.setattr(readings, "MOST_ROWS", 5)
    first, second = arrive({"a.xlsx": book("Lê A"), "b.xlsx": book("Lê B", "Lê C")}).ids

    for arrival in (first, second):
        arrivals.reading(bench.store, bench.secretary, arrival)

    assert [one.rows for one in readings._held.values()] == [4]


def test_a_file_that_was_altered_or_cannot_be_read_is_refused_by_name(bench, arrive):
    good, bad = arrive({"a.xlsx": book("Lê A"), "b.pdf": b"%PDF-1.4"}).ids
    digest = listed(bench)[0].digest
    (files.folder_of(bench.store.path) / digest[:2] / digest[2:4] / digest).write_bytes(b"x")
    read_all(bench)

    assert [(a.state, a.reason.code, a.reason.value) for a in listed(bench)] == [
        ("failed", "file_altered", "a.xlsx"), ("failed", "unread_kind", "b.pdf"),
    ]  # fmt: skip
    for arrival in (good, bad):
        with pytest.raises(Rejected) as caught:
            arrivals.reading(bench.store, bench.secretary, arrival)
        assert caught.value.problems[0].code in ("file_altered", "unread_kind")


def test_a_file_that_was_taken_or_put_aside_is_done(bench, arrive):
    first, second = arrive({"a.xlsx": book("Lê A"), "b.xlsx": book("Lê B")}).ids
    store, user = bench.store, bench.secretary

    arrivals.taken(store, user, first, 12)
    arrivals.put_aside(store, user, second)

    assert [(a.state, a.bundle) for a in listed(bench)] == [("taken", 12), ("put_aside", None)]
    for act in (
        lambda: arrivals.say(store, user, first, Said()),
        lambda: arrivals.taken(store, user, second, 13),
        lambda: arrivals.put_aside(store, user, second),
        lambda: arrivals.read_again(store, user, first),
        lambda: arrivals.belongs(store, user, second, bench.units[0]),
    ):
        with pytest.raises(Rejected, match="arrival_is_done"):
            act()
    arrivals.read_again(store, user, second)
    assert listed(bench)[1].state == "waiting"


def test_a_person_says_whose_file_it_is_and_the_reader_leaves_that(bench, arrive, monkeypatch):
    [made] = arrive({"a.xlsx": book("Lê A")}).ids
    parse = readings.sheets

    def slow(store, arrival):
        arrivals.belongs(store, bench.secretary, made, bench.units[0])
        return parse(store, arrival)

    monkeypatch.setattr(readings, "sheets", slow)
    read_all(bench)

    [arrival] = listed(bench)
    assert (arrival.unit, arrival.guessed, arrival.state) == (bench.units[0], "", "read")
    arrivals.belongs(bench.store, bench.secretary, made, None)
    assert listed(bench)[0].unit is None


def test_a_fault_of_ours_stops_no_other_file(bench, arrive, monkeypatch, caplog):
    arrive({"a.xlsx": book("Lê A"), "b.xlsx": book("Lê B")})
    parse = readings.sheets

    def faulty(store, arrival):
        if arrival.title == "a.xlsx":
            raise KeyError("x")
        return parse(store, arrival)

    monkeypatch.setattr(readings, "sheets", faulty)
    read_all(bench)

    assert [(a.state, a.reason and a.reason.code) for a in listed(bench)] == [
        ("failed", "reading_failed"), ("read", None),
    ]  # fmt: skip
    assert "arrival" in caplog.text


def test_a_round_that_is_closed_or_unknown_and_a_unit_that_is_gone_take_nothing(bench, arrive):
    store, user = bench.store, bench.secretary
    for round_id, unit, field in ((999, None, "round"), (bench.round, 999, "unit")):
        with pytest.raises(Rejected) as caught:
            arrivals.arrived(store, user, round_id, unit, "a.xlsx", b"x")
        assert [(p.code, p.field) for p in caught.value.problems] == [("no_such_row", field)]

    assert arrivals.may_send(store, user, bench.round, None)
    closing.close(store, bench.admin, "round", bench.round, "đã xong")

    with pytest.raises(Rejected, match="locked_why"):
        arrive({"a.xlsx": book()})
    assert listed(bench) == []


def test_files_that_came_in_are_proved_and_brought_along_by_backups(bench, arrive, tmp_path):
    arrive({"a.xlsx": book("Lê A")})
    store, copy, path = bench.store, tmp_path / "copy.duckdb", bench.store.path
    folder = files.folder_of(path)
    [arrival] = listed(bench)

    backup.backup(store, copy)
    content = files.read(files.folder_of(copy), arrival.digest)
    shutil.rmtree(folder)
    breaches = keep.check(store, bench.admin)
    store.close()
    backup.restore(path, copy)

    assert breaches == [Problem("file_missing", "arrival", "digest", arrival.id, "")]
    again = open_store(path)
    with again.reading() as con:
        assert held.one(con, arrival.id) == arrival
    assert files.read(folder, arrival.digest) == content
    assert keep.check(again, User(1, "a", "A", bench.admin.role)) == []
    again.close()
