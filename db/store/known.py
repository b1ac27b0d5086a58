"""What is in the register already, as pasted rows are compared with it: units, people, keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from duckdb import DuckDBPyConnection

from db.model.catalog import Table
from db.model.matching import Person, Unit


def units(con: DuckDBPyConnection) -> list[Unit]:
    """Every live unit with its parent and the days of its validity (empty: open)."""
    found = con.execute(
        """
        SELECT
            id, name, coalesce(short_name, ''), parent,
            coalesce(strftime(valid_from__day, '%Y-%m-%d'), ''),
            coalesce(strftime(valid_to__day, '%Y-%m-%d'), '')
        FROM unit
        WHERE deleted_at IS NULL
        ORDER BY protocol_order NULLS LAST, id
        """
    ).fetchall()
    return [Unit(*row) for row in found]


def people(
    con: DuckDBPyConnection, folded: Sequence[str], of_units: frozenset[int] | None
) -> list[Person]:
    """Subjects with one of these folded names; a unit account's own only.

    Who was joined into somebody is that one, under the name, birth and unit of before too.
    """
    found = con.execute(
        """
        WITH RECURSIVE
        led AS (
            SELECT id AS gone, merged_into AS into_whom FROM subject WHERE merged_into IS NOT NULL
            UNION
            SELECT led.gone, s.merged_into
            FROM led
            JOIN subject AS s ON s.id = led.into_whom
            WHERE s.merged_into IS NOT NULL
        ),
        called AS (
            SELECT id, name, name__fold, birth, unit, id AS of_whom FROM subject
            UNION ALL
            SELECT gone.id, gone.name, gone.name__fold, gone.birth, gone.unit, led.into_whom
            FROM led
            JOIN subject AS gone ON gone.id = led.gone
        )
        SELECT s.id, called.name, s.type, called.birth, called.unit
        FROM called
        JOIN subject AS s ON s.id = called.of_whom
        WHERE s.deleted_at IS NULL AND s.merged_into IS NULL
            AND called.name__fold IN (SELECT unnest($names::VARCHAR[]))
            AND ($units IS NULL OR list_contains($units, s.unit))
        ORDER BY s.id, called.id <> s.id, called.id
        """,
        {"names": list(folded), "units": None if of_units is None else sorted(of_units)},
    ).fetchall()
    return [Person(*row) for row in found]


def people_near(
    con: DuckDBPyConnection, given: Sequence[str], units: Sequence[int], years: Sequence[str]
) -> list[Person]:
    """Subjects with one of these last words of a name, and one of these units or years of birth."""
    found = con.execute(
        """
        SELECT id, name, type, birth, unit
        FROM subject
        WHERE deleted_at IS NULL AND merged_into IS NULL
            AND list_extract(string_split(replace(name__fold, '.', ' '), ' '), -1) IN (
                SELECT unnest($given::VARCHAR[])
            )
            AND (
                unit IN (SELECT unnest($units::BIGINT[]))
                OR birth[1:4] IN (SELECT unnest($years::VARCHAR[]))
            )
        ORDER BY id
        """,
        {"given": list(given), "units": list(units), "years": list(years)},
    ).fetchall()
    return [Person(*row) for row in found]


def standing(con: DuckDBPyConnection, round_id: int) -> list[tuple[int, int, str, int]]:
    """(nomination, its unit, the subject's name and type) of a round's live nominations."""
    return con.execute(
        """
        SELECT n.id, n.unit, s.name, s.type
        FROM nomination AS n
        JOIN exemplar AS e ON e.id = n.exemplar
        JOIN subject AS s ON s.id = e.subject
        WHERE n.deleted_at IS NULL AND n.round = ?
        ORDER BY n.id
        """,
        [round_id],
    ).fetchall()


def nominated(con: DuckDBPyConnection, round_id: int) -> set[int]:
    """The subjects with a live nomination in the round."""
    found = con.execute(
        "SELECT e.subject FROM nomination AS n JOIN exemplar AS e ON e.id = n.exemplar "
        "WHERE n.deleted_at IS NULL AND n.round = ?",
        [round_id],
    ).fetchall()
    return {subject for (subject,) in found}


def filed(
    con: DuckDBPyConnection, round_id: int, subjects: Sequence[int]
) -> list[tuple[int, int, int, int]]:
    """(subject, exemplar, nomination, award or 0) of these subjects' live nominations in a round.

    The award is the first of the nomination.
    """
    return con.execute(
        """
        SELECT e.subject, e.id, n.id, coalesce(min(a.id), 0)
        FROM nomination AS n
        JOIN exemplar AS e ON e.id = n.exemplar
        LEFT JOIN award AS a ON a.nomination = n.id AND a.deleted_at IS NULL
        WHERE n.deleted_at IS NULL AND n.round = ?
            AND e.subject IN (SELECT unnest(?::BIGINT[]))
        GROUP BY ALL
        ORDER BY n.id
        """,
        [round_id, list(subjects)],
    ).fetchall()


def keys(con: DuckDBPyConnection, table: Table, names: Sequence[str]) -> list[tuple[Any, ...]]:
    """(id, values of these fields) of every live row, the oldest first."""
    listed = ", ".join(f'"{table.field(name).name}"' for name in names)
    return con.execute(
        f'SELECT id, {listed} FROM "{table.name}" WHERE deleted_at IS NULL ORDER BY id'
    ).fetchall()
