"""The journal, the windows over the log and days in the past, driven on the demo."""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from db.actions import edit, house, sign_in
from db.actions.edit import Query
from db.model.people import SYSTEM
from db.model.texts import say
from pages.shared import session
from pages.shared.grid_state import State

PAGES = Path(__file__).parents[2] / "pages"
PASSWORD = "Sothidua-2026"
PAST = "2026-10-31"


@pytest.fixture
def demo(planted, tmp_path):
    path = tmp_path / "demo.duckdb"
    shutil.copy(planted, path)
    yield house.open_house(path)
    house.close_house()


@pytest.fixture
def secretary(demo, monkeypatch):
    token = sign_in.sign_in(demo, "thuky1", PASSWORD)
    monkeypatch.setattr(session, "token_source", lambda: token)
    return sign_in.user_of(demo, token)


@pytest.fixture
def open_page(demo, monkeypatch):
    def opened(name, page, **link):
        token = sign_in.sign_in(demo, name, PASSWORD)
        monkeypatch.setattr(session, "token_source", lambda: token)
        seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60)
        for key, value in link.items():
            seen.query_params[key] = value
        seen.run()
        seen = seen.switch_page(str(PAGES / page)).run()
        assert not seen.exception
        return seen

    return opened


def movement(demo):
    found = edit.glance(demo, "movement", Query(limit=1)).to_dict("records")[0]
    return int(found["id"]), found["short_name"], found["name"]


def tick(seen, key, place=0):
    seen.session_state[key] = {"selection": {"rows": [place], "columns": [], "cells": []}}
    return seen.run()


def list_of(seen):
    return seen.dataframe[0].value


def test_the_journal_is_narrowed_by_person_day_kind_table_and_title(open_page, demo, secretary):
    row, was, name = movement(demo)
    edit.save_cell(demo, secretary, "movement", row, "short_name", was, "Tên thử")
    seen = open_page("thuky1", "manage/journal.py")

    seen.selectbox(key="journal_person").set_value(str(secretary.id)).run()
    seen.date_input(key="journal_since").set_value(demo.clock().date()).run()
    seen.selectbox(key="journal_kind").set_value("edit").run()
    seen.selectbox(key="journal_table").set_value("movement").run()
    seen.text_input(key="journal_title").set_value(name).run()

    assert list_of(seen)[["Lượt", "Người sửa", "Việc", "Thay đổi"]].to_numpy().tolist() == [
        [demo.head, secretary.full_name, "Sửa ô", 1]
    ]
    seen.text_input(key="journal_title").set_value("zzqq").run()
    assert [told.value for told in seen.info] == [
        "Không có lượt sửa nào hợp điều kiện. Bỏ bớt điều kiện lọc."
    ]
    assert not seen.exception


def test_quick_edits_are_one_line_of_the_journal_with_all_their_steps(open_page, demo, secretary):
    row, was, _ = movement(demo)
    for old, new in ((was, "một"), ("một", "hai"), ("hai", "ba")):
        edit.save_cell(demo, secretary, "movement", row, "short_name", old, new)
    seen = open_page("thuky1", "manage/journal.py")

    assert list_of(seen)["Việc"].tolist()[0] == "3 ô sửa nhanh"
    tick(seen, seen.dataframe[0].key)
    assert seen.dataframe[1].value[["Trước", "Sau"]].to_numpy().tolist() == [
        [was, "một"], ["một", "hai"], ["hai", "ba"],
    ]  # fmt: skip
    [which] = [box for box in seen.selectbox if str(box.key).endswith(":which")]
    which.set_value(demo.head - 1).run()
    assert seen.dataframe[1].value["Sau"].tolist() == ["hai"]
    assert not seen.exception


def test_a_link_opens_one_bundle_and_a_wrong_number_is_said(open_page, demo):
    seen = open_page("thuky1", "manage/journal.py", bundle=str(demo.head))
    assert list_of(seen)["Lượt"].tolist() == [demo.head]

    for wrong in ("999999", "x", "9" * 40, "-1"):
        seen = open_page("thuky1", "manage/journal.py", bundle=wrong)
        assert [told.value[:21] for told in seen.warning] == ["Không có lượt sửa số "]


def history_window():
    from db.actions import edit
    from pages.shared import history, session

    visit = session.visit()
    row = int(edit.glance(visit.store, "movement", edit.Query(limit=1))["id"].iloc[0])
    history.history_of(visit, edit.table(visit.store, "movement"), row)


def test_an_old_value_is_restored_from_the_history_after_a_preview(demo, secretary, monkeypatch):
    # there is no journal to link to beside a window alone
    monkeypatch.setattr(streamlit, "page_link", lambda *_, **__: None)
    row, was, _ = movement(demo)
    for old, new in ((was, "một"), ("một", "hai")):
        edit.save_cell(demo, secretary, "movement", row, "short_name", old, new)
    seen = AppTest.from_function(history_window, default_timeout=60).run()
    seen.selectbox[0].set_value("short_name").run()

    assert list_of(seen)[["Trước", "Sau"]].to_numpy().tolist()[:2] == [["một", "hai"], [was, "một"]]
    tick(seen, f"history:movement:{row}:short_name:0", 1)
    assert seen.dataframe[1].value[["Hiện là", "Trở lại"]].to_numpy().tolist() == [["hai", "một"]]
    [button] = [b for b in seen.button if str(b.key).endswith(":do")]
    button.click().run()

    assert not seen.exception
    assert edit.fetch(demo, secretary, "movement", [row])[0]["short_name"] == "một"


def undo_window():
    from pages.shared import history, session

    history._undo(session.visit(), "movement")


