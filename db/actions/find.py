"""Find anything by its name: units, people, movements, nominations; the best first."""

from __future__ import annotations

from dataclasses import dataclass

from db.actions import edit
from db.actions.edit import Query
from db.actions.own_tables import tables_for
from db.model.catalog import is_own_table
from db.model.people import User, may_read_table
from db.store.connection import Store

# in the order in which they are shown, own tables behind them
SOUGHT = ("exemplar", "nomination", "unit", "movement")
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Hits:
    """The best rows of one table, id → name, and how many there are in all."""

    table: str
    names: dict[int, str]
    total: int


def find(store: Store, user: User, text: str, limit: int = 5) -> list[Hits]:
    """What this person may read and the text names, a table each; without marks it is found too."""
    if len(text.strip()) < SHORTEST:
        return []
    found = []
    own = [table.name for table in tables_for(store, user) if is_own_table(table.name)]
    for table in (*SOUGHT, *own):
        if may_read_table(user, table):
            page = edit.browse(store, user, table, Query(search=text, limit=limit, best=True))
            ids = page.frame["id"].tolist()
            named = edit.titles(store, user, table, ids)
            # a row may have gone to another unit since the page was read
            found.append(Hits(table, {row: named[row] for row in ids if row in named}, page.total))
    return [hits for hits in found if hits.total]
