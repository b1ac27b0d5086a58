"""Large lists are built without pauses: the collector does not go through them while they grow."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_inside: set[int] = set()


@contextmanager
def unpaused() -> Iterator[None]:
    """No collection of cycles until the last who is inside has left; one who is inside may enter
    again. What was built then counts as old: it is not gone through at once."""
    thread = threading.get_ident()
    entered = _enter(thread)
    try:
        yield
    finally:
        if entered:
            _leave(thread)


def _enter(thread: int) -> bool:
    """Whether this is the outermost of this thread."""
    with _lock:
        if thread in _inside:
            return False
        _inside.add(thread)
        gc.disable()
        return True


def _leave(thread: int) -> None:
    with _lock:
        _inside.discard(thread)
        if not _inside:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
