"""Reading all subjects at once, for finding those that may be the same."""

from __future__ import annotations

from collections import defaultdict

from duckdb import DuckDBPyConnection

from db.model.doubles import Known

SUBJECTS = """
SELECT id, name, name__fold, type, coalesce(birth, ''), unit
FROM subject
WHERE deleted_at IS NULL AND ($units IS NULL OR list_contains($units, unit))
ORDER BY id
"""

SUCCESSORS = "SELECT predecessor, successor FROM succession WHERE deleted_at IS NULL"


def known(con: DuckDBPyConnection, units: frozenset[int] | None) -> list[Known]:
    """Every live subject; of a unit account those of its units."""
    bound = {"units": None if units is None else sorted(units)}
    return [Known(*row) for row in con.execute(SUBJECTS, bound).fetchall()]


def successors(con: DuckDBPyConnection) -> dict[int, frozenset[int]]:
    """Unit → the units that took its place."""
    found: dict[int, set[int]] = defaultdict(set)
    for old, new in con.execute(SUCCESSORS).fetchall():
        found[old].add(new)
    return {old: frozenset(news) for old, news in found.items()}
