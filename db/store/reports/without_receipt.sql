-- Which units that belong to the plan on a round's first day have no receipt in it yet?
SELECT pu.unit
FROM {round} AS r
JOIN {plan_unit} AS pu ON pu.plan = r.plan
JOIN {unit} AS u ON u.id = pu.unit
WHERE r.id = $round
    AND coalesce(pu.valid_from__day <= coalesce(r.opens_on__day, $today), true)
    AND coalesce(pu.valid_to__day >= coalesce(r.opens_on__day, $today), true)
    AND NOT EXISTS (
        SELECT 1
        FROM {receipt} AS held
        WHERE held.round = r.id AND held.unit = pu.unit
    )
ORDER BY u.protocol_order NULLS LAST, u.id
