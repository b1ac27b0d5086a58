"""Prove that everything in the database is as the rules say: what ``python -m db check`` runs."""

from __future__ import annotations

from collections.abc import Iterator

from duckdb import DuckDBPyConnection

from db.model.problems import Problem
from db.store import custom_fields, integrity
from db.store.columns import column_type


def check(con: DuckDBPyConnection) -> list[Problem]:
    """Every breach of an invariant over all live rows; empty when all is well."""
    catalogue = custom_fields.catalogue(con)
    problems: list[Problem] = []
    for table in catalogue.values():
        names = [field.name for field in table.fields]
        problems += integrity.dead_links(con, table, None, names)
        problems += integrity.doubles(con, table, None, names)
        problems += integrity.broken_rules(con, table, None)
        problems += _strangers_to_the_log(con, table.name)
        for field in table.fields:
            problems += _unlike_the_log(con, table.name, field.name, column_type(field))
    return problems


LAST = """
WITH told AS (
    SELECT row_id, new, bundle, position
    FROM change
    WHERE table_name = $table AND operation = 'update' AND field = $field
    UNION ALL
    SELECT row_id, json_extract_string(new, '$."' || $field || '"'), bundle, position
    FROM change
    WHERE table_name = $table AND operation = 'insert'
),
last AS (
    SELECT row_id, arg_max({'is': new}, (bundle, position)) AS told
    FROM told
    GROUP BY row_id
)
"""


def _unlike_the_log(
    con: DuckDBPyConnection, table: str, field: str, kind: str
) -> Iterator[Problem]:
    """Cells that do not hold what the log says was written last."""
    for (row,) in con.execute(
        f'{LAST} SELECT t.id FROM "{table}" AS t JOIN last ON last.row_id = t.id '
        f'WHERE t."{field}" IS DISTINCT FROM CAST(last.told."is" AS {kind}) ORDER BY t.id',
        {"table": table, "field": field},
    ).fetchall():
        yield Problem("unlike_log", table, field, row)


def _strangers_to_the_log(con: DuckDBPyConnection, table: str) -> Iterator[Problem]:
    """Rows that the log never saw inserted, or whose deletion it tells otherwise."""
    for (row,) in con.execute(
        f"""
        WITH last AS (
            SELECT row_id, arg_max(operation, (bundle, position)) AS operation
            FROM change
            WHERE table_name = ? AND field IS NULL
            GROUP BY row_id
        )
        SELECT coalesce(t.id, last.row_id)
        FROM "{table}" AS t
        FULL JOIN last ON last.row_id = t.id
        WHERE t.id IS NULL OR last.row_id IS NULL
            OR (last.operation = 'delete') <> (t.deleted_at IS NOT NULL)
        """,
        [table],
    ).fetchall():
        yield Problem("unlike_log", table, "", row)
