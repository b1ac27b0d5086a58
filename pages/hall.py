"""Screens in a hall: their link gives them a cookie, and the cookie opens the slides alone."""

from __future__ import annotations

from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from db.actions import house, screens
from db.model.texts import say
from pages.shared.session import SCREEN

PATH = "/man-hinh"
SLIDES = "/show"
# what Streamlit needs to draw a page
BEHIND = ("/_stcore/", "/static/", "/media/", "/component/", f"{SLIDES}/_stcore/")

# of that, what a screen never needs
UPLOADS = "/_stcore/upload_file"


def is_link(path: str) -> bool:
    """Whether somebody opens a display link: whoever has one has no account."""
    return path.startswith(f"{PATH}/")


def may_pass(asked: HTTPConnection) -> bool:
    """Whether a screen may fetch this: the slides and what draws them, while its link is good."""
    path = asked.scope["path"]
    if path.startswith(UPLOADS):
        return False
    if path not in ("/", SLIDES) and not path.startswith(BEHIND):
        return False
    return screens.screen_of(house.store(), asked.cookies.get(SCREEN)) is not None


def answer(request: Request) -> Response:
    """The slides, with the cookie of this screen; one sentence when the link is over."""
    token = request.path_params["token"]
    if screens.screen_of(house.store(), token) is None:
        return PlainTextResponse(say("vi", "show.link_over"), 404)
    gone = RedirectResponse("/", 303)
    gone.set_cookie(
        SCREEN, token, max_age=screens.LONGEST_DAYS * 86_400, httponly=True, samesite="lax",
        secure=request.url.scheme == "https",
    )  # fmt: skip
    return gone
