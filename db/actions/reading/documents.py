"""Documents (docx): their tables, and the lines of text around them, as one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from db.actions.reading import limits
from db.model.problems import reject
from db.model.reading.decoding import decode_cells
from db.model.reading.grid import Sheet, Span, Value
from db.model.reading.legacy import decode, encoding_of_font

SHEET = "docx"


@dataclass
class _Lines:
    rows: dict[int, list[Value]] = field(default_factory=dict)
    merged: list[Span] = field(default_factory=list)
    decoded: dict[tuple[int, int], str] = field(default_factory=dict)
    line: int = 0

    def add(self, cells: list[tuple[str, str]]) -> None:
        """A row of (text, what stood there); a line is counted whether it holds anything or not."""
        self.line += 1
        if self.line > limits.ROWS:
            raise reject("file_too_long", facts={"limit": limits.ROWS})
        if len(cells) > limits.COLUMNS:
            raise reject("file_too_wide", facts={"limit": limits.COLUMNS})
        if any(text for text, _ in cells):
            self.rows[self.line] = [text or None for text, _ in cells]
        for place, (text, was) in enumerate(cells, start=1):
            if text != was:
                self.decoded[self.line, place] = was


def read(path: Path) -> Iterator[Sheet]:
    document = Document(str(path))
    lines = _Lines()
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            if block.text.strip():
                lines.add([_text([block])])
        else:
            _table(block, lines)
    decoded = decode_cells(lines.rows, {})
    yield Sheet(SHEET, lines.rows, tuple(lines.merged), decoded={**decoded, **lines.decoded})


def _table(table: Table, lines: _Lines) -> None:
    """Each row by the grid of its table; a cell merged downwards is empty below its first row."""
    tall: dict[int, int] = {}
    for row in table._tbl.tr_lst:
        cells: list[tuple[str, str]] = [("", "")] * row.grid_before
        for cell in row.tc_lst:
            span = cell.grid_span
            column = len(cells) + 1
            goes_on = cell.vMerge == "continue"
            cells.append(("", "") if goes_on else _cell_text(cell, table))
            cells += [("", "")] * (span - 1)
            if span > 1:
                lines.merged.append((lines.line + 1, column, lines.line + 1, column + span - 1))
            _grow(tall, column, lines, cell.vMerge)
        lines.add(cells)
    for column in list(tall):
        _grow(tall, column, lines, None)


def _grow(tall: dict[int, int], column: int, lines: _Lines, merge: str | None) -> None:
    """Note where a cell merged downwards began, and that it ended in the row before this one."""
    if merge == "continue":
        return
    top = tall.pop(column, 0)
    if top and lines.line > top:
        lines.merged.append((top, column, lines.line, column))
    if merge == "restart":
        tall[column] = lines.line + 1


def _cell_text(cell: Any, table: Table) -> tuple[str, str]:
    return _text([Paragraph(each, table) for each in cell.p_lst])


def _text(paragraphs: list[Paragraph]) -> tuple[str, str]:
    """The text, and what stood there before legacy fonts were read."""
    read_lines, raw_lines = [], []
    for paragraph in paragraphs:
        style = paragraph.style
        usual = (style.font.name if style is not None else None) or ""
        read_line, raw_line = "", ""
        for run in paragraph.runs:
            encoding = encoding_of_font(run.font.name or usual)
            read_line += decode(run.text, encoding) if encoding else run.text
            raw_line += run.text
        read_lines.append(read_line)
        raw_lines.append(raw_line)
    return "\n".join(read_lines).strip(), "\n".join(raw_lines).strip()
