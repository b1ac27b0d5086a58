"""Questions put together by choosing: read from a link, asked, saved, shared and found again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.actions import asking, edit
from db.actions.asking import Answer
from db.model import question_words
from db.model.catalog import Table
from db.model.conditions import Filter as Match
from db.model.conditions import Group
from db.model.fitting_questions import Schema, fit, schema_of
from db.model.people import User, may_ask, may_share_views
from db.model.problems import Problem, Rejected, reject
from db.model.questions import IN_PHASE, Ask, Question, asks, leaves, with_values
from db.model.values import first_day, last_day
from db.model.vietnamese import clean, fold
from db.store import questions, rows
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.questions import Output, Statement
from db.store.rows import Query
from db.store.writer import Writing, write

__all__ = ["Found", "Output", "Saved", "Statement"]

TABLE, PHASE = "saved_question", "phase"
MOST = 500


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved question as a list shows it; ``own`` and ``may_change`` are of who asks."""

    id: int
    name: str
    own: bool
    shared: bool
    may_change: bool
    definition: str


@dataclass(frozen=True, slots=True)
class Found:
    """An answer with the statement that gave it."""

    answer: Answer
    statement: Statement


def schema(store: Store, user: User) -> Schema:
    """What this person may ask about, table by table."""
    return schema_of(asking.schema(store, user))


def read(store: Store, user: User, text: str) -> tuple[Question, list[Problem]]:
    """The question of a link as far as this person can ask it, and what of it cannot be asked."""
    said, problems = question_words.read(text)
    if not said.table:
        return said, problems
    fitted, more = fit(said, schema(store, user))
    return fitted, [*problems, *more, *_strange_phases(store, user, fitted)]


def _strange_phases(store: Store, user: User, question: Question) -> list[Problem]:
    asked = _phases_asked(question)
    known = spans(store, user) if asked else {}
    return [Problem("no_such_phase", value=phase) for phase in asked if phase not in known]


def _phases_asked(question: Question) -> list[int]:
    wanted = [leaf for leaf in leaves((*question.tests, *question.share)) if leaf.op == IN_PHASE]
    return [leaf.value.value if isinstance(leaf.value, Ask) else leaf.value for leaf in wanted]


def spans(store: Store, user: User) -> dict[int, tuple[date, date]]:
    """Phase → its first and its last day; Rejected for who may not ask."""
    return {
        row["id"]: (first_day(row["starts_on"]), last_day(row["ends_on"]))
        for row in _phases(store, user)
    }


def phases(store: Store, user: User) -> dict[int, str]:
    """Phase → its name, the first of a plan first."""
    return {row["id"]: row["name"] for row in _phases(store, user)}


def _phases(store: Store, user: User) -> list[dict[str, Any]]:
    _may_ask(user)
    described = store.catalogue[PHASE]
    query = Query(sort=(("plan", False), ("position", False)), limit=MOST)
    with store.reading() as con:
        frame, _ = rows.page(con, store.catalogue, described, query)
    return edit.python_rows(described, frame)


def statement(store: Store, user: User, question: Question) -> Statement:
    """The SELECT of a question; Rejected when this person cannot ask it whole."""
    known = schema(store, user)
    fitted, problems = fit(question, known)
    problems += _strange_phases(store, user, fitted)
    if problems:
        raise Rejected(problems)
    held = spans(store, user) if _phases_asked(fitted) else {}
    return questions.statement(fitted, known, held, user.language)


def ask(
    store: Store, user: User, question: Question, waiting: Callable[[int], None] = lambda _: None
) -> Found:
    """The answer over what this person may see, as ``asking.ask`` gives it."""
    made = statement(store, user, question)
    return Found(asking.ask(store, user, made.sql, made.parameters, waiting), made)


def answer(
    store: Store, user: User, row: int, parameters: Mapping[str, Any] | None = None
) -> Answer:
    """The answer to a saved question, own or shared; ``parameters``: form field → value."""
    return ask(store, user, with_form(opened(store, user, row)[1], parameters or {})).answer


