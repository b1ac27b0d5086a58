"""Questions that a secretary really asks, each put together by choosing, each as SQL has it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from tests.db.actions.questions.conftest import Desk
from tests.db.actions.questions.thirty import THIRTY


def comparable(rows: list[tuple[Any, ...]]) -> list[tuple[str, ...]]:
    """Rows in one order, numbers of one value alike."""
    return sorted(tuple(map(_plain, row)) for row in rows)


def _plain(cell: Any) -> str:
    try:
        return f"{Decimal(str(cell)).normalize():f}"
    except ArithmeticError:
        return "" if cell is None else str(cell)


def test_there_are_thirty_and_each_is_another():
    assert len({sentence for sentence, _, _ in THIRTY}) >= 30


@pytest.mark.parametrize(("sentence", "make", "sql"), THIRTY, ids=range(len(THIRTY)))
def test_what_is_chosen_is_what_sql_says(desk: Desk, sentence: str, make: Any, sql: str):
    written = re.sub(r"\{(\w+):(\w+)\}", lambda m: str(desk.choice[m[1], m[2]]), sql)

    found = desk.asked(make(desk))

    assert comparable(found) == comparable(desk.known(written)), sentence
    assert found, sentence
