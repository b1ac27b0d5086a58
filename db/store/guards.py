"""Guards of single tables that no description can hold; whoever changes rows asks them by name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from db.model.people import User, sees_only_own_rows
from db.model.problems import Problem, Rejected
from db.store.nominations import OPEN_TO_UNITS, in_other_states

# what nominations and scores already rest on, once a set has marks
FROZEN_OF_SET = frozenset({"subject_type", "scope", "edition"})


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
    """A unit account changes a nomination only while it has not gone further or been marked."""
    if not sees_only_own_rows(touch.user):
        return []
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
    """Lookup values that the code relies on."""
    found = con.execute(FIXED_LOOKUPS, [list(touch.ids)]).fetchall()
    return [Problem("lookup_is_fixed", "lookup", row=row) for (row,) in found]


GUARDS: dict[str, Guard] = {
    "criterion": lambda con, touch: marked_criteria(con, touch.ids),
    "criteria_set": marked_sets,
    "lookup": fixed_lookups,
    "mark": published_marks,
    "nomination": late_nominations,
}


def guarded(con: DuckDBPyConnection, table: str, touch: Touch) -> list[Problem]:
    """What the table's guard says about touching these rows as they stand now."""
    return GUARDS[table](con, touch) if table in GUARDS else []


def refuse_guarded(con: DuckDBPyConnection, table: str, touch: Touch) -> None:
    """Raise it; asked before a change and, as rows may move under a guard, after it."""
    if problems := guarded(con, table, touch):
        raise Rejected(problems)
