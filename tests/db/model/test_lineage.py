from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.lineage import Life, Step, became

DAY = date(2026, 11, 1)
MERGED, MERGED_FIRST = date(2025, 7, 1), date(2024, 11, 1)
OLD = Life(None, date(2025, 6, 30))
OLDEST = Life(None, date(2024, 10, 31))
BETWEEN = Life(MERGED_FIRST, date(2025, 6, 30))
NEW = Life(MERGED)


@pytest.mark.parametrize(
    ("lives", "steps", "found"),
    [
        ({1: Life()}, [], {1: 1}),
        # a merger, in two steps
        (
            {1: OLDEST, 2: BETWEEN, 3: NEW},
            [Step(1, 2, MERGED_FIRST), Step(2, 3, MERGED)],
            {1: 3, 2: 3, 3: 3},
        ),
        # divided: nobody knows the shares, unless one took over the whole
        ({1: OLD, 2: NEW, 3: NEW}, [Step(1, 2, MERGED), Step(1, 3, MERGED)], {1: None, 2: 2, 3: 3}),
        (
            {1: OLD, 2: NEW, 3: NEW},
            [Step(1, 2, MERGED, True), Step(1, 3, MERGED, False)],
            {1: 2, 2: 2, 3: 3},
        ),
        # it gave a part away and stands
        ({1: Life(), 2: NEW}, [Step(1, 2, MERGED, False)], {1: 1, 2: 2}),
        # it ended, and nobody took it over
        ({1: OLD}, [], {1: None}),
        # what is written in a circle, or points to nothing, says nothing
        ({1: OLD, 2: OLD}, [Step(1, 2, MERGED), Step(2, 1, MERGED)], {1: None, 2: None}),
        ({1: OLD}, [Step(1, 9, MERGED)], {1: None}),
        # it will be, but is not yet
        ({1: OLD, 2: NEW}, [Step(1, 2, DAY + timedelta(days=1))], {1: None, 2: 2}),
    ],
)
def test_a_unit_is_followed_to_what_it_is_on_the_day(lives, steps, found):
    assert became(lives, steps, DAY) == found


@st.composite
def histories(draw):
    """Generations of units: each ends on a day and goes on in one or several of the next."""
    days = [date(2022, 1, 1), date(2023, 7, 1), date(2025, 7, 1)]
    sizes = draw(st.lists(st.integers(1, 5), min_size=2, max_size=4))
    lives, steps, born, before = {}, [], None, []
    for place, size in enumerate(sizes):
        ends = days[place] - timedelta(days=1) if place < len(sizes) - 1 else None
        units = list(range(len(lives) + 1, len(lives) + size + 1))
        lives |= dict.fromkeys(units, Life(born, ends))
        for unit in before:
            after = draw(st.lists(st.sampled_from(units), max_size=3, unique=True))
            steps += [
                Step(unit, one, born, draw(st.sampled_from([None, True, False]))) for one in after
            ]
        before, born = units, days[place] if place < len(days) else None
    return lives, steps


@given(histories(), st.dictionaries(st.integers(1, 20), st.integers(0, 9)))
def test_what_is_converted_and_what_is_not_add_up_to_what_was_counted(history, counts):
    lives, steps = history
    counted = {unit: count for unit, count in counts.items() if unit in lives}
    found = became(lives, steps, DAY)

    now = {}
    for unit, count in counted.items():
        now[found[unit]] = now.get(found[unit], 0) + count
    lost = now.pop(None, 0)
    assert sum(now.values()) + lost == sum(counted.values())
    assert all(lives[unit].holds(DAY) for unit in now)


@given(histories())
def test_it_is_the_end_of_the_only_way_there_is(history):
    """Told otherwise: every way from successor to successor, kept where there is no choice."""
    lives, steps = history

    def ends(unit):
        if not lives[unit].over(DAY):
            return {unit}
        following = [step for step in steps if step.predecessor == unit]
        whole = [step for step in following if step.whole]
        if len(following) > 1 and len(whole) != 1:
            return set()
        return {
            end
            for step in (whole if len(following) > 1 else following)
            for end in ends(step.successor)
        }

    assert became(lives, steps, DAY) == {unit: next(iter(ends(unit)), None) for unit in lives}
