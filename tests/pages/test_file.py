import io
import shutil
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from db.actions import arrivals, edit, house, previews, reader, sign_in
from db.actions.edit import Query
from pages.shared import session

PAGES = Path(__file__).parents[2] / "pages"
PASSWORD = "Sothidua-2026"
HEADING = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Chức vụ")
ROWS = (
    (1, "Lê Thị Ngọc Mẫu", 1980, "Sở Y tế", "Bí thư chi bộ"),
    (2, "Trần Văn Thử", "31/02/1990", "Sở Y tế", "Nông dân"),
    (3, "Phạm Văn Hỏi", 1975, "Xã Không Có Đâu", "Giáo viên"),
)


@pytest.fixture
def demo(planted, tmp_path):
    path = tmp_path / "demo.duckdb"
    shutil.copy(planted, path)
    yield house.open_house(path)
    house.close_house()


@pytest.fixture
def came(demo):
    """A file that the secretary took in; its number."""
    made = openpyxl.Workbook()
    for row in (("DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN",), HEADING, *ROWS):
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    rounds = edit.glance(demo, "round", Query(sort=(("opens_on", True),)))
    number = int(rounds["id"].iloc[0])
    user = sign_in.user_of(demo, sign_in.sign_in(demo, "thuky1", PASSWORD))
    found = arrivals.arrived(demo, user, number, None, "mẫu.xlsx", out.getvalue())
    while reader.read_next(demo):
        pass
    return found


@pytest.fixture
def open_file(demo, monkeypatch):
    def opened(name, tep=""):
        token = sign_in.sign_in(demo, name, PASSWORD)
        monkeypatch.setattr(session, "token_source", lambda: token)
        seen = AppTest.from_file(str(PAGES / "frame.py"), default_timeout=60)
        if tep:
            seen.query_params["tep"] = str(tep)
        return seen.run().switch_page(str(PAGES / "review/file.py")).run()

    return opened


def told(seen):
    return [one.value for one in (*seen.markdown, *seen.warning, *seen.info, *seen.error)]


def test_what_a_file_would_do_is_said_in_one_sentence_with_one_button(open_file, came):
    seen = open_file("thuky1", came)

    assert not seen.exception
    assert "1 bảng, 3 dòng: **1 cần chọn**, **1 không nhận**, **1 mới**" in told(seen)
    assert seen.button(key="file:write").label == "Ghi 1 dòng"
    assert [box.label for box in seen.selectbox if box.key and box.key.startswith("file:answer")]


def test_taking_it_says_the_bundle_and_it_can_be_taken_back(open_file, demo, came):
    seen = open_file("thuky1", came)
    before = demo.head

    seen.button(key="file:write").click().run()

    assert not seen.exception
    assert demo.head == before + 1
    assert f"Đã ghi vào sổ thành lượt {demo.head}." in [one.value for one in seen.success]
    seen.button(key="file:undo").click().run()
    assert seen.button(key="file:write").label == "Ghi 1 dòng"
    seen.button(key="file:write").click().run()
    seen.button(key="file:again").click().run()
    assert seen.button(key="file:write").label == "Ghi 0 dòng"


def test_an_answer_is_kept_and_can_be_given_anew(open_file, demo, came):
    seen = open_file("thuky1", came)
    [ask] = [box for box in seen.selectbox if box.key and box.key.startswith("file:answer")]
    user = sign_in.user_of(demo, sign_in.sign_in(demo, "thuky1", PASSWORD))
    [part] = previews.seen(demo, user, came).merge.parts
    [question] = [one for offer in part.offers for one in offer.line.questions]

    ask.set_value(next(iter(question.candidates))).run()
    again = open_file("thuky2", came)

    assert not seen.exception
    assert again.button(key="file:write").label == "Ghi 2 dòng"
    again.button(key="file:answers").click().run()
    assert again.button(key="file:write").label == "Ghi 1 dòng"


def test_rows_that_are_not_taken_are_left_out_with_one_click(open_file, came):
    seen = open_file("thuky1", came)
    seen.segmented_control(key="file:group").set_value("refused").run()

    seen.button(key="file:leave").click().run()

    assert not seen.exception
    assert any("1 bỏ ra" in one for one in told(seen))


def test_how_it_was_read_is_shown_and_another_table_or_heading_can_be_said(open_file, came):
    seen = open_file("thuky1", came)
    [target] = [box for box in seen.selectbox if box.key and box.key.startswith("file:table")]
    assert (target.label, target.value) == (
        "Tiêu đề ở dòng 2, 3 dòng dữ liệu, ghi vào bảng", "nomination",
    )  # fmt: skip

    target.select("award").run()
    assert not seen.exception
    [target] = [box for box in seen.selectbox if box.key and box.key.startswith("file:table")]
    assert target.value == "award"
    [heads] = [box for box in seen.text_input if box.key and box.key.startswith("file:headings")]
    heads.set_value("năm").run()
    assert "'năm' không phải số dòng. Nhập như 5 hay 5-6." in told(seen)
    heads = next(box for box in seen.text_input if box.key and box.key.startswith("file:headings"))
    heads.set_value("2; 40-41").run()
    assert not seen.exception


def test_a_column_that_is_left_out_is_taken_of_no_row(open_file, came):
    seen = open_file("thuky1", came)
    [fields] = [box for box in seen.multiselect if box.key and box.key.startswith("file:fields")]

    fields.set_value([("nomination", "position")]).run()

    assert not seen.exception
    assert "Bí thư chi bộ" not in str(seen.get("arrow_data_frame"))


def test_a_link_to_no_file_and_a_role_that_may_not_get_a_sentence(open_file, came):
    for typed in ("999999", "9" * 400, "abc"):
        assert "Không có tệp này. Mở tệp từ trang Nhận hồ sơ." in told(open_file("thuky1", typed))
    assert [title.value for title in open_file("quantri").title] == ["Nhập tệp"]


def test_a_file_is_chosen_here_and_the_same_file_leads_to_the_one_that_came(open_file, demo):
    seen = open_file("thuky1")
    given = ("tệp.csv", "STT;Họ và tên;Đơn vị\n1;Lê A;xã Tân Lập\n".encode(), "text/csv")

    seen.file_uploader[0].upload(*given).run()
    while reader.read_next(demo):
        pass
    seen.run()
    assert not seen.exception
    assert any("1 bảng, 1 dòng" in one for one in told(seen))

    again = open_file("thuky2")
    again.file_uploader[0].upload(*given).run()
    assert any("đã có trong đợt này" in one for one in told(again))


def test_a_file_that_cannot_be_read_says_why(open_file, demo):
    seen = open_file("thuky1")

    seen.file_uploader[0].upload("hỏng.xlsx", b"PK nothing", "x").run()
    while reader.read_next(demo):
        pass
    seen.run()

    assert not seen.exception
    assert [one.value for one in seen.error] != []


def test_a_file_with_faults_goes_back_marked_with_words_to_send(open_file, came):
    seen = open_file("thuky1", came)

    seen.button(key="file:marked").click().run()

    assert not seen.exception
    [letter] = [one.value for one in seen.code]
    assert letter.startswith("Kính gửi: đơn vị")
    assert "còn 2 chỗ cần sửa" in letter
