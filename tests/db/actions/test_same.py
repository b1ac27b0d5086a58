"""Subjects said to be different: remembered for good, taken back with their bundle."""

import pytest

from db.actions import edit, same, undo
from db.model.doubles import Pair
from db.model.problems import Problem, Rejected
from db.store import apart


def problems(act) -> list[Problem]:
    with pytest.raises(Rejected) as refused:
        act()
    return refused.value.problems


def subject(bench, name, unit=None, **more):
    given = {
        "name": name,
        "type": bench.choice["subject_type", "individual"],
        "unit": unit or bench.units[0],
        **more,
    }
    return bench.plant("subject", given)[0]


def told(bench, *subjects):
    with bench.store.reading() as con:
        return apart.pairs(con, subjects)


def test_two_subjects_said_apart_are_known_from_both_sides_and_said_once(bench):
    one, other, third = (subject(bench, name) for name in ("Lê Hòa", "Lê Hoà", "Lê Hoa"))

    first = same.say_apart(bench.store, bench.secretary, other, one)
    head = bench.store.head
    same.say_apart(bench.store, bench.secretary, one, other)

    assert (first, bench.store.head) == (head, head)
    assert [told(bench, one), told(bench, other), told(bench, third)] == [
        {(one, other)}, {(one, other)}, set()
    ]  # fmt: skip
    with bench.store.reading() as con:
        found = con.execute("SELECT names, unit FROM apart").fetchall()
    assert found == [("Lê Hòa – Lê Hoà", None)]


def test_what_was_said_is_undone_with_its_bundle(bench):
    one, other = subject(bench, "Lê Hòa"), subject(bench, "Lê Hoà")
    number = same.say_apart(bench.store, bench.unit_user, one, other)
    before = told(bench, one)

    undo.undo(bench.store, bench.unit_user, number)

    assert (before, told(bench, one)) == ({(one, other)}, set())


def test_a_subject_told_apart_can_still_be_deleted_and_is_remembered_when_it_comes_back(bench):
    one, other = subject(bench, "Lê Hòa"), subject(bench, "Lê Hoà")
    same.say_apart(bench.store, bench.secretary, one, other)

    edit.remove(bench.store, bench.secretary, "subject", [one])
    edit.bring_back(bench.store, bench.secretary, "subject", [one])

    assert told(bench, one) == {(one, other)}


def test_only_who_may_edit_both_subjects_says_so(bench):
    own, near = subject(bench, "Lê Hòa"), subject(bench, "Lê Hoà")
    far = subject(bench, "Lê Hòa", unit=bench.units[1])

    def says(user, one, other):
        return problems(lambda: same.say_apart(bench.store, user, one, other))

    assert says(bench.leader, own, near) == [Problem("not_allowed", "subject")]
    assert says(bench.member, own, near) == [Problem("not_allowed", "subject")]
    assert says(bench.unit_user, own, far) == [Problem("subject_gone", "subject", row=far)]
    assert says(bench.unit_user, own, 10**9) == [Problem("subject_gone", "subject", row=10**9)]
    assert says(bench.secretary, own, own) == [Problem("same_subject", "subject", row=own)]


def test_pairs_that_may_be_the_same_are_those_of_the_own_rows_not_told_apart(bench):
    one, other = subject(bench, "Lê Hòa"), subject(bench, "Lê Hoà")
    far = [subject(bench, "Trần Ba", unit=bench.units[1]) for _ in range(2)]
    [succession] = bench.plant(
        "succession",
        {
            "predecessor": bench.units[0], "successor": bench.units[1], "on": "2025-07-01",
            "kind": bench.choice["succession_kind", "merge"],
        },
    )  # fmt: skip
    moved = subject(bench, "Lê Hòa", unit=bench.units[1])
    near = Pair(one, other, ("same_name", "same_unit"))
    whole = [
        Pair(*sorted(far), ("same_name", "same_unit")),
        Pair(one, moved, ("same_name", "successor")),
        Pair(other, moved, ("same_name", "successor")),
    ]

    assert same.duplicates(bench.store, bench.secretary) == [near, *whole]
    assert same.duplicates(bench.store, bench.unit_user) == [near]
    same.say_apart(bench.store, bench.unit_user, one, other)
    edit.remove(bench.store, bench.admin, "succession", [succession])
    assert same.duplicates(bench.store, bench.secretary) == whole[:1]
    assert same.duplicates(bench.store, bench.unit_user) == []
    for user in (bench.leader, bench.member):
        found = problems(lambda user=user: same.duplicates(bench.store, user))
        assert found == [Problem("not_allowed", "subject")]


def test_what_hangs_on_subjects_is_counted_among_the_rows_that_one_may_read(bench):
    filed, bare = bench.file("Lê Hòa"), subject(bench, "Lê Hoà")
    held = bench.row("exemplar", filed.exemplar)
    form = bench.choice["form", "new_factor"]
    bench.plant("exemplar", {**held, "form": form, "unit": bench.units[1]})

    def counted(user):
        return same.hanging(bench.store, user, [filed.subject, bare])

    assert counted(bench.secretary) == {filed.subject: {"exemplar": 2, "nomination": 1}, bare: {}}
    assert counted(bench.unit_user) == {filed.subject: {"exemplar": 1, "nomination": 1}, bare: {}}
