import pytest

from db.model.phases import Span, phase_of, proposal

SPANS = [Span(1, "2021-01-01", "2023-12-31"), Span(2, "2023-01-01", "2025-12-31")]


@pytest.mark.parametrize(
    ("date", "phase"),
    [
        ("2021", 1),
        ("2022-12-31", 1),
        ("2023-06", None),
        ("2024-Q1", 2),
        ("2026-01-01", None),
    ],
)
def test_a_date_belongs_to_the_one_phase_that_holds_it(date, phase):
    assert phase_of(date, SPANS) == phase


@pytest.mark.parametrize(
    ("date", "phase"), [("2022", 1), ("2023-06", 1), ("2024-Q1", 2), ("2026-01-01", None)]
)
def test_a_date_of_both_phases_proposes_the_first(date, phase):
    assert proposal(date, SPANS) == phase
