"""What the grid keeps between runs, on the demo province."""

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from db.actions import edit, house, own_fields, sign_in
from db.model.catalog import Kind
from db.model.people import SYSTEM
from db.model.problems import Problem
from pages.shared import cells, feedback, form, grid, session, typed
from pages.shared.grid_state import Setup, State, follow, load, seen_value

PAGES = Path(__file__).parents[2] / "pages"
PASSWORD = "Sothidua-2026"


@pytest.fixture
def store(planted, tmp_path, monkeypatch):
    shutil.copy(planted, tmp_path / "demo.duckdb")
    opened = house.open_house(tmp_path / "demo.duckdb")
    token = sign_in.sign_in(opened, "thuky1", PASSWORD)
    monkeypatch.setattr(session, "token_source", lambda: token)
    yield opened
    house.close_house()


@pytest.fixture
def units(store):
    seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
    return seen.switch_page(str(PAGES / "register/units.py")).run()


def test_typing_and_ticks_go_when_other_rows_take_their_places(store, units):
    units.query_params["unit_sort"] = "name"
    units.run()
    state = units.session_state["grid:unit"]
    units.run()
    before, first = state.generation, state.rows[0]
    state.saved = {(first["id"], "contact"): first["contact"]}
    state.lying = {(first["id"], "contact")}

    edit.save_cell(store, SYSTEM, "unit", first["id"], "contact", first["contact"], "số mới")
    units.run()
    same_places = state.generation
    edit.save_cell(store, SYSTEM, "unit", first["id"], "name", first["name"], "Ỷ sau cùng")
    units.run()

    assert state.rows[0]["id"] != first["id"]
    assert (same_places - before, state.generation - same_places, state.saved) == (1, 1, {})


def bare(store, name="unit", rows=()):
    visit = session.Visit(store, sign_in.user_of(store, session.token_source()))
    table = edit.table(store, name)
    return Setup(visit, table, tuple(table.fields), (), name, {}, True, form.add_dialog, None, None)


def test_following_takes_values_over_in_place_and_only_counts_rows_that_come_and_go(
    store, monkeypatch
):
    monkeypatch.setattr(grid.st, "session_state", {})
    setup, state = bare(store, "movement"), State()
    load(setup, state, edit.Query())
    ids = [row["id"] for row in state.rows]
    second = state.rows[1]
    was = second["short_name"]

    edit.save_cell(store, SYSTEM, "movement", second["id"], "short_name", was, "tên của người khác")
    follow(setup, state)
    taken_over = (state.rows[1]["short_name"], seen_value(state, state.rows[1], "short_name"))
    edit.add(store, SYSTEM, "movement", [{"name": "Mới"}, {"name": "Mới hơn"}])
    follow(setup, state)

    assert taken_over == ("tên của người khác", was)
    assert (state.waiting, state.generation, state.total) == (2, 1, len(ids) + 2)
    assert [row["id"] for row in state.rows] == ids


def test_our_typing_over_a_cell_that_another_changed_is_counted(store, monkeypatch):
    monkeypatch.setattr(grid.st, "session_state", {})
    setup, state = bare(store, "movement"), State()
    load(setup, state, edit.Query())
    row = state.rows[0]["id"], "short_name"
    state.saved = {row: state.rows[0]["short_name"]}
    edit.save_cell(store, SYSTEM, "movement", *row, state.rows[0]["short_name"], "số mới")
    follow(setup, state)
    uncovered = state.waiting
    state.lying, state.head = {row}, -1
    follow(setup, state)

    assert (uncovered, state.waiting) == (0, 1)


def test_a_poll_does_not_keep_a_session_alive(store):
    token = session.token_source()
    begun = store.clock()
    with store.reading() as con:
        before = con.execute("SELECT max(seen_at) FROM session").fetchall()
    store.clock = lambda: begun + timedelta(minutes=5)
    session.visit(touch=False)
    with store.reading() as con:
        polled = con.execute("SELECT max(seen_at) FROM session").fetchall()
    sign_in.user_of(store, token)
    with store.reading() as con:
        acted = con.execute("SELECT max(seen_at) FROM session").fetchall()

    assert (polled == before, acted == before) == (True, False)


def test_rows_that_are_not_there_are_not_picked():
    assert cells.picked({"-1": {"_pick": True}, "9": {"_pick": True}}, [5, 6]) == []


@pytest.mark.parametrize("page", ["9" * 30, "9" * 5000, "-5", "x"])
def test_a_page_number_that_is_none_shows_the_first_rows(store, page):
    seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60)
    seen.query_params["unit_page"] = page
    seen.run()

    seen.switch_page(str(PAGES / "register/units.py")).run()

    assert (len(seen.exception), len(seen.error)) == (0, 0)
    assert len(seen.session_state["grid:unit"].rows) == 200


def test_a_page_behind_the_last_one_shows_the_first(store):
    seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60)
    seen.query_params["unit_page"] = "7"
    seen.run()

    seen.switch_page(str(PAGES / "register/units.py")).run()

    assert (seen.session_state["unit_page"], len(seen.session_state["grid:unit"].rows)) == (1, 200)


