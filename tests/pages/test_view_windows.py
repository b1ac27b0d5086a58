"""The windows in which a view is put together, each as a script of its own."""

import shutil

import pytest
from streamlit.testing.v1 import AppTest

from db.actions import edit, house, sign_in, views
from db.model.views import PARTS, View
from pages.shared import session

PASSWORD = "Sothidua-2026"


@pytest.fixture
def store(planted, tmp_path):
    shutil.copy(planted, tmp_path / "demo.duckdb")
    yield house.open_house(tmp_path / "demo.duckdb")
    house.close_house()


@pytest.fixture
def window(store, monkeypatch):
    """Draws a window for a secretary; a test of a whole page cannot hold one open."""
    token = sign_in.sign_in(store, "thuky1", PASSWORD)
    monkeypatch.setattr(session, "token_source", lambda: token)

    def open_window(script, *given):
        return AppTest.from_function(script, default_timeout=60, args=given).run()

    return open_window


def user(store, name="thuky1"):
    return sign_in.user_of(store, sign_in.sign_in(store, name, PASSWORD))


def link(seen, key="unit"):
    """What the link says of the view; what is empty says nothing."""
    names = ("xem", *(f"{key}_{part}" for part in PARTS))
    told = {name: seen.query_params.get(name, [""]) for name in names}
    flat = {name: text[0] if isinstance(text, list) else text for name, text in told.items()}
    return {name: text for name, text in flat.items() if text}


def filter_window(told):
    import streamlit as st

    from db.actions import edit, views
    from pages.shared import conditions, session

    visit = session.visit()
    view = views.read(visit.store, visit.user, "unit", {"filter": told})[0]
    if "unit:draft" not in st.session_state:
        st.session_state["unit:draft"] = conditions.drafted(view, 1)
    conditions._write(visit, edit.table(visit.store, "unit"), "unit", view)


def test_conditions_put_together_stand_in_the_link(window):
    seen = window(filter_window, "")
    seen.selectbox(key="unit:1:1:path").set_value("valid_to").run()
    missing = seen.button(key="unit:apply").disabled
    seen.text_input(key="unit:1:1:value:valid_to:within").set_value("31/02/2025").run()
    wrong = seen.warning[0].value
    seen.text_input(key="unit:1:1:value:valid_to:within").set_value("quý II/2025").run()
    seen.button(key="unit:add_group").click().run()
    seen.selectbox(key="unit:1:3:path").set_value("type").run()
    seen.selectbox(key="unit:1:3:op:type").set_value("empty").run()
    seen.button(key="unit:add:2").click().run()
    seen.selectbox(key="unit:1:4:path").set_value("code").run()
    seen.selectbox(key="unit:1:4:op:code").set_value("filled").run()

    seen.button(key="unit:apply").click().run()

    assert (missing, "không có trong lịch" in wrong) == (True, True)
    assert link(seen) == {"unit_filter": "valid_to~within~2025-Q2;any(type~empty;code~filled)"}


def test_the_window_opens_with_what_is_asked_and_every_part_can_be_dropped(window):
    asked = "any(code~filled;all(name~contains~xã;valid_to~is~2025))"
    seen = window(filter_window, asked)
    again = link(seen.button(key="unit:apply").click().run())

    seen.button(key="unit:1:1:drop").click().run()
    seen.button(key="unit:apply").click().run()
    inner = link(seen)
    seen.button(key="unit:drop:2").click().run()
    seen.button(key="unit:add:0").click().run()
    seen.button(key="unit:clear").click().run()
    seen.button(key="unit:apply").click().run()

    assert again == {"unit_filter": asked}
    assert inner == {"unit_filter": "all(name~contains~xã;valid_to~is~2025)"}
    assert link(seen) == {"unit_filter": "-"}


