-- From which day are there no districts any more?
SELECT max(u.valid_to__day) + 1 AS day
FROM {unit} AS u
JOIN {lookup} AS level ON level.id = u.level
WHERE level.code = 'district'
HAVING bool_and(u.valid_to IS NOT NULL)