def test_a_pasted_column_that_is_left_out_is_named(store, units):
    rows = "Tên đơn vị\tMã\tSố nhà\tTrống\nXã Mới\tm1\t12\t"
    units.session_state["unit:paste:text"] = rows

    units.button(key="unit:paste").click().run()

    assert [told.value for told in units.info] == ["Cột không lấy: Số nhà"]


def test_a_cell_typed_while_another_was_refused_is_saved_into_its_row(store, monkeypatch):
    visit = session.Visit(store, sign_in.user_of(store, session.token_source()))
    table = edit.table(store, "unit")
    rows = edit.python_rows(table, edit.browse(store, visit.user, "unit", edit.Query()).frame)
    given = {"0": {"valid_from": "31/02/2023"}, "2": {"contact": "số mới"}, "-1": {"contact": "x"}}
    held = {"unit:cells:0": {"edited_rows": given}, "grid:unit": State(1, rows=rows[5:])}
    monkeypatch.setattr(grid.st, "session_state", held)
    fields = tuple(table.fields)
    setup = Setup(visit, table, fields, (), "unit", {}, True, form.add_dialog, None, None)

    typed.commit(setup, "unit:cells:0", rows)
    typed.commit(setup, "unit:cells:9", rows)

    now = {row["id"]: row["contact"] for row in edit.fetch(
        store, visit.user, "unit", [row["id"] for row in rows]
    )}  # fmt: skip
    assert {row for row, contact in now.items() if contact == "số mới"} == {rows[2]["id"]}
    assert [problem.row for problem in held["grid:unit"].problems] == [rows[0]["id"]]
    assert "x" not in now.values()


def test_a_moment_is_typed_into_its_cell_and_a_day_without_hour_is_refused(store, monkeypatch):
    admin = sign_in.user_of(store, sign_in.sign_in(store, "quantri", PASSWORD))
    own_fields.add_field(store, admin, "unit", "Giờ họp", "Meeting", Kind.MOMENT)
    visit = session.Visit(store, sign_in.user_of(store, session.token_source()))
    table = edit.table(store, "unit")
    rows = edit.python_rows(table, edit.browse(store, visit.user, "unit", edit.Query()).frame)
    given = {"0": {"x_gio_hop": "10 giờ 30 ngày 15/10/2025"}, "1": {"x_gio_hop": "15/10/2025"}}
    held = {"unit:cells:0": {"edited_rows": given}, "grid:unit": State(rows=rows)}
    monkeypatch.setattr(grid.st, "session_state", held)
    setup = Setup(
        visit, table, tuple(table.fields), (), "unit", {}, True, form.add_dialog, None, None
    )

    typed.commit(setup, "unit:cells:0", rows)

    now = edit.fetch(store, visit.user, "unit", [row["id"] for row in rows[:2]])
    assert [row["x_gio_hop"] for row in now] == [datetime(2025, 10, 15, 10, 30), None]
    assert [p.code for p in held["grid:unit"].problems] == ["not_a_moment"]
    assert not cells.is_read_only(table.field("x_gio_hop"), {})


def test_half_a_character_is_dropped_and_covers_nothing(store, monkeypatch):
    visit = session.Visit(store, sign_in.user_of(store, session.token_source()))
    table = edit.table(store, "unit")
    rows = edit.python_rows(table, edit.browse(store, visit.user, "unit", edit.Query()).frame)
    given = {"1": {"contact": "a\ud800b"}}
    held = {"unit:cells:0": {"edited_rows": given}, "grid:unit": State(rows=rows)}
    monkeypatch.setattr(grid.st, "session_state", held)
    setup = Setup(
        visit, table, tuple(table.fields), (), "unit", {}, True, form.add_dialog, None, None
    )

    typed.commit(setup, "unit:cells:0", rows)

    state = held["grid:unit"]
    assert edit.fetch(store, visit.user, "unit", [rows[1]["id"]])[0]["contact"] == "ab"
    assert (state.generation, state.last[-1], state.problems) == (1, "ab", [])


def test_what_was_typed_is_no_markup_in_the_sentence_that_refuses_it(store):
    visit = session.Visit(store, sign_in.user_of(store, session.token_source()))
    table = edit.table(store, "unit")
    given = Problem("not_a_date", "unit", "valid_from", None, ":red[5*6*7]")

    said = feedback.told(visit, table, given)

    assert "\\:red\\[5\\*6\\*7\\]" in said


def test_reckoned_columns_come_again_though_the_log_stands_still_since(store, monkeypatch):
    monkeypatch.setattr(grid.st, "session_state", {})
    reckoned = []
    setup = replace(
        bare(store, "movement"), beside=lambda _, rows: reckoned.append(len(rows)) or {}
    )
    state = State()
    load(setup, state, edit.Query())
    count = len(state.rows)

    edit.add(store, SYSTEM, "council", [{"name": "Hội đồng mới"}])
    follow(setup, state)
    soon = list(reckoned)
    state.reckoned -= 60
    follow(setup, state)
    follow(setup, state)

    assert (soon, reckoned) == ([count], [count, count])
