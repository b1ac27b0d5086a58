"""New rows turned into columns: what is bound, what stands beside it, what the log keeps."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from duckdb import DuckDBPyConnection

from db.model import values
from db.model.catalog import Kind, Table
from db.store.columns import column_type, shadow_columns

# rows bound at once: while Python's lists are taken over nothing else of this process runs
SLICE = 10_000
AS_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
AS_STR = (Kind.TEXT, Kind.LONG_TEXT, Kind.DATE, Kind.LINK, Kind.CHOICE, Kind.WHOLE)
Rows = Sequence[Mapping[str, Any]]


def insert(con: DuckDBPyConnection, table: Table, ids: Sequence[int], rows: Rows) -> None:
    """Put rows into their table; columns that none of them fills are left to be empty."""
    named = {"id": ("BIGINT", ids), **_columns(table, rows)}
    listed = ", ".join(f'"{name}"' for name in named)
    bound = ", ".join(f"unnest(?::{kind}[])" for kind, _ in named.values())
    for start in range(0, len(rows), SLICE):
        con.execute(
            f'INSERT INTO "{table.name}" (version, {listed}) SELECT 1, {bound}',
            [column[start : start + SLICE] for _, column in named.values()],
        )


def _columns(table: Table, rows: Rows) -> dict[str, tuple[str, Sequence[Any]]]:
    """Column → its type and values, with those that the writer keeps beside a field."""
    found: dict[str, tuple[str, Sequence[Any]]] = {}
    for described in table.fields:
        held = [row.get(described.name) for row in rows]
        if held.count(None) == len(held):
            continue
        if described.kind is Kind.CHOICES:
            found[described.name] = column_type(described), [bound(value) for value in held]
        else:
            found[described.name] = column_type(described), held
        kept = dict(shadow_columns(described))
        beside = {value: values.shadows(described, value) for value in set(held) if kept}
        for name, kind in kept.items():
            found[name] = kind, [beside[value][name] for value in held]
    return found


def bound(value: Any) -> Any:
    """A value as the store is given it."""
    return list(value) if isinstance(value, tuple) else value


def as_json(table: Table, rows: Rows) -> list[str]:
    """Each row as the log keeps it: what is filled, in the order of the fields."""
    texts: list[tuple[str, Callable[[Any], str | None]]] = []
    for described in table.fields:
        if any(row.get(described.name) is not None for row in rows):
            texts.append((described.name, _to_text(table, described.name)))
    return [
        AS_JSON({name: say(value) for name, say in texts if (value := row.get(name)) is not None})
        for row in rows
    ]


def _to_text(table: Table, name: str) -> Callable[[Any], str | None]:
    described = table.field(name)
    if described.kind in AS_STR:
        return str
    return lambda value: values.to_text(described, value)
