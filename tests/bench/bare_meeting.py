"""The figures of a meeting as bare SQL: the same numbers, no store, no rights, no words."""

KINDS = """
WITH counted AS (
    SELECT e.id, CASE WHEN f.code IN ('model', 'new_model') THEN 'model' ELSE k.code END AS kind
    FROM exemplar AS e
    JOIN subject AS s ON s.id = e.subject
    JOIN lookup AS f ON f.id = e.form
    JOIN lookup AS k ON k.id = s.type
    WHERE e.plan = ? AND e.recognised_on__day <= ? AND e.deleted_at IS NULL
        AND s.deleted_at IS NULL AND s.merged_into IS NULL
),
records AS (
    SELECT exemplar, phase, entered_on__day AS day
    FROM stage_entry
    WHERE phase IS NOT NULL AND deleted_at IS NULL
    UNION ALL
    SELECT n.exemplar, r.phase, coalesce(n.decided_on__day, CAST(r.published_at AS DATE),
        r.closes_on__day, r.opens_on__day)
    FROM nomination AS n
    JOIN round AS r ON r.id = n.round
    JOIN lookup AS l ON l.id = n.state
    WHERE l.code IN ('chosen', 'awarded') AND n.deleted_at IS NULL
),
placed AS (
    SELECT DISTINCT exemplar, phase FROM records WHERE day IS NULL OR day <= ?
)
SELECT counted.id, counted.kind, placed.phase
FROM counted
LEFT JOIN placed ON placed.exemplar = counted.id
"""

STAGES = """
SELECT e.id, arg_max(l.code, (l.position, s.id)) AS stage, max(s.entered_on__day) AS last
FROM exemplar AS e
LEFT JOIN stage_entry AS s ON s.exemplar = e.id AND s.deleted_at IS NULL AND s.entered_on__day <= ?
LEFT JOIN lookup AS l ON l.id = s.stage
WHERE e.plan = ? AND e.recognised_on__day <= ? AND e.deleted_at IS NULL
GROUP BY e.id
"""

ADVANCE = """
SELECT
    count(DISTINCT s.unit) FILTER (l.code = 'replication'),
    count(DISTINCT s.exemplar) FILTER (l.code = 'replication')
FROM exemplar AS e
JOIN stage_entry AS s ON s.exemplar = e.id AND s.deleted_at IS NULL AND s.entered_on__day <= ?
JOIN lookup AS l ON l.id = s.stage
WHERE e.plan = ? AND e.recognised_on__day <= ? AND e.deleted_at IS NULL
"""

MOVEMENTS = """
SELECT e.movement, count(*)
FROM exemplar AS e
JOIN subject AS s ON s.id = e.subject AND s.deleted_at IS NULL AND s.merged_into IS NULL
WHERE e.plan = ? AND e.recognised_on__day <= ? AND e.deleted_at IS NULL
GROUP BY e.movement
"""

PEOPLE = """
SELECT count(*), count_if(t.code = 'direct_worker'), count_if(s.tier IS NULL),
    count_if(g.code = 'female'), count_if(s.gender IS NULL)
FROM exemplar AS e
JOIN subject AS s ON s.id = e.subject
JOIN lookup AS k ON k.id = s.type
LEFT JOIN lookup AS t ON t.id = s.tier
LEFT JOIN lookup AS g ON g.id = s.gender
WHERE e.plan = ? AND e.recognised_on__day <= ? AND e.deleted_at IS NULL AND k.code = 'individual'
"""

PLACES = """
WITH records AS (
    SELECT exemplar, unit, entered_on__day AS day, 0 AS kind, id
    FROM stage_entry
    WHERE deleted_at IS NULL
    UNION ALL
    SELECT n.exemplar, n.unit, coalesce(n.decided_on__day, r.closes_on__day, r.opens_on__day), 1,
        n.id
    FROM nomination AS n
    JOIN round AS r ON r.id = n.round
    JOIN lookup AS l ON l.id = n.state
    WHERE l.code IN ('chosen', 'awarded') AND n.deleted_at IS NULL
),
newest AS (
    SELECT exemplar, arg_max(unit, (coalesce(day, DATE '0001-01-01'), kind, id)) AS unit
    FROM records
    WHERE day IS NULL OR day <= ?
    GROUP BY exemplar
)
SELECT coalesce(newest.unit, e.unit) AS unit, count(*)
FROM exemplar AS e
LEFT JOIN newest ON newest.exemplar = e.id
WHERE e.plan = ? AND e.recognised_on__day <= ? AND e.deleted_at IS NULL
GROUP BY 1
"""

# recognised and on their way, so that there is something to count
MADE = (
    """
    UPDATE exemplar
    SET recognised_on = strftime(DATE '2021-01-01' + CAST(id % 1700 AS INTEGER), '%Y-%m-%d'),
        recognised_on__day = DATE '2021-01-01' + CAST(id % 1700 AS INTEGER)
    """,
    """
    INSERT INTO stage_entry (id, version, exemplar, stage, phase, unit, entered_on, entered_on__day)
    SELECT 1000000000 + row_number() OVER (), 1, e.id,
        (SELECT list(id ORDER BY position) FROM lookup WHERE list = 'stage')[1 + (e.id + k) % 4],
        (SELECT list(id ORDER BY position) FROM phase)[1 + k], e.unit,
        strftime(e.recognised_on__day + CAST(30 + k * 400 AS INTEGER), '%Y-%m-%d'),
        e.recognised_on__day + CAST(30 + k * 400 AS INTEGER)
    FROM exemplar AS e, range(2) AS t (k)
    """,
)
