"""Two questions at once, the others wait in the order in which they came and know their place."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from db.model.problems import reject

AT_ONCE, MOST_WAITING = 2, 20


class Turns:
    """A line of people before a counter with a few seats."""

    def __init__(self, at_once: int = AT_ONCE, most_waiting: int = MOST_WAITING) -> None:
        self.at_once, self.most_waiting = at_once, most_waiting
        self._line: list[object] = []
        self._moved = threading.Condition()

    @contextmanager
    def turn(self, told: Callable[[int], None]) -> Iterator[None]:
        """Wait for a seat; ``told`` hears the place in the line, from 1, whenever it changes.

        Rejected when too many wait already.
        """
        me = object()
        self._join(me)
        try:
            self._wait(me, told)
            yield
        finally:
            with self._moved:
                self._line.remove(me)
                self._moved.notify_all()

    def _join(self, me: object) -> None:
        with self._moved:
            if len(self._line) >= self.at_once + self.most_waiting:
                raise reject("questions_many", facts={"count": self.most_waiting})
            self._line.append(me)

    def _wait(self, me: object, told: Callable[[int], None]) -> None:
        last = 0
        while place := self._place(me, last):
            # outside the lock: who is told may take long over it
            told(place)
            last = place

    def _place(self, me: object, last: int) -> int:
        """The place in the line once it is another than the last; 0 for a seat."""
        with self._moved:
            while (place := max(self._line.index(me) + 1 - self.at_once, 0)) == last and place:
                self._moved.wait()
            return place
