-- counted
-- Which exemplars of a plan count up to a day, in a phase or in any?
SELECT DISTINCT exemplar
FROM ({progress.sql})
WHERE $phase IS NULL OR phase = $phase
