-- Which criteria and submitted marks make the scores of these nominations?
SELECT
    n.id AS nomination,
    c.id AS criterion,
    c.code,
    c.name,
    kind.code AS kind,
    marked_by.code = 'member' AS by_members,
    m.marker,
    entry.code AS entry,
    CAST(m.points * 100 AS BIGINT) AS hundredths
FROM {nomination} AS n
JOIN {criterion} AS c ON c.criteria_set = n.criteria_set
JOIN {lookup} AS kind ON kind.id = c.kind
JOIN {lookup} AS marked_by ON marked_by.id = c.marked_by
LEFT JOIN {mark} AS m ON m.nomination = n.id AND m.criterion = c.id AND m.submitted
LEFT JOIN {lookup} AS entry ON entry.id = m.entry
WHERE n.id IN (SELECT unnest($nominations::BIGINT[]))
ORDER BY n.id, c.position, c.id, m.marker
