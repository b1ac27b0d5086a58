"""Rows pasted from a sheet: a preview that writes nothing, then what is ready as one bundle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from db.actions import edit
from db.actions.importing import nominations, rows
from db.actions.importing.cells import Reader
from db.actions.importing.lines import OTHER, Answers, Draft, Line, Preview, Question
from db.model.catalog import Field
from db.model.headings import Match, match_all, match_heading
from db.model.pasted import Row, read_block
from db.model.people import User, may_edit_table
from db.model.problems import reject
from db.store.connection import Store

__all__ = ["OTHER", "Answers", "Line", "Match", "Preview", "Question"]

# a paste is read again with every answer; a longer list comes as a file
MOST_LINES = 2000


def columns(store: Store, name: str) -> dict[str, Field]:
    """What can be pasted into a table: key → field."""
    if name == "nomination":
        return nominations.columns(store.catalogue)
    return rows.columns(edit.table(store, name))


def preview(
    store: Store,
    user: User,
    name: str,
    text: str,
    given: Mapping[str, Any],
    answers: Answers | None = None,
    mapping: Mapping[int, Match | None] | None = None,
    language: str = "vi",
) -> Preview:
    """What would happen to each row of a pasted block.

    ``mapping`` overrules what the headings say; ``given`` holds what all rows share.
    """
    if not may_edit_table(user, name):
        raise reject("not_allowed", table=name)
    known = columns(store, name)
    block = read_block(text, lambda heading: match_heading(heading, known) is not None)
    if len(block.rows) > MOST_LINES:
        facts = {"count": len(block.rows), "limit": MOST_LINES}
        raise reject("paste_too_long", table=name, facts=facts)
    found: dict[int, Match] = match_all(block.headings, known)
    for place, match in (mapping or {}).items():
        found.pop(place, None)
        if match:
            found = {at: other for at, other in found.items() if other != match}
            found[place] = match
    reader = Reader(store, user, name, known, answers or {}, language)
    drafts = [_draft(row, found) for row in block.rows] if found else []
    if name == "nomination":
        lines = nominations.read(store, user, reader, drafts, given, answers or {})
    else:
        lines = rows.read(store, edit.table(store, name), reader, drafts, given)
    return Preview(
        block, found, tuple(replace(line, shown=reader.shown(line.values)) for line in lines)
    )


def _draft(row: Row, mapping: Mapping[int, Match]) -> Draft:
    texts = {
        f"{match.key}={match.code}" if match.code else match.key: row.cells[place]
        for place, match in mapping.items()
        if row.cells[place]
    }
    return Draft(row.line, row.section, texts)


def save(store: Store, user: User, name: str, seen: Preview) -> list[int]:
    """Write the lines that are ready as one bundle; gives the rows added."""
    if not seen.ready:
        raise reject("nothing_ready", table=name)
    if name == "nomination":
        return nominations.save(store, user, seen.ready)
    return rows.save(store, user, edit.table(store, name), seen.ready)
