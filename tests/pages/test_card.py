"""The card of a row as each role sees it, on the demo province."""

import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from db.actions import cards, edit, house, sign_in
from db.model.people import SYSTEM
from db.model.tables import EXEMPLAR
from db.model.texts import say
from pages.shared import card, grid, session
from pages.shared.form import changed, typed_fields

PAGES = Path(__file__).parents[2] / "pages"
PASSWORD = "Sothidua-2026"
NO_CARD = "Không có thẻ này. Mở thẻ từ một dòng trong bảng."


@pytest.fixture
def store(planted, tmp_path):
    shutil.copy(planted, tmp_path / "demo.duckdb")
    yield house.open_house(tmp_path / "demo.duckdb")
    house.close_house()


@pytest.fixture
def visitor(store, monkeypatch):
    """Opens a register page with a card in the link, as one of the demo's accounts."""

    def open_as(name, address, page="exemplars"):
        token = sign_in.sign_in(store, name, PASSWORD)
        monkeypatch.setattr(session, "token_source", lambda: token)
        seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60)
        seen.query_params["the"] = address
        seen.run()
        # a page that is switched to drops the link
        seen.query_params["the"] = address
        return seen.switch_page(str(PAGES / f"register/{page}.py")).run()

    return open_as


def person(store, unit=None):
    """An exemplar, of one unit when that is asked."""
    held = edit.browse(store, SYSTEM, "exemplar", edit.Query(limit=600)).frame
    fitting = held if unit is None else held[held["unit"] == unit]
    row = edit.python_rows(EXEMPLAR, fitting.head(1))[0]
    return row["id"], row["subject"], row["unit"]


def of_unit(store, account):
    users = edit.browse(store, SYSTEM, "account", edit.Query()).frame
    return int(users[users["name"] == account]["unit"].iloc[0])


def key(seen, field):
    """The key of a field's widget on the open card."""
    keys = [w.key for w in (*seen.text_input, *seen.text_area, *seen.selectbox) if w.key]
    [found] = [k for k in keys if re.fullmatch(rf"card:.*:{field}", k)]
    return found


def headings(seen):
    return [m.value for m in seen.markdown if m.value.startswith("#### ")]


@pytest.mark.parametrize("name", ["quantri", "thuky1"])
def test_the_office_opens_a_card_by_link_and_saves_a_field(store, visitor, name):
    row, _, _ = person(store)
    seen = visitor(name, f"exemplar.{row}")
    title = edit.titles(store, SYSTEM, "exemplar", [row])[row]

    assert (headings(seen), len(seen.exception)) == ([f"#### {title}"], 0)
    seen.text_area(key=key(seen, "note")).set_value("ghi trên thẻ").run()
    seen.button(key="card:save").click().run()

    assert edit.fetch(store, SYSTEM, "exemplar", [row])[0]["note"] == "ghi trên thẻ"
    assert any("Đã lưu" in m.value and "ghi trên thẻ" in m.value for m in seen.markdown)
    assert len(seen.exception) == 0


def test_a_unit_opens_its_own_row_and_another_s_no_more_than_one_that_is_not_there(store, visitor):
    own_unit = of_unit(store, "donvi3")
    own, _, _ = person(store, own_unit)
    held = edit.browse(store, SYSTEM, "exemplar", edit.Query(limit=600)).frame
    mine = sign_in.user_of(store, sign_in.sign_in(store, "donvi3", PASSWORD)).units
    foreign = int(held[~held["unit"].isin(mine)]["id"].iloc[0])
    told = []

    for address in (f"exemplar.{foreign}", "exemplar.999999999", "exemplar.1"):
        seen = visitor("donvi3", address)
        told.append((headings(seen), [w.value for w in seen.warning], len(seen.exception)))
    seen = visitor("donvi3", f"exemplar.{own}")

    assert told == [([], [NO_CARD], 0)] * 3
    assert len(headings(seen)) == 1


@pytest.mark.parametrize(
    "address", ["nothing.1", "exemplar.x", "exemplar", "", "exemplar." + "9" * 40]
)
def test_a_link_to_no_card_is_one_sentence(store, visitor, address):
    seen = visitor("thuky1", address)

    assert [i.value for i in seen.info] == [NO_CARD]
    assert (headings(seen), len(seen.exception)) == ([], 0)


def test_a_deleted_row_has_no_card(store, visitor):
    [row] = edit.add(store, SYSTEM, "movement", [{"name": "Bỏ đi"}])
    edit.remove(store, SYSTEM, "movement", [row])

    seen = visitor("quantri", f"movement.{row}", "movements")

    assert ([w.value for w in seen.warning], headings(seen)) == ([NO_CARD], [])


def test_renaming_says_before_and_after_how_many_rows_carry_the_name(store, visitor):
    row, subject, _ = person(store)
    seen = visitor("thuky1", f"exemplar.{row}")
    trail = seen.session_state["card"]
    trail.append(type(trail[0])("subject", subject))
    seen.run()
    before = len([i for i in seen.info if "Sửa tên" in i.value])

    seen.text_input(key=key(seen, "name")).set_value("Tên Đã Sửa").run()
    [told] = [i.value for i in seen.info if "Sửa tên" in i.value]
    seen.button(key="card:save").click().run()

    counted = cards.named_after(store, SYSTEM, "subject", subject)
    assert (before, f"{counted['exemplar']} điển hình" in told) == (0, True)
    assert any("Tên Đã Sửa" in m.value and "tên mới áp dụng" in m.value for m in seen.markdown)
    assert edit.titles(store, SYSTEM, "exemplar", [row]) == {row: "Tên Đã Sửa"}


