"""Run the report queries, over the live tables or as they stood after a bundle."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from db.model.tables import BY_NAME
from db.store import as_of

REPORTS = Path(__file__).parent / "reports"


@cache
def _text(name: str) -> str:
    """The text of a report; ``{other.sql}`` in it is that of the other."""
    text = (REPORTS / f"{name}.sql").read_text(encoding="utf-8")
    return re.sub(r"\{(\w+)\.sql\}", lambda found: _text(found[1]), text)


def run(
    con: DuckDBPyConnection,
    name: str,
    bundle: int | None = None,
    asked: pd.DataFrame | None = None,
    **bound: Any,
) -> pd.DataFrame:
    """The rows of ``reports/<name>.sql``; ``{table}`` in it is that table, live or as of then.

    ``asked``: a frame that the report may read under this name, for more rows than a list takes.
    """
    if asked is not None:
        con.register("asked", asked)

    def source(found: re.Match[str]) -> str:
        return as_of.relation(BY_NAME[found[1]], bundle)

    return con.execute(re.sub(r"\{(\w+)\}", source, _text(name)), bound).df()
