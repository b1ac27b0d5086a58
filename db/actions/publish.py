"""Publish the marks of a round, and take that back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.model.people import User, may_publish
from db.model.problems import reject
from db.store import marks, rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.writer import Writing, write

Round = dict[str, Any]


def may_publish_round(store: Store, user: User, round_id: int) -> bool:
    """The office, or the account of the council member who chairs the round."""
    with store.reading() as con:
        found = rows.fetch(con, store.catalogue["round"], [round_id])
        return bool(found) and _may_publish(con, user, found[0])


def publish(store: Store, user: User, round_id: int) -> int:
    """Show the scores of a round to everybody who may see it; from now on nobody marks."""

    def work(writing: Writing, held: Round) -> None:
        _refuse_unless(_may_publish(writing.con, user, held))
        _refuse_closed(held)
        if held["published_at"]:
            raise reject("already_published", table="round", row=round_id)
        _set(writing, held, "published_at", writing.now)

    return _change(store, Origin(user, "publish"), round_id, work)


def unpublish(store: Store, user: User, round_id: int, reason: str) -> int:
    """Take the publication back, so that marks can change again."""

    def work(writing: Writing, held: Round) -> None:
        _refuse_unless(_may_publish(writing.con, user, held))
        _refuse_closed(held)
        _refuse_without(reason)
        if not held["published_at"]:
            raise reject("not_published", table="round", row=round_id)
        _set(writing, held, "published_at", None)

    return _change(store, Origin(user, "unpublish", reason), round_id, work)


def _change(
    store: Store, origin: Origin, round_id: int, work: Callable[[Writing, Round], None]
) -> int:
    def on_round(writing: Writing) -> int:
        found = rows.fetch(writing.con, writing.store.catalogue["round"], [round_id])
        if not found:
            raise reject("row_gone", table="round", row=round_id)
        work(writing, found[0])
        return writing.number

    return write(store, origin, on_round)


def _set(writing: Writing, held: Round, name: str, value: Any) -> None:
    writing.update(writing.store.catalogue["round"], held["id"], name, held[name], value)


def _may_publish(con: Any, user: User, held: Round) -> bool:
    chairs = {member[0]: member[3] for member in marks.members(con)}
    return may_publish(user) or (user.id > 0 and chairs.get(held["chair"]) == user.id)


def _refuse_unless(allowed: bool) -> None:
    if not allowed:
        raise reject("not_allowed", table="round")


def _refuse_closed(held: Round) -> None:
    if held["closed"]:
        raise reject("locked", table="round", row=held["id"], facts={"by": held["name"]})


def _refuse_without(reason: str) -> None:
    if not reason.strip():
        raise reject("reason_missing", table="round")
