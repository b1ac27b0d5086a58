"""``python -m db.actions.reading.child FILE``: parses a file within limits, writes its sheets."""

from __future__ import annotations

import sys

if __name__ == "__main__":  # pragma: no cover -- runs in a process of its own
    # nothing here needs numpy, and its threads would count against the memory of the file
    sys.modules["numpy"] = None  # type: ignore[assignment]

import gc
import json
import traceback
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import IO, Any

from db.actions.reading import documents, limits, old_workbooks, packages, plain, workbooks
from db.model.problems import Rejected, reject
from db.model.reading.grid import Sheet, Value

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# beginnings of what people send by mistake, and that would pass for text
FOREIGN = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"PK")
SELDOM = (100_000, 50, 100)
MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table")
READERS = {"xlsx": workbooks.read, "docx": documents.read}


def main(arguments: Sequence[str]) -> int:
    limits.apply()
    tell(Path(arguments[0]), sys.stdout)
    return 0


def tell(path: Path, out: IO[str]) -> None:
    """Write the sheets line by line, then how it ended: whole, or refused and why."""
    try:
        with warnings.catch_warnings():
            # what a library thinks of a file's style is nobody's question
            warnings.simplefilter("ignore")
            for sheet in sheets_of(path):
                _write(sheet, out)
        end: dict[str, Any] = {"whole": True}
    except Rejected as error:
        end = {"refused": error.problems[0].code, "facts": dict(error.problems[0].facts)}
    except MemoryError:
        end = {"refused": "file_too_heavy", "facts": {}}
    except Exception as error:
        end = {"refused": "file_damaged", "facts": {}, "error": _trace(error)}
    out.write(json.dumps(end) + "\n")


def _trace(error: Exception) -> list[str]:
    """What was raised and in which file: a fault of ours is not the sender's."""
    frames = traceback.extract_tb(error.__traceback__)
    return [repr(error)[:500], f"{frames[-1].filename}:{frames[-1].lineno}"]


def sheets_of(path: Path) -> Iterator[Sheet]:
    """By what the file holds, whatever its name ends in."""
    size = path.stat().st_size
    if size == 0:
        raise reject("unread_empty")
    if size > limits.FILE_BYTES:
        raise reject("file_too_big", facts={"limit": limits.FILE_BYTES // limits.MEGABYTE})
    with path.open("rb") as source:
        begins = source.read(1024)
    if begins.startswith(ZIP):
        return READERS[packages.kind_of(path)](path)
    if begins.startswith(OLE):
        return old_workbooks.read(path)
    if begins.startswith(FOREIGN) or begins.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(
        MARKUP
    ):
        raise reject("unread_kind")
    return plain.read(path)


def _write(sheet: Sheet, out: IO[str]) -> None:
    head = {
        "sheet": sheet.name, "hidden": sheet.hidden, "merged": sheet.merged,
        "hidden_rows": sorted(sheet.hidden_rows), "unvalued": sorted(sheet.unvalued),
        "decoded": [[*cell, text] for cell, text in sheet.decoded.items()],
    }  # fmt: skip
    out.write(json.dumps(head) + "\n")
    for number, row in sheet.rows.items():
        out.write(json.dumps([number, [_told(value) for value in row]]) + "\n")


def _told(value: Value) -> Any:
    """A day stands in a list, so that it is told from text."""
    return [value.isoformat()] if isinstance(value, date) else value


def heard(lines: Iterable[str]) -> list[Sheet]:
    """The sheets that were written; Rejected when the end says so, or does not come."""
    sheets: list[Sheet] = []
    rows: dict[int, list[Value]] = {}
    for line in lines:
        try:
            said = json.loads(line)
        except ValueError:
            # it was ended in the middle of a line
            break
        if isinstance(said, list):
            rows[said[0]] = [_heard(value) for value in said[1]]
        elif "sheet" in said:
            rows = {}
            sheets.append(_sheet(said, rows))
        elif "refused" in said:
            raise reject(said["refused"], facts=said["facts"])
        else:
            return sheets
    raise reject("file_too_heavy")


def _heard(value: Any) -> Value:
    return date.fromisoformat(value[0]) if isinstance(value, list) else value


def _sheet(said: dict[str, Any], rows: dict[int, list[Value]]) -> Sheet:
    merged = tuple((top, left, bottom, right) for top, left, bottom, right in said["merged"])
    return Sheet(
        said["sheet"], rows, merged, said["hidden"], frozenset(said["hidden_rows"]),
        {(row, column): text for row, column, text in said["decoded"]},
        frozenset((row, column) for row, column in said["unvalued"]),
    )  # fmt: skip


if __name__ == "__main__":  # pragma: no cover -- runs in a process of its own
    # a sheet of a hundred thousand rows is not gone through again and again while it grows
    gc.set_threshold(*SELDOM)
    sys.exit(main(sys.argv[1:]))
