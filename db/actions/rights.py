"""Which rows a user may touch, and what may be asked of rows behind others."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from db.model.catalog import Field, Kind, Table, is_own_table
from db.model.conditions import leaves, names_a_row
from db.model.people import (
    READ_WHOLE,
    User,
    may_name_rows,
    may_read_table,
    sees_only_own_rows,
)
from db.model.problems import Problem, Rejected, reject
from db.store import rows
from db.store.connection import Store
from db.store.guards import Touch, refuse_guarded
from db.store.paths import ID
from db.store.rows import Query
from db.store.writer import Writing


def reads_own_rows(user: User, described: Table) -> bool:
    return bool(sees_only_own_rows(user) and described.owner and described.name not in READ_WHOLE)


def refuse_hidden_paths(store: Store, user: User, described: Table, query: Query) -> None:
    """A filter or sort over links asks no table that the user may not read."""
    for condition in leaves(query.filters):
        field = field_at(store, user, described, condition.field)
        if names_a_row(field, condition.op) and not may_name_rows(user, field.target):
            raise reject("not_allowed", table=field.target)
    for name, _ in query.sort:
        field_at(store, user, described, name)


def field_at(store: Store, user: User, described: Table, path: str) -> Field:
    """The field at the end of a path over tables that the user may read; Rejected else."""
    *links, last = path.split(".")
    above = described
    for name in links:
        if not above.has(name):
            raise reject("no_such_field", table=described.name, value=name)
        link = above.field(name)
        if link.kind not in (Kind.CHOICE, Kind.LINK):
            raise reject("no_such_field", table=described.name, value=path)
        above = store.catalogue["lookup" if link.kind is Kind.CHOICE else link.target]
        # by its name a row of an own table is known wherever it is pointed to
        named = is_own_table(above.name) and (name, last) == (links[-1], above.title)
        if not may_read_table(user, above.name) and not (named and may_name_rows(user, above.name)):
            raise reject("not_allowed", table=above.name)
    if last == "id":
        return ID
    if not above.has(last):
        raise reject("no_such_field", table=described.name, value=last)
    return above.field(last)


def refuse_bound(
    writing: Writing,
    user: User,
    described: Table,
    ids: Sequence[int],
    fields: Collection[str] = (),
) -> None:
    """What binds the rows before a change binds them after it too."""
    refuse_foreign(writing, user, described, ids)
    refuse_guarded(writing.con, described.name, Touch(user, ids, fields))


def refuse_foreign_links(
    writing: Writing, user: User, described: Table, ids: Sequence[int], fields: Collection[str]
) -> None:
    """To a unit account a row of another unit is as good as none."""
    problems = []
    held = rows.fetch(writing.con, described, ids) if sees_only_own_rows(user) else []
    for link in (described.field(name) for name in fields):
        if link.kind not in (Kind.LINK, Kind.CHOICES):
            continue
        target = writing.store.catalogue[link.target]
        if not reads_own_rows(user, target):
            continue
        cells = {row["id"]: row[link.name] for row in held if row[link.name] is not None}
        own = rows.owned(writing.con, writing.store.catalogue, target, cells.values(), user.units)
        problems += [
            Problem("no_such_row", described.name, link.name, row, value)
            for row, value in cells.items()
            if value not in own
        ]
    if problems:
        raise Rejected(problems)


def refuse_foreign(writing: Writing, user: User, described: Table, ids: Sequence[int]) -> None:
    """A unit account touches its own units' rows only, before and after the change."""
    if not sees_only_own_rows(user):
        return
    own = rows.owned(writing.con, writing.store.catalogue, described, ids, user.units)
    if foreign := [row for row in ids if row not in own]:
        raise Rejected([Problem("not_yours", table=described.name, row=row) for row in foreign])
