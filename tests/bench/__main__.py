"""``python -m tests.bench DATABASE``: all ratios over a scale database, none of them a test.

Make it first: ``THIDUA_DATABASE=… python -m seed --scale 100000``. It is copied, not touched.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench import asked, files, many, meeting, screen, search, stores


def main(arguments: list[str]) -> int:
    """0 when every ratio holds."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "scale.duckdb"
        shutil.copy(arguments[0], database)
        parts = (stores, search, meeting, many, screen, files, asked)
        told = [one for part in parts for one in part.measure(database)]
    for one in told:
        print(one.line())
    return 0 if all(one.holds for one in told) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
