import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from db.actions import arrivals, edit, house, reader, sending, sign_in
from db.actions.edit import Query
from pages.shared import session
from tests.db.actions.coming_in import book

PAGES = Path(__file__).parents[2] / "pages"
PASSWORD = 3


@pytest.fixture
def demo(planted, tmp_path):
    path = tmp_path / "demo.duckdb"
    shutil.copy(planted, path)
    yield house.open_house(path)
    house.close_house()


@pytest.fixture
def passwords(demo):
    return {account[0]: account[PASSWORD] for account in sign_in.demo_accounts(demo)}


@pytest.fixture
def open_page(demo, passwords, monkeypatch):
    """The page as the account of that name sees it, in one of its parts."""

    def opened(name, part="units"):
        token = sign_in.sign_in(demo, name, passwords[name])
        monkeypatch.setattr(session, "token_source", lambda: token)
        seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60).run()
        seen = seen.switch_page(str(PAGES / "review/receipts.py")).run()
        return seen.segmented_control(key="part").set_value(part).run()

    return opened


@pytest.fixture
def user(demo, passwords):
    return lambda name: sign_in.user_of(demo, sign_in.sign_in(demo, name, passwords[name]))


@pytest.fixture
def newest(demo):
    rounds = edit.glance(demo, "round", Query(sort=(("opens_on", True),)))
    return int(rounds["id"].iloc[0])


def dropped(seen, *files):
    """The page after these files were dropped, and all of them read."""
    [box] = seen.file_uploader
    for name, content in files:
        box = box.upload(name, content, "application/octet-stream")
    seen = seen.run()
    while reader.read_next(house.store()):
        pass
    return seen.run()


def told(frame):
    return [
        (row.title, row.state, row.unit, row.by, row.rows, row.reason)
        for row in frame.fillna("").itertuples()
    ]


def test_files_that_are_dropped_stand_in_the_table_with_unit_state_and_reason(open_page):
    seen = open_page("thuky1")
    seen = dropped(
        seen, ("Phường Tân Ninh.xlsx", book("Lê A", unit="Phường Tân Ninh")), ("hỏng.xlsx", b"PK"),
        ("trống.xlsx", b""),
    )  # fmt: skip

    assert not seen.exception
    assert seen.segmented_control(key="part").value == "files"
    assert told(seen.dataframe[0].value) == [
        ("Phường Tân Ninh.xlsx", "● Đã đọc", "Phường Tân Ninh", "theo tên tệp", "1 dòng", ""),
        ("hỏng.xlsx", "✕ Không đọc được", "", "", "",
         "Tệp 'hỏng.xlsx' không phải bảng tính hay văn bản. Gửi tệp xlsx, xls, csv hoặc docx."),
        ("trống.xlsx", "✕ Không đọc được", "", "", "",
         "Tệp 'trống.xlsx' không có nội dung. Đề nghị đơn vị gửi lại."),
    ]  # fmt: skip


def test_the_same_file_again_is_said(open_page):
    content = book("Lê A")
    seen = dropped(open_page("thuky1"), ("a.xlsx", content))
    [box] = seen.file_uploader

    seen = box.upload("b.xlsx", content, "application/octet-stream").run()

    assert [one.value for one in seen.warning] == [
        "'b.xlsx' đã có trong đợt này, không nhận thêm lần nữa. Tên khác, nội dung vẫn như cũ."
    ]
    assert len(seen.dataframe[0].value) == 1


def test_what_is_proposed_is_recorded_and_taken_back_by_a_click(open_page, demo, user, newest):
    seen = dropped(open_page("thuky1"), ("Phường Bình Minh.xlsx", book("Lê A")))
    before = seen.markdown[0].value

    seen = seen.button(key="record").click().run()
    after = seen.markdown[0].value
    hanging = sending.attached(demo, user("thuky1"), newest)
    seen = seen.button(key="back").click().run()

    assert [re.match(r"\*\*(\d+)", one)[1] for one in (before, after, seen.markdown[0].value)] == [
        "22", "23", "22",
    ]  # fmt: skip
    assert list(hanging.values()) == [["Phường Bình Minh.xlsx"]]
    assert sending.attached(demo, user("thuky1"), newest) == {}


def test_ticked_files_are_put_aside(open_page, demo, user, newest):
    seen = dropped(open_page("thuky1"), ("a.xlsx", book("Lê A")), ("b.xlsx", book("Lê B")))
    key = f"arrivals:cells:{newest}:0"
    edits = {"edited_rows": {1: {"pick": True}}}

    seen.session_state[key] = {**edits, "added_rows": [], "deleted_rows": []}
    seen = seen.run()
    seen = seen.button(key="put_aside").click().run()

    listed = arrivals.listed(demo, user("thuky1"), newest)
    assert [(one.title, one.state) for one in listed] == [
        ("a.xlsx", "read"), ("b.xlsx", "put_aside"),
    ]  # fmt: skip
    assert [row.title for row in seen.dataframe[0].value.itertuples()] == ["a.xlsx"]


def test_who_has_not_sent_stands_beside_a_letter_that_names_them(open_page, demo, user, newest):
    seen = open_page("thuky1", "missing")

    missing = [x for x in sending.lines(demo, user("thuky1"), newest) if x.state == "not_sent"]
    [letter] = seen.code
    assert len(seen.dataframe[0].value) == len(missing) == 11
    assert letter.value == sending.reminder(demo, user("thuky1"), newest)
    assert f"còn 11 đơn vị chưa gửi hồ sơ:\n\n1. {seen.dataframe[0].value['Đơn vị'][0]}\n" in (
        letter.value
    )


def test_a_unit_account_sees_its_own_line_and_files_and_sends_for_itself(
    open_page, demo, user, newest
):
    office, own = user("thuky1"), user("donvi1")
    other = next(x.unit for x in sending.lines(demo, office, newest) if x.unit not in own.units)
    arrivals.arrived(demo, office, newest, other, "của nơi khác.xlsx", book("Lê B"))

    seen = dropped(open_page("donvi1"), ("của mình.xlsx", book("Lê A")))

    assert not seen.exception
    assert seen.markdown[0].value.endswith("/1** đơn vị đã gửi")
    assert seen.segmented_control(key="part").options == ["Đơn vị (1)", "Tệp đến (1)"]
    assert [row[0] for row in told(seen.dataframe[0].value)] == ["của mình.xlsx"]
    [mine] = arrivals.listed(demo, own, newest)
    assert (mine.unit, mine.guessed) == (own.unit, "")
