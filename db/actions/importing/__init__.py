"""Rows pasted from a sheet: a preview that writes nothing, then what is ready as one bundle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from db.actions import edit
from db.actions.importing import nominations, rows, saving
from db.actions.importing.cells import Reader
from db.actions.importing.lines import (
    ADD,
    BOTH,
    HOWS,
    OTHER,
    ROW,
    UPDATE,
    Answers,
    Cell,
    Draft,
    Line,
    Preview,
    Question,
    Terms,
)
from db.model.catalog import Field
from db.model.headings import Match, in_order, match_all, match_heading
from db.model.pasted import Row, read_block, split
from db.model.people import User, may_edit_table
from db.model.problems import reject
from db.store.connection import Store

__all__ = [
    "ADD",
    "BOTH",
    "HOWS",
    "OTHER",
    "ROW",
    "UPDATE",
    "Answers",
    "Cell",
    "Line",
    "Match",
    "Preview",
    "Question",
    "Terms",
]

# a paste is read again with every answer; a longer list comes as a file
MOST_LINES = 5000
MOST_COLUMNS = 100
MOST_LETTERS = 5_000_000


def columns(store: Store, name: str) -> dict[str, Field]:
    """What can be pasted into a table: key → field."""
    if name == "nomination":
        return nominations.columns(store.catalogue)
    return rows.columns(edit.table(store, name))


def keys_are_chosen(name: str) -> bool:
    """Whether a person may say by which columns rows are found; nominations are by the person."""
    return name != "nomination"


def preview(
    store: Store,
    user: User,
    name: str,
    text: str,
    given: Mapping[str, Any],
    answers: Answers | None = None,
    mapping: Mapping[int, Match | None] | None = None,
    language: str = "vi",
    terms: Terms | None = None,
) -> Preview:
    """What would happen to each row of a pasted block; nothing is written.

    ``mapping`` overrules what the headings say; ``given`` holds what all rows share.
    """
    if not may_edit_table(user, name):
        raise reject("not_allowed", table=name)
    terms = terms or Terms()
    known = columns(store, name)
    cells = _cells(name, text)
    block = read_block(cells, lambda h: match_heading(h, known) is not None, terms.taken)
    if len(block.rows) > MOST_LINES:
        facts = {"count": len(block.rows), "limit": MOST_LINES}
        raise reject("paste_too_long", table=name, facts=facts)
    found = _mapped(match_all(block.headings, known), mapping or {}, len(cells[0]) if cells else 0)
    reader = Reader(store, user, name, known, answers or {}, language)
    saved = _saved(block.rows, terms)
    drafts = [_draft(row, found, terms) for row in block.rows if found and row.line not in saved]
    if name == "nomination":
        lines, keys = nominations.read(store, user, reader, drafts, given, terms)
    else:
        lines, keys = rows.read(store, edit.table(store, name), reader, drafts, given, terms)
    told = [_told(reader, line, terms) for line in lines]
    told += [
        Line(row.line, "saved", row.cells[min(found)], {})
        for row in block.rows
        if found and row.line in saved
    ]
    return Preview(block, found, tuple(sorted(told, key=lambda line: line.line)), keys)


def by_position(store: Store, name: str, seen: Preview) -> dict[int, Match | None]:
    """What the columns of a block without headings mean if they stand as our fields do."""
    width = max((len(row.cells) for row in seen.block.rows), default=0)
    first = [row.cells[0] for row in seen.block.rows if row.cells]
    numbered = first == [str(number) for number in range(1, len(first) + 1)]
    return dict(in_order(width, numbered and width > 1, columns(store, name)))


def _mapped(
    found: dict[int, Match], said: Mapping[int, Match | None], width: int
) -> dict[int, Match]:
    """What the headings mean, overruled by what a person said; a field is taken once."""
    for place, match in said.items():
        found.pop(place, None)
        if match and 0 <= place < width:
            found = {at: other for at, other in found.items() if other != match}
            found[place] = match
    return found


def _cells(name: str, text: str) -> list[tuple[str, ...]]:
    """The cells of a block that is not too large to be read at once."""
    if len(text) > MOST_LETTERS:
        facts = {"count": len(text), "limit": MOST_LETTERS}
        raise reject("paste_too_large", table=name, facts=facts)
    cells = split(text)
    if cells and len(cells[0]) > MOST_COLUMNS:
        facts = {"count": len(cells[0]), "limit": MOST_COLUMNS}
        raise reject("paste_too_wide", table=name, facts=facts)
    return cells


def _saved(block: Sequence[Row], terms: Terms) -> set[int]:
    """The lines that were saved already; when the block was changed since, by their cells."""
    lines = {row.line for row in block if (row.line, row.cells) in terms.done}
    moved = Counter(cells for line, cells in terms.done if line not in lines)
    for row in block:
        if row.line not in lines and moved[row.cells]:
            moved[row.cells] -= 1
            lines.add(row.line)
    return lines


def _draft(row: Row, mapping: Mapping[int, Match], terms: Terms) -> Draft:
    places = {
        f"{match.key}={match.code}" if match.code else match.key: place
        for place, match in mapping.items()
    }
    texts = {key: row.cells[place] for key, place in places.items() if row.cells[place]}
    corrected = {key: text for (line, key), text in terms.typed.items() if line == row.line}
    texts = {key: text for key, text in (texts | corrected).items() if text}
    return Draft(
        row.line, row.section, texts, places=places, corrected=frozenset(corrected),
        pasted=row.cells, left=frozenset(key for line, key in terms.left if line == row.line),
    )  # fmt: skip


def _told(reader: Reader, line: Line, terms: Terms) -> Line:
    """The line with its values by name, and with what the last save said of it."""
    refused = terms.refused.get(line.line, ())
    state = "refused" if refused else line.state
    return replace(
        line, shown=reader.shown(line.values), state=state, problems=(*line.problems, *refused)
    )


def save(store: Store, user: User, name: str, seen: Preview) -> list[int]:
    """Write the lines that are ready as one bundle; gives the rows added."""
    if not seen.ready:
        raise reject("nothing_ready", table=name)
    if name == "nomination":
        return nominations.save(store, user, seen.ready)
    return saving.save(store, user, edit.table(store, name), seen.ready)
