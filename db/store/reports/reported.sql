-- reported
-- Which units have told of the newest round of a plan, or of a phase of it, opened by a day?
WITH newest AS (
    SELECT arg_max(id, (opens_on__day, id)) AS round
    FROM {round}
    WHERE plan = $plan
        AND ($phase IS NULL OR phase = $phase)
        AND opens_on__day <= CAST($day AS DATE)
)
SELECT DISTINCT held.unit
FROM {receipt} AS held
JOIN newest ON newest.round = held.round
JOIN {lookup} AS state ON state.id = held.state
WHERE state.code IN ('sent', 'nothing_to_nominate')
ORDER BY held.unit
