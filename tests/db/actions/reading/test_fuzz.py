import io
import json
import os
import subprocess
import sys
from pathlib import Path

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
STATUS = Path("/proc/self/status")
# reads a file as the process does, then tells the memory and the time that it took
MEASURED = """
import re, sys, time
sys.modules["numpy"] = None
from db.actions.reading import child
child.main(sys.argv[1:])
peak = re.search("VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]
print(int(peak) / 1024, time.process_time(), file=sys.stderr)
"""
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


@pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells a process its memory")
@pytest.mark.parametrize("name", HUGE if FULL else QUICK)
def test_a_huge_file_is_given_up_within_memory_and_time(tmp_path, name):
    make, code = HUGE[name]
    path = tmp_path / "tep.xlsx"
    path.write_bytes(make())

    command = [sys.executable, "-c", MEASURED, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    megabytes, seconds = map(float, done.stderr.split())

    assert (megabytes <= 512, seconds <= limits.SECONDS) == (True, True)
    if code:
        with pytest.raises(Rejected, match=code):
            child.heard(done.stdout.splitlines())
    else:
        assert len(child.heard(done.stdout.splitlines())) == 1
