-- in_plan
-- Which units belong to a plan on a day?
SELECT DISTINCT unit
FROM {plan_unit}
WHERE plan = $plan
    AND (valid_from IS NULL OR valid_from__day <= CAST($day AS DATE))
    AND (valid_to IS NULL OR valid_to__day >= CAST($day AS DATE))
ORDER BY unit
