"""The pages of figures, as each role sees them: Tiến độ and Hôm nay."""

import re
import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from db.actions import edit, house, last_visit, report, sign_in
from db.actions.edit import Filter, Query
from db.actions.report import Part
from db.model.texts import TEXTS
from pages.shared import session

PAGES = Path(__file__).parents[2] / "pages"
PASSWORD = "Sothidua-2026"
NOW = datetime(2026, 11, 23, 9, 0)


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
    def opened(name, page="home/today.py", language="vi"):
        token = sign_in.sign_in(demo, name, PASSWORD)
        sign_in.set_language(demo, sign_in.user_of(demo, token), language)
        monkeypatch.setattr(session, "token_source", lambda: token)
        seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
        return seen.switch_page(str(PAGES / page)).run()

    return opened


def figures_of(demo, day=date(2026, 11, 23)):
    [plan] = edit.glance(demo, "plan", Query())["id"].tolist()
    admin = sign_in.user_of(demo, sign_in.sign_in(demo, "quantri", PASSWORD))
    return report.progress(demo, admin, plan, day=day)


def words(seen):
    """Everything a page says that is not a row of the register."""
    told = [
        *seen.title, *seen.subheader, *seen.markdown, *seen.caption, *seen.text, *seen.info,
    ]  # fmt: skip
    return [element.value for element in told] + [
        getattr(element, "label", "") for element in (*seen.metric, *seen.button, *seen.selectbox)
    ] + [element.proto.label for element in links(seen)]  # fmt: skip


def links(seen):
    return seen.get("page_link")


def test_the_page_says_the_plan_in_a_sentence_four_numbers_and_a_line_that_adds_up(open_page, demo):
    seen, figures = open_page("lanhdao", "progress/progress.py"), figures_of(demo)

    first, second = (figures.total(phase) for phase in figures.phases)
    twice, total = figures.in_several_phases(), figures.total()
    assert first + second - twice == total
    assert (
        seen.subheader[0].value == f"Đến 23/11/2026, cả kế hoạch: {total} điển hình được công nhận."
    )
    assert seen.caption[0].value == (
        f"Giai đoạn 2021–2023: {first} + Giai đoạn 2023–2025: {second} "
        f"− {twice} điển hình chuyển tiếp = {total}"
    )
    assert [metric.value for metric in seen.metric] == [
        f"{figures.total(kind=kind)}" for kind in report.KINDS
    ]
    assert not seen.exception and not seen.error


def test_every_way_to_view_draws_and_offers_its_numbers_without_a_mouse(open_page, demo):
    seen = open_page("thuky1", "progress/progress.py")
    offered = {}
    for by in ("kind", "movement", "stage", "unit", "month"):
        seen.segmented_control(key="by").set_value(by).run()
        offered[by] = len(seen.selectbox(key="open").options)
        assert not seen.exception and not seen.error
    seen.segmented_control(key="by").set_value("unit").run()
    for side in ("commune", "agency"):
        seen.segmented_control(key="side").set_value(side).run()
        offered[side] = len(seen.selectbox(key="open").options)
        assert not seen.exception and not seen.error

    # nothing, the plan and its four kinds stand above what the charts show
    places = figures_of(demo).places
    pairs = places.dropna(subset=["phase"]).drop_duplicates(["phase", "side", "place"])
    of_side = pairs["side"].value_counts()
    assert {side: offered[side] - 6 for side in ("unit", "commune", "agency")} == {
        "unit": of_side["district"],
        "commune": of_side["commune"],
        "agency": of_side["agency"],
    }
    assert (offered["kind"], min(offered.values()) > 6) == (14, True)


def test_a_number_opens_its_rows_and_its_sentence(open_page, demo):
    seen, figures = open_page("thuky1", "progress/progress.py"), figures_of(demo)

    seen.button(key="see:household").click().run()

    count = figures.total(kind="household")
    assert seen.code[1].value == (
        f"Tây Ninh 2021–2025, cả kế hoạch, Hộ gia đình: {count} điển hình được công nhận, "
        "tính đến ngày 23/11/2026."
    )
    assert len(seen.dataframe[0].value) == count
    assert seen.selectbox(key="open").value == "0.kind.household"


@pytest.mark.parametrize("sent", ["0.kind.bogus", "999.kind.model", "0.movement.abc", "<b>"])
def test_a_number_that_the_page_does_not_have_opens_nothing(open_page, sent):
    seen = open_page("thuky1", "progress/progress.py")

    seen.session_state["open"] = sent
    seen.run()

    assert (seen.selectbox(key="open").value, len(seen.code)) == ("", 2)
    assert not seen.exception and not seen.error


