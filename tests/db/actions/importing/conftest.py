"""A block pasted into nominations of the bench, previewed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from db.actions import importing
from db.actions.importing import BOTH, Preview, Terms


@pytest.fixture
def paste(bench) -> Callable[..., Preview]:
    """A preview of rows pasted into nominations of the bench's round."""

    def preview(*rows: tuple[str, ...], user: Any = None, **more: Any) -> Preview:
        text = "\n".join("\t".join(row) for row in rows)
        given = {"round": bench.round, "type": bench.choice["subject_type", "individual"]}
        return importing.preview(
            bench.store, user or bench.secretary, "nomination", text,
            {**given, **more.pop("given", {})}, **more,
        )  # fmt: skip

    return preview


def preview(
    bench: Any,
    *rows: Any,
    user: Any = None,
    table: str = "movement",
    given: Any = None,
    **terms: Any,
) -> Preview:
    """A preview of rows that are added or changed; other words are its terms."""
    text = "\n".join("\t".join(row) for row in rows)
    more = {name: terms.pop(name) for name in ("answers", "mapping") if name in terms}
    return importing.preview(
        bench.store, user or bench.secretary, table, text, given or {},
        terms=Terms(**{"how": BOTH, **terms}), **more,
    )  # fmt: skip
