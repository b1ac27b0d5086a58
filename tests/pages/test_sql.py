"""The page for one SELECT: run, refused with its place, taken back from what was asked before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from db.actions import asking, house, sign_in
from db.model.problems import reject
from pages.shared import session

PAGES = Path(__file__).parents[2] / "pages"
PASSWORD = "Sothidua-2026"
COUNT = "SELECT code, label_vi AS ten FROM lookup WHERE list = 'form' ORDER BY code"


@pytest.fixture
def seen(planted, tmp_path, monkeypatch):
    """The page as a secretary has it."""
    copy = tmp_path / "copy.duckdb"
    shutil.copy(planted, copy)
    store = house.open_house(copy)
    token = sign_in.sign_in(store, "thuky1", PASSWORD)
    monkeypatch.setattr(session, "token_source", lambda: token)
    page = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
    yield page.switch_page(str(PAGES / "progress/sql.py")).run()
    house.close_house()


def ask(seen, sql):
    seen.text_area(key="sql:text").set_value(sql)
    [button] = [one for one in seen.button if one.label == "Chạy câu hỏi"]
    return button.click().run()


def test_a_question_is_run_refused_and_found_again(seen, monkeypatch):
    ask(seen, COUNT)
    shown = [table.value for table in seen.dataframe if "ten" in table.value.columns]
    assert [len(frame) for frame in shown] == [4]
    assert [one.value.startswith("**4** dòng") for one in seen.markdown] == [True]

    ask(seen, "SELECT ten\nFROM *nguoi*")
    assert [one.value[:13] for one in seen.warning] == ["Dòng 2, cột 6"]
    assert seen.text_area(key="sql:text").value == "SELECT ten\nFROM *nguoi*"

    ask(seen, "SELECT repeat('x', 6000) AS dai, TIMESTAMP '2026-11-02 08:00' AS luc, current_date")
    assert [one.value[:4] for one in seen.warning] == ["1 ô "]
    ask(seen, "SELECT 1 WHERE false")
    assert [one.value for one in seen.info] == ["Không có dòng nào khớp."]

    [before] = [table.value for table in seen.dataframe if "Kết quả" in table.value.columns]
    assert before["Kết quả"].tolist() == ["0 dòng", "1 dòng", "không có kết quả", "4 dòng"]

    def refused(*_, waiting, **__):
        waiting(2)
        raise reject("questions_many", facts={"count": 20})

    monkeypatch.setattr(asking, "ask", refused)
    ask(seen, COUNT)
    assert [one.value[:21] for one in seen.warning] == ["Đang có 20 câu hỏi ch"]


def test_the_columns_of_a_table_say_what_they_are_and_where_they_lead(seen):
    [columns] = [table.value for table in seen.dataframe if "Là gì" in table.value.columns]
    told = dict(zip(columns["Cột"], columns["Là gì"], strict=True))

    assert {name: told[name] for name in ("id", "unit", "state", "received_on__day")} == {
        "id": "Số",
        "unit": "Đơn vị → unit",
        "state": "Trạng thái → lookup (nomination_state)",
        "received_on__day": "Ngày nhận, ngày đầu",
    }
