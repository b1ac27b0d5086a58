"""The sheet of a row, through HTTP, as each account asks for it."""

import shutil
import warnings
from pathlib import Path

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

import app as door
from db.actions import edit, house, sign_in
from db.model.people import SYSTEM
from pages import print_card

PASSWORD = "Sothidua-2026"
NO_CARD = "Không có thẻ này. Mở thẻ từ một dòng trong bảng."
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def store(planted: Path, tmp_path):
    shutil.copy(planted, tmp_path / "demo.duckdb")
    yield house.open_house(tmp_path / "demo.duckdb")
    house.close_house()


@pytest.fixture
def ask(store):
    routes = [Route("/the/{table}/{row}", print_card.print_card)]
    client = TestClient(
        Starlette(routes=routes, middleware=[Middleware(door.Gate)]), follow_redirects=False
    )

    def get(name, path):
        client.cookies.clear()
        if name:
            client.cookies.set(door.COOKIE, sign_in.sign_in(store, name, PASSWORD))
        return client.get(path)

    return get


def rows_of(store, name, *filters, table="exemplar"):
    query = edit.Query(tuple(edit.Filter(*f) for f in filters), limit=600)
    user = (
        SYSTEM if name is None else sign_in.user_of(store, sign_in.sign_in(store, name, PASSWORD))
    )
    return edit.browse(store, user, table, query).frame["id"].tolist()


def test_the_office_prints_a_person_with_stages_nominations_and_published_score(store, ask):
    chosen = edit.browse(store, SYSTEM, "nomination", edit.Query(
        (edit.Filter("round.published_at", "filled"), edit.Filter("state.code", "is", "awarded")),
        limit=1)).frame  # fmt: skip
    exemplar = int(chosen["exemplar"].iloc[0])
    title = edit.titles(store, SYSTEM, "exemplar", [exemplar])[exemplar]

    answer = ask("thuky1", f"/the/exemplar/{exemplar}")

    assert (answer.status_code, answer.headers["x-frame-options"]) == (200, "DENY")
    page = answer.text
    assert [word for word in (
        title, "Kế hoạch", "Quá trình", "Phát hiện", "Nhân rộng", "Đề cử", "Khen thưởng",
        "Điểm tổng hợp", "@page{size:A4 portrait", "Năm sinh",
    ) if word not in page] == []  # fmt: skip


def test_foreign_missing_hidden_and_unknown_rows_get_one_answer(store, ask):
    mine = rows_of(store, "donvi3")
    foreign = next(row for row in rows_of(store, None) if row not in mine)
    asked = [
        ("donvi3", f"exemplar/{foreign}"), ("donvi3", "exemplar/99999999"),
        ("thuky1", "account/1"), ("thuky1", "nothing/1"), ("thuky1", "exemplar/x"),
        ("thuky1", "exemplar/" + "9" * 40), ("hoidong1", f"exemplar/{foreign}"),
        ("manhinh", f"exemplar/{foreign}"),
    ]  # fmt: skip
    answers = [ask(name, f"/the/{path}") for name, path in asked]

    assert {(answer.status_code, answer.text) for answer in answers} == {(404, answers[0].text)}
    assert NO_CARD in answers[0].text
    assert ask("donvi3", f"/the/exemplar/{mine[0]}").status_code == 200
    assert ask("lanhdao", f"/the/exemplar/{foreign}").status_code == 200


def test_a_stranger_is_sent_away_by_the_gate(store, ask):
    assert ask(None, "/the/exemplar/1").status_code == 401
    page, status = print_card.answer(None, "exemplar", "1")
    assert (status, NO_CARD in page) == (404, True)


def test_what_people_typed_is_text_on_the_sheet_and_all_of_it(store, ask):
    row = rows_of(store, None)[0]
    [held] = edit.fetch(store, SYSTEM, "exemplar", [row])
    subject = held["subject"]
    name = edit.fetch(store, SYSTEM, "subject", [subject])[0]["name"]
    long = f"{HOSTILE} " + "rất dài " * 1000
    edit.save_cell(store, SYSTEM, "subject", subject, "name", name, f"Tên {HOSTILE}")
    edit.save_cell(store, SYSTEM, "exemplar", row, "lesson", held["lesson"], long.strip())

    page = ask("quantri", f"/the/exemplar/{row}").text

    assert "<script" not in page
    assert page.count("rất dài") == 1000
    assert "font-size:8.5pt" in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    ("letters", "size"), [(10, 11), (1601, 10), (2601, 9), (3801, print_card.SMALLEST)]
)
def test_more_text_is_printed_smaller(letters, size):
    assert print_card._size(f"<p class='wide'>{'a' * letters}</p>") == size


def test_every_table_has_a_sheet_and_a_long_list_says_what_is_left(store, ask):
    for table in store.catalogue:
        for row in rows_of(store, None, table=table)[:1]:
            expected = 404 if table in ("account", "custom_field") else 200
            assert ask("thuky1", f"/the/{table}/{row}").status_code == expected, table
    [plan] = rows_of(store, None, table="plan")[:1]

    assert "dòng nữa" in ask("thuky1", f"/the/plan/{plan}").text
