"""Questions over the register: one SELECT, run apart from everything, over what one may see."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from db.actions.asking import published, running, scope
from db.actions.asking.answers import Answer, answer_of, limits_met, rows_of, word
from db.actions.asking.turns import Turns
from db.model.people import User, may_ask
from db.model.problems import Rejected, reject
from db.model.questions import Column, Shown
from db.store import asked
from db.store.asked import Asked
from db.store.connection import Store

__all__ = [
    "Answer",
    "Asked",
    "Column",
    "Shown",
    "ask",
    "history",
    "limits_met",
    "rows_of",
    "schema",
    "word",
]

LONGEST, MOST_REMEMBERED = 20_000, 50
ANSWERED = "answered"

# of the whole process: the processor is one, whatever is open
_turns = Turns()


def schema(store: Store, user: User) -> tuple[Shown, ...]:
    """The tables and columns that this person may ask about; Rejected for who may not ask."""
    _may_ask(user)
    return scope.shown(scope.parts_of(store, user))


def ask(
    store: Store,
    user: User,
    sql: str,
    parameters: Mapping[str, Any] | None = None,
    waiting: Callable[[int], None] = lambda _: None,
) -> Answer:
    """The answer to one SELECT over what this person may see; ``$name`` stands for a parameter.

    ``waiting`` hears the place in the line while others are answered. Rejected with the place in
    the text where it can be told. Every question is kept with how it ended.
    """
    given = _Given(sql, parameters or {})
    begun = time.monotonic()
    try:
        _may_ask(user)
        found = _answered(store, user, given, waiting)
    except Rejected as error:
        _keep(store, user, given, time.monotonic() - begun, error.problems[0].code)
        raise
    _keep(store, user, given, found.seconds, ANSWERED, len(found.frame))
    return found


@dataclass(frozen=True, slots=True)
class _Given:
    sql: str
    parameters: Mapping[str, Any]


def _may_ask(user: User) -> None:
    if not may_ask(user):
        raise reject("not_allowed")


def _answered(store: Store, user: User, given: _Given, waiting: Callable[[int], None]) -> Answer:
    _refuse_unfit(given)
    with _turns.turn(waiting):
        begun = time.monotonic()
        parts = scope.parts_of(store, user)
        with published.copy_for(store, parts, user.id) as copy:
            heard = running.run(copy.path, given.sql, given.parameters)
            return answer_of(heard, copy.head, time.monotonic() - begun)


def _refuse_unfit(given: _Given) -> None:
    if not running.can_confine():
        raise reject("questions_unconfined")
    if not given.sql.strip():
        raise reject("question_empty")
    if len(given.sql) > LONGEST:
        raise reject("question_long", facts={"limit": LONGEST, "length": len(given.sql)})


def _keep(
    store: Store, user: User, given: _Given, seconds: float, outcome: str, rows: int | None = None
) -> None:
    parameters = json.dumps(dict(given.parameters), ensure_ascii=False, default=str)
    kept = Asked(
        user.id, user.name, store.clock(), given.sql[:LONGEST], parameters, rows, seconds, outcome
    )  # fmt: skip
    store.apply(lambda con: asked.keep(con, kept))


def history(store: Store, user: User, most: int = MOST_REMEMBERED) -> list[Asked]:
    """What this person asked, the last first, each wording once."""
    _may_ask(user)
    with store.reading() as con:
        return asked.of_account(con, user.id, most)
