"""One process, one file, one writer: opening the database, reading from it, queueing for it."""

from __future__ import annotations

import queue
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from db.model.catalog import Table

T = TypeVar("T")
Clock = Callable[[], datetime]

# another process holds the file, or it is no database
OpenError = duckdb.Error

# The file format of 1.5 can still be read by the older line, so a downgrade stays possible.
SETTINGS: dict[str, Any] = {
    "storage_compatibility_version": "v1.5.0",
    "memory_limit": "512MB",
    "threads": 2,
    "preserve_insertion_order": True,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}

# a checkpoint on a full disk is fatal to the connection: stop writing well before
ROOM, LEAST_ROOM = 2, 16 * 2**20


def local_now() -> datetime:
    """Local time without a zone, to the microsecond: what the log and the rows hold."""
    return datetime.now()


def is_held(path: Path) -> bool:
    """Whether somebody has the database open; a damaged one is nobody's."""
    try:
        duckdb.connect(str(path), read_only=True).close()
    except duckdb.ConnectionException:
        return True  # this process, for writing
    except duckdb.IOException as error:
        return "lock on file" in str(error)
    return False


class Store:
    """The open database: a cursor a reader, and one writer thread for which every write waits."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self.head = 0
        self.last_hash = ""
        self.catalogue: Mapping[str, Table] = {}
        # what makes a fresh connection usable; set by whoever opened the house
        self.prepare: Callable[[duckdb.DuckDBPyConnection], None] = lambda _: None
        # one large bundle at a time is made beside the writer
        self.large = threading.Lock()
        self._base = duckdb.connect(str(path), config=SETTINGS)
        self._jobs: queue.SimpleQueue[tuple[Callable[[], Any], Future[Any]] | None] = (
            queue.SimpleQueue()
        )
        self._writer = threading.Thread(target=self._work, name="writer", daemon=True)
        self._writer.start()

    def room(self) -> tuple[int, int]:
        """Free bytes beside the database, and those that a safe write asks for."""
        size = self.path.stat().st_size
        return shutil.disk_usage(self.path.parent).free, max(ROOM * size, LEAST_ROOM)

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own; fetch fully before leaving."""
        cursor = self._base.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    def apply(self, job: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        """Run the job in one transaction on the writer thread, in the order of asking.

        Whatever the job raises rolls everything back and is raised here.
        """

        def in_one_transaction() -> T:
            cursor = self._base.cursor()
            try:
                cursor.execute("BEGIN TRANSACTION")
                try:
                    result = job(cursor)
                except BaseException:
                    cursor.execute("ROLLBACK")
                    raise
                cursor.execute("COMMIT")
                return result
            finally:
                cursor.close()

        return self.in_turn(in_one_transaction)

    def in_turn(self, job: Callable[[], T]) -> T:
        """Run the job on the writer thread when its turn comes, outside any transaction."""
        done: Future[T] = Future()
        self._jobs.put((job, done))
        return done.result()

    def close(self) -> None:
        """Let the queued writes finish, then release the file."""
        self._jobs.put(None)
        self._writer.join()
        self._base.close()

    def _work(self) -> None:
        while (task := self._jobs.get()) is not None:
            job, done = task
            try:
                done.set_result(job())
            except duckdb.FatalException as error:
                self._open_again()
                done.set_exception(error)
            except BaseException as error:  # handed to the caller, whatever it is
                done.set_exception(error)

    def _open_again(self) -> None:
        """After a fatal error (a full disk while the file is tidied) only a fresh start helps.

        What was acknowledged is in the file; readers of the old connection fail and ask again.
        """
        self._base.close()
        self._base = duckdb.connect(str(self.path), config=SETTINGS)
        with self.reading() as con:
            self.prepare(con)
