import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from db.actions import edit, house, mark, sign_in
from db.actions.edit import Query
from pages.review import mark_cells
from pages.shared import session

PAGES = Path(__file__).parents[2] / "pages"
PASSWORD = 3


@pytest.fixture
def demo(planted, tmp_path):
    """The demo province, fresh for each test."""
    path = tmp_path / "demo.duckdb"
    shutil.copy(planted, path)
    yield house.open_house(path)
    house.close_house()


@pytest.fixture
def open_page(demo, monkeypatch):
    """A page of the review section as the account of that name sees it."""
    passwords = {account[0]: account[PASSWORD] for account in sign_in.demo_accounts(demo)}

    def opened(name, page):
        token = sign_in.sign_in(demo, name, passwords[name])
        monkeypatch.setattr(session, "token_source", lambda: token)
        seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
        return seen.switch_page(str(PAGES / "review" / page)).run()

    return opened


def user(demo, name):
    [password] = [a[PASSWORD] for a in sign_in.demo_accounts(demo) if a[0] == name]
    return sign_in.user_of(demo, sign_in.sign_in(demo, name, password))


def newest_round(demo):
    rounds = edit.glance(demo, "round", Query(sort=(("opens_on", True),)))
    return int(rounds["id"].iloc[0])


def test_the_secretary_sees_how_many_units_have_sent(open_page, demo):
    seen = open_page("thuky1", "receipts.py")

    assert [title.value for title in seen.title] == ["Nhận hồ sơ"]
    assert seen.markdown[0].value == (
        "**22/36** đơn vị đã gửi · 11 chưa gửi · 1 trả lại · 2 không có đề cử"
    )
    assert not seen.exception


def test_a_member_sees_what_is_left_and_the_criteria_of_the_next_file(open_page, demo):
    seen = open_page("hoidong2", "marking.py")

    frame = mark.my_list(demo, user(demo, "hoidong2"), newest_round(demo))
    left = int((frame["state"] != "●").sum())
    first = frame[frame["state"] != "●"]["nomination"].tolist()[0]
    assert f"Còn **{left}/{len(frame)}**" in [told.value for told in seen.markdown]
    assert seen.radio(key="nomination").value == first
    assert not seen.exception
    assert [toggle.key for toggle in seen.toggle] == []


def test_a_member_reads_the_whole_guidance_beside_the_criteria(open_page, demo):
    seen = open_page("hoidong2", "marking.py")

    sheet = mark.sheet(demo, user(demo, "hoidong2"), seen.radio(key="nomination").value)
    told = [text.value for text in seen.expander[0].text]
    assert seen.expander[0].label == "Hướng dẫn chấm"
    assert told == [f"{x.code}. {x.name}: {x.guidance}" for x in sheet.lines if x.guidance] != []


def test_points_typed_into_the_grid_are_saved_and_refused_ones_told(open_page, demo):
    seen = open_page("hoidong2", "marking.py")
    member = user(demo, "hoidong2")
    nomination = seen.radio(key="nomination").value
    before = mark.sheet(demo, member, nomination)
    sheets = mark_cells.Sheets(
        session.Visit(demo, member),
        "sheet",
        before.marker,
        {(n, "Điểm"): mark_cells.Cell(nomination, line) for n, line in enumerate(before.lines)},
        False,
    )
    state = mark_cells.State()
    for place, typed in (((0, "Điểm"), "7,5"), ((1, "Điểm"), "9999")):
        mark_cells.save_cell(sheets, state, place, typed)

    after = mark.sheet(demo, member, nomination)
    assert after.lines[0].points == Decimal("7.5")
    assert [problem.code for _, problem in state.problems] == ["mark_over_maximum"]
    assert mark_cells.read("KAD") == ("not_applicable", None, None)


def test_handing_in_an_unfinished_sheet_names_what_is_missing(open_page, demo):
    seen = open_page("hoidong7", "marking.py")

    seen.button(key="hand_in").click().run()

    assert seen.warning[0].value.endswith("chưa chấm. Nhập điểm, hoặc ghi không áp dụng.")
    assert not seen.exception


