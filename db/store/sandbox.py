"""Run as a process of its own, by its path: answers one question over one file, and ends.

Standard input: {"path", "sql", "parameters", "rows", "seconds"} as JSON. Standard output:
{"columns", "types", "rows", "capped", "cut"}, or {"fault"}: what the engine refused and where.
Nothing of the app is imported here: whoever gets the better of the engine finds nothing.
"""

from __future__ import annotations

import os
import sys

if __name__ == "__main__":  # pragma: no cover -- runs in a process of its own
    # before the library is loaded: that is most of the work of a small question
    os.nice(19)
    # nothing here needs numpy, and its threads would count against the memory of the question
    sys.modules["numpy"] = None  # type: ignore[assignment]

import datetime
import json
import math
import types
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

MEGABYTE = 1024 * 1024
MEMORY, ENGINE_MEMORY = 1536 * MEGABYTE, "400MB"
# seconds of processor time beyond those of the engine's own clock, which looks up rarely
GRACE = 2
ANSWER_LETTERS, CELL_LETTERS = 24 * MEGABYTE, 5000
AT_ONCE = 500
CONFIG: dict[str, Any] = {
    "memory_limit": ENGINE_MEMORY,
    "threads": 1,
    "temp_directory": "",
    "max_temp_directory_size": "0KB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "allow_unsigned_extensions": False,
    "python_enable_replacements": False,
}
# what is left open is shut before the question is looked at; the lock is the last
SHUT = (
    "SET errors_as_json = true",
    "SET enable_progress_bar = false",
    "SET max_expression_depth = 250",
    "SET pivot_limit = 200",
    "SET allow_persistent_secrets = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


def main() -> None:  # pragma: no cover -- runs in a process of its own
    asked = json.loads(sys.stdin.buffer.read())
    _confine(int(asked["seconds"]) + GRACE)
    sys.modules.setdefault("pytz", _zones())
    con = open_locked(asked["path"], asked["seconds"])
    _shut_the_door()
    try:
        told = without_path(json.dumps(answer(con, asked), ensure_ascii=False), asked["path"])
    except MemoryError:
        told = json.dumps({"fault": {"kind": "Out of Memory"}})
    sys.stdout.buffer.write(told.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    # without a last word of the engine, which may have nothing left to say it with
    os._exit(0)


def _confine(seconds: int) -> None:  # pragma: no cover -- runs in a process of its own
    """Little memory, little time, no file that grows, nobody else's processor."""
    import resource  # noqa: PLC0415 -- not everywhere; where it is missing nobody gets here

    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(kind, (most, most))


def _shut_the_door() -> None:  # pragma: no cover -- runs in a process of its own
    """The file is open: from now on no other file and no line to anywhere is opened."""
    import resource  # noqa: PLC0415 -- see above

    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _zones() -> Any:  # pragma: no cover -- runs in a process of its own
    """What the engine asks of a library that is not there: a zone by its name."""
    return types.SimpleNamespace(timezone=ZoneInfo, utc=datetime.UTC)


def open_locked(path: str, seconds: float) -> duckdb.DuckDBPyConnection:
    """The file for reading, with a clock, and nothing that a statement could change."""
    limited = {**CONFIG, "max_execution_time": int(1000 * seconds)}
    con = duckdb.connect(path, read_only=True, config=limited)
    for line in SHUT:
        con.execute(line)
    return con


def without_path(told: str, path: str) -> str:
    """What is told, and nothing of where the file lies: the engine would tell that too."""
    folder = json.dumps(os.path.dirname(path), ensure_ascii=False)[1:-1]  # noqa: PTH120 -- text
    return told.replace(folder + "/", "").replace(folder, "")


def answer(con: duckdb.DuckDBPyConnection, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The rows of one SELECT as plain data, at most ``rows`` of them; or what is wrong with it."""
    try:
        statements = con.extract_statements(asked["sql"])
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            return {"fault": {"kind": "statement", "count": len(statements)}}
        given = {name: _given(value) for name, value in asked["parameters"].items()}
        found = con.execute(statements[0], given or None)
        shown = [(str(name), str(kind)) for name, kind, *_ in found.description or ()]
        return {
            "columns": [name for name, _ in shown],
            "types": [kind for _, kind in shown],
            **_rows(found, int(asked["rows"])),
        }
    except duckdb.Error as error:
        return {"fault": fault(error)}


def fault(error: Exception) -> dict[str, Any]:
    """What the engine says of its refusal, as it says it to programs."""
    _, _, told = str(error).partition(": ")
    try:
        said = json.loads(told)
    except ValueError:
        return {"kind": type(error).__name__, "message": str(error).partition("\n")[0]}
    return {
        "kind": said.get("exception_type", ""),
        "subtype": said.get("error_subtype", ""),
        "message": said.get("exception_message", ""),
        "position": int(said["position"]) if "position" in said else None,
        "name": said.get("name", ""),
        "type": said.get("type", ""),
        "candidates": said.get("candidates", ""),
    }


def _given(value: Any) -> Any:
    """Days and decimals stand in an object, so that they are told from text and numbers."""
    match value:
        case {"day": day}:
            return datetime.date.fromisoformat(day)
        case {"decimal": number}:
            return Decimal(number)
        case _:
            return value


def _rows(found: duckdb.DuckDBPyConnection, most: int) -> dict[str, Any]:
    """Rows until there are enough of them, or enough letters in them."""
    rows: list[list[Any]] = []
    letters = cut = 0
    while len(rows) <= most and letters <= ANSWER_LETTERS:
        block = found.fetchmany(min(AT_ONCE, most + 1 - len(rows)))
        if not block:
            return {"rows": rows, "capped": False, "cut": cut}
        for held in block:
            cells, longer = _cells(held)
            rows.append(cells)
            cut += longer
            letters += sum(len(cell) for cell in cells if isinstance(cell, str))
    return {"rows": rows[:most], "capped": True, "cut": cut}


def _cells(held: Sequence[Any]) -> tuple[list[Any], int]:
    """The cells of a row as JSON can hold them, and how many of them were cut."""
    cells, cut = [plain(cell) for cell in held], 0
    for place, cell in enumerate(cells):
        if isinstance(cell, str) and len(cell) > CELL_LETTERS:
            cells[place] = cell[:CELL_LETTERS] + "…"
            cut += 1
    return cells, cut


def plain(cell: Any) -> Any:
    """Numbers, truth and nothing as they are, all else as text."""
    match cell:
        case None | bool() | int() | str():
            return cell
        case float():
            return cell if math.isfinite(cell) else str(cell)
        case Decimal():
            return str(cell)
        case datetime.datetime() | datetime.date() | datetime.time():
            return cell.isoformat()
        case bytes():
            return cell[:CELL_LETTERS].hex()
        case list() | tuple() | dict():
            return json.dumps(cell, ensure_ascii=False, default=lambda one: str(plain(one)))
        case _:
            return str(cell)


if __name__ == "__main__":  # pragma: no cover -- runs in a process of its own
    main()
