import io
import json
import os
import subprocess
import sys
import time

import pytest

from db.actions.reading import child, limits, told
from db.model.problems import Rejected
from db.model.reading import book
from db.model.reading.book import Known
from db.model.reading.gazetteer import Gazetteer
from tests.db.actions.reading.broken import HUGE, broken
from tests.source import ROOT

FULL = os.environ.get("THIDUA_FULL") == "1"
FILES = 2000 if FULL else 200
# what runs in a few seconds; the others only when the full size is asked for
QUICK = ("all columns", "a bomb")
MEGABYTE = 1024
NOTHING_KNOWN = Known(Gazetteer.of([]))


def read(lines):
    """A reading told to its end, or the one sentence why there is none."""
    try:
        return told.as_json(book.read(child.heard(lines), NOTHING_KNOWN), {})
    except Rejected as rejected:
        [problem] = rejected.problems
        return told.told(problem)


@pytest.mark.parametrize("start", range(0, FILES, FILES // 20))
def test_no_file_ends_in_a_traceback(tmp_path, start):
    """In this process, where a traceback would be seen; limits are tried below."""
    for number in range(start, start + FILES // 20):
        out = io.StringIO()
        child.tell(broken(number, tmp_path), out)

        lines = out.getvalue().splitlines()
        found = read(lines)
        assert isinstance(found, dict) or found.startswith("Tệp "), number
        what, where = json.loads(lines[-1]).get("error", ("", ""))
        assert not where.startswith(str(ROOT / "db")), (number, what, where)


@pytest.mark.parametrize("name", HUGE if FULL else QUICK)
def test_a_huge_file_is_given_up_within_memory_and_time(tmp_path, name):
    make, code = HUGE[name]
    path = tmp_path / "tep.xlsx"
    path.write_bytes(make())
    command = [sys.executable, "-m", "db.actions.reading.child", str(path)]

    begun = time.monotonic()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        said = process.stdout.read().decode()
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    seconds = time.monotonic() - begun

    assert used.ru_maxrss / MEGABYTE <= 512
    assert used.ru_utime + used.ru_stime <= limits.SECONDS
    assert seconds <= limits.SECONDS or FULL
    if code:
        with pytest.raises(Rejected, match=code):
            child.heard(said.splitlines())
    else:
        assert len(child.heard(said.splitlines())) == 1
