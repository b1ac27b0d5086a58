-- counts
-- How many different exemplars of a plan count, by kind, movement and stage: in all, and by phase?
WITH counted AS MATERIALIZED (
    SELECT exemplar, phase, kind, movement, stage
    FROM ({progress.sql})
)
SELECT true AS of_plan, NULL AS phase, kind, movement, stage, count(*) AS count
FROM (SELECT DISTINCT exemplar, kind, movement, stage FROM counted)
GROUP BY kind, movement, stage
UNION ALL
SELECT false AS of_plan, phase, kind, movement, stage, count(*) AS count
FROM counted
GROUP BY phase, kind, movement, stage
