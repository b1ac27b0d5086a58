"""The door: sign-in, session, gate on http and websocket, health; opens and closes the house."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import hmac
import os
import re
import secrets
import socket
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote, unquote

import streamlit as st
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse
from starlette.responses import Response as Answer
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from db.actions import channel, house, reader, sign_in
from db.model.problems import Rejected
from db.model.settings import settings
from db.model.texts import LANGUAGES, say, sentence
from pages import door, evidence, hall
from pages.print_card import print_card

COOKIE, CSRF = "thidua_session", "thidua_csrf"
# the page a stranger asked for, kept until they have signed in, at most this many seconds
WANTED, WANTED_FOR = "thidua_wanted", 900
SIGN_IN, SIGN_OUT, PASSWORD, FIRST = "/dang-nhap", "/dang-xuat", "/doi-mat-khau", "/khoi-tao"
OPEN = (SIGN_IN, FIRST, "/health", "/_stcore/health", "/favicon.ico")
COLLECT_EVERY = 300
HEADERS = {
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "content-security-policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self' ws: wss: data: blob:; worker-src 'self' blob:; "
        "frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
    ),
}
first_code = ""


def _language(request: Request) -> str:
    asked = request.query_params.get("lang", "vi")
    return asked if asked in LANGUAGES else "vi"


def _answer(request: Request, fields: list[door.Field], button: str, problem: str = "") -> Answer:
    """The form of this page, with a CSRF cookie; 400 when it says a problem."""
    language, csrf = _language(request), request.cookies.get(CSRF) or secrets.token_urlsafe(16)
    below = ""
    if request.url.path == SIGN_IN:
        below = door.demo_list(language, sign_in.demo_accounts(house.store()))
    page = door.form(language, request.url.path, csrf, fields, button, problem, below)
    answer = HTMLResponse(page, 400 if problem else 200)
    answer.set_cookie(CSRF, csrf, httponly=True, samesite="strict")
    return answer


async def _typed(request: Request) -> dict[str, str] | None:
    """The fields of a posted form, or None when its token is not the cookie's."""
    try:
        form = await request.form()
    except HTTPException:
        return None
    # what no text can hold is replaced at the door
    given = {n: str(v).encode("utf-8", "replace").decode() for n, v in form.items()}
    kept = request.cookies.get(CSRF, "")
    if not kept or not hmac.compare_digest(given.get("csrf", "").encode(), kept.encode()):
        return None
    return given


def _told(request: Request, error: Rejected) -> str:
    return " ".join(sentence(_language(request), problem) for problem in error.problems)


def _go(request: Request, path: str, token: str | None = None) -> Answer:
    answer = RedirectResponse(path, 303)
    if token:
        secure = request.url.scheme == "https"
        answer.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=secure)
    return answer


SIGN_IN_FIELDS: list[door.Field] = [
    ("name", "door.name", "text"),
    ("password", "door.password", "password"),
]
PASSWORD_FIELDS: list[door.Field] = [
    ("old", "door.old_password", "password"),
    ("new", "door.new_password", "password"),
]
FIRST_FIELDS: list[door.Field] = [
    ("code", "door.code", "text"),
    ("name", "door.name", "text"),
    ("full_name", "door.full_name", "text"),
    ("password", "door.new_password", "password"),
]


async def sign_in_page(request: Request) -> Answer:
    if sign_in.is_new(house.store()):
        return _go(request, FIRST)
    if request.method != "POST":
        return _answer(request, SIGN_IN_FIELDS, "door.sign_in")
    given = await _typed(request)
    if given is None:
        stale = say(_language(request), "door.stale")
        return _answer(request, SIGN_IN_FIELDS, "door.sign_in", stale)
    name, password = given.get("name", ""), given.get("password", "")
    try:
        token = await asyncio.to_thread(sign_in.sign_in, house.store(), name, password)
    except Rejected as error:
        return _answer(request, SIGN_IN_FIELDS, "door.sign_in", _told(request, error))
    answer = _go(request, _wanted(request), token)
    answer.delete_cookie(WANTED)
    return answer


def _wanted(request: Request) -> str:
    """The page that was asked for before signing in; only ever one of this house."""
    path = unquote(request.cookies.get(WANTED, ""))
    return path if re.fullmatch(r"/(?![/\\])[^\\\s]{0,800}", path) else "/"


async def sign_out_page(request: Request) -> Answer:
    if request.method != "POST":
        return _answer(request, [], "door.sign_out")
    if await _typed(request) is None:
        return _answer(request, [], "door.sign_out", say(_language(request), "door.stale"))
    sign_in.sign_out(house.store(), request.cookies[COOKIE])
    answer = _go(request, SIGN_IN)
    answer.delete_cookie(COOKIE)
    return answer


