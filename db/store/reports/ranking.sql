-- What is the score of every nomination of a round, and its rank in its group?
WITH nominations AS (
    SELECT
        n.id AS nomination,
        n.round,
        n.exemplar,
        n.unit,
        n.state,
        n.subject_type,
        n.scope,
        n.domain,
        n.criteria_set,
        r.minimum_marks
    FROM {nomination} AS n
    JOIN {round} AS r ON r.id = n.round
    WHERE $round IS NULL OR n.round = $round
),
criteria AS (
    SELECT
        c.id AS criterion,
        c.criteria_set,
        kind.code AS kind,
        marked_by.code = 'member' AS by_members
    FROM {criterion} AS c
    JOIN {lookup} AS kind ON kind.id = c.kind
    JOIN {lookup} AS marked_by ON marked_by.id = c.marked_by
),
submitted AS (
    SELECT
        m.nomination,
        m.criterion,
        m.marker,
        entry.code AS entry,
        CAST(m.points * 100 AS BIGINT) AS hundredths,
        c.kind,
        c.by_members
    FROM {mark} AS m
    JOIN {lookup} AS entry ON entry.id = m.entry
    JOIN nominations AS n ON n.nomination = m.nomination
    JOIN criteria AS c ON c.criterion = m.criterion AND c.criteria_set = n.criteria_set
    WHERE m.submitted
),
recused AS (
    SELECT DISTINCT nomination, marker
    FROM submitted
    WHERE entry = 'recused'
),
usable AS (
    SELECT submitted.*
    FROM submitted
    ANTI JOIN recused
        ON recused.nomination = submitted.nomination AND recused.marker = submitted.marker
),
means AS (
    SELECT
        nomination,
        kind,
        (2 * sum(hundredths) + count(*)) // (2 * count(*)) AS mean,
        min(hundredths) AS lowest
    FROM usable
    WHERE entry = 'entered'
    GROUP BY nomination, criterion, kind
),
totals AS (
    SELECT
        nomination,
        sum(CASE kind WHEN 'penalty' THEN -mean WHEN 'condition' THEN 0 ELSE mean END) AS total,
        bool_or(kind = 'condition' AND lowest = 0) AS failed
    FROM means
    GROUP BY nomination
),
turnout AS (
    SELECT nomination, count(DISTINCT marker) AS members
    FROM usable
    WHERE by_members
    GROUP BY nomination
),
scored AS (
    SELECT
        n.*,
        CAST(coalesce(totals.total, 0) AS BIGINT) AS total,
        coalesce(turnout.members, 0) AS members,
        CASE
            WHEN coalesce(turnout.members, 0) < n.minimum_marks THEN 'not_enough'
            WHEN coalesce(totals.failed, false) THEN 'condition_failed'
            ELSE 'ranked'
        END AS standing
    FROM nominations AS n
    LEFT JOIN totals ON totals.nomination = n.nomination
    LEFT JOIN turnout ON turnout.nomination = n.nomination
),
final AS (
    SELECT
        scored.*,
        s.name,
        CASE WHEN scored.standing = 'ranked' THEN rank() OVER (
            PARTITION BY scored.round, scored.subject_type, scored.scope, scored.standing
            ORDER BY scored.total DESC
        ) END AS rank
    FROM scored
    LEFT JOIN {exemplar} AS e ON e.id = scored.exemplar
    LEFT JOIN {subject} AS s ON s.id = e.subject
)
SELECT * FROM final ORDER BY round, subject_type, scope, rank NULLS LAST, nomination
