"""From the catalogue to tables: columns, the log, and what an open database needs."""

from __future__ import annotations

from pathlib import Path

from duckdb import DuckDBPyConnection

from db.model.tables import TABLES
from db.store import (
    accounts,
    arrivals,
    as_of,
    asked,
    custom_fields,
    habits,
    handed_out,
    migrations,
    screens,
)
from db.store.columns import create_table, make_missing
from db.store.connection import Clock, Store, local_now

LOG = """
CREATE SEQUENCE row_id;
CREATE TABLE meta (
    name VARCHAR PRIMARY KEY,
    value VARCHAR NOT NULL
);
-- one bundle a write; previous_hash and hash make the chain
CREATE TABLE bundle (
    number BIGINT NOT NULL,
    actor BIGINT NOT NULL,
    actor_name VARCHAR NOT NULL,
    on_behalf VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL,
    kind VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    source_file VARCHAR NOT NULL,
    source_sheet VARCHAR NOT NULL,
    burst BIGINT NOT NULL,
    undoes BIGINT, -- null unless the bundle is an undo
    previous_hash VARCHAR NOT NULL,
    hash VARCHAR NOT NULL
);
-- field is null when the whole row was inserted (new holds it as JSON), deleted or restored
CREATE TABLE change (
    bundle BIGINT NOT NULL,
    position INTEGER NOT NULL,
    operation VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL,
    row_id BIGINT NOT NULL,
    field VARCHAR,
    old VARCHAR,
    new VARCHAR,
    salt VARCHAR NOT NULL,
    digest_old VARCHAR NOT NULL,
    digest_new VARCHAR NOT NULL,
    source_cell VARCHAR NOT NULL
);
CREATE MACRO folded(words) AS replace(lower(strip_accents(words)), 'đ', 'd');
CREATE MACRO first_day(words) AS CASE
    WHEN words IS NULL THEN NULL
    WHEN words LIKE '____-Q_' THEN make_date(
        CAST(words[1:4] AS BIGINT), 3 * CAST(words[7:7] AS BIGINT) - 2, 1
    )
    WHEN length(words) = 4 THEN make_date(CAST(words AS BIGINT), 1, 1)
    WHEN length(words) = 7 THEN make_date(
        CAST(words[1:4] AS BIGINT), CAST(words[6:7] AS BIGINT), 1
    )
    ELSE CAST(words AS DATE)
END;
"""


def create(con: DuckDBPyConnection) -> None:
    """A fresh database: the log, every table of the catalogue, the unlogged tables."""
    con.execute(LOG)
    for table in TABLES:
        create_table(con, table)
    accounts.create(con)
    arrivals.create(con)
    habits.create(con)
    handed_out.create(con)
    screens.create(con)
    asked.create(con)
    con.execute(
        "INSERT INTO meta VALUES ('schema', ?)",
        [str(migrations.NEWEST)],
    )


def load(store: Store, con: DuckDBPyConnection) -> None:
    """Take the head of the log and the catalogue with own fields into the open store."""
    found = con.execute("SELECT number, hash FROM bundle ORDER BY number DESC LIMIT 1").fetchone()
    store.head, store.last_hash = found or (0, "")
    store.catalogue = custom_fields.catalogue(con)
    make_missing(con, store.catalogue.values())
    as_of.prepare(con)
    for table in store.catalogue.values():
        as_of.create_macro(con, table)


def open_store(path: Path, clock: Clock = local_now) -> Store:
    """Open the database, making or migrating it first; IOException when another process has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    store = Store(path, clock)
    try:
        store.prepare = lambda con: load(store, con)
        store.apply(lambda con: _prepare(store, con))
    except BaseException:
        store.close()
        raise
    return store


def _prepare(store: Store, con: DuckDBPyConnection) -> None:
    made = con.execute("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'meta'").fetchone()
    if made == (0,):
        create(con)
    migrations.run(con)
    load(store, con)
