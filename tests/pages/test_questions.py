"""The page where a question is put together: each kind of answer, what is refused, what is kept."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from db.actions import house, questions, sign_in
from db.model.questions import Question
from pages.shared import session

PAGES = Path(__file__).parents[2] / "pages"
PASSWORD = "Sothidua-2026"


@pytest.fixture
def seen(planted, tmp_path, monkeypatch):
    """The page as a secretary has it."""
    copy = tmp_path / "copy.duckdb"
    shutil.copy(planted, copy)
    store = house.open_house(copy)
    token = sign_in.sign_in(store, "thuky1", PASSWORD)
    monkeypatch.setattr(session, "token_source", lambda: token)
    page = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
    page.store, page.who = store, sign_in.user_of(store, token)
    yield page.switch_page(str(PAGES / "progress/questions.py")).run()
    house.close_house()


def ask(seen, said: dict[str, Any] | str):
    seen.query_params["hoi"] = said if isinstance(said, str) else json.dumps(said)
    found = seen.run()
    assert [error.value for error in found.exception] == []
    return found


def headings(seen) -> list[str]:
    return [one.value for one in seen.subheader]


def test_every_kind_of_question_has_its_answer(seen):
    assert (headings(seen), [one.value for one in seen.metric]) == (["Số đề cử"], ["235"])

    ask(seen, {"t": "award", "m": "share", "w": [["subject.gender", "filled", None]]})
    [told] = [one.value for one in seen.metric]
    assert told.endswith(" %")
    ask(seen, {"t": "award", "m": "average", "f": "amount", "y": ["level", "title"]})
    assert headings(seen) == ["Tiền thưởng trung bình, chia theo cấp, danh hiệu, hình thức"]
    ask(seen, {"t": "exemplar", "y": ["unit", "form"], "s": ["-"]})
    assert [one.value[:13] for one in seen.caption if "Biểu đồ" in one.value] == ["Biểu đồ vẽ 25"]
    ask(seen, {"t": "exemplar", "y": [["recognised_on", "year"]], "n": 7})
    assert headings(seen) == ["Số điển hình, chia theo ngày công nhận"]
    ask(seen, {"t": "round", "m": "list", "c": ["name", "closes_on", "published_at", "closed"]})
    [frame] = [table.value for table in seen.dataframe]
    assert list(frame.columns) == ["Tên đợt", "Hạn nộp", "Công bố lúc", "Đã khóa"]
    ask(seen, {"t": "task", "i": [["content", "is", "không có việc này"]], "y": ["state"]})
    assert [one.value[:14] for one in seen.info] == ["Không có dòng "]


def test_what_a_link_says_wrongly_is_told_and_dropped_by_one_click(seen):
    ask(seen, {"t": "nomination", "i": [["bi_mat", "is", 1], {"of": "award", "by": "nomination"}]})
    assert [one.value[:5] for one in seen.warning] != []
    assert headings(seen) == []

    seen.button(key="questions:drop_unread").click().run()
    assert headings(seen) == ["Số đề cử"]
    ask(seen, "{garbage")
    assert len(seen.warning) == 1


def test_choosing_changes_the_link_and_boxes_ask_each_time(seen):
    seen.selectbox(key="questions:table").set_value("exemplar").run()
    seen.selectbox(key="questions:measure").set_value("list").run()
    seen.multiselect(key="questions:columns").set_value(["subject", "form"]).run()
    assert json.loads(seen.query_params["hoi"]) == {
        "t": "exemplar", "m": "list", "c": ["subject", "form"],
    }  # fmt: skip
    phases = list(questions.phases(seen.store, seen.who))
    box = {"ask": "Giai đoạn", "is": phases[0]}
    ask(seen, {"t": "exemplar", "i": [["recognised_on", "in_phase", box]]})
    [before] = [one.value for one in seen.metric]
    key = f"questions:ask:Giai đoạn:in_phase:{phases[0]}"
    seen.selectbox(key=key).set_value(phases[1]).run()
    assert json.loads(seen.query_params["hoi"])["i"][0][2]["is"] == phases[1]
    assert [one.value for one in seen.metric] != [before]


def test_a_saved_question_opens_by_its_link(seen):
    row = questions.save(seen.store, seen.who, "Tổng số đơn vị", Question("unit"), True)
    seen.query_params["cau"] = str(row)
    seen.query_params["hoi"] = ""
    seen.run()
    assert headings(seen) == ["Số đơn vị"]
    seen.query_params["cau"] = "99999999"
    seen.run()
    assert len(seen.warning) == 1