def test_a_burst_is_undone_from_the_list_of_own_bundles(demo, secretary):
    row, was, _ = movement(demo)
    for old, new in ((was, "một"), ("một", "hai")):
        edit.save_cell(demo, secretary, "movement", row, "short_name", old, new)
    seen = AppTest.from_function(undo_window, default_timeout=60).run()

    assert list_of(seen)[["Hiện là", "Trở lại"]].to_numpy().tolist() == [["hai", was]]
    seen.text_input[0].set_value("gõ nhầm").run()
    seen.button(key="movement:undo_this").click().run()

    assert not seen.exception
    assert edit.fetch(demo, secretary, "movement", [row])[0]["short_name"] == was


def test_a_burst_that_another_edits_after_the_preview_is_undone_only_once_that_was_seen(
    demo, secretary
):
    row, was, _ = movement(demo)
    edit.save_cell(demo, secretary, "movement", row, "short_name", was, "một")
    edit.save_cell(demo, secretary, "movement", row, "note", None, "ghi")
    seen = AppTest.from_function(undo_window, default_timeout=60).run()
    seen.session_state["grid:movement"] = State(last=(1, "", "", ""))
    edit.save_cell(demo, SYSTEM, "movement", row, "short_name", "một", "người khác")

    seen.button(key="movement:undo_this").click().run()
    told = [w.value for w in seen.warning]
    after_one = edit.fetch(demo, secretary, "movement", [row])[0]
    seen.button(key="movement:undo_this").click().run()
    after_two = edit.fetch(demo, secretary, "movement", [row])[0]

    assert told == [say("vi", "problem.preview_moved")]
    assert (after_one["short_name"], after_one["note"]) == ("người khác", "ghi")
    assert (after_two["short_name"], after_two["note"]) == ("người khác", None)
    # what the grid says was saved last was undone with it
    assert seen.session_state["grid:movement"].last is None


def test_what_stays_is_listed_with_who_when_and_the_count_of_dependants(demo, secretary):
    from pages.shared import steps

    visit = session.Visit(demo, secretary)
    step = {"table": "unit", "row": 1, "field": "name", "title": "Xã A", "who": "Lê", "bundle": 9}
    told = [
        steps.why_kept(visit, {**step, "why": why, "when": when, "facts": facts})
        for why, when, facts in (
            ("edited_later", datetime(2026, 11, 3, 8, 5), {}),
            ("in_use", None, {"count": 3, "by": "nomination"}),
            ("locked", None, {"by": "Đợt 2025"}),
            ("ends_before_start", None, {}),
        )
    ]

    assert told == [
        "Đã sửa sau đó: Lê, 08:05 03/11/2026",
        "Còn 3 dòng dùng đến: đề cử",
        "Sổ đã khóa: Đợt 2025",
        "Tên đơn vị: '' sớm hơn ngày bắt đầu. Nhập ngày sau ngày bắt đầu.",
    ]


def test_a_past_day_shows_the_grid_as_it_stood_to_read_only(open_page, demo, secretary):
    row, was, _ = movement(demo)
    edit.save_cell(demo, secretary, "movement", row, "short_name", was, "Tên hôm nay")

    seen = open_page("thuky1", "register/movements.py", tai_ngay=PAST)
    state = seen.session_state["grid:movement"]
    then = next(held["short_name"] for held in state.rows if held["id"] == row)

    assert [told.value for told in seen.warning] == ["Số liệu tại 31/10/2026 – chỉ xem"]
    assert then == was
    assert {"movement:add", "movement:paste", "movement:many", "movement:undo"}.isdisjoint(
        {str(button.key) for button in seen.button}
    )
    seen.button(key="as_of_back").click().run()
    assert [told.value for told in seen.warning] == []
    assert "movement:add" in {str(button.key) for button in seen.button}
    now = next(held for held in seen.session_state["grid:movement"].rows if held["id"] == row)
    assert now["short_name"] == "Tên hôm nay"


@pytest.mark.parametrize(
    "page",
    [
        *("nominations", "exemplars", "awards", "units"),
        *("../review/receipts", "../review/ranking", "../review/criteria"),
        *("../progress/progress", "../progress/tasks", "../manage/catalogue"),
    ],
)
@pytest.mark.parametrize("day", [PAST, "2019-12-31"])
def test_every_grid_and_report_opens_as_of_a_day(open_page, page, day):
    seen = open_page("thuky1", f"register/{page}.py", tai_ngay=day)

    told = f"{date.fromisoformat(day):%d/%m/%Y}"
    assert f"Số liệu tại {told} – chỉ xem" in [one.value for one in seen.warning]
    before = [one.value for one in seen.info if "sổ chưa có số liệu" in one.value]
    assert bool(before) is (day != PAST)


@pytest.mark.parametrize("day", ["banana", "2999-01-01", "31/12/2024", "1000-01-01"])
def test_a_day_that_is_none_shows_today(open_page, day):
    seen = open_page("thuky1", "register/movements.py", tai_ngay=day)

    assert [told.value for told in seen.warning] == []
    assert "movement:add" in {str(button.key) for button in seen.button}


def test_the_page_of_today_is_never_of_a_past_day(open_page):
    seen = open_page("thuky1", "manage/journal.py", tai_ngay=PAST)

    assert [told.value for told in seen.warning] == []


def test_figures_of_a_past_day_say_so_in_their_sentence(open_page):
    seen = open_page("lanhdao", "progress/progress.py", tai_ngay=PAST)

    assert any(told.value.startswith("Đến 31/10/2026") for told in seen.subheader)


def test_a_unit_account_sees_its_own_rows_of_that_day(open_page, demo):
    seen = open_page("donvi1", "register/nominations.py", tai_ngay=PAST)
    user = sign_in.user_of(demo, session.token_source())

    units = {row["unit"] for row in seen.session_state["grid:nomination"].rows}
    assert units <= user.units