async def password_page(request: Request) -> Answer:
    if request.method != "POST":
        return _answer(request, PASSWORD_FIELDS, "door.change_password")
    given = await _typed(request)
    if given is None:
        stale = say(_language(request), "door.stale")
        return _answer(request, PASSWORD_FIELDS, "door.change_password", stale)
    user = sign_in.user_of(house.store(), request.cookies.get(COOKIE))
    if user is None:
        return _go(request, SIGN_IN)
    try:
        sign_in.change_password(house.store(), user, given.get("old", ""), given.get("new", ""))
    except Rejected as error:
        return _answer(request, PASSWORD_FIELDS, "door.change_password", _told(request, error))
    return _go(request, SIGN_IN)


async def first_page(request: Request) -> Answer:
    if not sign_in.is_new(house.store()):
        return _go(request, SIGN_IN)
    if request.method != "POST":
        return _answer(request, FIRST_FIELDS, "door.create")
    given = await _typed(request)
    if given is None:
        return _answer(request, FIRST_FIELDS, "door.create", say(_language(request), "door.stale"))
    wanted = [given.get(name, "") for name in ("code", "name", "full_name", "password")]
    try:
        sign_in.first_administrator(house.store(), first_code, *wanted)
    except Rejected as error:
        return _answer(request, FIRST_FIELDS, "door.create", _told(request, error))
    return _go(request, SIGN_IN)


async def health(request: Request) -> Answer:  # noqa: ARG001 -- a route
    house.store()
    return JSONResponse({"status": "ok"})


def a_file(request: Request) -> Answer:
    return evidence.answer(request, request.cookies.get(COOKIE))


class Gate:
    """Nothing behind it without a usable session, over http or websocket; headers on all."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path not in OPEN and not hall.is_link(path) and not _may_pass(HTTPConnection(scope)):
            await _turn_away(scope, receive, send)
            return
        await self.app(scope, receive, _with_headers(send))


def _may_pass(asked: HTTPConnection) -> bool:
    user = sign_in.user_of(house.store(), asked.cookies.get(COOKIE), touch=False)
    return user is not None or hall.may_pass(asked)


async def _turn_away(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4401})
        return
    wants_page = "text/html" in HTTPConnection(scope).headers.get("accept", "")
    # an asset is never redirected: it would turn the sign-in page's token
    answer = RedirectResponse(SIGN_IN, 303) if wants_page else PlainTextResponse("", 401)
    if wants_page:
        url = HTTPConnection(scope).url
        asked = f"{url.path}?{url.query}" if url.query else url.path
        answer.set_cookie(WANTED, quote(asked), max_age=WANTED_FOR, httponly=True, samesite="lax")
    await answer(scope, receive, _with_headers(send))


def _with_headers(send: Send) -> Send:
    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start":
            added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            message = {**message, "headers": [*message.get("headers", []), *added]}
        await send(message)

    return wrapped


@contextlib.asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[dict[str, Any]]:  # noqa: ARG001 -- the contract
    global first_code  # noqa: PLW0603 -- one code a start
    store = house.open_house(settings(os.environ).database)
    if sign_in.is_new(store):
        first_code = secrets.token_hex(4)
        print(say("vi", "door.code_printed", code=first_code), flush=True)
    answer_at_once()
    collector = asyncio.create_task(_collect())
    try:
        with channel.listening(store), reader.at_work(store):
            yield {}
    finally:
        collector.cancel()
        house.close_house()


def answer_at_once() -> None:
    """Set TCP_NODELAY on the listening sockets; else every rerun waits 40 ms for an ACK."""
    for thing in gc.get_objects():
        if isinstance(thing, socket.socket) and thing.fileno() != -1:
            with contextlib.suppress(OSError):
                if thing.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                    thing.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


async def _collect() -> None:
    """Collect garbage now and then, since Streamlit does not after each run."""
    while True:
        await asyncio.sleep(COLLECT_EVERY)
        gc.collect()


both = ["GET", "POST"]
app = st.App(
    "pages/frame.py",
    lifespan=lifespan,
    middleware=[Middleware(Gate)],
    routes=[
        Route(SIGN_IN, sign_in_page, methods=both),
        Route(SIGN_OUT, sign_out_page, methods=both),
        Route(PASSWORD, password_page, methods=both),
        Route(FIRST, first_page, methods=both),
        Route("/health", health),
        Route(hall.PATH + "/{token}", hall.answer),
        Route(evidence.PATH + "/{number:int}", a_file),
        Route("/the/{table}/{row}", print_card),
    ],
)
