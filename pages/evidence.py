"""Files of rows as they go out of the door: only to those who may see the row at that moment."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from db.actions import attachments, house, sign_in
from db.model.problems import Rejected
from db.model.texts import sentence

# where a file stands; pages link to it without the stroke, so behind a base path too
PATH = "/tep"


def answer(request: Request, token: str | None) -> Response:
    """The file with what a browser needs to keep it safe, or one sentence why there is none."""
    store = house.store()
    user = sign_in.user_of(store, token)
    number = request.path_params["number"]
    if user is None:
        return PlainTextResponse("", 401)
    try:
        found = attachments.opened(store, user, number)
    except Rejected as error:
        told = " ".join(sentence(user.language, problem) for problem in error.problems)
        return PlainTextResponse(told.strip(), 404)
    how = "inline" if found.shown else "attachment"
    headers = {
        "content-disposition": f"{how}; filename*=UTF-8''{quote(found.title, safe='')}",
        "cache-control": "private, no-store",
    }
    return Response(found.content, headers=headers, media_type=found.media_type)
