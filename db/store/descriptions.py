"""What a change of own tables and own fields would break."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from duckdb import DuckDBPyConnection

from db.model.catalog import OWN_TABLE, Table
from db.model.problems import Problem
from db.store import integrity

FIELDS_ABOUT = """
SELECT count(*)
FROM custom_field
WHERE deleted_at IS NULL
    AND (table_name = $name OR (target = $name AND kind IN ('link', 'choices')))
"""

GONE_TABLES = """
SELECT id, name
FROM custom_table
WHERE id IN (SELECT unnest(?::BIGINT[]))
ORDER BY id
"""

# the tables whose rows describe fields and tables
DESCRIBED = frozenset({"custom_field", "custom_table"})


def tables_still_used(con: DuckDBPyConnection, ids: Iterable[int]) -> list[Problem]:
    """Own tables that were deleted while they hold rows, or while fields stand in or point to them.

    ``ids`` are rows of custom_table.
    """
    problems = []
    for row, name in con.execute(GONE_TABLES, [sorted(ids)]).fetchall():
        own = f"{OWN_TABLE}{name}"
        counted = con.execute(f'SELECT count(*) FROM "{own}" WHERE deleted_at IS NULL').fetchall()
        about = con.execute(FIELDS_ABOUT, {"name": own}).fetchall()
        if count := counted[0][0] + about[0][0]:
            facts = {"count": count, "by": own}
            problems.append(Problem("in_use", "custom_table", row=row, facts=facts))
    return problems


def fields_to_the_dead(
    con: DuckDBPyConnection, before: Mapping[str, Table], now: Mapping[str, Table]
) -> list[Problem]:
    """Fields that came back into use while rows still point through them to deleted rows."""
    problems = []
    for name, table in now.items():
        held = set(before[name].fields) if name in before else set()
        for field in table.fields:
            if field in held or (name in before and before[name].has(field.name)):
                continue
            if dead := integrity.dead_links(con, table, None, [field.name]):
                facts = {"count": len(dead), "label": field.label.vi}
                problems.append(Problem("own_field_to_the_dead", "custom_field", facts=facts))
    return problems
