"""Questions that were asked: who, when, what, how it ended; kept, but not logged as a change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

TABLES = """
-- rows is null where there was no answer; outcome is the code of the refusal, or 'answered'
CREATE TABLE IF NOT EXISTS asked (
    account BIGINT NOT NULL,
    account_name VARCHAR NOT NULL,
    asked_at TIMESTAMP NOT NULL,
    sql VARCHAR NOT NULL,
    "parameters" VARCHAR NOT NULL,
    "rows" BIGINT,
    seconds DOUBLE NOT NULL,
    outcome VARCHAR NOT NULL
);
"""

KEEP = """
INSERT INTO asked (account, account_name, asked_at, sql, "parameters", "rows", seconds, outcome)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""

# a question that was asked again stands where it was asked last
OF_ACCOUNT = """
SELECT
    account, arg_max(account_name, asked_at), max(asked_at) AS last, sql,
    arg_max("parameters", asked_at), arg_max("rows", asked_at), arg_max(seconds, asked_at),
    arg_max(outcome, asked_at)
FROM (SELECT * FROM asked ORDER BY asked_at)
WHERE account = ?
GROUP BY account, sql
ORDER BY last DESC, sql
LIMIT ?
"""

MADE_SINCE = "SELECT count(*) > 0 FROM bundle WHERE number > ? AND actor = ?"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: ``rows`` is None without an answer, ``parameters`` is JSON."""

    account: int
    account_name: str
    asked_at: datetime
    sql: str
    parameters: str
    rows: int | None
    seconds: float
    outcome: str


def create(con: DuckDBPyConnection) -> None:
    con.execute(TABLES)


def keep(con: DuckDBPyConnection, asked: Asked) -> None:
    con.execute(
        KEEP,
        [
            asked.account, asked.account_name, asked.asked_at, asked.sql, asked.parameters,
            asked.rows, asked.seconds, asked.outcome,
        ],
    )  # fmt: skip


def of_account(con: DuckDBPyConnection, account: int, most: int) -> list[Asked]:
    """What somebody asked, the last first, each wording once."""
    return [Asked(*row) for row in con.execute(OF_ACCOUNT, [account, most]).fetchall()]


def made_since(con: DuckDBPyConnection, head: int, account: int) -> bool:
    """Whether somebody changed anything after a bundle."""
    [[made]] = con.execute(MADE_SINCE, [head, account]).fetchall()
    return bool(made)
