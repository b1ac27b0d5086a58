"""What a closed round or phase locks: its rows, what is under them, and rows taken out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from duckdb import DuckDBPyConnection

from db.model.catalog import Table
from db.model.problems import Problem
from db.store.paths import Joins

Catalogue = Mapping[str, Table]


def locked(
    con: DuckDBPyConnection, catalogue: Catalogue, table: Table, ids: Iterable[int]
) -> list[Problem]:
    """One problem a row whose round, or the phase of it, is closed: by what, since when and why."""
    found: dict[int, Problem] = {}
    # many rows have one holder: the log is asked about it once
    told: dict[int, Problem] = {}
    for path in paths(catalogue, table):
        above = end_of(catalogue, table, path)
        for row, holder, name in _closed(con, catalogue, table, path, ids):
            if holder not in told:
                told[holder] = _told(con, table, 0, above, holder, name)
            found.setdefault(row, replace(told[holder], row=row))
    return [found[row] for row in sorted(found)]


def left_locked(
    con: DuckDBPyConnection, catalogue: Catalogue, table: Table, moves: Iterable[tuple[int, int]]
) -> list[Problem]:
    """Rows that a bundle took out of a closed round or phase."""
    moves = sorted(moves)
    above = catalogue[table.field(table.lock[0]).target]
    olds = {old for _, old in moves}
    holders: dict[int, Problem] = {}
    for path in ((), *_ways_on(catalogue, above, table.lock[1:])):
        held_by = end_of(catalogue, above, path)
        if held_by.has("closed"):
            for old, holder, name in _closed(con, catalogue, above, path, olds):
                holders.setdefault(old, _told(con, table, 0, held_by, holder, name))
    return [
        Problem(holders[old].code, table.name, row=row, facts=holders[old].facts)
        for row, old in moves
        if old in holders
    ]


def paths(catalogue: Catalogue, table: Table) -> list[tuple[str, ...]]:
    """The ways from a row to all that may lock it: its round, then the phase of that round."""
    return _ways_on(catalogue, table, table.lock)


def _ways_on(catalogue: Catalogue, table: Table, lock: tuple[str, ...]) -> list[tuple[str, ...]]:
    lock = lock or table.lock
    found: list[tuple[str, ...]] = []
    while lock:
        found.append((*(found[-1] if found else ()), *lock))
        lock = end_of(catalogue, table, found[-1]).lock
    return found


def end_of(catalogue: Catalogue, table: Table, path: tuple[str, ...]) -> Table:
    """The table at the end of a path of links."""
    for name in path:
        table = catalogue[table.field(name).target]
    return table


def before_closing(con: DuckDBPyConnection, table: Table, row: int) -> bool | None:
    """What a closed row said before it was closed: that it is open, or nothing."""
    found = con.execute(
        """
        SELECT old
        FROM change
        WHERE table_name = ? AND row_id = ? AND field = 'closed' AND new = 'true'
        ORDER BY bundle DESC
        LIMIT 1
        """,
        [table.name, row],
    ).fetchone()
    return None if found is None or found[0] is None else False


def _closed(
    con: DuckDBPyConnection,
    catalogue: Catalogue,
    table: Table,
    path: tuple[str, ...],
    ids: Iterable[int],
) -> list[tuple[int, int, str]]:
    """Row, closed holder at the end of the path, and its name."""
    joins = Joins(catalogue, table)
    closed, holder, name = (joins.column((*path, last))[0] for last in ("closed", "id", "name"))
    return con.execute(
        f'SELECT t.id, {holder}, {name} FROM "{table.name}" AS t {joins.sql()} '
        f"WHERE {closed} AND t.id IN (SELECT unnest(?::BIGINT[]))",
        [sorted(ids)],
    ).fetchall()


def _told(
    con: DuckDBPyConnection, table: Table, row: int, above: Table, holder: int, name: str
) -> Problem:
    """The lock in facts; with the day and the reason where the log holds one."""
    said = con.execute(
        """
        SELECT b.made_at, b.reason
        FROM change AS c
        JOIN bundle AS b ON b.number = c.bundle
        WHERE c.table_name = ? AND c.row_id = ? AND c.field = 'closed'
        ORDER BY c.bundle DESC
        LIMIT 1
        """,
        [above.name, holder],
    ).fetchone()
    facts: dict[str, Any] = {"by": name}
    if said is None or not said[1]:
        return Problem("locked", table.name, row=row, facts=facts)
    facts |= {"since": f"{said[0]:%d/%m/%Y}", "why": said[1]}
    return Problem("locked_why", table.name, row=row, facts=facts)
