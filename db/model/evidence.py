"""What may be attached to a row: kinds of files, told by what stands in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from db.model.problems import Problem
from db.model.vietnamese import clean

LARGEST = 20 * 2**20
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class FileKind:
    """``shown``: the browser may open it in its place, nothing in it can run."""

    media_type: str
    shown: bool
    holds: Callable[[bytes], bool]


def _begins(*beginnings: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(beginnings)


def _packs(part: str) -> Callable[[bytes], bool]:
    """Office files are packs of parts; one with macros is none of these kinds."""

    def holds(content: bytes) -> bool:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as pack:
                names = set(pack.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            return False
        macros = any(name.endswith("vbaProject.bin") for name in names)
        return {"[Content_Types].xml", part} <= names and not macros

    return holds


OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS: dict[str, FileKind] = {
    ".pdf": FileKind("application/pdf", True, _begins(b"%PDF-")),
    ".docx": FileKind(f"{OFFICE}.wordprocessingml.document", False, _packs("word/document.xml")),
    ".xlsx": FileKind(f"{OFFICE}.spreadsheetml.sheet", False, _packs("xl/workbook.xml")),
    ".pptx": FileKind(
        f"{OFFICE}.presentationml.presentation", False, _packs("ppt/presentation.xml")
    ),
    ".png": FileKind("image/png", True, _begins(b"\x89PNG\r\n\x1a\n")),
    ".jpg": FileKind("image/jpeg", True, _begins(b"\xff\xd8\xff")),
    ".jpeg": FileKind("image/jpeg", True, _begins(b"\xff\xd8\xff")),
    ".webp": FileKind(
        "image/webp", True, lambda content: content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    ),
}


def kind_of(name: str) -> FileKind | None:
    """The kind that a file's name says, None when it is none of ours."""
    return KINDS.get(PurePosixPath(name).suffix.lower())


def title_of(name: str) -> str:
    """The name of a file without its folders; a long one keeps its end."""
    last = clean(name.replace("\\", "/").rsplit("/", 1)[-1])
    if len(last) <= LONGEST_NAME:
        return last
    end = PurePosixPath(last).suffix
    return last[: LONGEST_NAME - len(end)] + end


def fault_of(name: str, content: bytes) -> Problem | None:
    """Why a file cannot be attached; None when it can."""
    kind = kind_of(name)
    if kind is None:
        return Problem("file_kind", value=name, facts={"kinds": ", ".join(KINDS)})
    if not content:
        return Problem("file_empty", value=name)
    if len(content) > LARGEST:
        facts = {"size": -(-len(content) // 2**20), "most": LARGEST // 2**20}
        return Problem("file_too_large", value=name, facts=facts)
    return None if kind.holds(content) else Problem("file_unlike_name", value=name)
