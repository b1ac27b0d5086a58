"""Own fields: rows of the database that load into the same Field as the built-in ones."""

from __future__ import annotations

from collections import defaultdict

from duckdb import DuckDBPyConnection

from db.model.catalog import Field, Kind, Label, Table, with_custom_fields
from db.model.tables import TABLES

TABLE = "custom_field"
OWN_FIELDS = """
SELECT table_name, name, kind, label_vi, label_en, required, target, scale
FROM {held}
WHERE deleted_at IS NULL AND NOT coalesce(retired, false)
ORDER BY position, id
"""


def catalogue(con: DuckDBPyConnection) -> dict[str, Table]:
    """Every table by name, own fields behind the built-in ones; an own column is ``x_<name>``."""
    own = by_table(con, f'"{TABLE}"')
    return {table.name: with_custom_fields(table, tuple(own[table.name])) for table in TABLES}


def by_table(con: DuckDBPyConnection, held: str) -> dict[str, list[Field]]:
    """The own fields in use, by table, as these rows describe them: live ones or of a day."""
    own: dict[str, list[Field]] = defaultdict(list)
    for table, name, kind, vi, en, required, target, scale in con.execute(
        OWN_FIELDS.format(held=held)
    ).fetchall():
        own[table].append(
            Field(
                f"x_{name}",
                Kind(kind),
                Label(vi, en),
                required=bool(required),
                target=target or "",
                scale=scale or 0,
                search=kind == Kind.TEXT,
                custom=True,
            )
        )
    return own
