"""Saved views: whose they are, who may share and change them, and which opens by itself."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from db.actions import edit, seeding, undo, views
from db.actions.edit import Filter, Group, Query
from db.model.people import Role, User
from db.model.problems import Problem, Rejected
from db.model.views import Column, View, canonical


@pytest.fixture
def team(store, rows) -> dict[str, User]:
    """People with accounts: two of the office, an administrator, a unit, a leader, a member."""
    unit = rows.make("unit", name="Xã của ta")
    found = {}
    for name, role in (
        ("ha", Role.SECRETARY), ("lan", Role.SECRETARY), ("admin", Role.ADMIN),
        ("unit", Role.UNIT), ("leader", Role.LEADER), ("member", Role.MEMBER),
    ):  # fmt: skip
        row = rows.make("account", name=name, full_name=name)
        own = {"unit": unit, "units": frozenset({unit})} if role is Role.UNIT else {}
        found[name] = User(row, name, name, role, **own)
    return found


OPEN = View((Group(True, (Filter("name", "contains", "xã"), Filter("code", "filled"))),))
NARROW = View((), (("name", True),), (Column("name", "wide", True), Column("code")), ("type",))


def codes(act, *given) -> list[str]:
    with pytest.raises(Rejected) as refused:
        act(*given)
    return [problem.code for problem in refused.value.problems]


def names(store, user) -> list[str]:
    return [saved.name for saved in views.listed(store, user, "unit")]


def test_an_own_view_is_opened_as_it_was_saved_and_nobody_else_knows_of_it(store, team):
    row = views.save(store, team["ha"], "unit", "  Của   tôi ", NARROW)

    saved, view, problems = views.opened(store, team["ha"], "unit", row)

    assert (saved.name, view, problems) == ("Của tôi", NARROW, [])
    assert (saved.own, saved.shared, saved.may_change) == (True, False, True)
    assert [names(store, team[who]) for who in ("ha", "lan", "admin", "unit", "leader")] == [
        ["Của tôi"], [], [], [], [],
    ]  # fmt: skip
    for who in ("lan", "admin", "unit", "leader"):
        assert codes(views.opened, store, team[who], "unit", row) == ["no_such_view"]
        assert codes(views.rename, store, team[who], "unit", row, "Lấy", False) == ["no_such_view"]
        assert codes(views.remove, store, team[who], "unit", row) == ["no_such_view"]
        assert codes(views.update, store, team[who], "unit", row, OPEN) == ["no_such_view"]
    assert codes(views.opened, store, team["ha"], "movement", row) == ["no_such_view"]


def test_a_shared_view_is_seen_by_everybody_of_the_table_and_changed_by_the_office(store, team):
    row = views.save(store, team["ha"], "unit", "Chung", OPEN, shared=True)

    seen = {
        who: views.opened(store, team[who], "unit", row)[0].may_change
        for who in ("ha", "lan", "admin", "unit", "leader")
    }
    views.update(store, team["lan"], "unit", row, NARROW)

    assert seen == {"ha": True, "lan": True, "admin": True, "unit": False, "leader": False}
    assert views.opened(store, team["unit"], "unit", row)[1] == NARROW
    for who in ("unit", "leader"):
        assert codes(views.update, store, team[who], "unit", row, OPEN) == ["not_allowed"]
        assert codes(views.remove, store, team[who], "unit", row) == ["not_allowed"]
        assert codes(views.set_standard, store, team[who], "unit", row, True) == ["not_allowed"]
        assert codes(views.save, store, team[who], "unit", "X", OPEN, True) == ["not_allowed"]
    assert codes(views.listed, store, team["member"], "unit") == ["not_allowed"]
    assert codes(views.read, store, team["member"], "unit", {}) == ["not_allowed"]


def test_a_unit_account_keeps_views_of_its_own_but_shares_none(store, team):
    row = views.save(store, team["unit"], "unit", "Của xã", OPEN)

    assert codes(views.rename, store, team["unit"], "unit", row, "Của xã", True) == ["not_allowed"]
    views.rename(store, team["unit"], "unit", row, "Của xã ta", False)
    assert names(store, team["unit"]) == ["Của xã ta"]
    views.remove(store, team["unit"], "unit", row)
    assert names(store, team["unit"]) == []


def test_the_own_choice_opens_first_then_the_one_for_everybody(store, team):
    chung = views.save(store, team["ha"], "unit", "Chung", OPEN, shared=True)
    rieng = views.save(store, team["lan"], "unit", "Riêng", NARROW)
    views.set_standard(store, team["ha"], "unit", chung, True)
    views.set_default(store, team["lan"], "unit", rieng)
    views.set_default(store, team["leader"], "unit", None)

    assert [views.default(store, team[who], "unit") for who in ("ha", "unit", "lan", "leader")] == [
        chung, chung, rieng, None,
    ]  # fmt: skip
    views.remove(store, team["lan"], "unit", rieng)
    assert views.default(store, team["lan"], "unit") == chung
    assert views.default(store, team["ha"], "movement") is None
    assert codes(views.set_default, store, team["unit"], "unit", rieng) == ["no_such_view"]


def test_only_one_shared_view_opens_for_everybody(store, team):
    first = views.save(store, team["ha"], "unit", "Một", OPEN, shared=True)
    second = views.save(store, team["ha"], "unit", "Hai", OPEN, shared=True)
    own = views.save(store, team["ha"], "unit", "Riêng", OPEN)
    views.set_standard(store, team["ha"], "unit", first, True)
    views.set_standard(store, team["admin"], "unit", second, True)

    assert views.default(store, team["leader"], "unit") == second
    assert codes(views.set_standard, store, team["ha"], "unit", own, True) == ["view_not_shared"]
    views.rename(store, team["ha"], "unit", second, "Hai", False)
    assert views.default(store, team["leader"], "unit") is None
    views.set_standard(store, team["ha"], "unit", first, False)
    assert views.default(store, team["ha"], "unit") is None


def test_of_two_views_set_at_one_moment_one_opens_for_everybody(store, team):
    both = [views.save(store, team["ha"], "unit", name, OPEN, shared=True) for name in "ab"]
    start = Barrier(2)

    def act(row: int) -> int:
        start.wait()
        return views.set_standard(store, team["ha"], "unit", row, True)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(act, both))

    assert sum(saved.standard for saved in views.listed(store, team["ha"], "unit")) == 1


def test_two_views_of_a_person_have_two_names(store, team):
    views.save(store, team["ha"], "unit", "Một", OPEN)

    assert codes(views.save, store, team["ha"], "unit", "Một", NARROW) == ["not_unique"]
    assert codes(views.save, store, team["ha"], "unit", "  ", NARROW) == ["required"]
    views.save(store, team["lan"], "unit", "Một", OPEN)


def test_a_view_that_the_person_cannot_open_is_not_saved(store, team):
    hidden = View((Filter("account.full_name", "contains", "a"),))
    broken = View((), (("nobody", False),))
    deep = View((Group(True, (Group(True, (Filter("code", "filled"),)),) * 2),) * 2)

    assert codes(views.save, store, team["ha"], "council_member", "X", hidden) == ["not_allowed"]
    assert codes(views.save, store, team["ha"], "unit", "X", broken) == ["no_such_field"]
    assert codes(views.save, store, team["ha"], "unit", "X", deep) == ["broken_view"]
    too_many = View(sort=tuple((name, False) for name in ("name", "code", "type", "level")))
    assert codes(views.save, store, team["ha"], "unit", "X", too_many) == ["too_many_fields"]
    assert codes(views.save, store, team["ha"], "nowhere", "X", OPEN) == ["no_such_table"]


def test_a_shared_view_shows_to_others_what_they_may_read_and_says_what_not(store, team):
    asked = View((Filter("account.full_name", "contains", "a"), Filter("name", "filled")))
    row = views.save(store, team["admin"], "council_member", "Có tài khoản", asked, shared=True)

    saved, view, problems = views.opened(store, team["ha"], "council_member", row)

    assert (saved.name, view) == ("Có tài khoản", View((Filter("name", "filled"),)))
    assert problems == [Problem("not_allowed", table="account")]


@pytest.mark.parametrize(
    ("definition", "found"),
    [("no JSON", ["no_such_field"]), ("[]", []), ('{"filter":"((("}', ["broken_view"])],
)
def test_a_definition_by_other_hands_opens_with_a_sentence(store, team, definition, found):
    row = views.save(store, team["ha"], "unit", "Một", OPEN)
    described, kept = store.catalogue["saved_view"], canonical({"filter": TOLD})
    seeding.plant(
        store, "seed",
        lambda w: w.update(described, row, "definition", kept, definition),
    )  # fmt: skip

    _, view, problems = views.opened(store, team["ha"], "unit", row)

    assert (view, [problem.code for problem in problems]) == (View(), found)


TOLD = "any(name~contains~xã;code~filled)"


def test_every_step_of_a_view_is_logged_and_none_goes_through_a_grid(store, team):
    row = views.save(store, team["ha"], "unit", "Một", OPEN)
    views.rename(store, team["ha"], "unit", row, "Hai", False)

    steps = edit.history(store, team["admin"], "saved_view", row)
    assert steps[["operation", "field", "old", "new", "who"]].values.tolist()[0] == [
        "update", "name", "Một", "Hai", "ha",
    ]  # fmt: skip
    for who in ("ha", "admin"):
        told = codes(edit.save_cell, store, team[who], "saved_view", row, "name", "Hai", "Ba")
        assert told == ["not_allowed"]
    assert codes(edit.browse, store, team["ha"], "saved_view", Query()) == ["not_allowed"]
    undo.undo(store, team["ha"], store.head)
    assert names(store, team["ha"]) == ["Một"]


def test_paths_lead_over_the_tables_that_the_person_may_read_and_not_in_circles(store, team):
    office = views.paths(store, team["ha"], "nomination")
    members = views.paths(store, team["ha"], "council_member")

    assert [field.label.vi for field in office["exemplar.subject.gender"]] == [
        "Điển hình", "Đối tượng", "Giới tính",
    ]  # fmt: skip
    assert "exemplar.subject.unit.name" not in office
    far = views.paths(store, team["ha"], "nomination", ["exemplar.subject.unit.name", "state.code"])
    assert [field.name for field in far["exemplar.subject.unit.name"]] == [
        "exemplar", "subject", "unit", "name",
    ]  # fmt: skip
    assert [field.name for field in far["state.code"]] == ["state", "code"]
    assert "parent.name" in views.paths(store, team["ha"], "unit")
    assert "parent.parent.name" not in views.paths(store, team["ha"], "unit")
    assert "exemplar.movement.nomination" not in office
    assert [path for path in members if path.startswith("account")] == ["account"]
    administered = views.paths(store, team["admin"], "council_member")
    assert "account.full_name" in administered


def test_a_view_is_told_and_read_in_the_words_of_the_link(store, team):
    told = {"filter": TOLD}

    assert views.read(store, team["ha"], "unit", told) == (OPEN, [])
    assert views.tell(store, team["ha"], "unit", OPEN) == told
    assert views.described(store).name == "saved_view"
