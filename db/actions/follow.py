"""What others did to the rows on a page since it was read, without reading it again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from db.actions import edit
from db.actions.edit import Query
from db.model.people import User
from db.store.connection import Store
from db.store.since import touched


@dataclass(frozen=True, slots=True)
class Since:
    """Changed ``rows`` of the page as they are now, those that are ``gone`` from it, how many
    that the query would show came (``new``), and the log's head then."""

    rows: list[dict[str, Any]]
    gone: frozenset[int]
    new: int
    head: int


def since(
    store: Store, user: User, name: str, query: Query, page: Collection[int], after: int
) -> Since:
    """What happened behind the bundle ``after`` to a page of a query, read with it.

    Rejected when this user may not read the table (any more).
    """
    with store.reading() as con:
        head, found = store.head, touched(con, name, after)
    shown = found.keys() & set(page)
    live = edit.fetch(store, user, name, sorted(shown))
    rows = [] if query.deleted else live
    gone = {row["id"] for row in live} if query.deleted else shown - {row["id"] for row in live}
    coming = ("delete",) if query.deleted else ("insert", "restore")
    came = tuple(row for row, last in found.items() if last in coming and row not in shown)
    new = 0
    if came and query.only is None:
        new = edit.browse(store, user, name, replace(query, only=came, offset=0, limit=1)).total
    return Since(rows, frozenset(gone), new, head)
