"""Prove that everything in the database is as the rules say: what ``python -m db check`` runs."""

from __future__ import annotations

from collections.abc import Iterator

from duckdb import DuckDBPyConnection

from db.model.catalog import Table
from db.model.problems import Problem
from db.store import custom_fields, integrity
from db.store.circles import circles
from db.store.columns import column_type


def check(con: DuckDBPyConnection) -> list[Problem]:
    """Every breach of an invariant over all live rows; empty when all is well."""
    catalogue = custom_fields.catalogue(con)
    problems: list[Problem] = []
    for table in catalogue.values():
        names = [field.name for field in table.fields]
        problems += integrity.dead_links(con, table, None, names)
        problems += integrity.doubles(con, table, None, names)
        problems += circles(con, table, None, names)
        problems += integrity.broken_rules(con, table, None)
        problems += _strangers_to_the_log(con, table.name)
        problems += _unlike_the_log(con, table)
    return problems


def _unlike_the_log(con: DuckDBPyConnection, table: Table) -> Iterator[Problem]:
    """Cells that do not hold what the log says was written last; one scan of the log a table."""
    names = [field.name for field in table.fields]
    last = ", ".join(
        f"""arg_max({{'is': CASE operation WHEN 'insert' THEN json_extract_string(new, '$."{name}"')
        ELSE new END}}, (bundle, position)) FILTER (operation = 'insert' OR field = '{name}')
        AS "{name}" """
        for name in names
    )
    unlike = ", ".join(
        f't."{field.name}" IS DISTINCT FROM CAST(last."{field.name}"."is" AS {column_type(field)})'
        for field in table.fields
    )
    found = con.execute(
        f"WITH last AS (SELECT row_id, {last} FROM change "
        "WHERE table_name = ? AND operation IN ('insert', 'update') GROUP BY row_id), "
        f'told AS (SELECT t.id, [{unlike}] AS unlike FROM "{table.name}" AS t '
        "JOIN last ON last.row_id = t.id) "
        "SELECT id, unlike FROM told WHERE list_contains(unlike, true) ORDER BY id",
        [table.name],
    ).fetchall()
    for place, name in enumerate(names):
        for row, cells in found:
            if cells[place]:
                yield Problem("unlike_log", table.name, name, row)


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