def test_a_phase_and_a_day_narrow_every_number(open_page, demo):
    day = date(2022, 6, 30)
    figures = figures_of(demo, day)
    first = next(iter(figures.phases))
    seen = open_page("thuky1", "progress/progress.py")

    seen.date_input(key="until").set_value(day)
    seen.segmented_control(key="phase").set_value(str(first)).run()

    assert [metric.value for metric in seen.metric] == [
        f"{figures.total(first, kind)}" for kind in report.KINDS
    ]
    target = figures.target(Part(first, "kind", "model"))
    reached = figures.total(first, "model")
    assert seen.caption[1].value == f"{reached}/{target} chỉ tiêu ({100 * reached / target:.0f} %)"


def test_a_day_before_the_plan_says_what_to_do(open_page):
    seen = open_page("thuky1", "progress/progress.py")

    seen.date_input(key="until").set_value(date(2020, 1, 1)).run()

    assert "Nhập ngày công nhận ở trang Điển hình" in seen.info[0].value
    assert (len(seen.metric), len(seen.exception)) == (0, 0)


def test_a_screen_in_a_hall_shows_numbers_and_no_names(open_page):
    seen = open_page("manhinh", "progress/progress.py")

    seen.selectbox(key="open").set_value("0.kind.model").run()

    assert (len(seen.metric), len(seen.code)) == (4, 3)
    assert [list(table.value.columns) for table in seen.dataframe] == [
        ["Đơn vị", "Thuộc", "Số lượng", "Đã báo cáo đợt gần nhất", "Trong kế hoạch"],
        ["Đơn vị", "Số lượng"],
    ]
    assert not seen.exception


def test_the_secretary_sees_the_open_round_own_work_the_phases_and_what_others_changed(
    open_page, demo
):
    secretary = sign_in.user_of(demo, sign_in.sign_in(demo, "thuky1", PASSWORD))
    demo.clock = lambda: datetime(2026, 11, 20, 9, 0)
    last_visit.since_last_visit(demo, secretary)
    admin = sign_in.user_of(demo, sign_in.sign_in(demo, "quantri", PASSWORD))
    movement = int(edit.glance(demo, "movement", Query(limit=1))["id"].iloc[0])
    edit.save_cell(demo, admin, "movement", movement, "note", None, "Ghi")
    demo.clock = lambda: NOW

    seen = open_page("thuky1")

    assert "**22/36** đơn vị đã gửi, còn 7 ngày" in [told.value for told in seen.markdown]
    assert [link.proto.label for link in links(seen)] == [
        "Xem 6 đơn vị chưa gửi",
        "7 đề cử mới nhận, chờ thẩm định",
        "5 đề cử chờ bổ sung hồ sơ",
        "11 đề cử đủ điều kiện, chờ trình hội đồng",
        "48 bước chưa xếp giai đoạn",
        "Xem tiến độ",
        "Xem nhật ký sửa",
    ]
    assert "Từ 20/11/2026: 1 lượt sửa của người khác" in [told.value for told in seen.text]
    [newest] = edit.glance(
        demo, "round", Query((Filter("closed", "is_not", True),))
    )["id"].tolist()  # fmt: skip
    asked = f"receipt_{newest}_filter=state~is~not_sent"
    assert asked in links(seen)[0].proto.query_string


@pytest.mark.parametrize(
    ("name", "texts", "labels"),
    [
        ("hoidong1", ["Còn 7 ngày"], ["Còn 3/22 hồ sơ: Đợt xét tổng kết 2021-2025"]),
        ("donvi1", ["Phường Tân Ninh: Đã gửi, còn 7 ngày"], []),
    ],
)
def test_a_member_and_a_unit_see_their_own_work_and_no_figures(open_page, name, texts, labels):
    seen = open_page(name)

    assert [told.value for told in seen.text] == texts
    assert [link.proto.label for link in links(seen)] == labels
    assert not seen.exception and not seen.error


def test_a_leader_sees_the_phases_and_what_was_published(open_page):
    seen = open_page("lanhdao")

    assert [link.proto.label for link in links(seen)] == ["Xem tiến độ"]
    assert seen.text[-1].value == "Công bố gần nhất: Đợt xét năm 2025, ngày 20/06/2025"


@pytest.mark.parametrize("page", ["home/today.py", "progress/progress.py"])
def test_in_english_no_vietnamese_sentence_of_the_texts_stays(open_page, page):
    seen = open_page("thuky1", page, language="en")
    said = words(seen)

    own = {key: told for key, told in TEXTS.items() if key.startswith(("progress.", "today."))}
    vietnamese = [
        re.sub(r"\\\{\w+\\\}", ".*", re.escape(vi)) for vi, en in own.values() if vi != en
    ]
    letters = [text for text in vietnamese if re.search(r"[^\W\d_]{2}", text.replace(".*", ""))]
    assert [text for text in said for vi in letters if re.fullmatch(vi, text or "")] == []
    assert len(said) > 8
