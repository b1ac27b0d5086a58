-- Where did the records of exemplars happen: in a district, in a commune without one, elsewhere?
WITH RECURSIVE records AS (
    SELECT exemplar, phase, unit, entered_on__day AS day
    FROM {stage_entry}
    WHERE phase IS NOT NULL
    UNION ALL
    SELECT
        n.exemplar,
        r.phase,
        n.unit,
        coalesce(
            n.decided_on__day, CAST(r.published_at AS DATE), r.closes_on__day, r.opens_on__day
        )
    FROM {nomination} AS n
    JOIN {round} AS r ON r.id = n.round
    JOIN {lookup} AS state ON state.id = n.state
    WHERE state.code IN ('chosen', 'awarded')
),
lineage AS (
    SELECT id AS unit, id AS above, 0 AS steps
    FROM {unit}
    UNION
    SELECT lineage.unit, u.parent, lineage.steps + 1
    FROM lineage
    JOIN {unit} AS u ON u.id = lineage.above
    WHERE u.parent IS NOT NULL AND lineage.steps < 9
),
ranked AS (
    SELECT
        lineage.unit,
        lineage.above,
        level.code AS level,
        row_number() OVER (
            PARTITION BY lineage.unit
            ORDER BY
                list_position(['district', 'commune', 'agency'], level.code) NULLS LAST,
                lineage.steps
        ) AS nearest
    FROM lineage
    JOIN {unit} AS u ON u.id = lineage.above
    JOIN {lookup} AS level ON level.id = u.level
),
final AS (
    SELECT DISTINCT
        records.exemplar,
        records.phase,
        CASE
            WHEN records.day < u.valid_from__day OR records.day > u.valid_to__day THEN 'not_then'
            WHEN ranked.level IN ('district', 'commune') THEN ranked.level
            ELSE 'agency'
        END AS side,
        ranked.above AS place,
        coalesce(p.short_name, p.name) AS name
    FROM records
    JOIN {unit} AS u ON u.id = records.unit
    JOIN ranked ON ranked.unit = records.unit AND ranked.nearest = 1
    JOIN {unit} AS p ON p.id = ranked.above
    WHERE list_contains(CAST($exemplars AS BIGINT[]), records.exemplar)
        AND ($day IS NULL OR records.day IS NULL OR records.day <= CAST($day AS DATE))
)
SELECT * FROM final ORDER BY exemplar, phase, side, place
