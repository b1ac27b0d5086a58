"""The rights of each role as literals."""

import pytest

from db.model import people
from db.model.people import Role, User

A, S, M, U, L, D = (User(1, "x", "X", role) for role in Role)


@pytest.mark.parametrize(
    ("may", "expected"),
    [
        (people.may_administer, [A]),
        (people.may_run_the_office, [A, S]),
        (people.may_mark, [M]),
        (people.may_see_register, [A, S, U]),
        (people.may_see_progress, [A, S, L, D]),
        (people.may_publish, [A, S]),
        (people.sees_only_own_rows, [U]),
    ],
)
def test_what_a_role_may_do(may, expected):
    assert [user for user in (A, S, M, U, L, D) if may(user)] == expected


@pytest.mark.parametrize(
    ("table", "readers", "editors"),
    [
        ("account", [A], [A]),
        ("custom_field", [A], [A]),
        ("custom_table", [A], [A]),
        ("own_ideas", [A, S, L], [A, S]),
        ("lookup", [A, S, U, L], [A]),
        ("plan", [A, S, U, L], [A]),
        ("unit", [A, S, U, L], [A, S]),
        ("movement", [A, S, U, L], [A, S]),
        ("subject", [A, S, U, L], [A, S, U]),
        ("exemplar", [A, S, U, L], [A, S, U]),
        ("nomination", [A, S, U, L], [A, S, U]),
        ("receipt", [A, S, U, L], [A, S, U]),
        ("award", [A, S, U, L], [A, S]),
        ("criterion", [A, S, U, L], [A, S]),
        ("mark", [A, S], []),
        ("apart", [A, S], []),
    ],
)
def test_which_tables_a_role_reads_and_edits(table, readers, editors):
    everybody = (A, S, M, U, L, D)

    assert [user for user in everybody if people.may_read_table(user, table)] == readers
    assert [user for user in everybody if people.may_edit_table(user, table)] == editors


def test_fields_are_added_by_administrators_to_tables_whose_rows_people_type():
    tables = ("unit", "own_ideas", "lookup", "mark", "custom_field", "account")

    assert [table for table in tables if people.may_add_fields(A, table)] == [
        "unit",
        "own_ideas",
        "lookup",
    ]
    assert not people.may_add_fields(S, "unit")


def test_rows_of_own_tables_are_named_to_those_who_see_the_register():
    everybody = (A, S, M, U, L, D)

    assert [user for user in everybody if people.may_name_rows(user, "own_ideas")] == [A, S, U, L]
