"""Collections stop while somebody builds large lists, and go on afterwards."""

from __future__ import annotations

import gc
import threading

import pytest

from db.actions.unpaused import unpaused


def test_the_collector_rests_until_the_outermost_has_left() -> None:
    before = gc.isenabled()
    with unpaused():
        with unpaused():
            inner = gc.isenabled()
        outer = gc.isenabled()
    assert (before, inner, outer, gc.isenabled()) == (True, False, False, True)


def test_the_collector_works_again_after_a_fault() -> None:
    with pytest.raises(ValueError, match="wrong"), unpaused():
        raise ValueError("wrong")
    assert gc.isenabled()


def test_one_who_leaves_does_not_wake_it_for_another() -> None:
    def another() -> None:
        with unpaused():
            pass

    with unpaused():
        thread = threading.Thread(target=another)
        thread.start()
        thread.join()
        seen = gc.isenabled()
    assert (seen, gc.isenabled()) == (False, True)
