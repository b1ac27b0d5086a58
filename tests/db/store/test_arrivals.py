from datetime import datetime

from db.model.problems import Problem
from db.store import arrivals
from db.store.arrivals import Arrival, Draft
from db.store.schema import open_store

AT, LATER = datetime(2026, 11, 2, 9), datetime(2026, 11, 2, 10)
BAD = Problem("unread_empty", value="b.xlsx", facts={"limit": 40})


def added(store, *drafts):
    return store.apply(lambda con: arrivals.add(con, drafts, 7, 2, "Lê Thư Ký", AT))


def test_a_file_that_came_in_is_told_whole_and_a_bad_one_with_its_reason(office):
    good, bad = added(
        office.store,
        Draft("d1", "a.xlsx", 5, 3, "name", hangs=True),
        Draft("", "b.xlsx", 0, reason=BAD),
    )

    with office.store.reading() as con:
        assert arrivals.of_round(con, 7) == [
            Arrival(good, "d1", "a.xlsx", 5, True, 7, 3, "name", "waiting", None, {}, None, None, 2,
                    "Lê Thư Ký", AT, AT),
            Arrival(bad, "", "b.xlsx", 0, False, 7, None, "", "failed", BAD, {}, None, None, 2,
                    "Lê Thư Ký", AT, AT),
        ]  # fmt: skip
        assert [a.id for a in arrivals.of_round(con, 7, {3})] == [good]
        assert (arrivals.of_round(con, 8), arrivals.one(con, 999)) == ([], None)
        assert arrivals.kept(con) == [(good, "d1")]


def test_files_are_begun_in_the_order_in_which_they_came_and_wait_again_after_a_crash(office):
    first, second = added(office.store, Draft("d1", "a.xlsx", 5), Draft("d2", "b.xlsx", 5))

    begun = [office.store.apply(lambda con: arrivals.begin_next(con, LATER)) for _ in range(3)]
    office.store.apply(lambda con: arrivals.wait_again(con, LATER))

    assert [one and (one.id, one.state, one.changed_at) for one in begun] == [
        (first, "reading", LATER), (second, "reading", LATER), None,
    ]  # fmt: skip
    with office.store.reading() as con:
        assert [a.state for a in arrivals.of_round(con, 7)] == ["waiting", "waiting"]


def test_only_a_file_in_one_of_the_named_states_is_changed(office):
    [made] = added(office.store, Draft("d1", "a.xlsx", 5))

    def change(*among, **cells):
        return office.store.apply(lambda con: arrivals.change(con, made, LATER, among, **cells))

    told = [
        change("reading", state="read"),
        change("waiting", state="failed", reason=BAD, counts={"rows": 2}, unit=4),
    ]

    with office.store.reading() as con:
        held = arrivals.one(con, made)
    assert told == [False, True]
    assert (held.state, held.reason, held.counts, held.unit) == ("failed", BAD, {"rows": 2}, 4)


def test_a_database_of_before_gets_arrivals_and_the_telephone_of_receipts(office):
    def old(con):
        con.execute("DROP TABLE arrival")
        con.execute("ALTER TABLE receipt DROP COLUMN telephone")
        con.execute("UPDATE meta SET value = '10' WHERE name = 'schema'")

    office.store.apply(old)
    with office.store.reading() as con:
        assert arrivals.kept(con) == []
    office.store.close()

    again = open_store(office.store.path)

    with again.reading() as con:
        assert arrivals.of_round(con, 7) == []
        assert con.execute("SELECT telephone FROM receipt").fetchall() == []
    again.close()