def with_form(question: Question, given: Mapping[str, Any]) -> Question:
    """The question with these values; Rejected for a name that its form does not have."""
    known = asks(question)
    if strange := [name for name in given if name not in known]:
        raise Rejected([Problem("no_such_parameter", value=name) for name in strange])
    return with_values(question, dict(given))


def listed(store: Store, user: User) -> list[Saved]:
    """The own questions and the shared ones, by name."""
    _may_ask(user)
    mine = Group(True, (Match("account", "is", user.id), Match("shared", "is", True)))
    query = Query((mine,), sort=(("name", False),), limit=MOST)
    described = store.catalogue[TABLE]
    with store.reading() as con:
        frame, _ = rows.page(con, store.catalogue, described, query)
    return [_saved(user, row) for row in edit.python_rows(described, frame)]


def find(store: Store, user: User, text: str) -> list[Saved]:
    """The saved questions whose name has these words, without marks too."""
    wanted = fold(text)
    return [saved for saved in listed(store, user) if wanted in fold(saved.name)]


def opened(store: Store, user: User, row: int) -> tuple[Saved, Question, list[Problem]]:
    """One saved question, own or shared, as far as this person can ask it."""
    for saved in listed(store, user):
        if saved.id == row:
            question, problems = read(store, user, saved.definition)
            return saved, question, problems
    raise reject("no_such_question", table=TABLE, value=row)


def save(store: Store, user: User, title: str, question: Question, shared: bool = False) -> int:
    """A new question under a name; gives its row."""
    if shared:
        _may_share(user)
    statement(store, user, question)
    row = {
        "name": clean(title) or None,
        "account": user.id,
        "shared": shared,
        "definition": question_words.write(question),
    }
    return write(
        store, Origin(user, "question"), lambda w: w.insert(w.store.catalogue[TABLE], [row])
    )[0]


def update(store: Store, user: User, row: int, question: Question) -> int:
    """Keep what is asked now under the same name."""
    statement(store, user, question)
    return _change(store, user, row, {"definition": question_words.write(question)})


def rename(store: Store, user: User, row: int, title: str, shared: bool) -> int:
    """Another name, and whether everybody who may ask sees it."""
    if shared != _changeable(store, user, row).shared:
        _may_share(user)
    return _change(store, user, row, {"name": clean(title) or None, "shared": shared})


def remove(store: Store, user: User, row: int) -> int:
    """Delete a saved question."""

    def work(writing: Writing) -> int:
        _changeable(store, user, row)
        writing.delete(writing.store.catalogue[TABLE], [row])
        return writing.number

    return write(store, Origin(user, "question"), work)


def _change(store: Store, user: User, row: int, cells: Mapping[str, object]) -> int:
    described = store.catalogue[TABLE]

    def work(writing: Writing) -> int:
        # asked where nobody else writes
        _changeable(store, user, row)
        [held] = rows.fetch(writing.con, described, [row])
        for field, new in cells.items():
            if held[field] != new:
                writing.update(described, row, field, held[field], new)
        return writing.number

    return write(store, Origin(user, "question"), work)


def _changeable(store: Store, user: User, row: int) -> Saved:
    saved = opened(store, user, row)[0]
    if not saved.may_change:
        raise reject("not_allowed", table=TABLE)
    return saved


def _saved(user: User, row: Mapping[str, object]) -> Saved:
    own, shared = row["account"] == user.id, bool(row["shared"])
    return Saved(
        int(str(row["id"])), str(row["name"]), own, shared,
        may_share_views(user) if shared else own, str(row["definition"]),
    )  # fmt: skip


def _may_ask(user: User) -> None:
    if not may_ask(user):
        raise reject("not_allowed", table=TABLE)


def _may_share(user: User) -> None:
    if not may_share_views(user):
        raise reject("not_allowed", table=TABLE)


def described(store: Store) -> Table:
    """The table of saved questions, for sentences about them."""
    return store.catalogue[TABLE]
