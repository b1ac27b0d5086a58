"""Lookup values: from list and code to the id a row keeps, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from duckdb import DuckDBPyConnection

from db.model.catalog import Kind, Table


def ids(con: DuckDBPyConnection) -> dict[tuple[str, str], int]:
    """(list, code) → id of every live lookup value."""
    return {
        (listed, code): row_id
        for listed, code, row_id in con.execute(
            "SELECT list, code, id FROM lookup WHERE deleted_at IS NULL"
        ).fetchall()
    }


def codes(con: DuckDBPyConnection) -> dict[int, str]:
    """id → code of every lookup value, deleted ones too: old rows may still name them."""
    return dict(con.execute("SELECT id, code FROM lookup").fetchall())


def lists(con: DuckDBPyConnection) -> set[str]:
    """The code of every list that ever had a value."""
    return {listed for (listed,) in con.execute("SELECT DISTINCT list FROM lookup").fetchall()}


def uses(
    con: DuckDBPyConnection, catalogue: Mapping[str, Table], listed: str, ids: Iterable[int]
) -> dict[int, int]:
    """How many live rows hold each of these values of a list; those that nothing holds are 0."""
    found = dict.fromkeys(ids, 0)
    for table in catalogue.values():
        for field in table.fields:
            if field.kind is not Kind.CHOICE or field.target != listed:
                continue
            for value, count in con.execute(
                f'SELECT "{field.name}", count(*) FROM "{table.name}" WHERE deleted_at IS NULL '
                f'AND "{field.name}" IN (SELECT unnest(?::BIGINT[])) GROUP BY 1',
                [list(found)],
            ).fetchall():
                found[value] += count
    return found
