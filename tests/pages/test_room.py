"""Báo cáo và trình chiếu and the slides themselves, as each role and as a screen of a hall."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from db.actions import edit, freezing, house, presenting, screens, sign_in
from db.actions.edit import Query
from db.model.decks import TEXT, Card
from pages.progress.deck import cards
from pages.shared import session

PAGES = Path(__file__).parents[2] / "pages"
PASSWORD = "Sothidua-2026"
NOW = datetime(2026, 11, 23, 9, 5)


@pytest.fixture
def demo(planted, tmp_path):
    path = tmp_path / "demo.duckdb"
    shutil.copy(planted, path)
    store = house.open_house(path)
    store.clock = lambda: NOW
    yield store
    house.close_house()


@pytest.fixture
def open_page(demo, monkeypatch):
    def opened(name, page="progress/room.py", **query):
        token = sign_in.sign_in(demo, name, PASSWORD)
        monkeypatch.setattr(session, "token_source", lambda: token)
        seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
        for asked, value in query.items():
            seen.query_params[asked] = value
        return seen.switch_page(str(PAGES / page)).run()

    monkeypatch.setattr(session, "screen_source", lambda: None)
    return opened


def user_of(demo, name):
    return sign_in.user_of(demo, sign_in.sign_in(demo, name, PASSWORD))


def plan_of(demo):
    [plan] = edit.glance(demo, "plan", Query())["id"].tolist()
    return plan


def drawn(seen):
    """The slide on the screen."""
    return "".join(element.proto.body for element in seen.get("html"))


def test_the_office_keeps_a_deck_and_opens_a_screen_and_a_leader_only_looks(demo, open_page):
    seen = open_page("thuky1")
    assert (list(seen.exception), list(seen.error)) == ([], [])
    seen.text_input(key="deck:name:0").input("Họp giao ban").run()
    seen.button(key="deck:save").click().run()
    assert [message.value for message in seen.success] == ["Đã lưu bộ trang Họp giao ban."]
    [kept] = presenting.decks(demo, user_of(demo, "thuky1"), plan_of(demo))
    assert (kept.name, [card.kind for card in kept.cards]) == (
        "Họp giao ban",
        ["reached", "kinds", "movements", "places", "stages", "awards", "decisions"],
    )
    seen.text_input(key=f"deck:name:{kept.id}").input("").run()
    seen.button(key="deck:save").click().run()
    assert [message.value for message in seen.warning] == [
        "Dòng Họp giao ban, Tên bộ: còn trống mà bắt buộc có. Nhập giá trị rồi lưu lại."
    ]
    seen = open_page("lanhdao")
    labels = [button.label for button in seen.button]
    assert (not seen.exception, list(seen.text_input), labels) == (
        True, [], ["Tìm", "English", "Phím tắt", "Lập văn bản"],
    )  # fmt: skip


def test_what_was_typed_in_the_table_becomes_slides_in_its_order():
    import pandas as pd

    typed = pd.DataFrame(
        [
            {"kind": "reached", "order": 2, "shown": True, "title": None, "lines": ""},
            {"kind": None, "order": 1, "shown": None, "title": " Mở đầu ", "lines": "a; b"},
            {"kind": "asked:7", "order": 3, "shown": True, "title": None, "lines": ""},
            {"kind": "kinds", "order": None, "shown": False, "title": "", "lines": None},
        ]
    )

    assert cards(typed) == (
        Card(TEXT, "Mở đầu", "a\nb"),
        Card("reached"),
        Card("asked", text="7"),
        Card("kinds", shown=False),
    )


def test_a_slide_fills_the_screen_and_turns_by_its_buttons(demo, open_page):
    slides = f"{plan_of(demo)}.0.0"
    seen = open_page("lanhdao", "show/show.py", slides=slides)

    assert (list(seen.exception), list(seen.error)) == ([], [])
    assert "<h1>Cả kế hoạch: 549 điển hình</h1>" in drawn(seen)
    assert "Số liệu tính đến 09 giờ 05 ngày 23/11/2026" in drawn(seen)
    seen.button(key="on").click().run()
    assert "136 mô hình, 64 tập thể" in drawn(seen)
    seen.button(key="key:End").click().run()
    assert ("6/6" in drawn(seen), "Đã khen" in drawn(seen)) == (True, True)


def test_a_screen_of_a_hall_follows_who_leads_and_sees_nothing_else(demo, open_page, monkeypatch):
    slides = f"{plan_of(demo)}.0.0"
    secretary = user_of(demo, "thuky1")
    token = screens.open_link(
        demo, secretary, "TV", presenting.link(slides, "follow", dark=True), 1
    )
    presenting.move(secretary, slides, 3)
    monkeypatch.setattr(session, "token_source", lambda: None)
    monkeypatch.setattr(session, "screen_source", lambda: token)

    seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()

    assert (list(seen.exception), list(seen.error)) == ([], [])
    assert ("4/6" in drawn(seen), "#17191C" in drawn(seen)) == (True, True)
    assert (list(seen.button), list(seen.selectbox), list(seen.title)) == ([], [], [])
    presenting.move(secretary, slides, 0)
    assert "1/6" in drawn(seen.run())
    [link] = screens.listed(demo, secretary)
    screens.end_link(demo, secretary, link.id)
    assert "đã thu hồi" in drawn(seen.run())


def test_who_leads_by_the_keys_moves_the_place_of_all(demo, open_page):
    slides = f"{plan_of(demo)}.0.0"
    presenting.move(user_of(demo, "thuky1"), slides, 0)
    seen = open_page("thuky1", "show/show.py", slides=slides, mode="lead")
    seen.button(key="on").click().run()

    assert presenting.position(slides).slide == 1
    refused = open_page("lanhdao", "show/show.py", slides=slides, mode="lead")
    assert ("2/6" in drawn(refused), list(refused.button)) == (True, [])


def test_a_link_without_slides_and_a_deck_of_none_are_told(demo, open_page):
    seen = open_page("thuky1", "show/show.py", slides="<b>")
    assert (not seen.exception, [len(seen.error) + len(seen.warning)]) == (True, [1])
    secretary, plan = user_of(demo, "thuky1"), plan_of(demo)
    held = presenting.deck(demo, secretary, plan, None, None)
    none = presenting.save(demo, secretary, "Trống", held, [Card("kinds", shown=False)], None)
    seen = open_page("thuky1", "show/show.py", slides=f"{plan}.0.{none}")
    assert [message.value for message in seen.info] == [
        "Không có trang nào được chọn. Chọn trang tại Báo cáo và trình chiếu."
    ]


def test_frozen_figures_are_seen_again_beside_today(demo, open_page):
    secretary, plan = user_of(demo, "thuky1"), plan_of(demo)
    scope = freezing.Scope(plan, None, NOW.date())
    number = freezing.take(demo, secretary, scope, "Tháng 11")
    page = edit.browse(demo, secretary, "award", Query(limit=60))
    edit.remove(demo, secretary, "award", page.frame["id"].tolist())

    seen = open_page("thuky1", "progress/progress.py")
    seen.selectbox(key="frozen").select(str(number)).run()

    assert (list(seen.exception), list(seen.error)) == ([], [])
    assert "- Cả kế hoạch\\: 549 điển hình" in [element.value for element in seen.markdown]
    told = next(message.value for message in seen.info)
    assert told.startswith("Điều chỉnh sau khi chốt: Lượt khen -")
    assert told.endswith("(1 lượt sửa).")


@pytest.mark.parametrize(
    "what", ["places", "kinds", "movements", "stages", "awards", "tasks", "crossing"]
)
def test_each_question_of_the_leaders_has_its_sentence_and_table(demo, open_page, what):
    seen = open_page("thuky1", "progress/progress.py")
    seen.segmented_control(key="depth").set_value(what).run()

    assert (list(seen.exception), list(seen.error)) == ([], [])
    told = " ".join(element.value for element in seen.markdown)
    assert {
        "places": "dẫn đầu", "kinds": "136 mô hình", "movements": "Nhiều điển hình nhất",
        "stages": "đã phát hiện", "awards": "Đã khen", "tasks": "nhiệm vụ đã xong",
        "crossing": "theo đơn vị và phong trào",
    }[what] in told  # fmt: skip


def test_a_paper_is_made_and_taken_and_a_refusal_is_told(demo, open_page):
    seen = open_page("lanhdao")
    seen.button(key="papers:make").click().run()
    assert (list(seen.exception), list(seen.error), list(seen.warning)) == ([], [], [])
    assert [button.label for button in seen.get("download_button")] == [
        "Tải bao-cao-so-ket-tong-ket-2026-11-23.docx"
    ]
    assert seen.selectbox(key="papers:what").options == [
        "Báo cáo sơ kết, tổng kết", "Trang trình chiếu", "Danh sách điển hình",
        "Danh sách khen thưởng", "Danh sách đề cử",
    ]  # fmt: skip
    seen = open_page("thuky1")
    for kind in ("exemplars", "awards", "nominations", "scores", "marks", "slides"):
        seen.selectbox(key="papers:what").select(kind).run()
        seen.button(key="papers:make").click().run()
        assert (list(seen.exception), list(seen.error), list(seen.warning)) == ([], [], [])


def test_the_next_plan_is_opened_on_the_page_and_a_secretary_is_sent_away(demo, open_page):
    seen = open_page("quantri", "manage/next_plan.py")
    seen.checkbox(key="next:all").check().run()
    seen.button(key="next:open").click().run()

    assert (list(seen.exception), list(seen.error), list(seen.warning)) == ([], [], [])
    plans = edit.glance(demo, "plan", Query(sort=(("starts_on", True),)))
    assert plans["starts_on"].tolist() == ["2026-01-01", "2021-01-01"]
    assert "chuyển tiếp 549 điển hình" in seen.success[0].value
    seen.text_input(key="next:name:2031:2035").input("").run()
    seen.button(key="next:open").click().run()
    assert [message.value[:24] for message in seen.warning] == ["Tên kế hoạch: còn trống m"[:24]]
