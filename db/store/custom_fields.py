"""Own fields and own tables: rows that load into the same Field and Table as the built-in ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from duckdb import DuckDBPyConnection

from db.model.catalog import OWN_FIELD, OWN_TABLE, Field, Kind, Label, Table, with_custom_fields
from db.model.problems import Problem
from db.model.tables import TABLES
from db.store import integrity

OWN_FIELDS = """
SELECT
    table_name, name, kind, label_vi, label_en, required, target, scale, minimum, maximum, longest
FROM custom_field
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

# what names a row of an own table, where nobody said how its column is called
TITLE = "name"
NAMED = Label("Tên", "Name")


def catalogue(con: DuckDBPyConnection) -> dict[str, Table]:
    """Every table by name, own tables last; own fields stand behind the built-in ones."""
    own: dict[str, list[Field]] = defaultdict(list)
    for table, *told in con.execute(OWN_FIELDS).fetchall():
        own[table].append(_field(*told))
    tables = (*TABLES, *(_table(*told) for told in con.execute(OWN_TABLES).fetchall()))
    return {table.name: with_custom_fields(table, tuple(own[table.name])) for table in tables}


def tables_in_use(con: DuckDBPyConnection) -> list[str]:
    """The names of the own tables that are neither retired nor deleted."""
    return [f"{OWN_TABLE}{name}" for (name,) in con.execute(TABLES_IN_USE).fetchall()]


def names_of_fields(con: DuckDBPyConnection, table: str) -> set[str]:
    """Every name that an own field of the table ever had: its column is still there."""
    return {name for (name,) in con.execute(NAMES_OF_FIELDS, [table]).fetchall()}


def names_of_tables(con: DuckDBPyConnection) -> set[str]:
    """Every name that an own table ever had."""
    return {name for (name,) in con.execute(NAMES_OF_TABLES).fetchall()}


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
