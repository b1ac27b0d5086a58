-- Which files hang on the receipts of a round?
SELECT r.unit, a.file
FROM {receipt} AS r
JOIN {attachment} AS a ON a.table_name = 'receipt' AND a.holder = r.id
WHERE r.round = $round
