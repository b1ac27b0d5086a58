"""The line before the counter: so many at once, so many waiting, and no more."""

import pytest

from db.actions.asking.turns import Turns
from db.model.problems import Problem, Rejected


def test_who_comes_when_too_many_wait_is_sent_away_and_the_next_is_let_in():
    turns, told = Turns(at_once=1, most_waiting=0), []

    with turns.turn(told.append):
        with pytest.raises(Rejected) as refused, turns.turn(told.append):
            raise AssertionError
        assert refused.value.problems == [Problem("questions_many", facts={"count": 0})]
    with turns.turn(told.append):
        assert told == []
