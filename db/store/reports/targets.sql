-- Which targets were typed for a plan, for what of it?
SELECT
    t.phase,
    CASE WHEN form.code IN ('model', 'new_model') THEN 'model' ELSE kind.code END AS kind,
    t.movement,
    stage.code AS stage,
    t.unit,
    sum(t.value) AS target
FROM {target} AS t
LEFT JOIN {lookup} AS form ON form.id = t.form
LEFT JOIN {lookup} AS kind ON kind.id = t.subject_type
LEFT JOIN {lookup} AS stage ON stage.id = t.stage
WHERE t.plan = $plan
GROUP BY ALL
ORDER BY ALL
