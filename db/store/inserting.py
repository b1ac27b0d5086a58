"""New rows turned into columns: what is bound, what stands beside it, what the log keeps."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from duckdb import DuckDBPyConnection

from db.model import values
from db.model.catalog import Field, Kind, Table
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
    for described in _filled(table, rows):
        held = [row.get(described.name) for row in rows]
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
    columns = [_members(described, rows) for described in _filled(table, rows)]
    members = zip(*columns, strict=True) if columns else ((),) * len(rows)
    return [f"{{{','.join(filter(None, of_row))}}}" for of_row in members]


def _members(described: Field, rows: Rows) -> list[str]:
    """A field and its value as each row's JSON has them, empty where it has none."""
    held = [row.get(described.name) for row in rows]
    key, say = AS_JSON(described.name), _to_text(described)
    told = {value: f"{key}:{AS_JSON(say(value))}" for value in set(held) if value is not None}
    told[None] = ""
    return [told[value] for value in held]


def _filled(table: Table, rows: Rows) -> list[Field]:
    """The fields that any of the rows fills, in the table's order."""
    names = {name for row in rows for name, value in row.items() if value is not None}
    return [described for described in table.fields if described.name in names]


def _to_text(described: Field) -> Callable[[Any], str | None]:
    if described.kind in AS_STR:
        return str
    return lambda value: values.to_text(described, value)