def test_linked_rows_are_counted_with_the_way_to_their_table_narrowed(store, visitor):
    row, _, _ = person(store)
    seen = visitor("quantri", f"exemplar.{row}")
    seen.session_state["card:tabs"] = "Liên quan"
    seen.run()
    asked = [parse_qs(link.proto.query_string) for link in seen.get("page_link")]

    assert len(seen.exception) == 0
    assert {"table": ["Bước theo khâu"], "stage_entry_filter": [f"exemplar~is~{row}"]} in asked


def test_a_part_of_a_window_that_fails_is_one_sentence_with_its_number(
    store, visitor, monkeypatch, caplog
):
    row, _, _ = person(store)

    def fail(*_given):
        raise ZeroDivisionError

    monkeypatch.setattr(card, "_heading", fail)
    seen = visitor("thuky1", f"exemplar.{row}")

    [number] = re.findall("page failed, number ([0-9a-f]{6})", caplog.text)
    told = say("vi", "frame.failed", number=number)
    assert ([e.value for e in seen.error], len(seen.exception)) == ([told], 0)


def test_a_grid_that_fails_is_one_sentence_and_the_rest_of_the_page_stands(
    store, visitor, monkeypatch
):
    def fail(*_given):
        raise ZeroDivisionError

    monkeypatch.setattr(grid, "_rows", fail)
    seen = visitor("thuky1", "exemplar.x")

    assert [e.value[:17] for e in seen.error] == ["Trang gặp lỗi số "]
    assert ([t.value for t in seen.title], len(seen.exception)) == (["Điển hình"], 0)


def test_two_people_on_one_field_of_a_card_see_both_values_and_choose(store, visitor):
    row, _, _ = person(store)
    for choice, kept in (("grid.keep_theirs", "của người khác"), ("grid.use_mine", "của tôi")):
        seen = visitor("thuky1", f"exemplar.{row}")
        seen.text_area(key=key(seen, "note")).set_value("của tôi").run()
        held = edit.fetch(store, SYSTEM, "exemplar", [row])[0]["note"]
        edit.save_cell(store, SYSTEM, "exemplar", row, "note", held, "của người khác")

        seen.button(key="card:save").click().run()
        [panel] = [m.value for m in seen.markdown if "đã sửa thành" in m.value]
        seen.button(key=f"card:{choice}:note").click().run()
        if choice == "grid.use_mine":
            seen.button(key="card:save").click().run()

        assert ("của người khác" in panel, "của tôi" in panel) == (True, True)
        assert seen.text_area(key=key(seen, "note")).value == kept
        assert edit.fetch(store, SYSTEM, "exemplar", [row])[0]["note"] == kept
        edit.save_cell(store, SYSTEM, "exemplar", row, "note", kept, None)


def test_a_wrong_value_is_refused_in_a_sentence_and_what_was_typed_stays(store, visitor):
    row, _, _ = person(store)
    seen = visitor("thuky1", f"exemplar.{row}")
    seen.text_input(key=key(seen, "recognised_on")).set_value("31/02/2023").run()

    seen.button(key="card:save").click().run()

    assert any("31/02/2023" in w.value for w in seen.warning)
    assert seen.text_input(key=key(seen, "recognised_on")).value == "31/02/2023"
    seen.button(key="card:discard").click().run()
    assert seen.text_input(key=key(seen, "recognised_on")).value != "31/02/2023"


def test_the_row_before_and_behind_follow_the_order_of_the_grid(store, visitor):
    rows = edit.browse(store, SYSTEM, "movement", edit.Query()).frame["id"].tolist()
    seen = visitor("thuky1", f"movement.{rows[0]}", "movements")
    titles = edit.titles(store, SYSTEM, "movement", rows)

    assert seen.button(key="card.previous").disabled
    seen.button(key="card.next").click().run()

    assert headings(seen)[0].replace("\\", "") == f"#### {titles[rows[1]]}"


def test_units_that_do_not_fit_stay_chosen_and_say_so(store, visitor):
    held = edit.browse(store, SYSTEM, "unit", edit.Query(
        (edit.Filter("valid_to", "is", "2025-06-30"),), limit=1)).frame  # fmt: skip
    ended = int(held["id"].iloc[0])
    row, _, _ = person(store)
    entries = edit.browse(store, SYSTEM, "stage_entry", edit.Query(
        (edit.Filter("exemplar", "is", row),))).frame  # fmt: skip
    entry = edit.python_rows(edit.table(store, "stage_entry"), entries)[0]
    edit.save_row(store, SYSTEM, "stage_entry", entry["id"], {
        "unit": (entry["unit"], ended), "entered_on": (entry["entered_on"], "2025-08-01"),
        "left_on": (entry["left_on"], None), "phase": (entry["phase"], None),
    })  # fmt: skip

    seen = visitor("thuky1", f"exemplar.{row}")
    trail = seen.session_state["card"]
    trail.append(type(trail[0])("stage_entry", entry["id"]))
    seen.run()

    box = seen.selectbox(key=key(seen, "unit"))
    unfit = [option for option in box.options if "không khớp" in option]
    assert (box.value, len(unfit), len(seen.exception)) == (ended, 1, 0)
    seen.toggle(key="card:fit").set_value(False).run()
    assert not [o for o in seen.selectbox(key=key(seen, "unit")).options if "không khớp" in o]


def test_a_box_left_alone_changes_nothing():
    assert changed({"a": None, "b": 1, "c": 2}, {"a": False, "b": 1, "c": 3}) == {"c": (2, 3)}
    assert [f.name for f in typed_fields(EXEMPLAR) if f.fixed] == []
