import shutil
import threading
from types import SimpleNamespace

import duckdb
import pytest

from db.actions import edit, keep
from db.model.problems import Problem, Rejected
from db.store.connection import local_now


def test_a_job_that_raises_rolls_back_and_raises_at_the_caller(office):
    def job(con):
        con.execute("INSERT INTO meta VALUES ('colour', 'red')")
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        office.store.apply(job)

    with office.store.reading() as con:
        assert con.execute("SELECT name FROM meta").fetchall() == [("schema",)]


def test_jobs_run_one_after_the_other_in_the_order_of_asking(office):
    done = []
    threads = [
        threading.Thread(target=lambda n=n: office.store.in_turn(lambda: done.append(n)))
        for n in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(done) == list(range(20))


def test_local_now_has_no_zone():
    assert local_now().tzinfo is None


def test_after_a_fatal_error_the_store_opens_again_with_all_that_was_acknowledged(office):
    subject = office.subject("Lê An")
    head = office.store.head

    def checkpoint():
        with office.store.reading() as con:
            con.execute("PRAGMA debug_checkpoint_abort = 'before_header'")
            con.execute("CHECKPOINT")

    with pytest.raises(duckdb.FatalException):
        office.store.in_turn(checkpoint)

    edit.save_cell(office.store, office.secretary, "subject", subject, "note", None, "giỏi")
    [row] = office.rows("subject", subject)
    assert (row["name"], row["note"], office.store.head) == ("Lê An", "giỏi", head + 1)
    assert (keep.check(office.store, office.admin), keep.verify(office.store, office.admin)) == (
        [],
        None,
    )


def test_without_room_on_the_disk_nothing_is_written_and_reading_goes_on(office, monkeypatch):
    subject = office.subject("Lê An")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=5 * 2**20))

    with pytest.raises(Rejected) as caught:
        edit.save_cell(office.store, office.secretary, "subject", subject, "note", None, "giỏi")

    assert caught.value.problems == [Problem("disk_full", facts={"free": 5, "needed": 16})]
    assert office.rows("subject", subject)[0]["note"] is None


def test_the_file_can_be_read_by_the_older_line_and_the_engine_has_a_limit_of_memory(office):
    with office.store.reading() as con:
        held = con.execute(
            "SELECT current_setting('memory_limit'), tags['storage_version'] "
            "FROM duckdb_databases() WHERE NOT internal"
        ).fetchall()

    assert held == [("488.2 MiB", "v1.5.0+")]
