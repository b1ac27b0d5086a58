"""A workbook that comes back: compared with what left and with what stands now, then saved."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from db.actions import edit
from db.actions.exporting import workbooks
from db.actions.exporting.comparing import Conflict, Desk, Page, Returned
from db.actions.importing import saving
from db.actions.importing.lines import Answers, Cell, Line
from db.actions.reading import files
from db.model.people import User, may_edit_table
from db.model.problems import reject
from db.model.reading.grid import Sheet, text_of
from db.model.texts import say
from db.store import handed_out
from db.store.changelog import Origin
from db.store.connection import Store
from db.store.handed_out import HandedOut
from db.store.writer import Writing

__all__ = ["Conflict", "Returned"]

# behind so many rows no heading of ours is looked for: people write a title above it
HEAD_WITHIN = 20


def read_back(
    store: Store,
    user: User,
    path: Path,
    name: str,
    answers: Answers | None = None,
    language: str = "vi",
) -> Returned:
    """Compare a file with what left and with what stands; nothing is written.

    Rejected with one sentence for a file that cannot be read, that never left here, or whose
    keys or headings are gone.
    """
    return compare(store, user, files.sheets_of(path, name), name, answers, language)


def compare(
    store: Store,
    user: User,
    sheets: Sequence[Sheet],
    name: str,
    answers: Answers | None = None,
    language: str = "vi",
) -> Returned:
    """The same of sheets that were parsed before: with every answer anew."""
    left = _left(store, sheets, name)
    table = edit.table(store, left.table)
    if not may_edit_table(user, table.name):
        raise reject("not_allowed", table=table.name)
    page = _page(sheets, left, name)
    return Desk(store, user, table, left, page, answers or {}, language).compared()


def _left(store: Store, sheets: Sequence[Sheet], name: str) -> HandedOut:
    ours = next((sheet for sheet in sheets if sheet.name == workbooks.OURS), None)
    if ours is None:
        raise reject("not_handed_out", value=name)
    token = next((text_of(cell) for row in ours.rows.values() for cell in row), "")
    with store.reading() as con:
        found = handed_out.found(con, token)
    if found is None or found.table not in store.catalogue:
        raise reject("handed_out_elsewhere", value=name)
    return found


def _page(sheets: Sequence[Sheet], left: HandedOut, name: str) -> Page:
    key = say(left.language, "out.row_key")
    named = dict(zip(left.headings, left.fields, strict=True))
    for sheet in sheets:
        for number in sorted(sheet.rows)[:HEAD_WITHIN]:
            texts = [text_of(cell) for cell in sheet.rows[number]]
            columns = {place: named[text] for place, text in enumerate(texts) if text in named}
            if key in texts and columns:
                return Page(sheet, number, texts.index(key), columns)
    raise reject("no_row_keys", value=name, facts={"heading": key})


def save(
    store: Store,
    user: User,
    seen: Returned,
    mine: Collection[tuple[int, str]] = (),
    remove: bool = False,
    source_file: str = "",
) -> int:
    """Write what changed as one bundle; gives its number.

    ``mine``: (row, field) of the conflicts in which the file is right; ``remove`` deletes the
    rows that are not in the file. Rejected, with the lines of the file, when somebody changed a
    cell since, and when a rule is in the way.
    """
    chosen: dict[int, list[Cell]] = {}
    for conflict in seen.conflicts:
        if (conflict.cell.row, conflict.cell.field) in mine:
            chosen.setdefault(conflict.line, []).append(conflict.cell)
    lines = [line for line in seen.ready if line.cells]
    lines += [
        Line(number, "update", "", {}, cells=tuple(cells)) for number, cells in chosen.items()
    ]
    new = [line for line in seen.ready if line.state == "new"]
    gone = sorted(seen.gone) if remove else []
    if not (lines or new or gone):
        raise reject("nothing_ready", table=seen.table.name)
    come_from: saving.Lines = {}

    def work(writing: Writing) -> int:
        saving.change_cells(writing, user, lines, come_from)
        saving.add_rows(writing, user, seen.table, new, come_from)
        if gone:
            writing.delete(edit.editable(writing, user, seen.table.name, gone, ()), gone)
        return writing.number

    origin = Origin(user, "return", source_file=source_file, source_sheet=seen.sheet)
    return saving.write_by_line(store, origin, work, come_from)
