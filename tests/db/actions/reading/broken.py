"""Files that are broken, huge, foreign or hostile, made from honest ones; each by its number."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import xlwt

HEADING = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Danh hiệu", "Điểm", "Ghi chú"]
ODD = [
    "",
    "-",
    "x" * 5000,
    "\x07\x1b\ufffe",
    "\u202e\u200bA",
    "=1+1",
    '=HYPERLINK("a")',
    "31/02/2023",
    "1.250",
    "Nguyễn Văn A",
    "NguyÔn V¨n A",
    "Xã Tân Bình, huyện Tân Biên",
    "I",
    "Cộng",
    "STT",
    "Năm",
    "TM. ỦY BAN",
    10**18,
    -1,
    1e308,
    0.5,
    True,
    None,
    "12/QĐ-UBND ngày 3/4/2022",
    "Thi.",
    "'",
    '"',
    "H'",
]
CELLS = "<row r='{n}'><c r='A{n}'><v>{n}</v></c></row>"
SHEET = "xl/worksheets/sheet1.xml"


def cell(rnd: random.Random, plain: bool) -> object:
    value = rnd.choice(ODD)
    if plain and isinstance(value, str):
        return "".join(c for c in value if c >= " " and c not in "\ufffe\uffff")
    return value


def rows(rnd: random.Random, plain: bool = True) -> list[list[object]]:
    found = [
        [cell(rnd, plain) for _ in range(rnd.randint(1, 9))] for _ in range(rnd.randint(0, 12))
    ]
    found.insert(rnd.randint(0, len(found)), list(HEADING))
    return found


def xlsx(rnd: random.Random) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows(rnd):
        book.active.append(row)
    for _ in range(rnd.randint(0, 3)):
        top, left = rnd.randint(1, 9), rnd.randint(1, 7)
        book.active.merge_cells(
            start_row=top, start_column=left, end_row=top + rnd.randint(0, 3),
            end_column=left + rnd.randint(0, 3),
        )  # fmt: skip
    book.save(out)
    return out.getvalue()


def xls(rnd: random.Random) -> bytes:
    book, out = xlwt.Workbook(encoding="utf-8"), io.BytesIO()
    sheet = book.add_sheet("S")
    for number, row in enumerate(rows(rnd)):
        for column, value in enumerate(row):
            sheet.write(number, column, value if not isinstance(value, int) else float(value))
    book.save(out)
    return out.getvalue()


def document(rnd: random.Random) -> bytes:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("DANH SÁCH")
    found = rows(rnd)
    table = made.add_table(rows=len(found), cols=9)
    for line, row in zip(table.rows, found, strict=True):
        for each, value in zip(line.cells, row, strict=False):
            each.text = "" if value is None else str(value)
    made.save(out)
    return out.getvalue()


def text(rnd: random.Random) -> bytes:
    separator = rnd.choice(";,\t")
    lines = (
        separator.join("" if v is None else str(v) for v in row) for row in rows(rnd, plain=False)
    )
    return "\n".join(lines).encode(rnd.choice(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"]))


MAKERS: dict[str, Callable[[random.Random], bytes]] = {
    "xlsx": xlsx, "xls": xls, "docx": document, "csv": text,
}  # fmt: skip


def honest(_: random.Random, content: bytes) -> bytes:
    return content


def truncated(rnd: random.Random, content: bytes) -> bytes:
    return content[: rnd.randrange(len(content))]


def flipped(rnd: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(rnd.randint(1, 60)):
        changed[rnd.randrange(len(changed))] = rnd.randrange(256)
    return bytes(changed)


def spliced(rnd: random.Random, content: bytes) -> bytes:
    at, end = sorted(rnd.randrange(len(content)) for _ in range(2))
    return content[:at] + rnd.randbytes(rnd.randint(0, 400)) + content[end:]


def _with_part(content: bytes, name: str, part: str) -> bytes:
    """A zip with one part more, or another in its place; anything else as it is."""
    if not content.startswith(b"PK"):
        return content + part.encode()
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for each in source.namelist():
            if each != name:
                target.writestr(each, source.read(each))
        target.writestr(name, part)
    return out.getvalue()


def macro(_: random.Random, content: bytes) -> bytes:
    return _with_part(content, "xl/vbaProject.bin", "x")


def entities(_: random.Random, content: bytes) -> bytes:
    nested = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return _with_part(content, SHEET, f'<!DOCTYPE x [<!ENTITY a0 "a">{nested}]><x>&a9;</x>')


def outside(_: random.Random, content: bytes) -> bytes:
    return _with_part(content, "xl/externalLinks/externalLink1.xml", "<externalLink/>")


def xml(rnd: random.Random, content: bytes) -> bytes:
    """Well-formed, and not what stands there in an honest file."""
    part = rnd.choice(
        [SHEET, "xl/styles.xml", "xl/workbook.xml", "word/document.xml", "xl/sharedStrings.xml"]
    )
    return _with_part(
        content, part, rnd.choice(["<a/>", "<worksheet><sheetData/></worksheet>", "", "<a"])
    )


SPOILERS = (honest, truncated, flipped, spliced, macro, entities, outside, xml, flipped, truncated)


def broken(number: int, folder: Path) -> Path:
    rnd = random.Random(number)
    kind = rnd.choice(list(MAKERS))
    spoiler = SPOILERS[number % len(SPOILERS)]
    # some bear the name of another kind
    path = folder / f"{number}.{rnd.choice([kind, kind, *MAKERS])}"
    path.write_bytes(spoiler(rnd, MAKERS[kind](rnd)))
    return path


def _sheet_of(body: str) -> bytes:
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    part = f'<worksheet xmlns="{namespace}"><sheetData>{body}</sheetData></worksheet>'
    return _with_part(xlsx(random.Random(1)), SHEET, part)


def a_million_rows() -> bytes:
    return _sheet_of(
        "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 1048577))
    )


def a_million_empty_rows() -> bytes:
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    return _sheet_of(
        first + "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(2, 1048577))
    )


def all_columns() -> bytes:
    from openpyxl.utils import get_column_letter

    cells = "".join(f'<c r="{get_column_letter(n)}1"><v>{n}</v></c>' for n in range(1, 16385))
    return _sheet_of(f'<row r="1">{cells}</row>')


def a_bomb() -> bytes:
    """Half a gigabyte of nothing in half a megabyte."""
    out = io.BytesIO(xlsx(random.Random(1)))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as target,
        target.open("xl/media/a.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(500):
            part.write(b" " * 1_000_000)
    return out.getvalue()


def a_heavy_sheet() -> bytes:
    """As many words as memory holds just so."""
    word = '<c t="inlineStr"><is><t>{n:0200d}</t></is></c>'
    rows = (f'<row r="{n}">{word.format(n=n) * 10}</row>' for n in range(1, 150_001))
    return _sheet_of("".join(rows))


HUGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "all columns": (all_columns, "file_too_wide"),
    "a bomb": (a_bomb, "file_too_heavy"),
    "a million empty rows": (a_million_empty_rows, ""),
    "a million rows": (a_million_rows, "file_too_long"),
    "a heavy sheet": (a_heavy_sheet, ""),
}
