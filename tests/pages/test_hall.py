"""The link of a screen: it opens the slides and what draws them, and nothing else."""

import warnings

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocketDisconnect

import app as door
from db.actions import house, screens
from db.model.people import SYSTEM
from pages import hall
from pages.shared.session import SCREEN


@pytest.fixture
def client(tmp_path):
    store = house.open_house(tmp_path / "a.duckdb")

    async def socket(websocket):
        await websocket.accept()
        await websocket.send_text("inside")
        await websocket.close()

    async def behind(request):
        return PlainTextResponse("inside")

    routes = [
        Route(hall.PATH + "/{token}", hall.answer),
        WebSocketRoute("/_stcore/stream", socket),
        Route("/{path:path}", behind),
    ]
    made = TestClient(
        Starlette(routes=routes, middleware=[Middleware(door.Gate)]), follow_redirects=False
    )
    made.store = store
    yield made
    house.close_house()


def test_a_link_gives_a_hidden_cookie_that_passes_the_slides_alone(client):
    token = screens.open_link(client.store, SYSTEM, "TV", "slides=1.0.0", 1)

    opened = client.get(f"{hall.PATH}/{token}")

    assert (opened.status_code, opened.headers["location"]) == (303, "/")
    assert "httponly" in opened.headers["set-cookie"].lower()
    assert {path: client.get(path).text for path in (
        "/", "/show", "/static/x.js", "/nominations", "/tep/1", "/the/award/1", "/media",
        "/_stcore/upload_file/a/b",
    )} == {
        "/": "inside", "/show": "inside", "/static/x.js": "inside", "/nominations": "",
        "/tep/1": "", "/the/award/1": "", "/media": "", "/_stcore/upload_file/a/b": "",
    }  # fmt: skip
    with client.websocket_connect("/_stcore/stream") as stream:
        assert stream.receive_text() == "inside"


def test_an_ended_or_guessed_link_opens_nothing(client):
    token = screens.open_link(client.store, SYSTEM, "TV", "slides=1.0.0", 1)
    [listed] = screens.listed(client.store, SYSTEM)
    client.cookies.set(SCREEN, token)
    screens.end_link(client.store, SYSTEM, listed.id)

    assert [client.get(f"{hall.PATH}/{tried}").status_code for tried in (token, "x")] == [404, 404]
    assert "hết hạn" in client.get(f"{hall.PATH}/{token}").text
    assert client.get("/").status_code == 401
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_stcore/stream"):
        pass
