"""Views on the pages as each role sees them: links, chips, windows, groups and figures."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from db.actions import house, sign_in, views
from db.model.views import PARTS, View
from pages.shared import session

PAGES = Path(__file__).parents[2] / "pages"
PASSWORD = "Sothidua-2026"
EITHER = "any(state~is~chosen;exemplar.subject.gender~is~female)"


@pytest.fixture
def store(planted, tmp_path):
    shutil.copy(planted, tmp_path / "demo.duckdb")
    yield house.open_house(tmp_path / "demo.duckdb")
    house.close_house()


@pytest.fixture
def opened(store, monkeypatch):
    """Opens a page for somebody with what the link says."""

    def open_page(name, page="register/nominations.py", **asked):
        token = sign_in.sign_in(store, name, PASSWORD)
        monkeypatch.setattr(session, "token_source", lambda: token)
        seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
        seen.switch_page(str(PAGES / page))
        for key, text in asked.items():
            seen.query_params[key] = text
        return seen.run()

    return open_page


def user(store, name):
    return sign_in.user_of(store, sign_in.sign_in(store, name, PASSWORD))


def link(seen, key="nomination"):
    """What the link says of the view; what is empty says nothing."""
    names = ("xem", *(f"{key}_{part}" for part in PARTS))
    told = {name: seen.query_params.get(name, [""]) for name in names}
    flat = {name: text[0] if isinstance(text, list) else text for name, text in told.items()}
    return {name: text for name, text in flat.items() if text}


def total(seen, key="nomination"):
    return seen.session_state[f"grid:{key}"].total


def button(seen, label):
    [found] = [one for one in seen.button if one.label == label]
    return found


def test_a_value_of_a_link_that_cannot_be_asked_for_is_told_by_the_field_as_people_read_it(opened):
    seen = opened("thuky1", nomination_filter="state~is~no_such")

    assert [w.value for w in seen.warning] == [
        "Trạng thái: 'no\\_such' không còn lọc được nên điều kiện này không dùng. "
        "Chọn giá trị khác."
    ]


@pytest.mark.parametrize(("name", "rows"), [("quantri", 107), ("thuky1", 107), ("donvi1", 2)])
def test_a_link_shows_each_role_the_same_view_of_what_it_may_read(opened, name, rows):
    seen = opened(
        name, nomination_filter=EITHER, nomination_sort="-received_on",
        nomination_columns="unit~wide,exemplar~pin,state", nomination_group="subject_type",
    )  # fmt: skip

    assert (len(seen.exception), [told.value for told in seen.warning]) == (0, [])
    assert total(seen) == rows
    chip = "Trạng thái là Được chọn hoặc Điển hình › Đối tượng › Giới tính là Nữ"
    assert [one.label for one in seen.button if "hoặc" in one.label] == [chip]
    groups = seen.dataframe[-1].value
    assert groups["Số dòng"].astype(int).sum() == rows


def test_a_filter_over_a_hidden_table_is_refused_in_a_sentence(opened):
    seen = opened("thuky1", nomination_filter="round.chair.account.name~filled")

    assert (len(seen.exception), total(seen)) == (0, 235)
    assert "không có quyền" in seen.warning[0].value


def test_a_chip_takes_its_condition_away(opened):
    seen = opened("thuky1", nomination_filter="state~is~chosen;domain~filled")
    both = total(seen)

    button(seen, "Trạng thái là Được chọn").click().run()

    assert link(seen) == {"nomination_filter": "domain~filled"}
    assert total(seen) > both


def test_a_view_that_opens_by_itself_is_changed_and_kept(opened, store):
    person = user(store, "thuky1")
    chosen = views.read(store, person, "nomination", {"filter": "state~is~chosen"})[0]
    row = views.save(store, person, "nomination", "Được chọn", chosen)
    views.set_default(store, person, "nomination", row)
    page = opened("thuky1")
    some = total(page)

    button(page, "Trạng thái là Được chọn").click().run()
    changed = link(page)
    page.button(key="nomination:save_change").click().run()

    assert some < total(page) == 235
    assert changed == {"nomination_filter": "-", "xem": str(row)}
    assert views.opened(store, person, "nomination", row)[1] == View()


def test_a_private_view_of_somebody_else_is_one_sentence(opened, store):
    row = views.save(store, user(store, "thuky1"), "nomination", "Riêng", View())

    seen = opened("thuky2", xem=str(row))

    assert [told.value for told in seen.warning] == [
        "Cách xem này đã xóa, thuộc bảng khác hoặc của riêng người khác. Chọn cách xem khác."
    ]
    assert total(seen) == 235


def test_numbers_have_their_figures_under_the_grid(opened):
    seen = opened("thuky1", "register/awards.py")

    assert [told.value for told in seen.caption if "tổng" in told.value] != []


def test_the_first_page_leads_to_rows_in_either_language(opened, store):
    seen = opened("thuky1", nomination_filter="state~is~received")
    sign_in.set_language(store, user(store, "thuky1"), "en")
    english = opened("thuky1", nomination_filter="state~is~received")

    assert total(seen) == total(english)
    assert [one.label for one in english.button if "State" in one.label] != []
