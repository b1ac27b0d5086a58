"""How much a file may ask for: size, rows, memory, time; kept by the system where it can."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import Any

try:
    import resource
except ImportError:  # pragma: no cover -- Windows has no such limits; the clock still holds there
    resource = None  # type: ignore[assignment]

MEGABYTE = 1024 * 1024
FILE_BYTES = 40 * MEGABYTE
# what a zip may unpack to, in all its parts and in one
UNPACKED_BYTES = 400 * MEGABYTE
PARTS = 5000
ROWS = 200_000
COLUMNS = 256
SHEETS = 200
MEMORY_BYTES = 512 * MEGABYTE
# of processor time; the clock may show more where the machine is busy
SECONDS = 30
WAIT = 60


def apply(memory: int = MEMORY_BYTES, seconds: int = SECONDS) -> None:
    """Keep this process within memory and processor time from now on."""
    if resource is None:  # pragma: no cover -- see above
        return
    wanted = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in wanted:
        _, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # not every system takes every limit; the others hold all the same
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (allowed, hard))


def counted(items: Iterable[Any], most: int, refusal: Exception) -> Iterable[Any]:
    """The items; raises the refusal instead of the one that is too many."""
    for number, item in enumerate(items, start=1):
        if number > most:
            raise refusal
        yield item
