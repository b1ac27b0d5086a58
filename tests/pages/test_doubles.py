"""Subjects that may be one as each role sees them, on the demo province."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from db.actions import edit, house, same, seeding, sign_in
from db.model.people import SYSTEM
from pages.shared import session

PAGES = Path(__file__).parents[2] / "pages"
PASSWORD = "Sothidua-2026"


@pytest.fixture
def store(planted, tmp_path):
    shutil.copy(planted, tmp_path / "demo.duckdb")
    yield house.open_house(tmp_path / "demo.duckdb")
    house.close_house()


@pytest.fixture
def page(store, monkeypatch):
    """Opens the page as one of the demo's accounts."""

    def open_as(name):
        as_one(store, monkeypatch, name)
        seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
        return seen.switch_page(str(PAGES / "register/doubles.py")).run()

    return open_as


def as_one(store, monkeypatch, name):
    token = sign_in.sign_in(store, name, PASSWORD)
    monkeypatch.setattr(session, "token_source", lambda: token)
    return sign_in.user_of(store, token)


def twins(store, user=None, name="Đặng *Thử* Nghiệm", **more):
    """Two subjects of one name in the unit of an account, or in the first one."""
    units = edit.browse(store, SYSTEM, "unit", edit.Query(limit=1)).frame
    unit = user.unit if user else int(units["id"].iloc[0])
    field = store.catalogue["subject"].field("type")
    kind = next(iter(edit.options(store, SYSTEM, field)))
    held = [
        {"name": name, "type": kind, "unit": unit},
        {"name": name, "type": kind, "unit": unit, **more},
    ]
    return seeding.plant(store, "seed", lambda w: w.insert(store.catalogue["subject"], held))


def live(store, *ids):
    return [row["id"] for row in edit.fetch(store, SYSTEM, "subject", ids)]


def press(seen, key):
    [button] = [b for b in seen.button if b.key == key]
    return button.click().run()


def test_a_pair_stands_side_by_side_and_is_told_apart_for_good(store, page):
    one, other = twins(store, position="Trưởng ấp | *x*")

    seen = page("thuky1")
    shown = [m.value for m in seen.markdown if "Trưởng ấp" in m.value]
    told = press(seen, f"doubles:{one}:{other}:apart")

    assert len(shown) == 1
    assert "| Chức vụ |  | Trưởng ấp \\| \\*x\\* |" in shown[0]
    assert any("hai đối tượng khác nhau" in m.value for m in told.markdown)
    assert (one, other) not in {(p.one, p.other) for p in same.duplicates(store, SYSTEM)}
    assert live(store, one, other) == [one, other]
    again = press(told, "doubles:undo")
    assert f"doubles:{one}:{other}:apart" in [b.key for b in again.button]


def test_pairs_are_found_by_name_and_shown_ten_at_a_time(store, page):
    names = [
        f"Đặng Thử {word}" for word in ("An", "Ba", "Chi", "Du", "Em", "Gia", "Hai", "Ích", "Kha")
    ]
    made = {name: twins(store, name=name) for name in names}
    seen = page("thuky1")

    def shown(at):
        return {b.key.split(":")[1] for b in at.button if b.key.endswith(":apart")}

    assert len(shown(seen)) == 10
    assert len(shown(press(seen, "doubles:more"))) == len(same.duplicates(store, SYSTEM))
    found = seen.text_input(key="doubles:search").set_value("dang thu ich").run()
    assert shown(found) == {str(min(made["Đặng Thử Ích"]))}
    none = seen.text_input(key="doubles:search").set_value("*ai*").run()
    assert any("Không có cặp nào mang tên" in c.value for c in none.caption)


def test_without_pairs_the_page_says_so(store, page):
    for pair in same.duplicates(store, SYSTEM):
        same.say_apart(store, SYSTEM, pair.one, pair.other)

    seen = page("thuky1")

    assert [info.value[:28] for info in seen.info] == ["Không có cặp đối tượng nào g"]


def test_a_unit_account_sees_its_own_pairs_only(store, page, monkeypatch):
    user = as_one(store, monkeypatch, "donvi1")
    own = twins(store, user)
    far = twins(store, name="Lý Của Nơi Khác")

    seen = page("donvi1")

    keys = {b.key for b in seen.button}
    assert f"doubles:{own[0]}:{own[1]}:apart" in keys
    assert f"doubles:{far[0]}:{far[1]}:apart" not in keys
    assert seen.exception == []


def test_those_without_the_register_do_not_reach_the_page(store, page):
    for name in ("lanhdao", "hoidong1"):
        with pytest.raises(ValueError, match="doubles"):
            page(name)


