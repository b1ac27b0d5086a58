-- Which targets were typed for the whole plan or a phase, by kind of exemplar?
SELECT
    t.phase,
    CASE WHEN form.code IN ('model', 'new_model') THEN 'model' ELSE kind.code END AS kind,
    sum(t.value) AS target
FROM {target} AS t
LEFT JOIN lookup AS form ON form.id = t.form
LEFT JOIN lookup AS kind ON kind.id = t.subject_type
WHERE t.plan = $plan
    AND t.movement IS NULL
    AND t.unit IS NULL
    AND t.stage IS NULL
GROUP BY ALL
ORDER BY ALL
