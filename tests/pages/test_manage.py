"""The pages of the section manage, driven on the demo."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from db.actions import edit, house, own_fields, own_tables, sign_in
from db.actions.edit import Query
from db.model.catalog import Kind
from db.model.people import SYSTEM
from pages.shared import form, session
from pages.shared.grid_state import Setup, State, fields_of, follow, load

PAGES = Path(__file__).parents[2] / "pages"
PASSWORD = "Sothidua-2026"


@pytest.fixture
def demo(planted, tmp_path):
    path = tmp_path / "demo.duckdb"
    shutil.copy(planted, path)
    yield house.open_house(path)
    house.close_house()


@pytest.fixture
def open_page(demo, monkeypatch):
    def opened(name, page):
        token = sign_in.sign_in(demo, name, PASSWORD)
        monkeypatch.setattr(session, "token_source", lambda: token)
        seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
        return seen.switch_page(str(PAGES / "manage" / page)).run()

    return opened


def test_the_journal_begins_with_the_newest_bundle_and_says_how_many_there_are(open_page, demo):
    seen = open_page("thuky1", "journal.py")

    assert seen.dataframe[0].value["Lượt"].tolist()[:2] == [demo.head, demo.head - 1]
    assert f"{demo.head} lượt sửa, mới nhất trước" in [told.value for told in seen.caption]
    assert not seen.exception


def test_an_administrator_ends_the_sessions_of_somebody_on_screen(open_page, demo):
    token = sign_in.sign_in(demo, "thuky1", PASSWORD)
    secretary = sign_in.user_of(demo, token)
    seen = open_page("quantri", "system.py")

    seen.selectbox(key="care").set_value(secretary.id).run()
    seen.button(key="care:out").click().run()

    assert [told.value for told in seen.success] == [
        "Mọi phiên đang mở của thuky1 đã kết thúc; tài khoản vẫn mở."
    ]
    assert sign_in.user_of(demo, token) is None


def test_a_secretary_sees_no_accounts(open_page):
    seen = open_page("thuky1", "system.py")

    assert [box.key for box in seen.selectbox if box.key == "care"] == []
    assert not seen.exception


def test_an_empty_table_says_what_to_do_next_and_an_empty_search_to_ask_less(demo, open_page):
    ideas = own_tables.add_table(demo, SYSTEM, "Sáng kiến chờ")
    seen = open_page("thuky1", "catalogue.py")

    seen.selectbox(key="table").set_value(ideas).run()
    empty = [told.value for told in seen.info]
    seen.selectbox(key="table").set_value("unit").run()
    seen.text_input(key="unit_q").set_value("zzqq").run()

    assert empty == ["Chưa có dòng nào ở đây. Bấm nút Thêm ở trên để nhập dòng đầu tiên."]
    assert [told.value for told in seen.info] == [
        "Không có dòng nào hợp điều kiện. Bỏ bớt chữ tìm hoặc điều kiện lọc."
    ]


def undoing_the_newest():
    from pages.shared import history, session

    visit = session.visit()
    history.preview_and_undo(visit, "undone", visit.store.head)


def test_an_undo_is_previewed_before_it_is_done(demo, monkeypatch):
    secretary = sign_in.user_of(demo, sign_in.sign_in(demo, "thuky1", PASSWORD))
    movement = edit.glance(demo, "movement", Query(limit=1)).to_dict("records")[0]
    row, was = int(movement["id"]), movement["short_name"]
    edit.save_cell(demo, secretary, "movement", row, "short_name", was, "Tên thử")
    monkeypatch.setattr(session, "visit", lambda: session.Visit(demo, secretary))

    seen = AppTest.from_function(undoing_the_newest, default_timeout=60).run()
    told = seen.dataframe[0].value.to_dict("records")
    [before] = edit.fetch(demo, secretary, "movement", [row])
    seen.button[0].click().run()
    [after] = edit.fetch(demo, secretary, "movement", [row])

    assert [(step["Trường"], step["Hiện là"], step["Trở lại"]) for step in told] == [
        ("Tên ngắn", "Tên thử", was)
    ]
    assert (before["short_name"], after["short_name"]) == ("Tên thử", was)


def test_an_administrator_orders_retires_and_brings_back_own_fields(open_page, demo):
    admin = sign_in.user_of(demo, sign_in.sign_in(demo, "quantri", PASSWORD))
    rows = [
        own_fields.add_field(demo, admin, "unit", label, "", Kind.WHOLE, minimum=1, maximum=2000)
        for label in ("Số *hộ*", "Số dân")
    ]

    def names():
        return [field.name for field in demo.catalogue["unit"].fields if field.custom]

    seen = open_page("quantri", "catalogue.py")
    seen.selectbox(key="table").set_value("custom_field").run()
    seen.selectbox(key="fields_of").set_value("unit").run()
    told = [line.value for line in seen.markdown if "Số" in line.value]
    seen.button(key=f"own_fields:{rows[0]}:down").click().run()
    moved = names()
    seen.button(key=f"own_fields:{rows[0]}:up").click().run()
    seen.button(key=f"own_fields:{rows[0]}:retire").click().run()
    retired = names()
    seen.button(key=f"own_fields:{rows[0]}:again").click().run()

    assert told == [
        r"**Số \*hộ\***  " + "\n:gray[Số nguyên, từ 1, đến 2.000]",
        "**Số dân**  \n:gray[Số nguyên, từ 1, đến 2.000]",
    ]
    assert (moved, retired, names()) == (
        ["x_so_dan", "x_so_ho"], ["x_so_dan"], ["x_so_ho", "x_so_dan"],
    )  # fmt: skip
    assert not seen.exception


def test_an_own_table_is_listed_retired_and_opened_like_the_others(open_page, demo):
    admin = sign_in.user_of(demo, sign_in.sign_in(demo, "quantri", PASSWORD))
    name = own_tables.add_table(demo, admin, "Sáng kiến", "Ideas")
    [row] = own_tables.rows_of_tables(demo, admin)
    edit.add(demo, admin, name, [{"name": "Tưới nhỏ giọt"}])

    seen = open_page("quantri", "catalogue.py")
    seen.selectbox(key="table").set_value(name).run()
    shown = seen.session_state[f"grid:{name}"].rows
    seen.selectbox(key="table").set_value("custom_table").run()
    seen.button(key=f"own_tables:{row['id']}:retire").click().run()

    assert [held["name"] for held in shown] == ["Tưới nhỏ giọt"]
    assert name not in seen.selectbox(key="table").options
    assert "Sáng kiến" not in seen.selectbox(key="table").options
    assert not seen.exception


def test_a_list_is_chosen_by_its_name_and_says_how_much_each_value_is_used(open_page, demo):
    seen = open_page("quantri", "catalogue.py")
    seen.selectbox(key="list").set_value("scope").run()
    state = seen.session_state["grid:list_scope"]
    secretary = open_page("thuky1", "catalogue.py")

    assert {"Lĩnh vực", "Danh hiệu, hình thức khen", "Loại đơn vị"} <= set(
        seen.selectbox(key="list").options
    )
    assert [row["code"] for row in state.rows] == ["comprehensive", "by_field"]
    assert all(int(count.replace(".", "")) for count in state.beside["Số dòng đang dùng"].values())
    assert not (seen.exception or secretary.exception)
    assert "lists:add" not in [button.key for button in secretary.button]


def test_an_open_grid_waits_with_a_new_field_and_lets_a_retired_one_go(demo, open_page):
    admin = sign_in.user_of(demo, sign_in.sign_in(demo, "quantri", PASSWORD))
    visit = session.Visit(demo, admin)
    table = demo.catalogue["movement"]
    setup = Setup(visit, table, table.fields, (), "movement", {}, True, form.add_dialog, None, None)
    state = State()
    load(setup, state, Query())
    row = own_fields.add_field(demo, admin, "movement", "Số hội viên", "", Kind.WHOLE)
    follow(setup, state)
    waiting = state.waiting
    with_field = replace(setup, table=demo.catalogue["movement"])
    load(with_field, state, Query(limit=100))
    [seen] = own_fields.fields_of(demo, admin, "movement")
    own_fields.retire(demo, admin, seen)
    follow(with_field, state)

    assert (row, waiting, state.waiting) == (seen["id"], 1, 1)
    assert fields_of(table, ("short_name",)) == (table.field("short_name"),)


def test_what_a_field_out_of_use_keeps_back_is_said_without_its_name(demo, monkeypatch):
    admin = sign_in.user_of(demo, sign_in.sign_in(demo, "quantri", PASSWORD))
    own_fields.add_field(demo, admin, "movement", "Số hội viên", "", Kind.WHOLE)
    movement = edit.glance(demo, "movement", Query(limit=1)).to_dict("records")[0]
    number = edit.save_cell(demo, admin, "movement", int(movement["id"]), "x_so_hoi_vien", None, 5)
    own_fields.retire(demo, admin, own_fields.fields_of(demo, admin, "movement")[0])
    monkeypatch.setattr(session, "visit", lambda: session.Visit(demo, admin))
    monkeypatch.setattr(demo, "head", number)

    seen = AppTest.from_function(undoing_the_newest, default_timeout=60).run()

    assert seen.dataframe[-1].value["Lý do"].str.strip().tolist() == ["Trường riêng đã bỏ"]
    assert not seen.exception
