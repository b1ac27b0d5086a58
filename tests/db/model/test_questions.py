"""A question as data, as words in a link, and as much of it as its tables can answer."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from typing import Any

import pytest

from db.model.catalog import Kind, Label
from db.model.conditions import Filter
from db.model.fitting_questions import boxes, fit, operators, paths, relations, schema_of, way
from db.model.question_words import LONGEST, read, write
from db.model.questions import (
    IN_PHASE,
    Ask,
    By,
    Column,
    Linked,
    Question,
    Several,
    Shown,
    asks,
    with_values,
)


def column(name: str, kind: Kind, target: str = "", *beside: str) -> Column:
    return Column(name, Label(name.title(), name), kind, target, beside=beside)


ID = column("id", Kind.WHOLE)
SCHEMA = schema_of([
    Shown("unit", Label("Đơn vị", "Units"), "name", (
        ID, column("name", Kind.TEXT, "", "name__fold"), column("parent", Kind.LINK, "unit"),
    ), within="parent"),
    Shown("person", Label("Người", "People"), "name", (
        ID, column("name", Kind.TEXT), column("unit", Kind.LINK, "unit"),
        column("born", Kind.DATE, "", "born__day"), column("seen", Kind.MOMENT),
        column("pay", Kind.DECIMAL), column("sex", Kind.CHOICE, "gender"),
        column("tags", Kind.CHOICES, "unit"), column("gone", Kind.YES_NO),
        column("lost", Kind.LINK, "hidden"),
    )),
])  # fmt: skip
ALL = Question(
    "person", "sum", "pay",
    (
        Filter("unit.name", "contains", "tân"),
        Several(True, (Filter("sex", "any_of", (1, 2)), Filter("born", "empty"))),
        Linked("person", "unit", "at_least", 2, (Filter("gone", "is", True),), "unit"),
        Filter("born", IN_PHASE, Ask("Giai đoạn", 7)),
    ),
    True, (Filter("pay", "at_least", Decimal("2.50")),), (By("born", "year"), By("unit")),
    ("name", "unit.name"), (("", True), ("unit", False)), 20,
)  # fmt: skip


def test_a_question_comes_back_from_its_words():
    assert read(write(ALL)) == (ALL, [])
    assert fit(ALL, SCHEMA) == (ALL, [])
    assert write(Question("unit")) == '{"t":"unit"}'


def test_what_a_form_asks_for_can_be_given_another_value():
    assert asks(ALL) == {"Giai đoạn": Ask("Giai đoạn", 7)}
    given = with_values(ALL, {"Giai đoạn": 8, "Khác": 1})
    assert asks(given) == {"Giai đoạn": Ask("Giai đoạn", 8)}
    assert with_values(given, {"Giai đoạn": 7}) == ALL
    [(found, test)] = boxes(ALL, SCHEMA)
    assert (found.name, test) == ("born", ALL.tests[3])


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"t": 1}', "[" * 100_000, "x" * (LONGEST + 1), "null"],
)  # fmt: skip
def test_words_that_are_none_are_no_question(text: str):
    question, problems = read(text)
    assert (question, [problem.code for problem in problems]) == (Question(""), ["broken_question"])


@pytest.mark.parametrize(
    "said",
    [
        {"m": "delete"}, {"f": 1}, {"n": -1}, {"n": True}, {"n": 10**9}, {"i": 1}, {"i": [1]},
        {"i": [["a", "b"]]}, {"i": [["a", "b", 1.5]]}, {"i": [["a", "b", {"x": 1}]]},
        {"i": [["a", "b", {"ask": " ", "is": 1}]]}, {"i": [["a", "b", {"decimal": "x"}]]},
        {"i": [{"any": [{"any": [{"any": [[]]}]}]}]}, {"i": ["x"]}, {"i": [{"of": "a"}]},
        {"i": [{"of": "a", "by": "b", "how": "never"}]},
        {"i": [{"of": "a", "by": "b", "n": "2"}]}, {"i": [{"any": [["a", "is", 1]] * 21}]},
        {"y": [["a", "day"]]}, {"y": [3]}, {"y": ["a", "b", "c"]}, {"c": [None]}, {"s": [1]},
    ],
)  # fmt: skip
def test_a_part_that_cannot_be_read_is_told_and_the_rest_stands(said: dict[str, Any]):
    question, problems = read(json.dumps({"t": "unit", **said}))
    assert len(problems) == 1
    assert question.table == "unit"


def test_no_text_at_all_ends_in_anything_but_a_question_and_problems():
    chance, whole = random.Random(7), write(ALL)
    for _ in range(2000):
        letters = list(whole)
        for _ in range(chance.randint(1, 6)):
            letters[chance.randrange(len(letters))] = chance.choice('{}[]",:0-9atn ')
        question, _ = read("".join(letters))
        if question.table:
            fitted, problems = fit(question, SCHEMA)
            assert fit(fitted, SCHEMA) == (fitted, []) or problems


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (Question("secret"), "question_unknown"),
        (Question("unit", by=(By("parent.name.x"),)), "no_such_field"),
        (Question("unit", by=(By(".".join(["parent"] * 9)),)), "no_such_field"),
        (Question("person", by=(By("tags"),)), "cannot_group"),
        (Question("person", by=(By("name", "year"),)), "cannot_group"),
        (Question("person", sort=(("name", True),)), "no_such_field"),
        (Question("person", "list", columns=("lost.name",)), "no_such_field"),
        (Question("person", "sum", "x"), "no_such_field"),
        (Question("person", "sum", "name"), "question_no_number"),
        (Question("unit", tests=(Filter("x", "is", 1),)), "no_such_field"),
        (Question("unit", tests=(Filter("name", "within", "2023"),)), "no_such_operator"),
        (Question("unit", tests=(Filter("name", "is", 3),)), "unreadable_value"),
        (Question("unit", tests=(Filter("parent", "is", True),)), "unreadable_value"),
        (Question("unit", tests=(Filter("parent", "contains", " "),)), "unreadable_value"),
        (Question("person", tests=(Filter("sex", "any_of", ()),)), "unreadable_value"),
        (Question("person", tests=(Filter("born", "is", "2023-13"),)), "unreadable_value"),
        (Question("person", tests=(Filter("born", IN_PHASE, "1"),)), "unreadable_value"),
        (Question("person", tests=(Filter("gone", "is", 1),)), "unreadable_value"),
        (Question("person", tests=(Filter("pay", "is", 1),)), "unreadable_value"),
        (Question("unit", tests=(Several(True, ()),)), "broken_question"),
        (Question("unit", tests=(Several(True, (Filter("x", "empty"),)),)), "no_such_field"),
        (Question("unit", tests=(Linked("secret", "unit"),)), "no_such_field"),
        (Question("unit", tests=(Linked("person", "name"),)), "no_such_field"),
        (Question("unit", tests=(Linked("person", "unit", of="name"),)), "no_such_field"),
        (Question("unit", tests=(Linked("person", "unit", of="x"),)), "no_such_field"),
        (Question("unit", tests=(Linked("person", "unit", parts=(Filter("x", "empty"),)),)),
         "no_such_field"),
    ],
)  # fmt: skip
def test_what_the_tables_cannot_answer_is_told(question: Question, code: str):
    fitted, problems = fit(question, SCHEMA)
    assert [problem.code for problem in problems] == [code]
    assert fitted in (Question(""), Question(question.table), Question("person", "list"))


def test_what_can_be_chosen_leads_somewhere():
    assert list(paths(SCHEMA, "person")) == [
        "name", "unit", "born", "seen", "pay", "sex", "tags", "gone", "lost", "unit.name",
        "unit.parent",
    ]  # fmt: skip
    assert relations(SCHEMA, "unit") == [Linked("unit", "parent"), Linked("person", "unit"),
                                         Linked("person", "unit", of="parent")]  # fmt: skip
    assert relations(SCHEMA, "person") == [Linked("unit", "parent", of="unit")]
    assert way(SCHEMA, "person", "lost.name") is None
    assert operators(SCHEMA["person"].columns[3])[0] == IN_PHASE
