-- tasks_of_plan
-- In which state are the tasks of a plan, and until when are they?
SELECT coalesce(state.code, 'not_started') AS state, t.deadline
FROM {task} AS t
LEFT JOIN {lookup} AS state ON state.id = t.state
WHERE t.plan = $plan
ORDER BY t.id
