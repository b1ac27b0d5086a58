-- Which recognised exemplars of a plan count, in which phases, of which kind?
WITH counted AS (
    SELECT
        e.id,
        e.movement,
        e.form,
        s.type AS subject_type
    FROM {exemplar} AS e
    JOIN {subject} AS s ON s.id = e.subject
    WHERE e.plan = $plan
        AND e.recognised_on IS NOT NULL
        AND s.merged_into IS NULL
),
by_stage AS (
    SELECT DISTINCT exemplar, phase
    FROM {stage_entry}
    WHERE phase IS NOT NULL
),
by_choice AS (
    SELECT DISTINCT n.exemplar, r.phase
    FROM {nomination} AS n
    JOIN {round} AS r ON r.id = n.round
    JOIN lookup AS state ON state.id = n.state
    WHERE state.code IN ('chosen', 'awarded')
),
in_phase AS (
    SELECT exemplar, phase FROM by_stage
    UNION
    SELECT exemplar, phase FROM by_choice
),
stages AS (
    SELECT
        entry.exemplar,
        arg_max(stage.code, (stage.position, entry.id)) AS stage
    FROM {stage_entry} AS entry
    JOIN lookup AS stage ON stage.id = entry.stage
    GROUP BY entry.exemplar
),
final AS (
    SELECT
        c.id AS exemplar,
        in_phase.phase,
        CASE WHEN form.code IN ('model', 'new_model') THEN 'model' ELSE kind.code END AS kind,
        coalesce(m.short_name, m.name) AS movement,
        stages.stage
    FROM counted AS c
    JOIN lookup AS form ON form.id = c.form
    JOIN lookup AS kind ON kind.id = c.subject_type
    LEFT JOIN {movement} AS m ON m.id = c.movement
    LEFT JOIN stages ON stages.exemplar = c.id
    LEFT JOIN in_phase ON in_phase.exemplar = c.id
)
SELECT * FROM final ORDER BY exemplar, phase
