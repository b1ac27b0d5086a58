"""How a unit is called in a picker: with its parent and its last day."""

from __future__ import annotations

UNIT_NAMES = """
SELECT
    u.id,
    u.name
    || CASE WHEN p.id IS NULL AND u.valid_to IS NULL THEN '' ELSE ' (' END
    || coalesce(coalesce(p.short_name, p.name), '')
    || CASE WHEN p.id IS NOT NULL AND u.valid_to IS NOT NULL THEN ', ' ELSE '' END
    || CASE
        WHEN u.valid_to IS NULL THEN ''
        ELSE $until || strftime(u.valid_to__day, '%-d/%-m/%Y')
    END
    || CASE WHEN p.id IS NULL AND u.valid_to IS NULL THEN '' ELSE ')' END
FROM unit AS u
LEFT JOIN unit AS p ON p.id = u.parent
WHERE u.deleted_at IS NULL
ORDER BY u.valid_to__day NULLS FIRST, u.protocol_order NULLS LAST, u.name COLLATE vi, u.id
"""
