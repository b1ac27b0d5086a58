"""Word files as an office sends them: A4, the national motto, headings repeated, signatures."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from db.actions.papers.plain import printable
from db.model.paper import Cell, Column, Line, Paper
from db.model.texts import say
from db.model.values import show_number

# sizes and margins of the decree on clerical work (30/2020, annex I)
FONT, TEXT, TABLE, SMALL = "Times New Roman", 13, 11, 10
LONG_SIDE, SHORT_SIDE = 297, 210
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
TWIPS_A_MM = 56.7
# of the width: the state needs more room than the office
OFFICE_SHARE = 0.42
CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def as_docx(paper: Paper) -> bytes:
    """A list on A4 across: motto, title, table whose heading is repeated, signatures, source."""
    word = blank(landscape=True)
    head(word, paper.office, paper.language)
    line(word, paper.title, bold=True, size=TEXT + 1, align=CENTRE)
    line(word, paper.about, italic=True, align=CENTRE)
    room = LONG_SIDE - LEFT - RIGHT
    word.element.body.insert(-1, _table(paper.columns, paper.lines, room, paper.language))
    signatures(word, paper.place_and_date, paper.signers, paper.language)
    line(word, paper.source, italic=True, size=SMALL)
    return saved(word)


def blank(landscape: bool = False) -> Word:
    """An empty page of A4 with the margins and the font of the office, numbered from page 2."""
    word = Document()
    style: Any = word.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(TEXT)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(3)
    section = word.sections[0]
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    width, height = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)
    return word


def head(word: Word, office: Sequence[str], language: str) -> None:
    """Who issues it on the left, the state and its motto on the right."""
    right = (say(language, "printed.state"), say(language, "printed.motto"))
    table = word.add_table(rows=1, cols=2)
    table.autofit = False
    room = int(word.sections[0].page_width or 0) - Mm(LEFT + RIGHT)
    upper = tuple(line.upper() for line in office)
    for cell, lines, share in zip(
        table.rows[0].cells, (upper, right), (OFFICE_SHARE, 1 - OFFICE_SHARE), strict=True
    ):
        cell.width = int(room * share)
        paragraph = cell.paragraphs[0]
        paragraph.alignment = CENTRE
        for place, text in enumerate(lines):
            run = paragraph.add_run(printable(text))
            run.bold = True
            run.font.size = Pt(TEXT)
            if place < len(lines) - 1:
                run.add_break()
    word.add_paragraph()


def line(
    word: Word, text: str, *, bold: bool = False, italic: bool = False, size: int = TEXT,
    align: Any = None,
) -> None:  # fmt: skip
    """A paragraph in one look."""
    paragraph = word.add_paragraph()
    paragraph.alignment = align
    run = paragraph.add_run(printable(text))
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def signatures(word: Word, place_and_date: str, signers: Sequence[str], language: str) -> None:
    """Place and date over the right one, then room to sign."""
    word.add_paragraph()
    table = word.add_table(rows=1, cols=max(len(signers), 2))
    places = table.rows[0].cells[-len(signers) :]
    for place, (cell, signer) in enumerate(zip(places, signers, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.alignment = CENTRE
        paragraph.paragraph_format.keep_together = True
        if place == len(signers) - 1:
            run = paragraph.add_run(printable(place_and_date))
            run.italic = True
            run.add_break()
        else:
            paragraph.add_run().add_break()
        named = paragraph.add_run(signer)
        named.bold = True
        named.add_break()
        paragraph.add_run(say(language, "printed.sign_here")).italic = True
        for _ in range(4):
            paragraph.add_run().add_break()


def small_table(
    word: Word, headings: Sequence[str], rows: Sequence[Sequence[Cell]], language: str
) -> None:
    """A table within a text: its first column wide, numbers on the right."""
    columns = tuple(
        Column(heading, 1 if place else 4, number=place > 0)
        for place, heading in enumerate(headings)
    )
    lines = tuple(Line(tuple(row)) for row in rows)
    room = SHORT_SIDE - LEFT - RIGHT
    word.element.body.insert(-1, _table(columns, lines, room, language))
    word.add_paragraph()


def saved(word: Word) -> bytes:
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def _table(columns: Sequence[Column], lines: Sequence[Line], room: float, language: str) -> Any:
    """Written as text at once: cell by cell, a list of thousands would take minutes."""
    whole = sum(column.width for column in columns)
    widths = [round(TWIPS_A_MM * room * column.width / whole) for column in columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_rows(columns, lines, widths, language))
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblBorders>{_borders()}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>' for side in sides)


def _rows(
    columns: Sequence[Column], lines: Sequence[Line], widths: Sequence[int], language: str
) -> Iterable[str]:
    """The heading is repeated on each page, and no row is torn in two."""
    headings = [
        _cell(column.heading, width, "center", bold=True)
        for column, width in zip(columns, widths, strict=True)
    ]
    yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(headings)}</w:tr>"
    for row in lines:
        if row.heading:
            cells = _cell(row.cells[0], sum(widths), "left", bold=True, span=len(widths))
        else:
            cells = "".join(
                _cell(cell, width, _side(column), language=language)
                for cell, width, column in zip(row.cells, widths, columns, strict=True)
            )
        yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _side(column: Column) -> str:
    return "right" if column.number else "left"


def _cell(
    cell: Cell, width: int, side: str, *, bold: bool = False, span: int = 1, language: str = "vi"
) -> str:
    look = ("<w:b/>" if bold else "") + f'<w:sz w:val="{2 * TABLE}"/>'
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:after="0"/><w:jc w:val="{side}"/></w:pPr>'
        f"{_runs(written(cell, language), look)}</w:p></w:tc>"
    )


def _runs(text: str, look: str) -> str:
    """A line of the text a run, broken between."""
    made = (
        f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for part in printable(text).split("\n")
    )
    return "<w:r><w:br/></w:r>".join(made)


def written(cell: Cell, language: str) -> str:
    """A cell as people write it: a decimal comma in Vietnamese."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        places = max(-int(cell.as_tuple().exponent), 0)
        return show_number(cell, places, language)
    return str(cell)
