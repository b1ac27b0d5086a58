-- newest_places
-- Where was the newest record of each exemplar up to a day, in a phase or in any?
WITH RECURSIVE records AS (
    SELECT exemplar, phase, unit, entered_on__day AS day, 0 AS kind, id
    FROM {stage_entry}
    UNION ALL
    SELECT
        n.exemplar,
        r.phase,
        n.unit,
        coalesce(
            n.decided_on__day, CAST(r.published_at AS DATE), r.closes_on__day, r.opens_on__day
        ),
        1 AS kind,
        n.id
    FROM {nomination} AS n
    JOIN {round} AS r ON r.id = n.round
    JOIN {lookup} AS state ON state.id = n.state
    WHERE state.code IN ('chosen', 'awarded')
),
newest AS (
    SELECT exemplar, arg_max(unit, (coalesce(day, DATE '0001-01-01'), kind, id)) AS unit
    FROM records
    WHERE ($phase IS NULL OR phase = $phase)
        AND ($day IS NULL OR day IS NULL OR day <= CAST($day AS DATE))
    GROUP BY exemplar
),
held AS (
    SELECT e.id AS exemplar, coalesce(newest.unit, e.unit) AS unit
    FROM {exemplar} AS e
    LEFT JOIN newest ON newest.exemplar = e.id
    WHERE e.id IN (SELECT exemplar FROM asked)
),
above AS (
    SELECT unit, unit AS place, 0 AS steps
    FROM (SELECT DISTINCT unit FROM held)
    UNION
    SELECT above.unit, u.parent, above.steps + 1
    FROM above
    JOIN {unit} AS u ON u.id = above.place
    WHERE u.parent IS NOT NULL AND above.steps < 9
),
ranked AS (
    SELECT
        above.unit,
        above.place,
        row_number() OVER (
            PARTITION BY above.unit
            ORDER BY
                list_position(['commune', 'district', 'agency'], level.code) NULLS LAST,
                above.steps
        ) AS nearest
    FROM above
    JOIN {unit} AS u ON u.id = above.place
    JOIN {lookup} AS level ON level.id = u.level
)
SELECT held.exemplar, ranked.place
FROM held
JOIN ranked ON ranked.unit = held.unit AND ranked.nearest = 1
ORDER BY held.exemplar
