"""A plan with exemplars, a round with marks, and the paper of each."""

from datetime import date

import pytest

from db.actions.papers import lists
from db.actions.papers.lists import Wanted
from db.model.scope import Scope
from tests.db.actions.plan_in_phases import filled, in_two_phases


@pytest.fixture
def register(bench):
    return filled(in_two_phases(bench))


@pytest.fixture
def paper_of(register):
    """The paper of that kind, for the secretary unless another is named."""

    def made(kind, user=None, phase=None, **more):
        scope = Scope(register.plan, phase, date(2025, 10, 15))
        wanted = Wanted(kind, scope, **more)
        return lists.paper(register.store, user or register.secretary, wanted)

    return made
