"""The one way to write rows: a bundle in one transaction, checked, logged and chained."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from duckdb import DuckDBPyConnection

from db.model import values
from db.model.catalog import Field, Table
from db.model.problems import Problem, Rejected, reject
from db.store import as_of, changelog, custom_fields, descriptions, faults, inserting, integrity
from db.store.changelog import Change, Origin
from db.store.columns import column_type, columns, make_missing
from db.store.connection import Store

T = TypeVar("T")


@dataclass
class Writing:
    """A bundle in the making; every method belongs to the one transaction behind ``con``."""

    con: DuckDBPyConnection
    store: Store
    now: datetime
    number: int
    # an undo brings back what stood there, whatever is asked of new values today
    taking_back: bool = False
    changes: list[Change] = field(default_factory=list)
    touched: integrity.Touched = field(default_factory=integrity.Touched)

    def insert(
        self,
        table: Table,
        rows: Sequence[Mapping[str, Any]],
        cells: Sequence[str] | None = None,
    ) -> list[int]:
        """Add rows; values as the contract of kinds says; gives their ids in order."""
        if not rows:
            return []
        faults.refuse_faults(table, rows)
        ids = [
            row_id
            for (row_id,) in self.con.execute(
                "SELECT nextval('row_id') FROM range(?)", [len(rows)]
            ).fetchall()
        ]
        inserting.insert(self.con, table, ids, rows)
        sources = cells or [""] * len(rows)
        self.changes += [
            Change("insert", table.name, row_id, new=new, source_cell=cell)
            for row_id, new, cell in zip(ids, inserting.as_json(table, rows), sources, strict=True)
        ]
        self.touched.inserted(table, ids)
        return ids

    def update(self, table: Table, row_id: int, field_name: str, old: Any, new: Any) -> None:
        """Change one cell if it still holds ``old``; else it is a conflict."""
        self.update_many(table, field_name, [(row_id, old, new)])

    def update_many(
        self,
        table: Table,
        field_name: str,
        cells: Sequence[tuple[int, Any, Any]],
        sources: Sequence[str] | None = None,
    ) -> None:
        """Change one field of many rows (id, old, new), each only if it still holds its old.

        ``sources`` says where each value comes from.
        """
        described = table.field(field_name)
        told = sources or [""] * len(cells)
        places = [place for place, (_, old, new) in enumerate(cells) if old != new]
        cells, told = [cells[place] for place in places], [told[place] for place in places]
        if not cells:
            return
        self.hold(row for row, _, _ in cells)
        faults.refuse_cell_faults(table, described, cells, self.taking_back)
        done = self._set(table, described, cells)
        if len(done) != len(cells):
            missed = [cell for cell in cells if cell[0] not in done]
            raise Rejected(
                [integrity.conflict(self.con, table, described, row, new) for row, _, new in missed]
            )
        self.changes += [
            Change(
                "update", table.name, row, field_name,
                values.to_text(described, old), values.to_text(described, new), source,
            )
            for (row, old, new), source in zip(cells, told, strict=True)
        ]  # fmt: skip
        self.touched.updated(table, field_name, cells)

    def _set(
        self, table: Table, described: Field, cells: Sequence[tuple[int, Any, Any]]
    ) -> set[int]:
        """One statement for all cells; gives the rows that still held their old value."""
        kind = column_type(described)
        settings, bound = [f'"{described.name}" = given.new'], [f"unnest(?::{kind}[]) AS new"]
        lists = [[inserting.bound(new) for _, _, new in cells]]
        shadows = [values.shadows(described, new) for *_, new in cells]
        for name, shadow_kind in columns(Table("", table.label, "", (described,))):
            if name != described.name:
                settings.append(f'"{name}" = given."{name}"')
                bound.append(f'unnest(?::{shadow_kind}[]) AS "{name}"')
                lists.append([shadow[name] for shadow in shadows])
        done = self.con.execute(
            f'UPDATE "{table.name}" AS t SET {", ".join(settings)}, version = version + 1 '
            f"FROM (SELECT unnest(?::BIGINT[]) AS id, unnest(?::{kind}[]) AS old, "
            f"{', '.join(bound)}) AS given "
            "WHERE t.id = given.id AND t.deleted_at IS NULL "
            f'AND t."{described.name}" IS NOT DISTINCT FROM given.old RETURNING t.id',
            [[row for row, _, _ in cells], [inserting.bound(old) for _, old, _ in cells], *lists],
        ).fetchall()
        return {row for (row,) in done}

    def delete(self, table: Table, ids: Sequence[int]) -> None:
        """Take rows out of sight; they stay in the database and in the log."""
        self._mark(table, ids, "delete", "cannot_delete", self.now)
        self.touched.deleted(table, ids)

    def restore(self, table: Table, ids: Sequence[int]) -> None:
        """Bring deleted rows back; rules and uniqueness are checked again."""
        self._mark(table, ids, "restore", "cannot_restore", None)
        self.touched.inserted(table, ids)

    def hold(self, rows: Iterable[int]) -> None:
        """Rows that are there are about to be changed; in the writer's turn any may be."""

    def _mark(
        self, table: Table, ids: Sequence[int], operation: str, refusal: str, at: datetime | None
    ) -> None:
        self.hold(ids)
        before = "deleted_at IS NOT NULL" if at is None else "deleted_at IS NULL"
        done = self.con.execute(
            f'UPDATE "{table.name}" SET deleted_at = ?, version = version + 1 '
            f"WHERE id IN (SELECT unnest(?::BIGINT[])) AND {before} RETURNING id",
            [at, list(ids)],
        ).fetchall()
        kept = {row for (row,) in done}
        if missed := [row for row in ids if row not in kept]:
            raise Rejected([Problem(refusal, table=table.name, row=row) for row in missed])
        self.changes += [Change(operation, table.name, row) for row in ids]


