"""Put one question to a process of its own and hear its answer within the time there is."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from db.actions.asking.faults import problem_of
from db.model.problems import Rejected, reject
from db.store import sandbox

try:
    import resource
except ImportError:  # pragma: no cover -- Windows has no such limits
    resource = None  # type: ignore[assignment]

ROWS = 10_000
# of the engine's clock, and of ours for a process that does not look at the engine's
SECONDS, WAIT = 5, 15
COMMAND = (sys.executable, "-I", "-X", "utf8", sandbox.__file__)


def can_confine() -> bool:
    """Whether the system can keep a process within limits."""
    return resource is not None


def run(path: Path, sql: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Columns, types, rows, capped, cut; Rejected when there is no answer, with the reason."""
    asked = {
        "path": str(path.absolute()), "sql": sql, "rows": ROWS, "seconds": SECONDS,
        "parameters": {name: _sent(value) for name, value in parameters.items()},
    }  # fmt: skip
    try:
        done = subprocess.run(
            COMMAND, input=json.dumps(asked).encode(), capture_output=True, env={},
            cwd=path.parent, timeout=WAIT, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise reject("question_slow", facts={"limit": SECONDS}) from None
    try:
        heard: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        # it was ended by the system, in the middle of something
        raise reject("question_heavy") from None
    if "fault" in heard:
        raise Rejected([problem_of(sql, heard["fault"], SECONDS)])
    return heard


def _sent(value: Any) -> Any:
    """Days and decimals in an object, lists as lists."""
    match value:
        case date():
            return {"day": value.isoformat()}
        case Decimal():
            return {"decimal": str(value)}
        case tuple():
            return list(value)
        case _:
            return value
