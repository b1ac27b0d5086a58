"""A zip from outside, looked at before it is opened: what it is, how big, whether it is honest."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.parsers import expat

from db.actions.reading import limits
from db.model.problems import reject

WORKBOOK, DOCUMENT = "xl/workbook.xml", "word/document.xml"
MACROS = ("vbaProject.bin", "vbaData.xml")
CHUNK = 65_536
ENCRYPTED = 0x1


class _Seen(Exception):  # noqa: N818 -- no error, the way out of the parser
    """The root element has begun, so no declaration of types can follow."""


def kind_of(path: Path) -> str:
    """'xlsx' or 'docx'; Rejected for what is neither, too big, locked, with macros or entities."""
    with zipfile.ZipFile(path) as package:
        parts = package.infolist()
        names = {part.filename for part in parts}
        if any(part.flag_bits & ENCRYPTED for part in parts):
            raise reject("file_locked")
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > limits.PARTS or unpacked > limits.UNPACKED_BYTES:
            raise reject("file_too_heavy")
        kind = "xlsx" if WORKBOOK in names else "docx" if DOCUMENT in names else ""
        if not kind:
            raise reject("unread_kind")
        if any(name.endswith(MACROS) for name in names):
            raise reject("file_macro")
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                _declares_no_types(package, part)
    return kind


def _declares_no_types(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Office files never declare types; entities that blow up or reach out stand only there."""
    parser = expat.ParserCreate()

    def declared(*_: object) -> None:
        raise reject("file_unsafe")

    def begun(*_: object) -> None:
        raise _Seen

    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = begun
    with package.open(part) as source:
        try:
            while chunk := source.read(CHUNK):
                parser.Parse(chunk, False)
        except _Seen:
            return
