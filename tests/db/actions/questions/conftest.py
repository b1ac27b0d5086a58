"""The demo province, planted once, and one copy of it as a secretary may ask about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pytest

from db.actions import house, questions
from db.actions.asking import published, running, scope
from db.model.fitting_questions import Schema
from db.model.people import Role, User
from db.model.question_words import write
from db.model.questions import Question
from db.store import sandbox
from db.store.connection import Store
from db.store.questions import Spans, statement
from seed.__main__ import main as plant

SECRETARY = User(2, "thuky1", "Thư ký", Role.SECRETARY)


@dataclass
class Desk:
    """What a secretary has at hand; ``asked`` goes the way of a question without its process."""

    store: Store
    con: duckdb.DuckDBPyConnection
    schema: Schema
    spans: Spans
    choice: dict[tuple[str, str], int]
    held: dict[str, int] = field(default_factory=dict)

    def asked(self, question: Question) -> list[tuple[Any, ...]]:
        """The rows of a question, which went through a link first."""
        again, problems = questions.read(self.store, SECRETARY, write(question))
        assert (again, problems) == (question, [])
        made = statement(question, self.schema, self.spans, "vi")
        sent = {name: running._sent(value) for name, value in made.parameters.items()}
        heard = sandbox.answer(self.con, {"sql": made.sql, "parameters": sent, "rows": 10_000})
        assert "fault" not in heard, (heard, made.sql)
        assert heard["columns"] == [column.name for column in made.columns]
        return [tuple(row) for row in heard["rows"]]

    def known(self, sql: str, *bound: Any) -> list[tuple[Any, ...]]:
        """The rows of a query over the register itself."""
        with self.store.reading() as con:
            return con.execute(sql, list(bound)).fetchall()

    def one(self, sql: str) -> int:
        [[found]] = self.known(sql)
        return int(found)


@pytest.fixture(autouse=True)
def no_copy_is_dear(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine takes long over a copy: here each is made anew whatever it took."""
    monkeypatch.setattr(published, "CHEAP", 60.0)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("desk") / "demo.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THIDUA_DATABASE", str(path))
        assert plant(["--demo"]) == 0
    store = house.open_house(path)
    with store.reading() as live:
        listed = live.execute("SELECT list, code, id FROM lookup").fetchall()
    parts = scope.parts_of(store, SECRETARY)
    with published.copy_for(store, parts, SECRETARY.id) as copy:
        con = sandbox.open_locked(str(copy.path), 20)
        yield Desk(
            store, con, questions.schema(store, SECRETARY), questions.spans(store, SECRETARY),
            {(name, code): row for name, code, row in listed},
        )  # fmt: skip
        con.close()
    house.close_house()
