"""Values that may not be written: missing, of another kind, or beyond their limits."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from db.model import values
from db.model.catalog import Field, Kind, Table
from db.model.problems import Problem, Rejected

# values of a column from which on it is not worth while to ask each
MANY = 100


def refuse_faults(table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Every missing, ill-typed or out-of-range value of new rows, all at once."""
    suspects = [described for described in table.fields if not _is_faultless(described, rows)]
    problems = []
    for position, row in enumerate(rows if suspects else ()):
        for described in suspects:
            found = _fault(described, row.get(described.name))
            if found:
                problems.append(
                    replace(found, table=table.name, field=described.name, row=position)
                )
    if problems:
        raise Rejected(problems)


def refuse_cell_faults(
    table: Table,
    described: Field,
    cells: Sequence[tuple[int, Any, Any]],
    taking_back: bool = False,
) -> None:
    """The same for one field of rows that exist; no cell of a required one is emptied.

    Taking back, an own field may hold again what it held before it was required or limited.
    """
    if taking_back and described.custom:
        return
    bare = Problem("required") if described.required else None
    problems = [
        replace(found, table=table.name, field=described.name, row=row)
        for row, _, new in cells
        if (found := bare if _is_bare(new) else _fault(described, new))
    ]
    if problems:
        raise Rejected(problems)


def _is_faultless(described: Field, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a whole column is without fault: of many rows each different value is asked once."""
    column = [row.get(described.name) for row in rows]
    different = set(column)
    # 1 and True are one in a set
    if len({*map(type, column)} - {type(None)}) > 1:
        return False
    return not any(_fault(described, value) for value in _telling(described, different))


def _telling(described: Field, different: set[Any]) -> Collection[Any]:
    """Of many texts the longest and the empty one: where these are without fault all are."""
    if described.kind not in (Kind.TEXT, Kind.LONG_TEXT) or len(different) < MANY:
        return different
    empty = {None, ""} & different
    rest = different - empty
    return different if any(type(one) is not str for one in rest) else {*empty, max(rest, key=len)}


def _fault(described: Field, value: Any) -> Problem | None:
    if _is_bare(value):
        # an own field is asked for where rows are typed: see refuse_unfilled
        required = described.required and not described.custom
        return Problem("required", field=described.name) if required else None
    return values.fault(described, value)


def refuse_unfilled(table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows that somebody types without a value that an own field demands."""
    problems = [
        Problem("required", table.name, described.name, position)
        for position, row in enumerate(rows)
        for described in table.fields
        if described.custom and described.required and _is_bare(row.get(described.name))
    ]
    if problems:
        raise Rejected(problems)


def _is_bare(value: Any) -> bool:
    return value in (None, "", ())
