"""Links for screens in a hall: told once, good for a while, ended at once."""

from datetime import timedelta

import pytest

from db.actions import screens
from db.model.people import Role, User, is_screen
from db.model.problems import Problem, Rejected


def refused(act):
    with pytest.raises(Rejected) as error:
        act()
    return error.value.problems


def test_a_link_opens_its_slides_for_its_days_and_only_its_hash_is_kept(bench):
    token = screens.open_link(bench.store, bench.secretary, " TV  phòng họp ", "slides=1.0.0", 1)

    user = screens.screen_of(bench.store, token)
    assert user == User(-1, "screen", "TV phòng họp", Role.DISPLAY)
    assert (is_screen(user), screens.place_of(bench.store, token)) == (True, "slides=1.0.0")
    with bench.store.reading() as con:
        [held] = con.execute("SELECT * FROM screen").fetchall()
    assert token not in map(str, held)
    [listed] = screens.listed(bench.store, bench.admin)
    assert (listed.name, listed.place, listed.ends_at - listed.made_at) == (
        "TV phòng họp", "slides=1.0.0", timedelta(days=1),
    )  # fmt: skip
    late = bench.store.clock() + timedelta(days=2)
    bench.store.clock = lambda: late
    assert (screens.screen_of(bench.store, token), screens.place_of(bench.store, token)) == (
        None, "",
    )  # fmt: skip
    assert screens.listed(bench.store, bench.admin) == []


def test_an_ended_link_and_a_guessed_one_open_nothing(bench):
    token = screens.open_link(bench.store, bench.admin, "TV", "slides=1.0.0", 31)
    [listed] = screens.listed(bench.store, bench.admin)

    screens.end_link(bench.store, bench.secretary, listed.id)

    assert [screens.screen_of(bench.store, tried) for tried in (token, "", None, "x")] == [None] * 4


def test_only_the_office_opens_lists_and_ends_links_and_bad_input_is_told(bench):
    for user in (bench.leader, bench.unit_user, bench.member):
        for act in (
            lambda u=user: screens.open_link(bench.store, u, "TV", "", 1),
            lambda u=user: screens.listed(bench.store, u),
            lambda u=user: screens.end_link(bench.store, u, 1),
        ):
            assert refused(act) == [Problem("not_allowed")]
    assert refused(lambda: screens.open_link(bench.store, bench.admin, " ", "", 1)) == [
        Problem("required", field="name")
    ]
    for days in (0, 32):
        assert refused(lambda d=days: screens.open_link(bench.store, bench.admin, "TV", "", d)) == [
            Problem("screen_days", value=str(days), facts={"most": 31})
        ]
