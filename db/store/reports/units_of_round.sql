-- Which units belong to the plan on a round's first day, and who of them has not sent yet?
WITH expected AS (
    SELECT pu.unit
    FROM {round} AS r
    JOIN {plan_unit} AS pu ON pu.plan = r.plan
    WHERE r.id = $round
        AND coalesce(pu.valid_from__day <= coalesce(r.opens_on__day, $today), true)
        AND coalesce(pu.valid_to__day >= coalesce(r.opens_on__day, $today), true)
    UNION
    SELECT held.unit
    FROM {receipt} AS held
    WHERE held.round = $round
)
SELECT
    e.unit,
    coalesce(l.code, 'not_sent') AS state,
    held.id AS receipt
FROM expected AS e
JOIN {unit} AS u ON u.id = e.unit
LEFT JOIN {receipt} AS held ON held.round = $round AND held.unit = e.unit
LEFT JOIN {lookup} AS l ON l.id = held.state
ORDER BY u.protocol_order NULLS LAST, u.id
