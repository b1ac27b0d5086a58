"""Questions kept under a name: whose they are, who sees them, what slides read of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from db.actions import asking, questions, sign_in, undo
from db.model.conditions import Filter
from db.model.people import SYSTEM, Role, User
from db.model.problems import Rejected
from db.model.questions import IN_PHASE, Ask, By, Question
from tests.db.actions.conftest import Bench

COUNT = Question("nomination", by=(By("unit"),))


@pytest.fixture
def council(bench: Bench) -> Bench:
    """The bench, its people with accounts of their own."""
    for name in ("admin", "secretary", "leader"):
        user = getattr(bench, name)
        sign_in.add_account(
            bench.store, SYSTEM, user.name, user.full_name, user.role, "Mat-khau-2026"
        )
        with bench.store.reading() as con:
            found = con.execute("SELECT id FROM account WHERE name = ?", [user.name]).fetchone()
        setattr(bench, name, replace(user, id=found[0]))
    return bench


def codes(act: Callable[..., Any], *given: Any) -> list[str]:
    with pytest.raises(Rejected) as caught:
        act(*given)
    return [problem.code for problem in caught.value.problems]


def named(bench: Bench, user: User) -> list[tuple[str, bool, bool, bool]]:
    return [
        (saved.name, saved.own, saved.shared, saved.may_change)
        for saved in questions.listed(bench.store, user)
    ]


def test_a_question_is_kept_for_oneself_or_shared_with_all_who_may_ask(council: Bench):
    bench = council
    store, secretary, leader, admin = bench.store, bench.secretary, bench.leader, bench.admin
    own = questions.save(store, secretary, "  Theo đơn vị ", COUNT)
    shared = questions.save(store, secretary, "Đề cử cả tỉnh", Question("nomination"), True)

    assert named(bench, secretary) == [
        ("Đề cử cả tỉnh", True, True, True), ("Theo đơn vị", True, False, True),
    ]  # fmt: skip
    assert named(bench, leader) == [("Đề cử cả tỉnh", False, True, False)]
    assert [one.id for one in questions.find(store, leader, "de cu")] == [shared]
    assert questions.find(store, leader, "don vi") == []
    assert codes(questions.opened, store, leader, own) == ["no_such_question"]
    assert codes(questions.save, store, leader, "Của tôi", COUNT, True) == ["not_allowed"]
    assert codes(questions.update, store, leader, shared, COUNT) == ["not_allowed"]
    assert codes(questions.save, store, secretary, "Theo đơn vị", COUNT) == ["not_unique"]
    assert codes(questions.save, store, secretary, " ", COUNT) == ["required"]
    assert codes(questions.save, store, secretary, "x", Question("account")) == ["question_unknown"]

    mine = questions.save(store, leader, "Của tôi", COUNT)
    assert codes(questions.rename, store, leader, mine, "Của tôi", True) == ["not_allowed"]
    questions.rename(store, secretary, own, "Theo từng đơn vị", True)
    questions.update(store, admin, own, Question("unit"))
    assert questions.opened(store, leader, own)[1:] == (Question("unit"), [])
    questions.remove(store, admin, own)
    assert [name for name, *_ in named(bench, leader)] == ["Của tôi", "Đề cử cả tỉnh"]
    assert questions.described(store).name == "saved_question"


def test_only_who_may_ask_sees_or_saves_any(bench: Bench):
    for user in (bench.member, bench.unit_user, User(77, "tv", "Màn hình", Role.DISPLAY)):
        for act in (questions.listed, questions.phases, questions.spans):
            assert codes(act, bench.store, user) == ["not_allowed"]
        assert codes(questions.save, bench.store, user, "x", COUNT) == ["not_allowed"]
        assert codes(questions.answer, bench.store, user, 1) == ["not_allowed"]


def test_a_saved_question_answers_with_other_values_in_its_form(council: Bench):
    bench = council
    bench.file("Nguyễn Thị Ánh")
    bench.file("Trần Văn Bình", unit=bench.units[1])
    question = Question("nomination", tests=(Filter("unit", "is", Ask("Đơn vị", bench.units[0])),))
    row = questions.save(bench.store, bench.secretary, "Của một đơn vị", question, True)

    def count(**given: Any) -> list[list[Any]]:
        given = {name.replace("_", " "): value for name, value in given.items()}
        return asking.rows_of(questions.answer(bench.store, bench.leader, row, given))

    assert (count(), count(Đơn_vị=bench.units[1]), count(Đơn_vị=0)) == ([[1]], [[1]], [[0]])
    with pytest.raises(Rejected) as caught:
        count(Khác=1)
    assert [problem.code for problem in caught.value.problems] == ["no_such_parameter"]
    with pytest.raises(Rejected) as caught:
        count(Đơn_vị="x")
    assert [problem.code for problem in caught.value.problems] == ["unreadable_value"]


def test_a_link_says_what_of_it_this_person_cannot_ask(bench: Bench):
    found, problems = questions.read(
        bench.store, bench.leader, '{"t":"exemplar","i":[["recognised_on","in_phase",9]]}'
    )
    assert found.tests == (Filter("recognised_on", IN_PHASE, 9),)
    assert [problem.code for problem in problems] == ["no_such_phase"]
    assert codes(questions.ask, bench.store, bench.leader, found) == ["no_such_phase"]
    assert questions.read(bench.store, bench.leader, "?")[0] == Question("")
    marks, problems = questions.read(bench.store, bench.leader, '{"t":"mark"}')
    assert (marks, [one.code for one in problems]) == (Question(""), ["question_unknown"])
    assert set(questions.phases(bench.store, bench.leader)) == set(
        questions.spans(bench.store, bench.leader)
    )


def test_a_saved_question_is_undone_like_any_other_act(council: Bench):
    bench = council
    questions.save(bench.store, bench.secretary, "Theo đơn vị", COUNT)
    undo.undo(bench.store, bench.secretary, bench.store.head)
    assert questions.listed(bench.store, bench.secretary) == []