@pytest.mark.parametrize(
    "told",
    [
        "name~any_of~Xã A,Xã B", "protocol_order~at_least~1000", "protocol_order~any_of~1,2",
        "level~any_of~province,commune", "level~is~commune", "parent~contains~tan bien",
        "valid_to~any_of~2025,2025-06", "parent~is~{unit}", "parent~any_of~{unit}",
        "parent.name~empty", "name~lacks~x%2Cy",
    ],
)  # fmt: skip
def test_each_kind_of_condition_is_shown_as_it_is(window, store, told):
    described = edit.table(store, "unit").field("parent")
    told = told.format(unit=min(edit.options(store, user(store), described)))
    seen = window(filter_window, told)

    seen.button(key="unit:apply").click().run()

    assert (link(seen), len(seen.exception)) == ({"unit_filter": told}, 0)


def columns_window(told):
    from db.actions import edit, views
    from db.model.views import Column
    from pages.shared import arrange, session

    visit = session.visit()
    view = views.read(visit.store, visit.user, "unit", told)[0]
    usual = ("name", "code", "level")
    held = tuple(Column(name, pinned=name == "name") for name in usual)
    table = edit.table(visit.store, "unit")
    arrange._arrange(visit, table, "unit:1", "unit", view, held, usual)


def test_columns_sorts_and_groups_are_arranged(window):
    seen = window(columns_window, {})
    seen.selectbox(key="unit:1:moved").set_value("code").run()
    seen.button(key="unit:1:left").click().run()
    seen.multiselect(key="unit:1:wide").set_value(["name"]).run()
    seen.selectbox(key="unit:1:sort:0").set_value("level").run()
    seen.selectbox(key="unit:1:sort:1").set_value("name").run()
    seen.toggle(key="unit:1:down:1").set_value(True).run()
    seen.selectbox(key="unit:1:group:0").set_value("level").run()

    seen.button(key="unit:1:apply").click().run()
    arranged = link(seen)
    seen.button(key="unit:1:usual").click().run()
    seen.button(key="unit:1:apply").click().run()

    rest = {"unit_sort": "level,-name", "unit_group": "level"}
    assert arranged == {"unit_columns": "code,name~wide~pin,level", **rest}
    assert link(seen) == rest


def save_window(told):
    from db.actions import edit, views
    from pages.shared import saved_views, session

    visit = session.visit()
    view = views.read(visit.store, visit.user, "unit", {"filter": told})[0]
    saved_views._save(visit, edit.table(visit.store, "unit"), "unit", view)


def settle_window():
    from db.actions import edit, views
    from pages.shared import saved_views, session

    visit = session.visit()
    for saved in views.listed(visit.store, visit.user, "unit")[:1]:
        saved_views._settle(visit, edit.table(visit.store, "unit"), "unit", saved)


def test_a_view_without_a_name_is_not_saved_and_the_sentence_says_why(window, store):
    seen = window(save_window, "code~filled")

    seen.button(key="unit:view_save").click().run()

    assert "bắt buộc" in seen.warning[0].value
    assert views.listed(store, user(store), "unit") == []


def test_a_view_is_saved_and_opens_by_itself(window, store):
    seen = window(save_window, "code~filled")
    seen.text_input(key="unit:view_name").set_value("Có mã").run()
    seen.checkbox(key="unit:view_first").set_value(True).run()

    seen.button(key="unit:view_save").click().run()

    [saved] = views.listed(store, user(store), "unit")
    assert (saved.name, views.default(store, user(store), "unit")) == ("Có mã", saved.id)
    assert link(seen) == {"xem": str(saved.id)}


def test_a_view_is_shared_opened_for_all_renamed_and_deleted(window, store):
    row = views.save(store, user(store), "unit", "Một", View())
    seen = window(settle_window)
    named = f"unit:settle:{row}"
    seen.text_input(key=f"{named}:name").set_value("Hai").run()
    seen.checkbox(key=f"{named}:shared").set_value(True).run()
    seen.checkbox(key=f"{named}:standard").set_value(True).run()
    seen.checkbox(key=f"{named}:first").set_value(True).run()

    seen.button(key=f"{named}:save").click().run()
    [saved] = views.listed(store, user(store, "donvi1"), "unit")
    of_unit = views.default(store, user(store, "donvi1"), "unit")
    seen.button(key=f"{named}:remove").click().run()

    assert (saved.name, saved.shared, saved.standard, of_unit) == ("Hai", True, True, row)
    assert views.listed(store, user(store), "unit") == []
    assert len(seen.exception) == 0
