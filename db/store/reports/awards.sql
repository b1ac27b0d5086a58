-- awards
-- Which awards came out of a plan, or of a phase of it, up to a day, by title and level?
WITH spans AS (
    SELECT id, starts_on__day AS starts_on, ends_on__day AS ends_on, position
    FROM {phase}
    WHERE plan = $plan
),
in_plan AS (
    SELECT DISTINCT subject
    FROM {exemplar}
    WHERE plan = $plan AND recognised_on IS NOT NULL
),
counted AS (
    SELECT
        a.id,
        a.title,
        a.level,
        -- without a nomination: the first phase that holds the day
        coalesce(r.phase, (
            SELECT arg_min(spans.id, spans.position)
            FROM spans
            WHERE a.decided_on__day BETWEEN spans.starts_on AND spans.ends_on
        )) AS phase
    FROM {award} AS a
    LEFT JOIN {nomination} AS n ON n.id = a.nomination
    LEFT JOIN {round} AS r ON r.id = n.round
    WHERE a.decided_on__day <= CAST($day AS DATE)
        AND CASE
            WHEN a.nomination IS NOT NULL THEN r.plan = $plan
            ELSE a.subject IN (SELECT subject FROM in_plan)
        END
)
SELECT
    title.id AS title_id,
    title.label_vi AS title,
    title.label_en AS title_en,
    coalesce(level.label_vi, '') AS level,
    coalesce(level.label_en, '') AS level_en,
    count(*) AS count,
    list(counted.id ORDER BY counted.id) AS awards,
    starts_with(strip_accents(lower(title.label_vi)), 'bang khen') AND level.code = 'province'
        AS provincial
FROM counted
JOIN {lookup} AS title ON title.id = counted.title
LEFT JOIN {lookup} AS level ON level.id = counted.level
WHERE phase IS NOT NULL AND ($phase IS NULL OR phase = $phase)
GROUP BY title.id, title.label_vi, title.label_en, level.label_vi, level.label_en, level.code
ORDER BY count DESC, title.label_vi COLLATE vi, level
