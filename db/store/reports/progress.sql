-- Which recognised exemplars of a plan count up to a day, in which phases, of which kind?
WITH counted AS (
    SELECT
        e.id,
        e.movement,
        e.form,
        e.recognised_on__day AS recognised,
        s.type AS subject_type
    FROM {exemplar} AS e
    JOIN {subject} AS s ON s.id = e.subject
    WHERE e.plan = $plan
        AND e.recognised_on IS NOT NULL
        AND s.merged_into IS NULL
        AND ($day IS NULL OR e.recognised_on__day <= CAST($day AS DATE))
),
records AS (
    SELECT exemplar, phase, entered_on__day AS day
    FROM {stage_entry}
    WHERE phase IS NOT NULL
    UNION ALL
    SELECT
        n.exemplar,
        r.phase,
        coalesce(
            n.decided_on__day, CAST(r.published_at AS DATE), r.closes_on__day, r.opens_on__day
        )
    FROM {nomination} AS n
    JOIN {round} AS r ON r.id = n.round
    JOIN {lookup} AS state ON state.id = n.state
    WHERE state.code IN ('chosen', 'awarded')
),
in_phase AS (
    SELECT exemplar, phase, min(day) AS since
    FROM records
    WHERE $day IS NULL OR day IS NULL OR day <= CAST($day AS DATE)
    GROUP BY exemplar, phase
),
stages AS (
    SELECT
        entry.exemplar,
        arg_max(stage.code, (stage.position, entry.id)) AS stage
    FROM {stage_entry} AS entry
    JOIN {lookup} AS stage ON stage.id = entry.stage
    WHERE $day IS NULL OR entry.entered_on__day <= CAST($day AS DATE)
    GROUP BY entry.exemplar
),
final AS (
    SELECT
        c.id AS exemplar,
        in_phase.phase,
        CASE WHEN form.code IN ('model', 'new_model') THEN 'model' ELSE kind.code END AS kind,
        c.movement,
        stages.stage,
        greatest(c.recognised, in_phase.since) AS counted_on
    FROM counted AS c
    JOIN {lookup} AS form ON form.id = c.form
    JOIN {lookup} AS kind ON kind.id = c.subject_type
    LEFT JOIN stages ON stages.exemplar = c.id
    LEFT JOIN in_phase ON in_phase.exemplar = c.id
)
SELECT * FROM final ORDER BY exemplar, phase
