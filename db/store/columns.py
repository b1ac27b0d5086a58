"""Which columns a table of the catalogue has in the store, of which type, and making them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duckdb import DuckDBPyConnection

from db.model.catalog import Field, Kind, Table


def column_type(field: Field) -> str:
    """The type in which the store keeps a field."""
    match field.kind:
        case Kind.WHOLE | Kind.CHOICE | Kind.LINK:
            return "BIGINT"
        case Kind.DECIMAL:
            return f"DECIMAL(18, {field.scale})"
        case Kind.MOMENT:
            return "TIMESTAMP"
        case Kind.YES_NO:
            return "BOOLEAN"
        case Kind.CHOICES:
            return "BIGINT[]"
        case _:
            return "VARCHAR"


def shadow_columns(field: Field) -> Iterator[tuple[str, str]]:
    """Columns that the writer fills beside a field: name and type."""
    if field.search:
        yield f"{field.name}__fold", "VARCHAR"
    if field.by_given_name:
        yield f"{field.name}__sort", "VARCHAR"
    if field.kind is Kind.DATE:
        yield f"{field.name}__day", "DATE"


def columns(table: Table) -> Iterator[tuple[str, str]]:
    """Every column of a table after id, version and deleted_at."""
    for field in table.fields:
        yield field.name, column_type(field)
        yield from shadow_columns(field)


def create_table(con: DuckDBPyConnection, table: Table) -> None:
    listed = "".join(f',\n    "{name}" {kind}' for name, kind in columns(table))
    con.execute(
        f'CREATE TABLE "{table.name}" (\n    id BIGINT PRIMARY KEY,\n'
        f"    version INTEGER NOT NULL,\n    deleted_at TIMESTAMP{listed}\n)"
    )


def make_missing(con: DuckDBPyConnection, tables: Iterable[Table]) -> None:
    """Tables and columns that were described since the database was made."""
    held = set(
        con.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
    )
    for table in tables:
        if (table.name, "id") not in held:
            create_table(con, table)
            continue
        for name, kind in columns(table):
            if (table.name, name) not in held:
                con.execute(f'ALTER TABLE "{table.name}" ADD COLUMN "{name}" {kind}')