def stand_firm(_: Sequence[Problem]) -> bool:
    """What a write does about its problems as a rule: nothing, and so it is refused."""
    return False


def write(
    store: Store,
    origin: Origin,
    work: Callable[[Writing], T],
    at: datetime | None = None,
    concede: Callable[[Sequence[Problem]], bool] = stand_firm,
    keep: bool = True,
) -> T:
    """Run ``work`` as one bundle: all of it is written, checked and logged, or nothing.

    ``at`` dates the bundle (for a demo's history); the store's clock does otherwise.
    ``concede`` hears why it is refused; when it gives way, ``work`` runs again in the same turn.
    Without ``keep`` it is a trial: rules are asked, then everything is rolled back.
    """

    def job() -> T:
        if keep:
            refuse_without_room(store)
        while True:
            try:
                return _once(store, origin, work, at, keep)
            except Rejected as refused:
                if not concede(refused.problems):
                    raise

    return store.in_turn(job)


def _once(
    store: Store,
    origin: Origin,
    work: Callable[[Writing], T],
    at: datetime | None,
    keep: bool,
) -> T:
    with store.reading() as con:
        con.execute("BEGIN TRANSACTION")
        try:
            result, head = _bundle(store, con, origin, work, at, keep)
            con.execute("COMMIT" if keep else "ROLLBACK")
        except BaseException:
            con.execute("ROLLBACK")
            raise
    advance(store, head)
    return result


def refuse_without_room(store: Store) -> None:
    """Rejected while the disk has less room than a safe write asks for."""
    free, needed = store.room()
    if free < needed:
        raise reject("disk_full", facts={"free": free // 2**20, "needed": needed // 2**20})


def _bundle(
    store: Store,
    con: DuckDBPyConnection,
    origin: Origin,
    work: Callable[[Writing], T],
    at: datetime | None,
    keep: bool,
) -> tuple[T, tuple[int, str]]:
    head = (store.head, store.last_hash)
    undone = origin.undoes is not None
    writing = Writing(con, store, at or store.clock(), store.head + 1, undone)
    result = work(writing)
    if not writing.changes:
        return result, head
    problems = integrity.problems_of(con, store.catalogue, writing.touched)
    problems += _problems_of_descriptions(con, store, writing.touched)
    if problems:
        raise Rejected(problems)
    if not keep:
        return result, head
    return result, changelog.append(con, origin, writing.changes, writing.now, head)


def _problems_of_descriptions(
    con: DuckDBPyConnection, store: Store, touched: integrity.Touched
) -> list[Problem]:
    """Make what newly described tables and fields need; what the change of them would break."""
    if not touched.tables() & descriptions.DESCRIBED:
        return []
    catalogue = custom_fields.catalogue(con)
    make_missing(con, catalogue.values())
    return [
        *descriptions.tables_still_used(con, touched.gone["custom_table"]),
        *descriptions.fields_to_the_dead(con, store.catalogue, catalogue),
    ]


def advance(store: Store, head: tuple[int, str]) -> None:
    """After the commit: the new head is known, once a day outside the database too."""
    if head[0] == store.head:
        return
    # the head is the key of freshness: what it stands for is there before it
    _take_over_descriptions(store)
    store.head, store.last_hash = head
    heads = changelog.heads_file(store.path)
    if changelog.last_head_day(heads) != datetime.now().date().isoformat():
        changelog.write_head(heads, *head)


def _take_over_descriptions(store: Store) -> None:
    with store.reading() as con:
        catalogue = custom_fields.catalogue(con)
        for name, table in catalogue.items():
            if table != store.catalogue.get(name):
                as_of.create_macro(con, table)
        store.catalogue = catalogue
