"""Own fields and own tables: rows that load into the same Field and Table as the built-in ones."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from duckdb import DuckDBPyConnection

from db.model.catalog import OWN_FIELD, OWN_TABLE, Field, Kind, Label, Table, with_custom_fields
from db.model.tables import TABLES

TABLE = "custom_field"
OWN_FIELDS = """
SELECT
    table_name, name, kind, label_vi, label_en, required, target, scale, minimum, maximum, longest
FROM {held}
WHERE deleted_at IS NULL AND NOT coalesce(retired, false)
ORDER BY position, id
"""

# a table stays when its row is deleted: what the log tells of it can still be read and taken back
OWN_TABLES = """
SELECT name, label_vi, label_en, title_vi, title_en
FROM custom_table
ORDER BY position, id
"""

TABLES_IN_USE = """
SELECT name
FROM custom_table
WHERE deleted_at IS NULL AND NOT coalesce(retired, false)
ORDER BY position, id
"""

NAMES_OF_FIELDS = "SELECT name FROM custom_field WHERE table_name = ?"
NAMES_OF_TABLES = "SELECT name FROM custom_table"

# what names a row of an own table, where nobody said how its column is called
TITLE = "name"
NAMED = Label("Tên", "Name")


def catalogue(con: DuckDBPyConnection) -> dict[str, Table]:
    """Every table by name, own tables last; own fields stand behind the built-in ones."""
    own = by_table(con, f'"{TABLE}"')
    tables = (*TABLES, *(_table(*told) for told in con.execute(OWN_TABLES).fetchall()))
    return {table.name: with_custom_fields(table, tuple(own[table.name])) for table in tables}


def by_table(con: DuckDBPyConnection, held: str) -> dict[str, list[Field]]:
    """The own fields in use, by table, as these rows describe them: live ones or of a day."""
    own: dict[str, list[Field]] = defaultdict(list)
    for table, *told in con.execute(OWN_FIELDS.format(held=held)).fetchall():
        own[table].append(_field(*told))
    return own


def tables_in_use(con: DuckDBPyConnection) -> list[str]:
    """The names of the own tables that are neither retired nor deleted."""
    return [f"{OWN_TABLE}{name}" for (name,) in con.execute(TABLES_IN_USE).fetchall()]


def names_of_fields(con: DuckDBPyConnection, table: str) -> set[str]:
    """Every name that an own field of the table ever had: its column is still there."""
    return {name for (name,) in con.execute(NAMES_OF_FIELDS, [table]).fetchall()}


def names_of_tables(con: DuckDBPyConnection) -> set[str]:
    """Every name that an own table ever had."""
    return {name for (name,) in con.execute(NAMES_OF_TABLES).fetchall()}


def _field(
    name: str,
    kind: str,
    vi: str,
    en: str,
    required: bool | None,
    target: str | None,
    scale: int | None,
    minimum: Decimal | None,
    maximum: Decimal | None,
    longest: int | None,
) -> Field:
    places, number = scale or 0, kind in (Kind.WHOLE, Kind.DECIMAL)
    return Field(
        f"{OWN_FIELD}{name}",
        Kind(kind),
        Label(vi, en),
        required=bool(required),
        target=target or "",
        minimum=_limit(minimum, places) if number else None,
        maximum=_limit(maximum, places) if number else None,
        scale=places,
        longest=(longest or 0) if kind in (Kind.TEXT, Kind.LONG_TEXT) else 0,
        search=kind == Kind.TEXT,
        custom=True,
    )


def _limit(number: Decimal | None, places: int) -> Decimal | None:
    """A limit with as many decimals as the field has."""
    return None if number is None else number.quantize(Decimal(1).scaleb(-places))


def _table(name: str, vi: str, en: str, title_vi: str | None, title_en: str | None) -> Table:
    titled = Label(title_vi or NAMED.vi, title_en or title_vi or NAMED.en)
    title = Field(TITLE, Kind.TEXT, titled, required=True, search=True)
    return Table(f"{OWN_TABLE}{name}", Label(vi, en), TITLE, (title,))
