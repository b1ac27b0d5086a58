-- Which files hang on the receipts of a round?
SELECT r.id AS receipt, r.unit, a.file, a.title
FROM {receipt} AS r
JOIN {attachment} AS a ON a.table_name = 'receipt' AND a.holder = r.id
WHERE r.round = $round
ORDER BY a.id
