"""Guards of single tables that no description can hold; whoever changes rows asks them by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from duckdb import DuckDBPyConnection

from db.model.catalog import OWN_TABLE, Kind
from db.model.people import User, sees_only_own_rows
from db.model.problems import Problem, Rejected
from db.model.tables import BY_NAME
from db.store import custom_fields, locks
from db.store.nominations import OPEN_TO_UNITS, in_other_states

OF_THE_OFFICE = frozenset({"appraised_points"})
# what nominations and scores already rest on, once a set has marks
FROZEN_OF_SET = frozenset({"subject_type", "scope", "edition"})
NAME_OF_OWN_TABLE = frozenset({"name"})
COLUMN_OF_OWN_FIELD = frozenset({"table_name", "name", "kind", "target", "scale"})
# two strokes part a column from what the store keeps beside it
COLUMN_NAME = re.compile(r"[a-z][a-z0-9]{0,20}(_[a-z0-9]{1,20}){0,5}")


@dataclass(frozen=True, slots=True)
class Touch:
    """Who changes which rows; ``fields`` is empty when whole rows come or go."""

    user: User
    ids: Sequence[int]
    fields: Collection[str] = ()


Guard = Callable[[DuckDBPyConnection, Touch], list[Problem]]

MARKED_CRITERIA = """
SELECT here.id
FROM criterion AS here
WHERE here.id IN (SELECT unnest(?::BIGINT[])) AND here.criteria_set IN (
    SELECT c.criteria_set
    FROM mark AS m
    JOIN criterion AS c ON c.id = m.criterion
    WHERE m.deleted_at IS NULL
)
ORDER BY here.id
"""

MARKED_SETS = """
SELECT DISTINCT c.criteria_set
FROM mark AS m
JOIN criterion AS c ON c.id = m.criterion
WHERE m.deleted_at IS NULL AND c.criteria_set IN (SELECT unnest(?::BIGINT[]))
ORDER BY c.criteria_set
"""

MARKED_NOMINATIONS = """
SELECT DISTINCT nomination
FROM mark
WHERE deleted_at IS NULL AND nomination IN (SELECT unnest(?::BIGINT[]))
"""

PUBLISHED_MARKS = """
SELECT m.id, r.name
FROM mark AS m
JOIN nomination AS n ON n.id = m.nomination
JOIN round AS r ON r.id = n.round
WHERE m.id IN (SELECT unnest(?::BIGINT[])) AND r.published_at IS NOT NULL
ORDER BY m.id
"""

# a column stays when its field is deleted, so the next of its name must fit it
OWN_FIELDS = """
SELECT here.id, EXISTS (
    SELECT 1
    FROM custom_field AS other
    WHERE other.id <> here.id AND other.table_name = here.table_name AND other.name = here.name
        AND (other.kind <> here.kind OR other.scale IS DISTINCT FROM here.scale)
), here.table_name, here.name, here.kind, here.target
FROM custom_field AS here
WHERE here.id IN (SELECT unnest(?::BIGINT[]))
ORDER BY here.id
"""

# the table of a deleted description is still there, with its rows
OWN_TABLES = """
SELECT here.id, here.name, EXISTS (
    SELECT 1
    FROM custom_table AS other
    WHERE other.id <> here.id AND other.name = here.name
)
FROM custom_table AS here
WHERE here.id IN (SELECT unnest(?::BIGINT[]))
ORDER BY here.id
"""

HOLDERS = """
SELECT id, table_name, holder
FROM attachment
WHERE id IN (SELECT unnest(?::BIGINT[]))
ORDER BY id
"""

CLOSED_ON = """
SELECT f.id
FROM frozen_figures AS f
JOIN phase AS p ON p.id = f.phase
WHERE f.id IN (SELECT unnest(?::BIGINT[])) AND p.closed
ORDER BY f.id
"""

FIXED_LOOKUPS = """
SELECT id FROM lookup WHERE system AND id IN (SELECT unnest(?::BIGINT[])) ORDER BY id
"""


def marked_criteria(con: DuckDBPyConnection, ids: Sequence[int]) -> list[Problem]:
    """Criteria of a set that was marked with: a changed set is a new edition."""
    found = con.execute(MARKED_CRITERIA, [list(ids)]).fetchall()
    return [Problem("criteria_in_use", "criterion", row=row) for (row,) in found]


def marked_sets(con: DuckDBPyConnection, touch: Touch) -> list[Problem]:
    """Sets that were marked with stay for whom and as which edition they were made."""
    if touch.fields and not FROZEN_OF_SET & set(touch.fields):
        return []
    found = con.execute(MARKED_SETS, [list(touch.ids)]).fetchall()
    return [Problem("criteria_in_use", "criteria_set", row=row) for (row,) in found]


def late_nominations(con: DuckDBPyConnection, touch: Touch) -> list[Problem]:
    """A unit account changes a nomination only while it has not gone further or been marked.

    What the office appraised is the office's.
    """
    if not sees_only_own_rows(touch.user):
        return []
    if OF_THE_OFFICE & set(touch.fields):
        return [Problem("appraised_by_office", "nomination", row=row) for row in touch.ids]
    late = set(in_other_states(con, touch.ids, OPEN_TO_UNITS))
    if not touch.fields:
        late |= {row for (row,) in con.execute(MARKED_NOMINATIONS, [list(touch.ids)]).fetchall()}
    return [Problem("nomination_under_way", "nomination", row=row) for row in sorted(late)]


def published_marks(con: DuckDBPyConnection, touch: Touch) -> list[Problem]:
    """Marks of a published round; publishing is taken back first."""
    found = con.execute(PUBLISHED_MARKS, [list(touch.ids)]).fetchall()
    return [
        Problem("marks_published", "mark", row=row, facts={"by": named}) for row, named in found
    ]


def fixed_lookups(con: DuckDBPyConnection, touch: Touch) -> list[Problem]:
    """Lookup values that the code relies on; and no value goes to another list, with its users."""
    if "list" in touch.fields:
        return [Problem("lookup_is_fixed", "lookup", "list", row) for row in touch.ids]
    found = con.execute(FIXED_LOOKUPS, [list(touch.ids)]).fetchall()
    return [Problem("lookup_is_fixed", "lookup", row=row) for (row,) in found]


def own_account(_: DuckDBPyConnection, touch: Touch) -> list[Problem]:
    """Nobody takes the own role or account away: so an administrator always remains."""
    if touch.user.id in touch.ids and (not touch.fields or "role" in touch.fields):
        return [Problem("not_yourself", "account", row=touch.user.id)]
    return []


def own_fields(con: DuckDBPyConnection, touch: Touch) -> list[Problem]:
    """An own field is a real column: what makes the column is told once, and must make one."""
    if touch.fields:
        named = sorted(COLUMN_OF_OWN_FIELD & set(touch.fields))
        return [
            Problem("own_field_is_made", "custom_field", field, row)
            for row in touch.ids
            for field in named
        ]
    problems = []
    tables = BY_NAME.keys() | {f"{OWN_TABLE}{name}" for name in custom_fields.names_of_tables(con)}
    for row, taken, *told in con.execute(OWN_FIELDS, [list(touch.ids)]).fetchall():
        described = dict(zip(("table_name", "name", "kind", "target"), told, strict=True))
        if field := _fault_of_own_field(described, taken, tables):
            value = described[field]
            problems.append(Problem("own_field_unusable", "custom_field", field, row, value))
    return problems


def _fault_of_own_field(
    described: Mapping[str, Any], taken: bool, tables: Collection[str]
) -> str | None:
    """The part of the description for which no column can be made."""
    kind, target = described["kind"], described["target"]
    if described["table_name"] not in tables:
        return "table_name"
    if taken or not COLUMN_NAME.fullmatch(described["name"]):
        return "name"
    if kind not in set(Kind):
        return "kind"
    if kind in (Kind.LINK, Kind.CHOICES):
        return None if target in tables else "target"
    return "target" if kind == Kind.CHOICE and not target else None


def own_tables(con: DuckDBPyConnection, touch: Touch) -> list[Problem]:
    """An own table is a real one: its name is told once, never used twice, and fit for a table."""
    if touch.fields:
        named = NAME_OF_OWN_TABLE & set(touch.fields)
        return [
            Problem("own_table_is_made", "custom_table", "name", row) for row in touch.ids if named
        ]
    return [
        Problem("own_table_unusable", "custom_table", "name", row, name)
        for row, name, taken in con.execute(OWN_TABLES, [list(touch.ids)]).fetchall()
        if taken or not COLUMN_NAME.fullmatch(name)
    ]


def files_of_locked(con: DuckDBPyConnection, touch: Touch) -> list[Problem]:
    """A file is locked by what locks the row that it belongs to."""
    catalogue = custom_fields.catalogue(con)
    return [
        replace(problem, table="attachment", row=row)
        for row, table, holder in con.execute(HOLDERS, [list(touch.ids)]).fetchall()
        if table in catalogue
        for problem in locks.locked(con, catalogue, catalogue[table], [holder])
    ]


def closed_on(con: DuckDBPyConnection, touch: Touch) -> list[Problem]:
    """Figures that a phase was closed on stay as long as it is closed."""
    found = con.execute(CLOSED_ON, [list(touch.ids)]).fetchall()
    return [Problem("closed_on", "frozen_figures", row=row) for (row,) in found]


def closing(table: str, touch: Touch) -> list[Problem]:
    """Closing and reopening say why: they are not undone, only done the other way."""
    if "closed" not in touch.fields:
        return []
    return [Problem("closing_says_why", table, "closed", row) for row in touch.ids]


GUARDS: dict[str, Guard] = {
    "account": own_account,
    "attachment": files_of_locked,
    "criterion": lambda con, touch: marked_criteria(con, touch.ids),
    "criteria_set": marked_sets,
    "custom_field": own_fields,
    "custom_table": own_tables,
    "frozen_figures": closed_on,
    "lookup": fixed_lookups,
    "mark": published_marks,
    "nomination": late_nominations,
    "phase": lambda _, touch: closing("phase", touch),
    "round": lambda _, touch: closing("round", touch),
}


def guarded(con: DuckDBPyConnection, table: str, touch: Touch) -> list[Problem]:
    """What the table's guard says about touching these rows as they stand now."""
    return GUARDS[table](con, touch) if table in GUARDS else []


def refuse_guarded(con: DuckDBPyConnection, table: str, touch: Touch) -> None:
    """Raise it; asked before a change and, as rows may move under a guard, after it."""
    if problems := guarded(con, table, touch):
        raise Rejected(problems)
