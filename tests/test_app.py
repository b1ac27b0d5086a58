"""The door, through HTTP and websocket, as somebody outside would try it."""

import warnings
from typing import ClassVar
from urllib.parse import quote

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

import app as door
from db.actions import attachments, edit, house, seeding, sign_in
from db.model.people import SYSTEM, Role
from db.model.tables import LOOKUP
from db.store import files
from pages import evidence

PASSWORD = "mat-khau-dai"


@pytest.fixture
def client(tmp_path, monkeypatch):
    """The routes and the gate without Streamlit behind them, over a real store."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.responses import PlainTextResponse
    from starlette.routing import Route, WebSocketRoute

    store = house.open_house(tmp_path / "a.duckdb")
    rows = [
        {"list": "role", "code": role.value, "label_vi": role.value, "label_en": role.value}
        for role in Role
    ]
    seeding.plant(store, "seed", lambda w: w.insert(LOOKUP, rows))

    async def socket(websocket):
        await websocket.accept()
        await websocket.send_text("inside")
        await websocket.close()

    behind = [
        Route("/nominations", lambda request: PlainTextResponse("inside")),
        WebSocketRoute("/_stcore/stream", socket),
    ]
    routes = [
        Route(door.SIGN_IN, door.sign_in_page, methods=door.both),
        Route(door.SIGN_OUT, door.sign_out_page, methods=door.both),
        Route(door.PASSWORD, door.password_page, methods=door.both),
        Route(door.FIRST, door.first_page, methods=door.both),
        Route("/health", door.health),
        Route("/tep/{number:int}", door.a_file),
        *behind,
    ]
    monkeypatch.setattr(door, "first_code", "abcd")
    yield TestClient(
        Starlette(routes=routes, middleware=[Middleware(door.Gate)]), follow_redirects=False
    )
    house.close_house()


def post(client, path, **fields):
    client.get(path)
    return client.post(path, data={"csrf": client.cookies.get(door.CSRF), **fields})


@pytest.fixture
def signed_in(client):
    sign_in.add_account(house.store(), SYSTEM, "lan", "Lan <b>", Role.ADMIN, PASSWORD)
    answer = post(client, door.SIGN_IN, name="lan", password=PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    return client


def test_a_page_behind_the_gate_sends_a_stranger_to_the_sign_in_page(client):
    sign_in.add_account(house.store(), SYSTEM, "lan", "Lan", Role.ADMIN, PASSWORD)

    page = client.get("/nominations", headers={"accept": "text/html"})
    asset = client.get("/static/x.js")

    assert (page.status_code, page.headers["location"]) == (303, door.SIGN_IN)
    assert (asset.status_code, asset.text) == (401, "")
    assert "inside" not in page.text


def test_a_websocket_of_a_stranger_is_refused(client):
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_stcore/stream"):
        pass


def test_a_session_passes_http_and_websocket(signed_in):
    assert signed_in.get("/nominations").text == "inside"
    with signed_in.websocket_connect("/_stcore/stream") as websocket:
        assert websocket.receive_text() == "inside"


def test_every_answer_carries_the_security_headers(client):
    for path in ("/health", "/nominations", door.FIRST):
        headers = client.get(path).headers
        assert {name: headers[name] for name in door.HEADERS} == door.HEADERS


def test_health_says_no_more_than_that_it_is_well(client):
    assert client.get("/health").json() == {"status": "ok"}


def test_the_cookie_of_a_session_is_hidden_from_scripts(client):
    sign_in.add_account(house.store(), SYSTEM, "lan", "Lan", Role.ADMIN, PASSWORD)
    answer = post(client, door.SIGN_IN, name="lan", password=PASSWORD)

    [cookie] = [c for c in answer.headers.get_list("set-cookie") if c.startswith(door.COOKIE)]
    assert ("HttpOnly" in cookie, "SameSite=lax" in cookie) == (True, True)


def test_a_wrong_password_says_so_in_the_chosen_language_and_opens_nothing(client):
    sign_in.add_account(house.store(), SYSTEM, "lan", "Lan", Role.ADMIN, PASSWORD)

    vi = post(client, door.SIGN_IN, name="lan", password="sai")
    en = post(client, f"{door.SIGN_IN}?lang=en", name="lan", password="sai")

    assert (vi.status_code, "Tên hoặc mật khẩu chưa đúng" in vi.text) == (400, True)
    assert (en.status_code, "Wrong name or password" in en.text) == (400, True)
    assert door.COOKIE not in client.cookies


@pytest.mark.parametrize("path", [door.SIGN_IN, door.SIGN_OUT, door.PASSWORD])
def test_a_form_without_its_token_does_nothing(signed_in, path):
    answer = signed_in.post(path, data={"csrf": "x", "name": "lan", "password": PASSWORD})

    assert (answer.status_code, "Trang đã cũ" in answer.text) == (400, True)
    assert signed_in.get("/nominations").text == "inside"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"csrf=%C4%91&name=lan"),
        ("multipart/form-data; boundary=a; charset=utf-7", b"junk"),
        (
            "multipart/form-data; boundary=a; charset=utf-7",
            b'--a\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n+2AA-\r\n--a--\r\n',
        ),
        ("application/json", b"{}"),
        ("text/plain", b"\xff\xfe"),
    ],
)
def test_a_form_that_is_none_is_answered_as_a_stale_one(signed_in, kind, body):
    answer = signed_in.post(door.SIGN_IN, content=body, headers={"content-type": kind})

    assert (answer.status_code, "Trang đã cũ" in answer.text) == (400, True)


def test_a_token_with_any_letters_is_compared(client):
    sign_in.add_account(house.store(), SYSTEM, "lan", "Lan", Role.ADMIN, PASSWORD)
    client.get(door.SIGN_IN)

    answer = client.post(door.SIGN_IN, data={"csrf": "đ"})

    assert answer.status_code == 400


def test_the_code_of_the_first_administrator_may_be_mistyped_in_any_letters(client):
    person = {"name": "an", "full_name": "An", "password": PASSWORD}

    assert post(client, door.FIRST, code="đ", **person).status_code == 400


def test_signing_out_ends_the_session(signed_in):
    assert signed_in.get(door.SIGN_OUT).status_code == 200

    answer = post(signed_in, door.SIGN_OUT)

    assert (answer.status_code, answer.headers["location"]) == (303, door.SIGN_IN)
    assert signed_in.get("/nominations").status_code == 401


def test_a_password_is_changed_against_the_old_one(signed_in):
    assert signed_in.get(door.PASSWORD).status_code == 200
    wrong = post(signed_in, door.PASSWORD, old="sai", new="moi-va-dai-1")
    right = post(signed_in, door.PASSWORD, old=PASSWORD, new="moi-va-dai-1")

    assert (wrong.status_code, right.status_code) == (400, 303)
    assert sign_in.sign_in(house.store(), "lan", "moi-va-dai-1")


def test_an_empty_database_offers_the_first_administrator_against_the_code(client):
    assert client.get(door.SIGN_IN).headers["location"] == door.FIRST
    stale = client.post(door.FIRST, data={"csrf": "x"})
    person = {"name": "an", "full_name": "An", "password": PASSWORD}
    wrong = post(client, door.FIRST, code="x", **person)
    right = post(client, door.FIRST, code="abcd", **person)

    assert [a.status_code for a in (stale, wrong, right)] == [400, 400, 303]
    assert client.get(door.FIRST).headers["location"] == door.SIGN_IN
    assert edit.titles(house.store(), SYSTEM, "account") != {}


def test_demo_accounts_are_shown_as_text_never_as_markup(signed_in):
    listed = [["lan", "Lan <script>alert(1)</script>", "admin", "Mat-khau-demo"]]
    sign_in.publish_demo_accounts(house.store(), listed)

    page = signed_in.get(door.SIGN_IN).text

    assert "Lan &lt;script&gt;" in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("/nominations?q=a%20b", "/nominations?q=a%20b"),
        ("//elsewhere.example/x", "/"),
        ("/\\\\elsewhere.example", "/"),
        ("https://elsewhere.example", "/"),
        ("/a\r\nset-cookie: x=y", "/"),
        ("/" + "a" * 900, "/"),
    ],
)
def test_after_signing_in_the_page_that_was_asked_for_opens_and_never_another_house(
    client, wanted, path
):
    sign_in.add_account(house.store(), SYSTEM, "lan", "Lan", Role.ADMIN, PASSWORD)
    client.cookies.set(door.WANTED, quote(wanted))

    answer = post(client, door.SIGN_IN, name="lan", password=PASSWORD)

    assert (answer.status_code, answer.headers["location"]) == (303, path)


def test_a_stranger_s_page_is_remembered_until_they_have_signed_in(client):
    sign_in.add_account(house.store(), SYSTEM, "lan", "Lan", Role.ADMIN, PASSWORD)
    client.get("/nominations?plan=1", headers={"accept": "text/html"})

    answer = post(client, door.SIGN_IN, name="lan", password=PASSWORD)

    assert (answer.headers["location"], client.cookies.get(door.WANTED)) == (
        "/nominations?plan=1",
        None,
    )


def test_a_file_goes_out_to_those_who_may_see_its_row_and_to_nobody_when_altered(signed_in):
    store = house.store()
    [row] = edit.add(store, SYSTEM, "council", [{"name": "Hội đồng"}])
    lan = sign_in.user_of(store, signed_in.cookies.get(door.COOKIE))
    number = attachments.attach(store, lan, "council", row, "Quyết định số 5.pdf", b"%PDF- 5")
    word = attachments.attach(store, lan, "council", row, "a.png", b"\x89PNG\r\n\x1a\n")

    found = signed_in.get(f"/tep/{number}")
    picture = signed_in.get(f"/tep/{word}")
    unknown = signed_in.get("/tep/999999")
    for kept in files.folder_of(store.path).rglob("*"):
        if kept.is_file():
            kept.write_bytes(b"%PDF- 6")
    altered = signed_in.get(f"/tep/{number}")
    signed_in.cookies.clear()
    stranger = signed_in.get(f"/tep/{number}")

    assert (found.status_code, found.content) == (200, b"%PDF- 5")
    assert found.headers["content-disposition"] == (
        "inline; filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20s%E1%BB%91%205.pdf"
    )
    assert [found.headers[name] for name in ("content-type", "x-content-type-options")] == [
        "application/pdf",
        "nosniff",
    ]
    assert picture.headers["content-type"] == "image/png"
    assert (unknown.status_code, "không có" in unknown.text) == (404, True)
    assert (altered.status_code, "bị sửa trên đĩa" in altered.text) == (404, True)
    assert (stranger.status_code, stranger.content) == (401, b"")


def test_a_session_that_ended_meanwhile_opens_no_file(signed_in):
    class Asked:
        path_params: ClassVar = {"number": 1}

    assert evidence.answer(Asked(), "nobody").status_code == 401
