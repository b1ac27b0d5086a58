import threading
import time

import pytest

from db.actions import arrivals, reader, readings
from db.store import arrivals as held
from tests.db.actions.coming_in import arrive, book, listed

__all__ = ["arrive"]


def wait_for(bench, *states):
    until = time.monotonic() + 30
    while [a.state for a in listed(bench)] != list(states):
        assert time.monotonic() < until, [a.state for a in listed(bench)]
        time.sleep(0.02)


def test_what_waits_is_read_at_once_and_what_comes_later_too(bench, arrive):
    arrive({"a.xlsx": book("Lê A")})

    with reader.at_work(bench.store):
        wait_for(bench, "read")
        arrive({"b.xlsx": book("Lê B"), "c.pdf": b"%PDF"})
        wait_for(bench, "read", "read", "failed")


def test_a_file_in_hand_at_the_end_waits_at_the_next_opening(bench, arrive, monkeypatch):
    arrive({"a.xlsx": book("Lê A"), "b.xlsx": book("Lê B")})
    parse, begun, go = readings.sheets, threading.Event(), threading.Event()

    def slow(store, arrival):
        begun.set()
        go.wait(30)
        return parse(store, arrival)

    monkeypatch.setattr(readings, "sheets", slow)
    monkeypatch.setattr(reader, "PATIENCE", 0.05)
    with reader.at_work(bench.store) as first:
        begun.wait(30)
    left = [a.state for a in listed(bench)]
    go.set()
    first.thread.join(30)

    assert left == [a.state for a in listed(bench)] == ["reading", "waiting"]
    with reader.at_work(bench.store):
        wait_for(bench, "read", "read")


def test_a_reader_that_fails_as_a_whole_says_so_and_goes_on(bench, arrive, monkeypatch, caplog):
    begin, failed = held.begin_next, []

    def faulty(con, at):
        if not failed:
            failed.append(True)
            raise KeyError("x")
        return begin(con, at)

    monkeypatch.setattr(held, "begin_next", faulty)
    with reader.at_work(bench.store):
        while "the reader failed" not in caplog.text:
            time.sleep(0.02)
        arrive({"a.xlsx": book("Lê A")})
        wait_for(bench, "read")


def test_what_was_put_aside_while_it_was_read_stays_there(bench, arrive, monkeypatch):
    [made] = arrive({"a.xlsx": book("Lê A")}).ids
    parse = readings.sheets

    def slow(store, arrival):
        arrivals.put_aside(store, bench.secretary, made)
        return parse(store, arrival)

    monkeypatch.setattr(readings, "sheets", slow)

    assert (reader.read_next(bench.store), reader.read_next(bench.store)) == (True, False)
    assert [a.state for a in listed(bench)] == ["put_aside"]


@pytest.mark.parametrize("titles", [["A"], []])
def test_counts_tell_rows_by_table(bench, arrive, titles):
    [made] = arrive({"a.xlsx": book(*titles)}).ids
    found = arrivals.reading(bench.store, bench.secretary, made)

    assert reader.counts(found)["rows"] == len(titles)
