"""The bare side of the store: what DuckDB itself needs for the same answers. Frozen."""

from __future__ import annotations

PAGE = """
SELECT n.*
FROM nomination AS n
JOIN exemplar AS e ON e.id = n.exemplar
JOIN subject AS s ON s.id = e.subject
WHERE n.deleted_at IS NULL AND n.domain = ? AND contains(s.name__fold, ?)
ORDER BY s.name__sort, n.id
LIMIT 200
"""

HISTORY = """
SELECT b.made_at, b.actor_name, c.operation, c.old, c.new
FROM change AS c
JOIN bundle AS b ON b.number = c.bundle
WHERE c.table_name = ? AND c.row_id = ? AND (c.field = ? OR c.field IS NULL)
ORDER BY c.bundle DESC, c.position
"""

# two filters, one of them over links, a search and a sort
VIEW = """
SELECT n.*
FROM nomination AS n
JOIN exemplar AS e ON e.id = n.exemplar
JOIN subject AS s ON s.id = e.subject
WHERE n.deleted_at IS NULL AND (n.domain = ? OR s.gender = ?) AND n.received_on__day >= ?
    AND contains(s.name__fold, ?)
ORDER BY s.name__sort, n.id
LIMIT 200
"""
FIGURES = """
SELECT count(*), count(domain), count(received_on), count(nullif(decision_number, '')),
    count(nullif(note, ''))
FROM nomination
WHERE deleted_at IS NULL
"""
GROUPS = """
SELECT n.unit, n.domain, count(*)
FROM nomination AS n
LEFT JOIN unit AS u ON u.id = n.unit
LEFT JOIN lookup AS d ON d.id = n.domain
WHERE n.deleted_at IS NULL
GROUP BY n.unit, n.domain
ORDER BY any_value(u.protocol_order), any_value(u.name), any_value(d.position)
"""

# every rule of the score and the columns of the list: the same answer
RANKING = """
WITH counted AS (
    SELECT m.nomination, m.criterion, m.marker, e.code AS entry, k.code AS kind,
        b.code = 'member' AS by_members, CAST(m.points * 100 AS BIGINT) AS points
    FROM mark AS m
    JOIN nomination AS n ON n.id = m.nomination AND n.deleted_at IS NULL
    JOIN criterion AS c ON c.id = m.criterion AND c.criteria_set = n.criteria_set
    JOIN lookup AS e ON e.id = m.entry
    JOIN lookup AS k ON k.id = c.kind
    JOIN lookup AS b ON b.id = c.marked_by
    WHERE m.submitted AND m.deleted_at IS NULL AND c.deleted_at IS NULL
),
used AS (
    SELECT * FROM counted AS c
    WHERE NOT EXISTS (
        SELECT 1 FROM counted AS r
        WHERE r.nomination = c.nomination AND r.marker = c.marker AND r.entry = 'recused'
    )
),
means AS (
    SELECT nomination, criterion, kind, min(points) AS lowest,
        (2 * sum(points) + count(*)) // (2 * count(*)) AS mean
    FROM used
    WHERE entry = 'entered'
    GROUP BY ALL
),
totals AS (
    SELECT nomination, bool_or(kind = 'condition' AND lowest = 0) AS failed,
        sum(CASE kind WHEN 'penalty' THEN -mean WHEN 'condition' THEN 0 ELSE mean END) AS total
    FROM means
    GROUP BY nomination
),
turnout AS (
    SELECT nomination, count(DISTINCT marker) AS members
    FROM used
    WHERE by_members
    GROUP BY nomination
),
stood AS (
    SELECT n.id, n.round, n.exemplar, n.unit, n.state, n.subject_type, n.scope, n.domain,
        r.minimum_marks, CAST(coalesce(total, 0) AS BIGINT) AS total,
        coalesce(members, 0) AS members,
        coalesce(members, 0) >= r.minimum_marks AND NOT coalesce(failed, false) AS ranked
    FROM nomination AS n
    JOIN round AS r ON r.id = n.round AND r.deleted_at IS NULL
    LEFT JOIN totals ON totals.nomination = n.id
    LEFT JOIN turnout ON turnout.nomination = n.id
    WHERE n.deleted_at IS NULL
)
SELECT stood.*, s.name, CASE WHEN ranked THEN rank() OVER (
    PARTITION BY stood.round, stood.subject_type, stood.scope, ranked ORDER BY total DESC
) END AS rank
FROM stood
JOIN exemplar AS e ON e.id = stood.exemplar
JOIN subject AS s ON s.id = e.subject
ORDER BY stood.round, stood.subject_type, stood.scope, rank NULLS LAST, stood.id
"""

# ten thousand cells, each against the value that was seen, and what the log keeps of them
CHANGE = """
UPDATE nomination AS t
SET note = given.new, version = version + 1
FROM (
    SELECT unnest(?::BIGINT[]) AS id, unnest(?::VARCHAR[]) AS old, unnest(?::VARCHAR[]) AS new
) AS given
WHERE t.id = given.id AND t.deleted_at IS NULL AND t.note IS NOT DISTINCT FROM given.old
RETURNING t.id
"""
LOG = """
INSERT INTO change
SELECT
    ?, unnest(?::INTEGER[]), 'update', 'nomination', unnest(?::BIGINT[]), 'note',
    unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]),
    unnest(?::VARCHAR[]), ''
"""
