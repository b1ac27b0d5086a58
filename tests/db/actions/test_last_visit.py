from datetime import date, datetime

import pytest

from db.actions import edit, last_visit
from db.actions.last_visit import Since
from db.model.problems import Rejected


def test_changes_of_others_since_an_earlier_day_are_counted_all_day_long(office):
    store, today = office.store, datetime(2026, 11, 2, 8, 0)
    store.clock = lambda: today
    first = last_visit.since_last_visit(store, office.secretary)
    edit.save_cell(store, office.admin, "unit", office.units[0], "head", None, "Ông A")

    today = datetime(2026, 11, 4, 8, 0)
    edit.save_cell(store, office.secretary, "unit", office.units[0], "head", "Ông A", "Ông B")
    head = store.head
    later = [last_visit.since_last_visit(store, office.secretary) for _ in range(2)]

    assert first == Since(None, 0)
    assert later == [Since(date(2026, 11, 2), 1)] * 2
    assert store.head == head

    today = datetime(2026, 11, 5, 8, 0)
    assert last_visit.since_last_visit(store, office.secretary) == Since(date(2026, 11, 4), 0)


def test_only_the_office_is_told_what_others_changed(office):
    with pytest.raises(Rejected, match="not_allowed"):
        last_visit.since_last_visit(office.store, office.leader)
