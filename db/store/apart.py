"""Which subjects a person said are different."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from duckdb import DuckDBPyConnection

from db.model.tables.setting import APART
from db.store import rows

PAIRS = """
WITH asked AS (SELECT unnest($subjects::BIGINT[]) AS id)
SELECT one, other
FROM apart
WHERE deleted_at IS NULL AND (
    one IN (SELECT id FROM asked) OR other IN (SELECT id FROM asked)
)
"""

ALL_PAIRS = "SELECT one, other FROM apart WHERE deleted_at IS NULL"

OF_SUBJECT = (
    "SELECT id FROM apart WHERE deleted_at IS NULL AND (one = $subject OR other = $subject)"
)


def pairs(con: DuckDBPyConnection, subjects: Iterable[int]) -> set[tuple[int, int]]:
    """The pairs told apart that name one of these subjects, the smaller id first."""
    return set(con.execute(PAIRS, {"subjects": sorted(set(subjects))}).fetchall())


def all_pairs(con: DuckDBPyConnection) -> set[tuple[int, int]]:
    """Every pair told apart, the smaller id first."""
    return set(con.execute(ALL_PAIRS).fetchall())


def rows_of(con: DuckDBPyConnection, subject: int) -> list[dict[str, Any]]:
    """The live rows that say something of a subject, whole."""
    found = con.execute(OF_SUBJECT, {"subject": subject}).fetchall()
    return rows.fetch(con, APART, [row for (row,) in found])
