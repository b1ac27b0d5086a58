"""What hangs on two rows that become one: the rows that point to them, and those alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from duckdb import DuckDBPyConnection

from db.model.catalog import Field, Kind, Table


def links_to(catalogue: Mapping[str, Table], name: str) -> Iterator[tuple[Table, Field]]:
    """Every field of every table that points to rows of a table."""
    for table in catalogue.values():
        for field in table.fields:
            if field.kind in (Kind.LINK, Kind.CHOICES) and field.target == name:
                yield table, field


def pointing(con: DuckDBPyConnection, table: Table, field: Field, row: int) -> list[int]:
    """The live rows whose field points to a row."""
    test = f'"{field.name}" = ?'
    if field.kind is Kind.CHOICES:
        test = f'list_contains("{field.name}", ?)'
    found = con.execute(
        f'SELECT id FROM "{table.name}" WHERE deleted_at IS NULL AND {test} ORDER BY id', [row]
    ).fetchall()
    return [row_id for (row_id,) in found]


def twins(
    con: DuckDBPyConnection, table: Table, field: Field, keep: int, gone: int
) -> dict[int, int]:
    """Rows that point to ``gone`` → rows that they would equal, if they pointed to ``keep``.

    A group that must be unique binds where its first field is filled.
    """
    found: dict[int, int] = {}
    for group in (group for group in table.unique if field.name in group):
        same = " AND ".join(
            f'a."{name}" {"=" if name == group[0] else "IS NOT DISTINCT FROM"} b."{name}"'
            for name in group
            if name != field.name
        )
        found |= dict(
            con.execute(
                f'SELECT a.id, min(b.id) FROM "{table.name}" AS a JOIN "{table.name}" AS b '
                f'ON {same or "true"} AND a."{field.name}" = ? AND b."{field.name}" = ? '
                "WHERE a.deleted_at IS NULL AND b.deleted_at IS NULL GROUP BY a.id",
                [gone, keep],
            ).fetchall()
        )
    return found
