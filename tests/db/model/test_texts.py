import string

import pytest

from db.model.problems import Problem, Rejected, reject
from db.model.texts import TEXTS, _gather, say, sentence


def test_both_languages_say_the_same_facts():
    def facts(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert [key for key, (vi, en) in TEXTS.items() if facts(vi) != facts(en)] == []
    assert [key for key, texts in TEXTS.items() if not all(texts)] == []


def test_a_sentence_names_the_place_the_value_and_the_cure():
    problem = Problem("no_such_date", field="birth", value="31/02/2023")

    assert sentence("vi", problem, where="Dòng 12, Ngày nhận") == (
        "Dòng 12, Ngày nhận: '31/02/2023' không có trong lịch. Ô giữ giá trị cũ; nhập lại ngày."
    )
    assert say("en", "door.sign_in") == "Sign in"


def test_a_text_said_twice_is_a_mistake(monkeypatch):
    from db.model.texts import door, edit

    monkeypatch.setitem(edit.TEXTS, "app.name", door.TEXTS["app.name"])
    with pytest.raises(ValueError, match=r"app\.name"):
        _gather()


def test_a_refusal_holds_its_problems():
    refused = reject("not_allowed", table="unit")

    assert isinstance(refused, Rejected)
    assert refused.problems == [Problem("not_allowed", table="unit")]
