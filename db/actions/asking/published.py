"""The copies that questions are asked over: made when somebody asks, shared, taken away again."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from weakref import WeakKeyDictionary

from db.store import asked, snapshot
from db.store.connection import Store
from db.store.snapshot import Part

# seconds that a copy may lag behind the register, and that making one may take to be made anew
# with every change: one that costs the editors more is made for them less often
LAG, CHEAP = 10.0, 0.15


@dataclass(slots=True)
class Published:
    """One copy: whose parts, the head it holds, when it was taken and how long that took."""

    path: Path
    parts: tuple[Part, ...]
    head: int
    taken: float
    took: float
    readers: int = 0


@dataclass(slots=True)
class Kept:
    """The copies of one store."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    copies: list[Published] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=itertools.count)


_kept: WeakKeyDictionary[Store, Kept] = WeakKeyDictionary()
_first = threading.Lock()


@contextmanager
def copy_for(store: Store, parts: Sequence[Part], account: int) -> Iterator[Published]:
    """A copy of these parts that is fresh enough; it stays until everybody has left it."""
    with _first:
        kept = _kept.setdefault(store, Kept())
    with kept.lock:
        found = _fresh(store, kept, tuple(parts), account)
        found.readers += 1
    try:
        yield found
    finally:
        with kept.lock:
            found.readers -= 1
            _sweep(store, kept)


def _fresh(store: Store, kept: Kept, parts: tuple[Part, ...], account: int) -> Published:
    for held in reversed(kept.copies):
        if held.parts == parts and is_fresh(store, held, account):
            return held
    begun = time.monotonic()
    name = f"{next(kept.numbers)}-{store.head}.duckdb"
    path = snapshot.folder_of(store.path) / name
    try:
        head = snapshot.publish(store, parts, path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    made = Published(path, parts, head, begun, time.monotonic() - begun)
    kept.copies.append(made)
    return made


def is_fresh(store: Store, held: Published, account: int) -> bool:
    """Nothing happened since; or not long ago, making a copy is dear, and nothing of one's own."""
    if held.head == store.head:
        return True
    if held.took < CHEAP or time.monotonic() - held.taken > LAG:
        return False
    with store.reading() as con:
        return not asked.made_since(con, held.head, account)


def _sweep(store: Store, kept: Kept) -> None:
    """Copies that nobody reads and that are behind the register go."""
    now = time.monotonic()
    for held in list(kept.copies):
        newer = any(o.parts == held.parts and o.taken > held.taken for o in kept.copies)
        old = held.head < store.head and now - held.taken > LAG
        if not held.readers and (newer or old):
            kept.copies.remove(held)
            held.path.unlink(missing_ok=True)
