"""Tables as they stood after a bundle: live rows with later changes taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from duckdb import DuckDBPyConnection

from db.model.catalog import Field, Kind, Table, with_custom_fields
from db.model.vietnamese import sort_key_of_name
from db.store import custom_fields
from db.store.columns import column_type

BUNDLE_OF_A_DAY = """
SELECT
    coalesce(min(number) FILTER (CAST(made_at AS DATE) > $day) - 1, max(number), 0),
    CAST(min(made_at) AS DATE)
FROM bundle
"""


def bundle_of(con: DuckDBPyConnection, day: date) -> tuple[int, date | None]:
    """The last bundle of a day, 0 before the first, and the day of the first of all.

    The log is ordered by number: a bundle belongs to a day when it and all before it were made
    by the end of it. So nothing made later shows, whatever a clock has done between.
    """
    [[bundle, first]] = con.execute(BUNDLE_OF_A_DAY, {"day": day}).fetchall()
    return int(bundle), first


def catalogue_at(
    con: DuckDBPyConnection, catalogue: Mapping[str, Table], bundle: int
) -> Mapping[str, Table]:
    """Every table with the own fields that were in use then, as they were called."""
    held = relation(catalogue[custom_fields.TABLE], bundle)
    own = custom_fields.by_table(con, held)
    return {
        name: with_custom_fields(table, tuple(own.get(name, ())))
        for name, table in _bare(catalogue)
    }


def _bare(catalogue: Mapping[str, Table]) -> list[tuple[str, Table]]:
    """The tables without their own fields."""
    return [
        (name, replace(table, fields=tuple(f for f in table.fields if not f.custom)))
        for name, table in catalogue.items()
    ]


def prepare(con: DuckDBPyConnection) -> None:
    """What the relations call: people of that day sort by the names of that day."""
    known = con.execute(
        "SELECT count(*) FROM duckdb_functions() WHERE function_name = 'sort_key_of_name'"
    ).fetchall()
    if known == [(0,)]:
        con.create_function("sort_key_of_name", sort_key_of_name, ["VARCHAR"], "VARCHAR")


def relation(table: Table, bundle: int | None) -> str:
    """What to read FROM: the live rows, or the rows as they stood after that bundle."""
    if bundle is None:
        return f'(SELECT * FROM "{table.name}" WHERE deleted_at IS NULL)'
    return f"({_rows_at(table, str(int(bundle)))})"


def rows_of(table: Table, bundle: int | None) -> str:
    """The same with the deleted among the live rows: for what filters or names them itself."""
    return f'"{table.name}"' if bundle is None else relation(table, bundle)


def create_macro(con: DuckDBPyConnection, table: Table) -> None:
    """Make the relation ``<table>_at(bundle)``."""
    rows = _rows_at(table, "asked")
    con.execute(f'CREATE OR REPLACE MACRO "{table.name}_at"(asked) AS TABLE {rows}')


def _rows_at(table: Table, asked: str) -> str:
    cells = "".join(
        f",\n        arg_min({{'was': old}}, (bundle, position)) "
        f"FILTER (field = '{field.name}') AS \"{field.name}\""
        for field in table.fields
    )
    shown = "".join(f",\n    {column}" for field in table.fields for column in _columns_at(field))
    return f"""
WITH later AS (
    SELECT bundle, position, operation, row_id, field, old
    FROM change
    WHERE table_name = '{table.name}' AND bundle > {asked}
),
first_event AS (
    SELECT row_id, arg_min(operation, (bundle, position)) AS operation
    FROM later
    WHERE field IS NULL
    GROUP BY row_id
),
cells AS (
    SELECT
        row_id{cells}
    FROM later
    WHERE operation = 'update'
    GROUP BY row_id
)
SELECT
    t.id,
    t.version,
    CAST(NULL AS TIMESTAMP) AS deleted_at{shown}
FROM "{table.name}" AS t
LEFT JOIN first_event ON first_event.row_id = t.id
LEFT JOIN cells ON cells.row_id = t.id
WHERE CASE first_event.operation
    WHEN 'insert' THEN false
    WHEN 'restore' THEN false
    WHEN 'delete' THEN true
    ELSE t.deleted_at IS NULL
END
"""


def _columns_at(field: Field) -> list[str]:
    was = f'cells."{field.name}"'
    value = (
        f'CASE WHEN {was} IS NULL THEN t."{field.name}" '
        f"ELSE CAST(({was}).was AS {column_type(field)}) END"
    )
    columns = [f'{value} AS "{field.name}"']
    if field.search:
        columns.append(f'folded({value}) AS "{field.name}__fold"')
    if field.by_given_name:
        columns.append(
            f'CASE WHEN {was} IS NULL THEN t."{field.name}__sort" '
            f'ELSE sort_key_of_name({value}) END AS "{field.name}__sort"'
        )
    if field.kind is Kind.DATE:
        columns.append(f'first_day({value}) AS "{field.name}__day"')
    return columns