def test_the_office_types_paper_sheets_in_a_grid_of_one_member(open_page, demo):
    seen = open_page("thuky1", "marking.py")

    seen.toggle(key="on_paper").set_value(True).run()

    assert not seen.exception
    assert len(seen.selectbox(key="marker").options) == 9
    assert seen.button(key="hand_in_many").label.startswith("Nộp ")


def below_the_ranking():
    import pandas as pd

    from db.actions import edit
    from db.actions.edit import Filter, Query
    from pages.review.follow import follow_up, standing
    from pages.review.rounds import choose_round
    from pages.shared import session

    visit = session.visit()
    round_row = choose_round(visit)
    standing(visit, round_row)
    query = Query((Filter("round", "is", round_row["id"]), Filter("state.code", "is", "eligible")))
    picked = edit.browse(visit.store, visit.user, "nomination", query).frame["id"].tolist()
    follow_up(visit, pd.DataFrame({"nomination": picked}), picked)


def test_the_office_publishes_and_takes_it_back_with_a_reason(demo, monkeypatch):
    secretary = user(demo, "thuky1")
    monkeypatch.setattr(session, "visit", lambda: session.Visit(demo, secretary))
    seen = AppTest.from_function(below_the_ranking, default_timeout=60).run()

    seen.button(key="publish").click().run()
    published = edit.fetch(demo, secretary, "round", [newest_round(demo)])[0]["published_at"]
    seen.button(key="unpublish").click().run()
    refused = seen.warning[0].value
    seen.text_input(key="unpublish_reason").set_value("Chấm lại").run()
    seen.button(key="unpublish").click().run()

    assert published is not None
    assert refused == "Việc này cần lý do. Nhập lý do rồi làm lại."
    assert edit.fetch(demo, secretary, "round", [newest_round(demo)])[0]["published_at"] is None
    assert not seen.exception


@pytest.mark.parametrize("button", ["state", "decide"])
def test_ticked_files_open_their_dialogs(demo, monkeypatch, button):
    secretary = user(demo, "thuky1")
    monkeypatch.setattr(session, "visit", lambda: session.Visit(demo, secretary))
    seen = AppTest.from_function(below_the_ranking, default_timeout=60).run()

    seen.button(key=button).click().run()

    assert not seen.exception
    assert seen.text_input


def test_the_chair_publishes_from_the_marking_page_and_other_members_cannot(open_page, demo):
    assert "publish" not in [button.key for button in open_page("hoidong2", "marking.py").button]

    seen = open_page("hoidong1", "marking.py")
    seen.button(key="publish").click().run()

    office = user(demo, "thuky1")
    assert edit.fetch(demo, office, "round", [newest_round(demo)])[0]["published_at"] is not None
    assert not seen.exception


def test_the_ranking_stands_in_groups_with_ranks_and_numbers_as_people_write_them(open_page):
    seen = open_page("thuky1", "ranking.py")

    groups = [heading.value for heading in seen.subheader]
    assert groups == list(dict.fromkeys(groups)) != []
    first = seen.dataframe[0].value
    assert {"name", "unit", "rank", "score", "marks", "state"} <= set(first.columns)
    assert all(not score or "," in score for score in first["score"])
    assert not seen.exception


def test_the_office_closes_a_round_and_opens_it_again_only_with_a_reason(open_page, demo):
    def closed():
        return bool(edit.glance(demo, "round", Query(sort=(("opens_on", True),)))["closed"].iloc[0])

    seen = open_page("thuky1", "ranking.py")
    seen.text_input(key="close_reason").set_value("đã xét xong").run()
    seen.button(key="close").click().run()
    assert (closed(), [b.key for b in seen.button if b.key == "reopen"]) == (True, ["reopen"])

    seen.button(key="reopen").click().run()
    assert (closed(), len(seen.warning)) == (True, 1)
    seen.text_input(key="reopen_reason").set_value("bổ sung hồ sơ").run()
    seen.button(key="reopen").click().run()
    assert closed() is False
