"""What is hidden from somebody is in no answer, count, error, history or file of a question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from db.actions import asking, edit, questions, sign_in
from db.actions.asking import published, scope
from db.actions.asking.answers import answer_of
from db.actions.exporting import answers
from db.model.conditions import Filter
from db.model.fitting_questions import schema_of
from db.model.people import SYSTEM, Role, User
from db.model.problems import Rejected
from db.model.questions import By, Linked, Question
from db.model.texts import sentence
from db.store import sandbox
from db.store.questions import statement
from tests.db.actions.conftest import Bench

SECRET, POINTS = "bi-mat-7391", Decimal("57.31")


@pytest.fixture
def planted(bench: Bench) -> Iterator[Bench]:
    """Secrets in an account, a saved question, an unpublished mark, rows of another unit."""
    store = bench.store
    sign_in.add_account(store, SYSTEM, f"{SECRET}-a", SECRET, Role.ADMIN, f"{SECRET}-password")
    gone = bench.file(f"Người {SECRET}")
    edit.remove(store, SYSTEM, "nomination", [gone.nomination], SECRET)
    edit.remove(store, SYSTEM, "exemplar", [gone.exemplar])
    edit.remove(store, SYSTEM, "subject", [gone.subject])
    filed = bench.file(state="before_council")
    bench.plant(
        "mark",
        {
            "nomination": filed.nomination, "criterion": bench.criteria[1], "comment": SECRET,
            "marker": bench.members[1], "entry": bench.choice["mark_entry", "entered"],
            "points": POINTS,
        },
    )  # fmt: skip
    asking.ask(store, bench.admin, f"SELECT '{SECRET}' AS x")
    yield bench


def everything(bench: Bench, user: User) -> Iterator[tuple[str, str]]:
    """All that this person is told by lists and counts of every table, also as files."""
    parts = scope.parts_of(bench.store, user)
    schema = schema_of(scope.shown(parts))
    with published.copy_for(bench.store, parts, user.id) as copy:
        con = sandbox.open_locked(str(copy.path), 5)
        for table in schema.values():
            names = tuple(column.name for column in table.columns)
            for question in (
                Question(table.name),
                *(Question(table.name, "list", columns=names[at : at + 20])
                  for at in range(0, len(names), 20)),
            ):  # fmt: skip
                made = statement(question, schema, {}, "vi")
                asked = {"sql": made.sql, "parameters": made.parameters, "rows": 10_000}
                heard = sandbox.answer(con, asked)
                answer = answer_of(heard, copy.head, 0)
                csv = answers.as_csv(answer).decode("utf-8-sig")
                yield table.name, f"{heard} {csv}"
        con.close()


def test_no_list_no_count_and_no_file_tells_a_secret(planted: Bench):
    people = [planted.admin, planted.secretary, planted.leader, planted.chair, planted.unit_user]
    people += [User(88, "tv", "Màn hình", Role.DISPLAY)]
    for user in people:
        told = list(everything(planted, user))
        assert [name for name, text in told if SECRET in text or "57.31" in text] == []


def test_a_unit_sees_nothing_of_others_and_nobody_behind_marks_their_personal_fields(
    planted: Bench,
):
    theirs = planted.file("Người Đơn Vị Khác", unit=planted.units[1])
    unit = [text for _, text in everything(planted, planted.unit_user)]
    assert [text for text in unit if "Người Đơn Vị Khác" in text] == []
    member = dict(everything(planted, planted.member))
    assert "subject" not in member
    assert theirs.nomination


QUESTIONS = (
    Question("account"),
    Question("saved_question", "list", columns=("definition",)),
    Question("council_member", "list", columns=("account.name",)),
    Question("council_member", by=(By("account"),)),
    Question("council_member", tests=(Filter("account", "filled"),)),
    Question("unit", tests=(Linked("account", "unit", "some"),)),
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_leads_to_accounts_is_refused_without_a_word_of_them(
    planted: Bench, question: Question
):
    for user in (planted.admin, planted.secretary, planted.leader):
        with pytest.raises(Rejected) as caught:
            questions.ask(planted.store, user, question)
        told = [sentence("vi", problem) for problem in caught.value.problems]
        assert [text for text in told if SECRET in text] == []


def test_marks_count_for_nobody_before_they_are_published(planted: Bench):
    found = questions.ask(planted.store, planted.secretary, Question("mark"))
    assert asking.rows_of(found.answer) == [[0]]
    with pytest.raises(Rejected):
        questions.ask(planted.store, planted.leader, Question("mark"))


def test_the_history_of_one_is_not_that_of_another(planted: Bench):
    told: list[Any] = []
    for user in (planted.secretary, planted.leader, replace(planted.admin, id=4711)):
        told += asking.history(planted.store, user)
    assert [one for one in told if SECRET in one.sql] == []


def test_who_may_not_ask_is_told_nothing(planted: Bench):
    for user in (planted.member, planted.unit_user, User(88, "tv", "Màn hình", Role.DISPLAY)):
        with pytest.raises(Rejected) as caught:
            questions.ask(planted.store, user, Question("nomination"))
        assert [problem.code for problem in caught.value.problems] == ["not_allowed"]
