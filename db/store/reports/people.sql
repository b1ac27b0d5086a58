-- people
-- Of the persons among these exemplars: how many work directly, are women, or say neither?
SELECT
    count(*) AS people,
    count(*) FILTER (tier.code = 'direct_worker') AS direct_workers,
    count(*) FILTER (s.tier IS NULL) AS tier_unknown,
    count(*) FILTER (gender.code = 'female') AS women,
    count(*) FILTER (s.gender IS NULL) AS gender_unknown
FROM {exemplar} AS e
JOIN {subject} AS s ON s.id = e.subject
JOIN {lookup} AS kind ON kind.id = s.type
LEFT JOIN {lookup} AS tier ON tier.id = s.tier
LEFT JOIN {lookup} AS gender ON gender.id = s.gender
WHERE kind.code = 'individual' AND e.id IN (SELECT exemplar FROM asked)
