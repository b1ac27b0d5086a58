import pytest

from db.model.scoring import Criterion, Mark, Score, Step, mean_half_up, ranks, score

BASE = Criterion(1, "base", True)
PENALTY = Criterion(2, "penalty", False)
CONDITION = Criterion(3, "condition", False)


@pytest.mark.parametrize(
    ("total", "count", "mean"), [(0, 0, 0), (5, 2, 3), (4, 3, 1), (7, 2, 4), (1, 3, 0), (10, 4, 3)]
)
def test_a_half_rounds_up(total, count, mean):
    assert mean_half_up(total, count) == mean


def test_a_score_is_the_sum_of_means_less_the_penalty():
    marks = [
        Mark(1, 10, "entered", 850),
        Mark(1, 11, "entered", 900),
        Mark(1, 12, "not_applicable", None),
        Mark(1, 13, "recused", None),
        Mark(2, 10, "entered", 100),
        Mark(3, 10, "entered", 100),
    ]

    assert score([BASE, PENALTY, CONDITION], marks, 2) == Score(
        (Step(1, 2, 1750, 875, 875), Step(2, 1, 100, 100, 775), Step(3, 1, 100, 100, 775)),
        775,
        3,
        "ranked",
    )


def test_too_few_members_or_a_failed_condition_is_not_ranked():
    failed = [Mark(1, 10, "entered", 850), Mark(3, 10, "entered", 0)]

    assert score([BASE, CONDITION], failed, 1).state == "condition_failed"
    assert score([BASE, CONDITION], failed, 2).state == "not_enough"


def test_one_zero_fails_a_condition_and_an_unmarked_one_does_not():
    condition = Criterion(3, "condition", True)
    marks = [Mark(1, 10, "entered", 850), Mark(3, 10, "entered", 100)]

    assert score([BASE, condition], [*marks, Mark(3, 11, "entered", 0)], 1).state == (
        "condition_failed"
    )
    assert score([BASE, condition], marks[:1], 1).state == "ranked"


def test_ties_share_a_rank_and_the_next_one_is_skipped():
    assert ranks([900, 950, 900, 800]) == [2, 1, 2, 4]
    assert ranks([]) == []