def window(one, other):
    import streamlit as st

    from pages.register import joining
    from pages.shared import session

    def done(_visit, number, keep, gone):
        st.session_state["done"] = (number, keep, gone)

    joining._window(session.visit(), one, other, done)


def tab(row):
    import streamlit as st

    from pages.register import joining
    from pages.shared import session

    visit = session.visit()
    if "turned" not in st.session_state:
        joining.tab(visit, joining.read(visit, row), lambda to: st.session_state.update(turned=to))


def test_in_the_window_the_row_that_stays_and_each_field_are_chosen(store, monkeypatch):
    as_one(store, monkeypatch, "thuky1")
    one, other = twins(store, position="Ấp trưởng")
    seeding.plant(
        store, "seed",
        lambda w: w.update(store.catalogue["subject"], one, "position", None, "Trưởng ấp"),
    )  # fmt: skip
    seen = AppTest.from_function(window, default_timeout=60, args=(one, other)).run()

    stays, position = seen.radio
    assert (stays.value, position.label, position.options) == (
        one, "Chức vụ", ["Trưởng ấp", "Ấp trưởng"],
    )  # fmt: skip
    assert [option.partition(",")[0] for option in stays.options] == [
        "Dòng 1: Đặng \\*Thử\\* Nghiệm", "Dòng 2: Đặng \\*Thử\\* Nghiệm",
    ]  # fmt: skip
    position.set_value(1).run()
    press(seen, f"join:{one}:{other}:do")

    assert seen.exception == []
    assert seen.session_state["done"] == (store.head, one, other)
    [row] = edit.fetch(store, SYSTEM, "subject", [one, other])
    assert (row["id"], row["position"]) == (one, "Ấp trưởng")


def test_what_stands_in_the_way_is_named_and_the_button_is_shut(store, monkeypatch):
    user = as_one(store, monkeypatch, "donvi1")
    one, other = twins(store, user)
    field = store.catalogue["award"].field("title")
    title = next(iter(edit.options(store, SYSTEM, field)))
    edit.add(store, SYSTEM, "award", [{"subject": other, "title": title}])

    seen = AppTest.from_function(window, default_timeout=60, args=(one, other)).run()
    seen.radio[0].set_value(one).run()

    assert [warning.value for warning in seen.warning] == [
        "Khen thưởng: tài khoản này không được sửa dòng ở đây. Báo thư ký để gộp."
    ]
    [button] = [b for b in seen.button if b.key == f"join:{one}:{other}:do"]
    assert button.disabled


def test_a_row_that_somebody_settled_meanwhile_is_told(store, monkeypatch):
    as_one(store, monkeypatch, "thuky1")
    one, other = twins(store)
    edit.remove(store, SYSTEM, "subject", [other])

    seen = AppTest.from_function(window, default_timeout=60, args=(one, other)).run()

    assert [w.value for w in seen.warning] == ["Không có thẻ này. Mở thẻ từ một dòng trong bảng."]


def test_from_a_card_another_is_found_by_name_and_stays(store, monkeypatch):
    as_one(store, monkeypatch, "thuky1")
    one, other = twins(store)
    twins(store)
    seen = AppTest.from_function(tab, default_timeout=60, args=(one,)).run()
    hint = [c.value for c in seen.caption]

    seen.text_input[0].set_value("không ai cả").run()
    nobody = [c.value for c in seen.caption]
    seen.text_input[0].set_value("dang *thu*").run()
    seen.radio[0].set_value(other).run()
    press(seen, f"same:tab:{other}:{one}:do")

    assert hint == ["Gõ tên đối tượng đã có trong sổ; dòng này sẽ gộp với dòng được chọn."]
    assert nobody == ["Không có đối tượng khác mang tên 'không ai cả'. Gõ một phần của tên."]
    assert seen.session_state["turned"] == other
    assert live(store, one, other) == [other]


def form_of(link, other):
    import streamlit as st

    from db.actions import edit
    from pages.shared import form, session

    visit = session.visit()
    field = edit.table(visit.store, "exemplar").field("subject")
    value, _ = form.ask(visit, field, "one", link, frozenset({link, other}))
    st.text(value)


def test_a_form_keeps_the_one_of_two_that_it_holds(store, monkeypatch):
    as_one(store, monkeypatch, "thuky1")
    one, other = twins(store)

    for held in (one, other):
        seen = AppTest.from_function(form_of, default_timeout=60, args=(held, one + other - held))
        assert seen.run().run().text[0].value == str(held)
