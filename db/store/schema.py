"""From the catalogue to tables: columns, the log, and what an open database needs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from duckdb import DuckDBPyConnection

from db.model.catalog import Table
from db.model.tables import TABLES
from db.store import accounts, as_of, custom_fields, migrations
from db.store.columns import columns
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


def create_table(con: DuckDBPyConnection, table: Table) -> None:
    listed = "".join(f',\n    "{name}" {kind}' for name, kind in columns(table))
    con.execute(
        f'CREATE TABLE "{table.name}" (\n    id BIGINT PRIMARY KEY,\n'
        f"    version INTEGER NOT NULL,\n    deleted_at TIMESTAMP{listed}\n)"
    )


def create(con: DuckDBPyConnection) -> None:
    """A fresh database: the log, every table of the catalogue, the unlogged tables."""
    con.execute(LOG)
    for table in TABLES:
        create_table(con, table)
    accounts.create(con)
    con.execute(
        "INSERT INTO meta VALUES ('schema', ?)",
        [str(migrations.NEWEST)],
    )


def load(store: Store, con: DuckDBPyConnection) -> None:
    """Take the head of the log and the catalogue with own fields into the open store."""
    found = con.execute("SELECT number, hash FROM bundle ORDER BY number DESC LIMIT 1").fetchone()
    store.head, store.last_hash = found or (0, "")
    store.catalogue = custom_fields.catalogue(con)
    add_missing_columns(con, store.catalogue)
    as_of.prepare(con)
    for table in store.catalogue.values():
        as_of.create_macro(con, table)


def add_missing_columns(con: DuckDBPyConnection, catalogue: Mapping[str, Table]) -> None:
    """Own fields that were described since the table was made get their columns."""
    held = set(
        con.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
    )
    for table in catalogue.values():
        for name, kind in columns(table):
            if (table.name, name) not in held:
                con.execute(f'ALTER TABLE "{table.name}" ADD COLUMN "{name}" {kind}')


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
