"""The box that finds anything, against the bare queries for the same names and counts."""

from __future__ import annotations

from pathlib import Path

from db.actions.find import Hits, find
from db.model.people import SYSTEM
from db.store.schema import open_store
from tests.bench.stores import median_of
from tests.bench.told import Told

WORDS = "nguyen van"
# the five best of a table and how many there are; frozen
BEST = """
SELECT found.id, found.name, count(*) OVER () AS total
FROM ({rows}) AS found
WHERE contains(found.fold, 'nguyen') AND contains(found.fold, 'van')
ORDER BY
    found.fold <> 'nguyen van', NOT starts_with(found.fold, 'nguyen van'),
    NOT contains(' ' || found.fold, ' nguyen van'), len(found.fold), found.id
LIMIT 5
"""
ROWS = {
    "exemplar": """
        SELECT e.id, s.name, concat_ws(' ', s.name__fold, e.model_name__fold) AS fold
        FROM exemplar AS e JOIN subject AS s ON s.id = e.subject WHERE e.deleted_at IS NULL
    """,
    "nomination": """
        SELECT n.id, s.name, s.name__fold AS fold
        FROM nomination AS n
        JOIN exemplar AS e ON e.id = n.exemplar
        JOIN subject AS s ON s.id = e.subject
        WHERE n.deleted_at IS NULL
    """,
    "unit": "SELECT id, name, name__fold AS fold FROM unit WHERE deleted_at IS NULL",
    "movement": "SELECT id, name, name__fold AS fold FROM movement WHERE deleted_at IS NULL",
}


def measure(database: Path) -> list[Told]:
    store = open_store(database)

    def ours() -> list[Hits]:
        return find(store, SYSTEM, WORDS)

    def theirs() -> dict[str, int]:
        found = {}
        with store.reading() as con:
            for table, rows in ROWS.items():
                if best := con.execute(BEST.format(rows=rows)).fetchall():
                    found[table] = best[0][2]
        return found

    try:
        assert {hits.table: hits.total for hits in ours()} == theirs()
        return [Told("find anything", median_of(ours), median_of(theirs), 3.0)]
    finally:
        store.close()
