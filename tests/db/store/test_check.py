import pytest

from db.model.problems import Problem
from db.store.check import check


def problems(office):
    with office.store.reading() as con:
        return check(con)


def test_an_honest_database_has_no_breach(office):
    office.subject()

    assert problems(office) == []


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("UPDATE subject SET note = 'lén'", [("unlike_log", "note")]),
        (
            "UPDATE subject SET unit = 999",
            [("no_such_row", "unit"), ("unlike_log", "unit")],
        ),
        (
            "UPDATE subject SET name = NULL",
            [("required", "name"), ("unlike_log", "name")],
        ),
        ("UPDATE subject SET deleted_at = TIMESTAMP '2026-01-01'", [("unlike_log", "")]),
    ],
)
def test_check_names_what_was_changed_behind_the_log(office, sql, expected):
    subject = office.subject()
    office.store.apply(lambda con: con.execute(sql))

    found = problems(office)

    assert [(p.code, p.field) for p in found] == expected
    assert {(p.table, p.row) for p in found} == {("subject", subject)}


def test_check_names_rows_that_the_log_never_saw(office):
    subject = office.subject()
    office.store.apply(lambda con: con.execute("DELETE FROM subject"))

    assert problems(office) == [Problem("unlike_log", "subject", "", subject)]
