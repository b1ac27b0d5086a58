-- movements_by
-- Which movements had been launched by a day, and who leads them?
SELECT
    m.id AS movement,
    coalesce(m.short_name, m.name) AS name,
    coalesce(u.short_name, u.name, '') AS lead_unit
FROM {movement} AS m
LEFT JOIN {unit} AS u ON u.id = m.lead_unit
WHERE m.launched_on IS NULL OR m.launched_on__day <= CAST($day AS DATE)
ORDER BY m.position NULLS LAST, name COLLATE vi, m.id
