"""Small files over the bench: sheets as they are parsed, read and previewed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from db.actions import merging
from db.actions.merging.shape import Merge, Said
from db.actions.reading.files import read_sheets
from db.model.problems import Problem
from db.model.reading.grid import Sheet
from db.model.reading.result import AS_READ
from db.model.texts import sentence

NOMINATIONS = ("STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Danh hiệu đề nghị", "Ghi chú")


def sheet(*rows: tuple[Any, ...], name: str = "Cá nhân") -> Sheet:
    return Sheet(name, dict(enumerate(rows, start=1)))


def listed(*people: tuple[Any, ...], name: str = "Cá nhân", head: Any = NOMINATIONS) -> Sheet:
    """A list with its headings in row 1: who, and what its columns say of each."""
    return sheet(head, *((number, *one) for number, one in enumerate(people, start=1)), name=name)


@pytest.fixture
def offered(bench) -> Callable[..., Merge]:
    """The preview of sheets in the bench's round; other words are what was said."""

    def preview(*sheets: Sheet, user: Any = None, **said: Any) -> Merge:
        who = user or bench.secretary
        told = Said(**{"given": {"round": bench.round}, **said})
        reading = read_sheets(bench.store, who, list(sheets), said.get("by_hand", AS_READ))
        return merging.preview(bench.store, who, reading, told)

    return preview


@pytest.fixture
def save(bench) -> Callable[..., Any]:
    def saved(merge: Merge, user: Any = None) -> Any:
        who = user or bench.secretary
        return merging.save(bench.store, who, merge, source_file="đề cử.xlsx")

    return saved


def states(merge: Merge) -> list[tuple[int, str]]:
    return [(offer.line.line, offer.line.state) for part in merge.parts for offer in part.offers]


def offer(merge: Merge, row: int, place: int = 0) -> Any:
    return next(one for one in merge.parts[place].offers if one.line.line == row)


def cells(merge: Merge, row: int, place: int = 0) -> list[tuple[str, str, str, str]]:
    """(field, before, after, cell of the file) of a row."""
    return [(c.key, c.was, c.becomes, c.source) for c in offer(merge, row, place).line.cells]


def told(problems: Any) -> list[str]:
    """The sentences of problems, with their place."""
    return [sentence("vi", problem, where=where(problem)) for problem in problems]


def where(problem: Problem) -> str:
    return f"{problem.facts['sheet']} {problem.row} {problem.field}"
