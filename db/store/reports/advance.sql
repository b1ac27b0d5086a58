-- advance
-- How many of these exemplars were replicated, in how many units, and who stood still for a year?
WITH entries AS (
    SELECT entry.exemplar, entry.unit, entry.entered_on__day AS day, stage.code AS stage
    FROM {stage_entry} AS entry
    JOIN {lookup} AS stage ON stage.id = entry.stage
    WHERE entry.exemplar IN (SELECT exemplar FROM asked)
        AND ($phase IS NULL OR entry.phase = $phase)
        AND entry.entered_on__day <= CAST($day AS DATE)
),
by_exemplar AS (
    SELECT
        exemplar,
        bool_or(stage = 'replication') AS replicated,
        max(day) AS newest
    FROM entries
    GROUP BY exemplar
)
SELECT
    count(*) FILTER (replicated) AS replicated,
    count(*) FILTER (
        NOT replicated AND newest < CAST($until AS DATE) - INTERVAL 12 MONTH
    ) AS stuck,
    (SELECT count(DISTINCT unit) FROM entries WHERE stage = 'replication') AS replicated_units
FROM by_exemplar
