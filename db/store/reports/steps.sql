-- steps
-- Which unit went on in which, from which day?
SELECT s.predecessor, s.successor, s.on__day AS "on", s.whole_unit AS whole
FROM {succession} AS s
ORDER BY s.on__day, s.id
