"""What new rows of single tables are completed with before they are written, by table name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from duckdb import DuckDBPyConnection

from db.model.names import column_name, unused
from db.model.phases import Span, phase_of
from db.model.values import is_date

Row = Mapping[str, Any]
Completion = Callable[[DuckDBPyConnection, Sequence[Row]], list[Row]]


def with_phase(con: DuckDBPyConnection, entries: Sequence[Row]) -> list[Row]:
    """Stage entries without a phase, in the one that holds their date; a shared year stays open."""
    spans: dict[int, list[Span]] = {}
    for exemplar, *span in con.execute(
        """
        SELECT
            e.id, p.id,
            strftime(p.starts_on__day, '%Y-%m-%d'), strftime(p.ends_on__day, '%Y-%m-%d')
        FROM exemplar AS e
        JOIN phase AS p ON p.plan = e.plan AND p.deleted_at IS NULL
        WHERE e.id IN (SELECT unnest(?::BIGINT[]))
        ORDER BY p.id
        """,
        [[entry["exemplar"] for entry in entries if entry.get("exemplar")]],
    ).fetchall():
        spans.setdefault(exemplar, []).append(Span(*span))
    return [
        entry
        if entry.get("phase") or not is_date(entry.get("entered_on") or "")
        else {
            **entry,
            "phase": phase_of(entry["entered_on"], spans.get(entry.get("exemplar", 0), ())),
        }
        for entry in entries
    ]


def with_code(con: DuckDBPyConnection, entries: Sequence[Row]) -> list[Row]:
    """Values of a list without a code, a place or an English name: made from their label."""
    taken: dict[str, set[str]] = defaultdict(set)
    places: dict[str, int] = defaultdict(int)
    for listed, code, place in con.execute("SELECT list, code, position FROM lookup").fetchall():
        taken[listed].add(code)
        places[listed] = max(places[listed], place or 0)
    made: list[Row] = []
    for entry in entries:
        listed, label = entry.get("list") or "", entry.get("label_vi") or ""
        code = entry.get("code") or unused(column_name(label), taken[listed])
        taken[listed].add(code)
        places[listed] += 1
        said = {name: value for name, value in entry.items() if value is not None}
        made.append({"code": code, "label_en": label, "position": places[listed], **said})
    return made


COMPLETIONS: dict[str, Completion] = {"lookup": with_code, "stage_entry": with_phase}


def completed(con: DuckDBPyConnection, table: str, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with what their table completes; others as they are."""
    return COMPLETIONS[table](con, rows) if table in COMPLETIONS else rows
