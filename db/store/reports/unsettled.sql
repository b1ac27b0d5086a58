-- Which stage entries of a plan have no phase yet?
SELECT
    entry.id,
    s.name AS subject,
    stage.label_vi AS stage_vi,
    stage.label_en AS stage_en,
    entry.entered_on
FROM {stage_entry} AS entry
JOIN {exemplar} AS e ON e.id = entry.exemplar
JOIN {subject} AS s ON s.id = e.subject
JOIN {lookup} AS stage ON stage.id = entry.stage
WHERE e.plan = $plan AND entry.phase IS NULL
ORDER BY entry.entered_on__day, entry.id
