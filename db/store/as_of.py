"""Tables as they stood after a bundle: live rows with later changes taken back."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from db.model.catalog import Field, Kind, Table
from db.store.columns import column_type


def relation(table: Table, bundle: int | None) -> str:
    """What to read FROM: the live rows, or the rows as they stood after that bundle."""
    if bundle is None:
        return f'(SELECT * FROM "{table.name}" WHERE deleted_at IS NULL)'
    return f'"{table.name}_at"({int(bundle)})'


def create_macro(con: DuckDBPyConnection, table: Table) -> None:
    """Make the relation ``<table>_at(bundle)``."""
    con.execute(f'CREATE OR REPLACE MACRO "{table.name}_at"(asked) AS TABLE {_rows_at(table)}')


def _rows_at(table: Table) -> str:
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
    WHERE table_name = '{table.name}' AND bundle > asked
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
        columns.append(f't."{field.name}__sort"')
    if field.kind is Kind.DATE:
        columns.append(f'first_day({value}) AS "{field.name}__day"')
    return columns
