-- Which units of a plan on a day have none of these exemplars, now or in a record up to that day?
WITH RECURSIVE touched AS (
    SELECT id AS exemplar, unit
    FROM {exemplar}
    UNION ALL
    SELECT exemplar, unit
    FROM {stage_entry}
    WHERE entered_on__day <= CAST($day AS DATE)
    UNION ALL
    SELECT n.exemplar, n.unit
    FROM {nomination} AS n
    JOIN {lookup} AS state ON state.id = n.state
    WHERE state.code IN ('chosen', 'awarded')
),
covered AS (
    SELECT unit
    FROM touched
    WHERE list_contains(CAST($exemplars AS BIGINT[]), exemplar)
    UNION
    SELECT u.parent
    FROM covered
    JOIN {unit} AS u ON u.id = covered.unit
    WHERE u.parent IS NOT NULL
),
in_plan AS (
    SELECT DISTINCT unit
    FROM {plan_unit}
    WHERE plan = $plan
        AND (valid_from IS NULL OR valid_from__day <= CAST($day AS DATE))
        AND (valid_to IS NULL OR valid_to__day >= CAST($day AS DATE))
),
final AS (
    SELECT
        u.id AS unit,
        u.name,
        coalesce(p.short_name, p.name) AS parent,
        u.id NOT IN (SELECT unit FROM covered) AS without,
        u.protocol_order
    FROM in_plan
    JOIN {unit} AS u ON u.id = in_plan.unit
    LEFT JOIN {unit} AS p ON p.id = u.parent
)
SELECT unit, name, parent, without
FROM final
ORDER BY protocol_order NULLS LAST, name COLLATE vi, unit
