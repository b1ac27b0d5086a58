"""Read a file that somebody sent: parsed apart, then compared with the units of the register."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from db.actions.reading import child, limits
from db.actions.unpaused import unpaused
from db.model.matching import Unit
from db.model.names import unlike
from db.model.people import User, may_run_the_office
from db.model.problems import Rejected, reject
from db.model.reading import book
from db.model.reading.book import Known
from db.model.reading.gazetteer import Gazetteer
from db.model.reading.grid import Sheet
from db.model.reading.result import AS_READ, Corrections, Reading
from db.model.reading.targets import TARGETS
from db.store import history, known
from db.store.connection import Store

PASSED_ON = ("SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR")
ROOT = Path(__file__).parents[3]


def read_file(
    store: Store,
    user: User,
    path: Path,
    by_hand: Corrections = AS_READ,
    *,
    name: str = "",
    table: str = "",
) -> Reading:
    """What a file says; nothing is written. ``name``: what its sender called it; ``table``: the one
    that all its rows are for, where the headings shall not say.

    Rejected, one sentence, for a file that cannot be read.
    """
    if not may_run_the_office(user):
        raise reject("not_allowed")
    if table and table not in TARGETS:
        raise reject("not_a_target", value=table, facts={"tables": ", ".join(TARGETS)})
    reading = read_sheets(store, user, sheets_of(path, name or path.name), by_hand)
    return book.aimed(reading, table) if table else reading


def read_sheets(
    store: Store, user: User, sheets: list[Sheet], by_hand: Corrections = AS_READ
) -> Reading:
    """The same of sheets that were parsed before: after each correction by hand."""
    if not may_run_the_office(user):
        raise reject("not_allowed")
    with unpaused():
        return book.read(sheets, what_is_known(store), by_hand)


def what_is_known(store: Store) -> Known:
    with store.reading() as con:
        units: list[Unit] = known.units(con)
        labels = unlike(history.names(con, store.catalogue, store.catalogue["unit"], "vi"))
    own = {
        field.name: field.label.vi
        for table in store.catalogue.values()
        for field in table.fields
        if field.custom
    }
    return Known(Gazetteer.of(units, labels), own)


def codes(store: Store) -> Mapping[int, str]:
    """Unit → its code; a code alone does not name a unit, another day it was another's."""
    with store.reading() as con:
        held = known.keys(con, store.catalogue["unit"], ("code", "valid_from", "name"))
    return {unit: str(code or "") for unit, code, *_ in held}


def sheets_of(path: Path, name: str) -> list[Sheet]:
    """The sheets of a file, parsed in a process of its own."""
    path.stat()
    command = [sys.executable, "-m", "db.actions.reading.child", str(path.absolute())]
    # a file that gets the better of its parser finds nothing of the app's there
    surroundings = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    surroundings |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    try:
        with _speaking(command, surroundings) as lines, unpaused():
            return child.heard(lines)
    except Rejected as error:
        raise _named(error, name) from None


@contextmanager
def _speaking(command: Sequence[str], surroundings: Mapping[str, str]) -> Iterator[Iterable[str]]:
    """What a process says, line by line while it works; in time it is ended, amid a line or not."""
    with subprocess.Popen(
        command, env=surroundings, cwd=ROOT, encoding="utf-8", stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        clock = threading.Timer(limits.WAIT, process.kill)
        clock.start()
        try:
            assert process.stdout is not None
            yield process.stdout
        finally:
            clock.cancel()
            process.kill()


def _named(error: Rejected, name: str) -> Rejected:
    """The refusal with the file's name in its sentence."""
    [problem] = error.problems
    return reject(problem.code, value=name, facts=problem.facts)
