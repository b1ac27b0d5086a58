-- lives
-- From when to when does every unit stand, what is it called, and whose is it?
SELECT
    u.id AS unit,
    u.name,
    coalesce(p.short_name, p.name) AS parent,
    u.valid_from__day AS begins,
    u.valid_to AS ends,
    u.protocol_order
FROM {unit} AS u
LEFT JOIN {unit} AS p ON p.id = u.parent
ORDER BY u.protocol_order NULLS LAST, u.name COLLATE vi, u.id
