"""The rules a bundle must leave standing: required, links, uniqueness, locks, row rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from duckdb import DuckDBPyConnection

from db.model.catalog import Field, Kind, Table
from db.model.problems import Problem
from db.store import locks, lookups
from db.store.circles import circles

Catalogue = Mapping[str, Table]


@dataclass
class Touched:
    """Which rows a bundle touched, and through which fields."""

    rows: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    fields: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    gone: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    # rows that were moved from under another row: table → (row, the row it was under)
    moved: dict[str, set[tuple[int, int]]] = field(default_factory=lambda: defaultdict(set))

    def inserted(self, table: Table, ids: Iterable[int]) -> None:
        ids = set(ids)
        self.rows[table.name] |= ids
        self.gone[table.name] -= ids
        self.fields[table.name] |= {described.name for described in table.fields}

    def updated(self, table: Table, field_name: str, cells: Sequence[tuple[int, Any, Any]]) -> None:
        self.rows[table.name] |= {row for row, _, _ in cells}
        self.fields[table.name].add(field_name)
        if field_name in table.lock[:1]:
            self.moved[table.name] |= {(row, old) for row, old, _ in cells if old is not None}

    def deleted(self, table: Table, ids: Iterable[int]) -> None:
        self.gone[table.name] |= set(ids)
        self.rows[table.name] -= set(ids)

    def tables(self) -> set[str]:
        return {name for found in (self.rows, self.gone) for name, ids in found.items() if ids}


def conflict(
    con: DuckDBPyConnection, table: Table, described: Field, row: int, mine: Any
) -> Problem:
    """Somebody was first: what stands there now, who wrote it and when."""
    found = con.execute(
        f'SELECT "{described.name}", deleted_at FROM "{table.name}" WHERE id = ?', [row]
    ).fetchone()
    if found is None or found[1] is not None:
        return Problem("row_gone", table=table.name, field=described.name, row=row, value=mine)
    last = con.execute(
        """
        SELECT b.actor_name, b.made_at
        FROM change AS c
        JOIN bundle AS b ON b.number = c.bundle
        WHERE c.table_name = ? AND c.row_id = ? AND (c.field = ? OR c.field IS NULL)
        ORDER BY c.bundle DESC
        LIMIT 1
        """,
        [table.name, row, described.name],
    ).fetchone()
    who, when = last or ("", None)
    theirs = tuple(found[0]) if isinstance(found[0], list) else found[0]
    facts = {"theirs": theirs, "who": who, "when": when}
    return Problem(
        "conflict", table=table.name, field=described.name, row=row, value=mine, facts=facts
    )


def problems_of(con: DuckDBPyConnection, catalogue: Catalogue, touched: Touched) -> list[Problem]:
    """What a bundle would break; empty when it may stand."""
    problems: list[Problem] = []
    for name, ids in touched.rows.items():
        if ids:
            table, fields = catalogue[name], touched.fields[name]
            problems += dead_links(con, table, ids, fields)
            problems += doubles(con, table, ids, fields)
            problems += circles(con, table, ids, fields)
            problems += broken_rules(con, table, ids)
            problems += locks.locked(con, catalogue, table, ids)
    for name, moves in touched.moved.items():
        problems += locks.left_locked(con, catalogue, catalogue[name], moves)
    for name, ids in touched.gone.items():
        if ids:
            problems += still_used(con, catalogue, name, ids)
            problems += locks.locked(con, catalogue, catalogue[name], ids)
    return problems


def dead_links(
    con: DuckDBPyConnection, table: Table, ids: Iterable[int] | None, fields: Iterable[str]
) -> list[Problem]:
    """Links and choices to rows that are not there, or belong to another list."""
    problems = []
    for described in (table.field(name) for name in sorted(fields)):
        if described.kind not in (Kind.LINK, Kind.CHOICE, Kind.CHOICES):
            continue
        source = (
            f'SELECT id, unnest("{described.name}") AS target'
            if described.kind is Kind.CHOICES
            else f'SELECT id, "{described.name}" AS target'
        )
        target = "lookup" if described.kind is Kind.CHOICE else described.target
        of_list = " AND there.list = ?" if described.kind is Kind.CHOICE else ""
        found = con.execute(
            f'WITH here AS ({source} FROM "{table.name}" WHERE deleted_at IS NULL{_among(ids)}) '
            f"SELECT here.id, here.target FROM here WHERE here.target IS NOT NULL AND NOT EXISTS "
            f'(SELECT 1 FROM "{target}" AS there WHERE there.id = here.target '
            f"AND there.deleted_at IS NULL{of_list})",
            _bound(ids) + ([described.target] if of_list else []),
        ).fetchall()
        problems += [
            Problem("no_such_row", table.name, described.name, row, value) for row, value in found
        ]
    return problems


def doubles(
    con: DuckDBPyConnection, table: Table, ids: Iterable[int] | None, fields: Iterable[str]
) -> list[Problem]:
    """Live rows that share what must be unique; a group binds where its first field is filled."""
    problems = []
    fields = set(fields)
    for group in table.unique:
        if not fields & set(group):
            continue
        same = " AND ".join(
            f'a."{name}" {"=" if name == group[0] else "IS NOT DISTINCT FROM"} b."{name}"'
            for name in group
        )
        found = con.execute(
            f'SELECT a.id, min(b.id) FROM "{table.name}" AS a JOIN "{table.name}" AS b '
            f"ON {same} AND a.id <> b.id "
            f"WHERE a.deleted_at IS NULL AND b.deleted_at IS NULL{_among(ids, 'a.id')} "
            "GROUP BY a.id ORDER BY a.id",
            _bound(ids),
        ).fetchall()
        problems += [
            Problem(
                "not_unique", table.name, group[-1], row, None, {"other": other, "group": group}
            )
            for row, other in found
        ]
    return problems


def broken_rules(con: DuckDBPyConnection, table: Table, ids: Iterable[int] | None) -> list[Problem]:
    """Required fields and the table's rules over whole rows.

    An own field that is required binds what is typed from then on, not the rows that stand.
    """
    required = [field for field in table.fields if field.required and not field.custom]
    codes = lookups.codes(con)
    names = [described.name for described in table.fields]
    listed = ", ".join(f'"{name}"' for name in names)
    rows = con.execute(
        f'SELECT id, {listed} FROM "{table.name}" WHERE deleted_at IS NULL{_among(ids)}',
        _bound(ids),
    ).fetchall()
    chosen = {described.name for described in table.fields if described.kind is Kind.CHOICE}
    problems = []
    for row_id, *cells in rows:
        row = dict(zip(names, cells, strict=True))
        problems += [
            Problem("required", table.name, described.name, row_id)
            for described in required
            if row[described.name] in (None, "")
        ]
        for name in chosen:
            row[name] = codes.get(row[name])
        problems += [
            replace(found, table=table.name, row=row_id)
            for check in table.checks
            if (found := check(row))
        ]
    return problems


def still_used(
    con: DuckDBPyConnection, catalogue: Catalogue, name: str, ids: Iterable[int]
) -> list[Problem]:
    """Deleted rows to which live rows still point."""
    problems = []
    for other in catalogue.values():
        for described in other.fields:
            target = "lookup" if described.kind is Kind.CHOICE else described.target
            if described.kind not in (Kind.LINK, Kind.CHOICE, Kind.CHOICES) or target != name:
                continue
            value = f'"{described.name}"'
            if described.kind is Kind.CHOICES:
                value = f"unnest({value})"
            found = con.execute(
                f'WITH here AS (SELECT {value} AS target FROM "{other.name}" '
                "WHERE deleted_at IS NULL) SELECT target, count(*) FROM here "
                "WHERE target IN (SELECT unnest(?::BIGINT[])) GROUP BY target ORDER BY target",
                [sorted(ids)],
            ).fetchall()
            problems += [
                Problem("in_use", name, row=row, facts={"count": count, "by": other.name})
                for row, count in found
            ]
    return problems


def _among(ids: Iterable[int] | None, column: str = "id") -> str:
    if ids is None:
        return ""
    ends = " BETWEEN ? AND ?" if _is_run(ids) else " IN (SELECT unnest(?::BIGINT[]))"
    return f" AND {column}{ends}"


def _is_run(ids: Iterable[int]) -> bool:
    """Whether these are all numbers between two, as those of rows that came together."""
    held = set(ids)
    return len(held) > 1 and max(held) - min(held) + 1 == len(held)


def _bound(ids: Iterable[int] | None) -> list[Any]:
    if ids is None:
        return []
    return [min(ids), max(ids)] if _is_run(ids) else [sorted(ids)]
