"""Filling a column down, on the demo province."""

import shutil

import pytest
from streamlit.testing.v1 import AppTest

from db.actions import edit, house, sign_in
from db.actions.edit import Query
from db.model.people import SYSTEM
from pages.shared import session
from seed.__main__ import main as plant


@pytest.fixture
def store(tmp_path, monkeypatch):
    path = tmp_path / "demo.duckdb"
    monkeypatch.setenv("THIDUA_DATABASE", str(path))
    assert plant(["--demo"]) == 0
    shutil.copy(path, tmp_path / "copy.duckdb")
    opened = house.open_house(tmp_path / "copy.duckdb")
    token = sign_in.sign_in(opened, "thuky1", "Sothidua-2026")
    monkeypatch.setattr(session, "token_source", lambda: token)
    yield opened
    house.close_house()


def script(picked):
    from db.actions import edit
    from pages.shared import many, session

    visit = session.visit()
    many._fill(visit, edit.table(visit.store, "movement"), "movement:fill", picked)


def test_the_first_rows_value_is_shown_with_the_count_before_it_goes_to_the_others(store):
    page = edit.browse(store, SYSTEM, "movement", Query(limit=3)).frame
    picked, first = page["id"].tolist(), page["short_name"][0]
    seen = AppTest.from_function(script, kwargs={"picked": picked}, default_timeout=60).run()
    head = store.head

    seen.selectbox(key="movement:fill:field").set_value("short_name").run()
    told = [markdown.value for markdown in seen.markdown]
    seen.button(key="movement:fill:go").click().run()

    assert told == [
        f"Giá trị của dòng đầu, {page['name'][0]}: **{first}**.",
        "Đổi **2** trong 2 dòng; 2 dòng đang có giá trị khác.",
    ]
    rows = edit.fetch(store, SYSTEM, "movement", picked)
    assert ([row["short_name"] for row in rows], store.head) == ([first] * 3, head + 1)
