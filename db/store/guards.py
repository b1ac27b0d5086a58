"""Guards of single tables that no description can hold; actions register them here by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from duckdb import DuckDBPyConnection

from db.model.problems import Problem, Rejected

Guard = Callable[[DuckDBPyConnection, Sequence[int]], list[Problem]]


def marked_criteria(con: DuckDBPyConnection, ids: Sequence[int]) -> list[Problem]:
    """Criteria of a set that was marked with: a changed set is a new edition."""
    found = con.execute(
        """
        SELECT here.id
        FROM criterion AS here
        WHERE here.id IN (SELECT unnest(?::BIGINT[])) AND here.criteria_set IN (
            SELECT c.criteria_set
            FROM mark AS m
            JOIN criterion AS c ON c.id = m.criterion
            WHERE m.deleted_at IS NULL
        )
        ORDER BY here.id
        """,
        [list(ids)],
    ).fetchall()
    return [Problem("criteria_in_use", "criterion", row=row) for (row,) in found]


def fixed_lookups(con: DuckDBPyConnection, ids: Sequence[int]) -> list[Problem]:
    """Lookup values that the code relies on."""
    found = con.execute(
        "SELECT id FROM lookup WHERE system AND id IN (SELECT unnest(?::BIGINT[])) ORDER BY id",
        [list(ids)],
    ).fetchall()
    return [Problem("lookup_is_fixed", "lookup", row=row) for (row,) in found]


GUARDS: dict[str, Guard] = {"criterion": marked_criteria, "lookup": fixed_lookups}


def refuse_guarded(con: DuckDBPyConnection, table: str, ids: Sequence[int]) -> None:
    """Raise what the table's guard says about touching these rows."""
    if table in GUARDS and (problems := GUARDS[table](con, ids)):
        raise Rejected(problems)
