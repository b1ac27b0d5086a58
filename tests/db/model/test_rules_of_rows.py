from decimal import Decimal

import pytest

from db.model import rules_of_rows as rules


@pytest.mark.parametrize(
    ("rule", "row", "code"),
    [
        (rules.ends_after_it_starts, {"starts_on": "2021", "ends_on": "2025-12-31"}, None),
        (rules.ends_after_it_starts, {"starts_on": "2021-02", "ends_on": "2021-01"}, "ends"),
        (rules.ends_after_it_starts, {"starts_on": "2021-Q2", "ends_on": "2021-01"}, None),
        (rules.ends_after_it_starts, {"starts_on": None, "ends_on": "2021"}, None),
        (rules.unit_ends_after_it_starts, {"valid_from": "2025", "valid_to": "2024"}, "ends"),
        (rules.unit_ends_after_it_starts, {"valid_from": "2024", "valid_to": "2024"}, None),
        (rules.stage_left_after_entered, {"entered_on": "2025", "left_on": "2024"}, "ends"),
        (rules.stage_left_after_entered, {"entered_on": "2024", "left_on": "2025"}, None),
        (rules.collectives_have_no_birth, {"type": "collective", "birth": "1990"}, "coll"),
        (rules.collectives_have_no_birth, {"type": "individual", "birth": "1990"}, None),
        (rules.comprehensive_has_no_domain, {"scope": "comprehensive", "domain": "a"}, "comp"),
        (rules.comprehensive_has_no_domain, {"scope": "by_field", "domain": "a"}, None),
        (rules.model_has_a_name, {"form": "model"}, "model"),
        (rules.model_has_a_name, {"form": "model", "model_name": "x"}, None),
        (rules.minimum_is_reachable, {"minimum_marks": 3, "expected_members": 2}, "minimum"),
        (rules.minimum_is_reachable, {"minimum_marks": 2, "expected_members": 2}, None),
        (rules.limits_leave_room, {"minimum": Decimal(3), "maximum": Decimal(2)}, "limits"),
        (rules.limits_leave_room, {"minimum": Decimal(3), "maximum": None}, None),
        (rules.returned_or_refused_has_a_reason, {"state": "returned"}, "state"),
        (rules.returned_or_refused_has_a_reason, {"state": "returned", "reason": "x"}, None),
        (rules.unit_account_has_a_unit, {"role": "unit"}, "account"),
        (rules.unit_account_has_a_unit, {"role": "unit", "unit": 7}, None),
        (rules.unit_account_has_a_unit, {"role": "leader"}, None),
        (rules.entered_mark_has_points, {"entry": "entered"}, "mark"),
        (rules.entered_mark_has_points, {"entry": "entered", "points": Decimal(0)}, None),
    ],
)
def test_a_rule_names_what_is_wrong_or_nothing(rule, row, code):
    problem = rule(row)

    assert (problem.code[: len(code)] if problem else None) == code
