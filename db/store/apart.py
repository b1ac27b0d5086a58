"""Which subjects a person said are different."""

from __future__ import annotations

from collections.abc import Iterable

from duckdb import DuckDBPyConnection

PAIRS = """
WITH asked AS (SELECT unnest($subjects::BIGINT[]) AS id)
SELECT one, other
FROM apart
WHERE deleted_at IS NULL AND (
    one IN (SELECT id FROM asked) OR other IN (SELECT id FROM asked)
)
"""

ALL_PAIRS = "SELECT one, other FROM apart WHERE deleted_at IS NULL"


def pairs(con: DuckDBPyConnection, subjects: Iterable[int]) -> set[tuple[int, int]]:
    """The pairs told apart that name one of these subjects, the smaller id first."""
    return set(con.execute(PAIRS, {"subjects": sorted(set(subjects))}).fetchall())


def all_pairs(con: DuckDBPyConnection) -> set[tuple[int, int]]:
    """Every pair told apart, the smaller id first."""
    return set(con.execute(ALL_PAIRS).fetchall())
