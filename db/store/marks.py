"""Reading marks: who marks, what waits for a member, one sheet of criteria with its marks."""

from __future__ import annotations

from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

# A nomination is marked from the day it stands before the council.
MARKABLE = ("before_council", "chosen", "not_chosen", "awarded")

MEMBERS = """
SELECT m.id, m.name, seat.code AS seat, m.account, m.council, m.valid_from, m.valid_to
FROM council_member AS m
JOIN lookup AS seat ON seat.id = m.seat
WHERE m.deleted_at IS NULL
ORDER BY m.protocol_order, m.id
"""

SHEET = """
SELECT
    c.id, c.code, c.name, kind.code, c.maximum, c.guidance, marked_by.code,
    m.id, entry.code, m.points, coalesce(m.submitted, false), m.marker, m.comment
FROM nomination AS n
JOIN criterion AS c ON c.criteria_set = n.criteria_set AND c.deleted_at IS NULL
JOIN lookup AS kind ON kind.id = c.kind
JOIN lookup AS marked_by ON marked_by.id = c.marked_by
LEFT JOIN mark AS m ON m.nomination = n.id AND m.criterion = c.id AND m.deleted_at IS NULL
    AND (m.marker = $marker OR marked_by.code = 'standing_body')
LEFT JOIN lookup AS entry ON entry.id = m.entry
WHERE n.id = $nomination AND ($standing OR marked_by.code = 'member')
ORDER BY c.position, c.id
"""

ABOUT = """
SELECT
    s.name, s.birth, s.position, u.name, n.subject_type, n.scope, n.domain, e.form, e.model_name,
    n.achievement, n.submission_number, n.proposed_award,
    (
        SELECT list({'id': a.id, 'title': a.title} ORDER BY a.id)
        FROM attachment AS a
        WHERE a.table_name = 'nomination' AND a.holder = n.id AND a.deleted_at IS NULL
    )
FROM nomination AS n
JOIN exemplar AS e ON e.id = n.exemplar
JOIN subject AS s ON s.id = e.subject
JOIN unit AS u ON u.id = n.unit
WHERE n.id = ?
"""

WAITING = """
WITH due AS (
    SELECT n.id, n.criteria_set
    FROM nomination AS n
    JOIN lookup AS state ON state.id = n.state
    WHERE n.deleted_at IS NULL AND n.round = $round AND n.criteria_set IS NOT NULL
        AND list_contains($states, state.code)
),
asked AS (
    SELECT due.id AS nomination, c.id AS criterion, by_whom.code = 'standing_body' AS of_standing
    FROM due
    JOIN criterion AS c ON c.criteria_set = due.criteria_set AND c.deleted_at IS NULL
    JOIN lookup AS by_whom ON by_whom.id = c.marked_by
    WHERE $standing OR by_whom.code = 'member'
),
counted AS (
    SELECT
        asked.nomination,
        count(*) AS criteria,
        count(m.id) AS marked,
        count(m.id) FILTER (m.submitted) AS submitted,
        count(m.id) FILTER (entry.code = 'recused') AS recused
    FROM asked
    LEFT JOIN mark AS m ON m.nomination = asked.nomination AND m.criterion = asked.criterion
        AND m.deleted_at IS NULL AND (m.marker = $marker OR asked.of_standing)
    LEFT JOIN lookup AS entry ON entry.id = m.entry
    GROUP BY asked.nomination
)
SELECT
    n.id AS nomination, s.name, u.name AS unit, n.subject_type, n.scope, n.domain,
    k.criteria, k.marked, k.submitted, k.recused
FROM counted AS k
JOIN nomination AS n ON n.id = k.nomination
JOIN exemplar AS e ON e.id = n.exemplar
JOIN subject AS s ON s.id = e.subject
JOIN unit AS u ON u.id = n.unit
ORDER BY n.subject_type, n.scope, n.domain NULLS FIRST, s.name__sort, n.id
"""


# whose marks may be asked about: everybody's once they are published, before that one's own
NARROWED = {
    "mark": """(
        t.nomination IN (
            SELECT n.id
            FROM nomination AS n
            JOIN round AS r ON r.id = n.round
            WHERE r.published_at IS NOT NULL AND n.deleted_at IS NULL AND r.deleted_at IS NULL
        )
        OR t.marker IN (SELECT unnest({members}::BIGINT[]))
    )"""
}


def members(con: DuckDBPyConnection) -> list[tuple[Any, ...]]:
    """Every live council member: id, name, seat, account, council, term, in protocol order."""
    return con.execute(MEMBERS).fetchall()


def about(con: DuckDBPyConnection, nomination: int) -> tuple[Any, ...]:
    """Who is nominated and for what, as the one who marks must see it."""
    [row] = con.execute(ABOUT, [nomination]).fetchall()
    return (*row[:-1], tuple(row[-1] or ()))


def sheet(
    con: DuckDBPyConnection, nomination: int, marker: int | None, standing: bool
) -> list[tuple[Any, ...]]:
    """The criteria this marker answers for, each with the mark that stands."""
    bound = {"nomination": nomination, "marker": marker, "standing": standing}
    return con.execute(SHEET, bound).fetchall()


def waiting(
    con: DuckDBPyConnection, round_id: int, marker: int | None, standing: bool
) -> pd.DataFrame:
    """The nominations of a round before the council, with how much this marker has marked."""
    bound: dict[str, Any] = {
        "round": round_id, "marker": marker, "standing": standing, "states": list(MARKABLE),
    }  # fmt: skip
    return con.execute(WAITING, bound).df()
