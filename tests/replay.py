"""The log read by other code than the app's: what every table holds after a bundle."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from duckdb import DuckDBPyConnection

Rows = dict[int, dict[str, str]]
State = dict[str, Rows]

KEPT_BY_THE_STORE = {"id", "version", "deleted_at"}


def replayed(con: DuckDBPyConnection, until: int | None = None) -> State:
    """Table → live row → field → canonical text, from the bundles up to ``until`` alone."""
    held: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    alive: set[tuple[str, int]] = set()
    for operation, table, row, field, new in con.execute(
        "SELECT operation, table_name, row_id, field, new FROM change "
        "WHERE bundle <= ? ORDER BY bundle, position",
        [2**62 if until is None else until],
    ).fetchall():
        key = (table, row)
        if operation in ("insert", "restore"):
            assert key not in alive
            alive.add(key)
        elif operation == "delete":
            alive.remove(key)
        if operation == "insert":
            held[key] = json.loads(new)
        elif operation == "update" and new is None:
            held[key].pop(field, None)
        elif operation == "update":
            held[key][field] = new
    state: State = {}
    for table, row in sorted(alive):
        state.setdefault(table, {})[row] = held[table, row]
    return state


def live(con: DuckDBPyConnection, tables: list[str]) -> State:
    """The same of the rows that stand in the tables."""
    return {
        table: found
        for table in sorted(tables)
        if (found := texts(con, f'SELECT * FROM "{table}" WHERE deleted_at IS NULL'))
    }


def texts(con: DuckDBPyConnection, question: str) -> Rows:
    """Row → field → canonical text, what is empty and what the store keeps left out."""
    rows = con.execute(question)
    names = [column[0] for column in rows.description or ()]
    place = names.index("id")
    kept = [
        (at, name)
        for at, name in enumerate(names)
        if name not in KEPT_BY_THE_STORE and "__" not in name
    ]
    return {
        row[place]: {name: text(row[at]) for at, name in kept if row[at] is not None}
        for row in rows.fetchall()
    }


def text(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case list():
            return f"[{', '.join(map(str, value))}]"
        case datetime():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)
