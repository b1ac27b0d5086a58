import threading

import pytest

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
