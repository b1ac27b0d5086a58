"""The window for pasted blocks, as several roles, on the demo province."""

import shutil

import pytest
from streamlit.testing.v1 import AppTest

from db.actions import edit, house, sign_in
from db.actions.edit import Query
from db.model.people import SYSTEM
from pages.shared import session

PASSWORD = "Sothidua-2026"


@pytest.fixture
def store(planted, tmp_path):
    shutil.copy(planted, tmp_path / "demo.duckdb")
    opened = house.open_house(tmp_path / "demo.duckdb")
    yield opened
    house.close_house()


@pytest.fixture
def window(store, monkeypatch):
    """The inside of the window over a table, for one who is signed in."""

    def opened(name, table, text, **said):
        token = sign_in.sign_in(store, name, PASSWORD)
        monkeypatch.setattr(session, "token_source", lambda: token)

        def script(table):
            import streamlit as st

            from db.actions import edit
            from pages.shared import paste, session

            visit = session.visit()
            described = edit.table(visit.store, table)
            taken = st.session_state.setdefault("taken", [])
            paste._paste(visit, described, "p", paste.nothing_shared, taken.extend)

        seen = AppTest.from_function(script, kwargs={"table": table}, default_timeout=60)
        seen.session_state["p:text"] = text
        for key, value in said.items():
            seen.session_state[f"p:{key}"] = value
        return seen.run()

    return opened


def counts(seen):
    return next(m.value for m in seen.markdown if " · " in m.value or m.value.startswith("**"))


def correct(seen, place, text):
    edits = {"edited_rows": {place: {"value": text}}, "added_rows": [], "deleted_rows": []}
    seen.session_state["p:faults"] = edits
    state = seen.session_state["p:state"]
    line = [where for where in places(state)][place]
    state.typed[line] = text
    return seen.run()


def places(state):
    return [
        (line.line, told.field if hasattr(told, "field") else told.key)
        for line in state.seen.lines
        for told in (*line.problems, *line.questions)
    ]


BLOCK = (
    "Tên phong trào\tTên ngắn\tNgày phát động\n{first}\tNgắn mới\t\nMới\tM\t31/02/2023\nHai\tH\t"
)


@pytest.fixture
def first(store):
    page = edit.browse(store, SYSTEM, "movement", Query(limit=1)).frame
    return {"id": int(page["id"][0]), "name": page["name"][0], "short": page["short_name"][0]}


def test_sound_rows_are_taken_and_the_others_stay_to_be_corrected_and_taken_next(
    store, window, first
):
    head = store.head
    seen = window("thuky1", "movement", BLOCK.format(first=first["name"]))
    assert counts(seen) == "**1 mới · 1 sửa · 1 không nhận**"

    seen.button(key="p:save").click().run()
    after = (store.head, counts(seen), [told.value for told in seen.success])
    correct(seen, 0, "28/02/2023")
    fixed = counts(seen)
    seen.button(key="p:save").click().run()

    assert after == (head + 1, "**2 đã lưu · 1 không nhận**", ["Đã lưu 2 dòng."])
    assert (fixed, store.head) == ("**1 mới · 2 đã lưu**", head + 2)
    assert len(seen.session_state["taken"]) == 2
    assert "p:text" not in seen.session_state or seen.session_state["p:text"] == ""
    assert not seen.exception


def test_what_somebody_else_changed_meanwhile_is_shown_and_chosen(store, window, first):
    seen = window("thuky1", "movement", BLOCK.format(first=first["name"]))
    edit.save_cell(
        store, SYSTEM, "movement", first["id"], "short_name", first["short"], "Của người khác"
    )
    head = store.head

    seen.button(key="p:save").click().run()
    told = [warning.value for warning in seen.warning]
    panel = [m.value for m in seen.markdown if "Của người khác" in m.value]
    kept = store.head
    [mine] = [button for button in seen.button if button.label == "Dùng của tôi"]
    mine.click().run()
    seen.button(key="p:save").click().run()

    assert told == ["Chưa lưu gì: 1 ô đã có người khác sửa. Chọn giá trị cho từng ô rồi lưu lại."]
    assert ("Ngắn mới" in panel[0], kept, store.head) == (True, head, head + 1)
    [row] = edit.fetch(store, SYSTEM, "movement", [first["id"]])
    assert row["short_name"] == "Ngắn mới"


def test_theirs_stays_when_theirs_is_kept(store, window, first):
    seen = window("thuky1", "movement", BLOCK.format(first=first["name"]))
    edit.save_cell(store, SYSTEM, "movement", first["id"], "short_name", first["short"], "Khác")
    seen.button(key="p:save").click().run()

    [theirs] = [button for button in seen.button if button.label.startswith("Giữ của")]
    theirs.click().run()

    assert counts(seen) == "**1 mới · 1 không đổi · 1 không nhận**"


def test_a_block_without_headings_is_mapped_by_position_when_asked(window):
    seen = window("thuky1", "movement", "Một\tM\nHai\tH")
    assert "Chưa nhận ra cột nào" in seen.info[0].value

    seen.button(key="p:in_order").click().run()

    assert counts(seen) == "**2 mới**"
    chosen = [box.value for box in seen.selectbox if str(box.key).startswith("p:column")]
    assert chosen == ["name", "short_name"]


def test_headings_alone_and_a_block_that_is_too_long_get_a_sentence(window):
    alone = window("thuky1", "movement", "Tên phong trào\tTên ngắn")
    long = window("thuky1", "movement", "Tên phong trào\tTên ngắn" + "\nMột\tx" * 5001)

    assert [told.value for told in alone.info] == [
        "Vùng dán chỉ có tiêu đề, chưa có dòng dữ liệu. Chép thêm các dòng dưới tiêu đề."
    ]
    assert [told.value for told in long.warning] == [
        "Vùng dán có 5001 dòng, quá mức 5000 dòng một lần. Chia thành nhiều lần dán."
    ]


def test_a_unit_account_pastes_into_its_own_rows_only_and_learns_nothing_of_others(store, window):
    user = sign_in.user_of(store, sign_in.sign_in(store, "donvi1", PASSWORD))
    every = edit.python_rows(
        store.catalogue["subject"],
        edit.browse(store, SYSTEM, "subject", Query(limit=5000)).frame,
    )
    mine = [row for row in every if row["unit"] in user.units]
    others = [row for row in every if row["unit"] not in user.units]
    names = {row["name"] for row in mine}
    foreign = next(row for row in others if row["name"] not in names)
    own = next(row for row in mine if [r["name"] for r in mine].count(row["name"]) == 1)
    block = f"Tên\tChức vụ\n{own['name']}\tThử\n{foreign['name']}\tThử"

    seen = window("donvi1", "subject", block, how="update")
    told = " ".join(str(value) for frame in seen.dataframe for value in frame.value.to_numpy().flat)

    assert counts(seen) == "**1 sửa · 1 không nhận**"
    assert str(foreign["position"]) not in told or not foreign["position"]
    seen.button(key="p:save").click().run()
    [changed] = edit.fetch(store, SYSTEM, "subject", [own["id"]])
    [left] = edit.fetch(store, SYSTEM, "subject", [foreign["id"]])
    assert (changed["position"], left["position"]) == ("Thử", foreign["position"])


def test_one_who_reads_only_is_refused(window):
    seen = window("lanhdao", "movement", "Tên phong trào\tTên ngắn\nMột\tx")

    assert [told.value for told in seen.warning] == [
        "Tài khoản này không có quyền làm việc ấy. Liên hệ quản trị để được phân quyền."
    ]
