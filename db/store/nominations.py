"""Reading what a nomination rests on: people of that name, exemplars, criteria sets, states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from duckdb import DuckDBPyConnection

# the states in which a unit account may still change its nominations
OPEN_TO_UNITS = ("received", "needs_more", "returned")

PEOPLE = """
WITH last AS (
    SELECT
        e.subject,
        arg_max(r.name, (r.opens_on__day, n.id)) AS round,
        arg_max(e.id, (r.opens_on__day, n.id)) AS exemplar
    FROM nomination AS n
    JOIN exemplar AS e ON e.id = n.exemplar
    JOIN round AS r ON r.id = n.round
    WHERE n.deleted_at IS NULL
    GROUP BY e.subject
)
SELECT
    s.id, s.name, s.type, s.birth, s.gender, s.ethnicity, s.position, s.tier, s.unit,
    last.round, e.form, e.model_name, e.scope, e.domain, e.movement
FROM subject AS s
LEFT JOIN last ON last.subject = s.id
LEFT JOIN exemplar AS e ON e.id = last.exemplar
WHERE s.deleted_at IS NULL AND s.merged_into IS NULL AND contains(s.name__fold, $name)
    AND ($units IS NULL OR list_contains($units, s.unit))
ORDER BY s.name__fold <> $name, s.name__fold, s.birth, s.id
LIMIT $limit
"""


def people(
    con: DuckDBPyConnection, folded: str, units: frozenset[int] | None, limit: int
) -> list[tuple[Any, ...]]:
    """Subjects whose folded name holds ``folded``, whole matches first; and their last round."""
    bound = {"name": folded, "units": None if units is None else sorted(units), "limit": limit}
    return con.execute(PEOPLE, bound).fetchall()


def plans_of_rounds(con: DuckDBPyConnection, rounds: Sequence[int]) -> dict[int, int]:
    """Which plan each live round belongs to."""
    return dict(
        con.execute(
            "SELECT id, plan FROM round "
            "WHERE deleted_at IS NULL AND id IN (SELECT unnest(?::BIGINT[]))",
            [list(rounds)],
        ).fetchall()
    )


def exemplars(
    con: DuckDBPyConnection, subjects: Sequence[int]
) -> dict[tuple[int, int, int, str | None], int]:
    """(plan, subject, form, model name) → the live exemplar of these subjects."""
    return {
        (plan, subject, form, model_name): row
        for row, plan, subject, form, model_name in con.execute(
            "SELECT id, plan, subject, form, model_name FROM exemplar "
            "WHERE deleted_at IS NULL AND subject IN (SELECT unnest(?::BIGINT[]))",
            [list(subjects)],
        ).fetchall()
    }


def nominated(con: DuckDBPyConnection, rounds: Sequence[int]) -> set[tuple[int, int]]:
    """(exemplar, round) of every live nomination of these rounds."""
    return {
        (exemplar, in_round)
        for exemplar, in_round in con.execute(
            "SELECT exemplar, round FROM nomination "
            "WHERE deleted_at IS NULL AND round IN (SELECT unnest(?::BIGINT[]))",
            [list(rounds)],
        ).fetchall()
    }


def with_stages(con: DuckDBPyConnection, exemplars: Sequence[int]) -> set[int]:
    """Those of these exemplars that have entered a stage."""
    return {
        exemplar
        for (exemplar,) in con.execute(
            "SELECT DISTINCT exemplar FROM stage_entry "
            "WHERE deleted_at IS NULL AND exemplar IN (SELECT unnest(?::BIGINT[]))",
            [list(exemplars)],
        ).fetchall()
    }


def criteria_sets(con: DuckDBPyConnection) -> dict[tuple[int, int], int]:
    """(subject type, scope) → the set in force: the latest approved edition, else the latest."""
    return {
        (subject_type, scope): row
        for subject_type, scope, row in con.execute(
            """
            SELECT subject_type, scope, arg_max(id, (coalesce(approved, false), edition))
            FROM criteria_set
            WHERE deleted_at IS NULL
            GROUP BY subject_type, scope
            """
        ).fetchall()
    }


def last_edition(con: DuckDBPyConnection, subject_type: int, scope: int) -> int:
    """The highest edition of the sets of a subject type and scope, deleted ones too."""
    found = con.execute(
        "SELECT max(edition) FROM criteria_set WHERE subject_type = ? AND scope = ?",
        [subject_type, scope],
    ).fetchall()
    return int(found[0][0])


def criteria_of(con: DuckDBPyConnection, criteria_set: int) -> list[int]:
    """The criteria of a set in their order."""
    return [
        row
        for (row,) in con.execute(
            "SELECT id FROM criterion WHERE deleted_at IS NULL AND criteria_set = ? "
            "ORDER BY position, id",
            [criteria_set],
        ).fetchall()
    ]


def in_other_states(
    con: DuckDBPyConnection, ids: Sequence[int], allowed: Sequence[str]
) -> list[int]:
    """Those of these nominations whose state is none of the allowed codes."""
    return [
        row
        for (row,) in con.execute(
            """
            SELECT n.id
            FROM nomination AS n
            JOIN lookup AS state ON state.id = n.state
            WHERE n.id IN (SELECT unnest(?::BIGINT[]))
                AND state.code NOT IN (SELECT unnest(?::VARCHAR[]))
            ORDER BY n.id
            """,
            [list(ids), list(allowed)],
        ).fetchall()
    ]
