import pytest

from db.actions import edit
from db.store import changelog


@pytest.fixture
def edited(office):
    subject = office.subject()
    edit.save_cell(office.store, office.secretary, "subject", subject, "note", None, "một")
    edit.save_cell(office.store, office.secretary, "subject", subject, "note", "một", "hai")
    return office


def verified(office, heads=None):
    with office.store.reading() as con:
        return changelog.verify(con, heads)


def intrude(office, sql):
    office.store.apply(lambda con: con.execute(sql))


def test_an_untouched_chain_holds(edited, tmp_path):
    heads = tmp_path / "h"
    changelog.write_head(heads, edited.store.head, edited.store.last_hash)

    assert (edited.store.head, verified(edited), verified(edited, heads)) == (5, None, None)


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE change SET new = 'ba' WHERE bundle = 5", "5 altered"),
        ("UPDATE bundle SET actor_name = 'Ai' WHERE number = 4", "4 rewritten"),
        ("DELETE FROM change WHERE bundle = 4", "4 rewritten"),
        ("DELETE FROM bundle WHERE number = 4", "4 missing"),
        ("DELETE FROM bundle WHERE number = 5", "5 missing"),
        ("UPDATE bundle SET reason = 'x', undoes = 3 WHERE number = 2", "2 rewritten"),
    ],
)
def test_verify_names_the_first_broken_bundle(edited, sql, told):
    intrude(edited, sql)

    assert verified(edited) == told


def test_a_deleted_tail_is_found_by_the_head_outside(edited, tmp_path):
    heads = tmp_path / "h"
    changelog.write_head(heads, edited.store.head, edited.store.last_hash)
    intrude(edited, "DELETE FROM bundle WHERE number = 5")
    intrude(edited, "DELETE FROM change WHERE bundle = 5")

    assert (verified(edited), verified(edited, heads)) == (None, "5 missing")


def test_a_rewritten_middle_is_found_by_the_head_outside(edited, tmp_path):
    heads = tmp_path / "h"
    changelog.write_head(heads, 4, "0" * 64)

    assert verified(edited, heads) == "4 rewritten"


def test_no_heads_file_proves_nothing_more(edited, tmp_path):
    assert verified(edited, tmp_path / "none") is None


def test_the_head_is_written_outside_the_database_once_a_day(edited):
    lines = changelog.heads_file(edited.store.path).read_text(encoding="utf-8").splitlines()

    assert [line.split()[0] for line in lines] == ["1"]


def test_quick_edits_of_one_person_share_a_burst(office):
    from datetime import datetime

    at = datetime(2026, 11, 2, 9)
    subject = office.subject()
    office.store.clock = lambda: at
    for old, new in ((None, "một"), ("một", "hai")):
        edit.save_cell(office.store, office.secretary, "subject", subject, "note", old, new)
    edit.save_cell(office.store, office.admin, "subject", subject, "note", "hai", "ba")

    with office.store.reading() as con:
        bursts = con.execute("SELECT number, burst FROM bundle ORDER BY number").fetchall()
    assert bursts == [(1, 1), (2, 2), (3, 3), (4, 4), (5, 4), (6, 6)]
