"""Rules over several fields of one row: each takes the row's values and names at most one problem.

Values are canonical: dates as ISO text that may stop at year, quarter or month, choices as codes
(the writer turns lookup ids into their codes before it asks).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.model.problems import Problem

Row = Mapping[str, Any]


def _in_order(row: Row, first: str, last: str) -> bool:
    start, end = row.get(first), row.get(last)
    if not start or not end:
        return True
    shared = min(len(start), len(end))
    if "Q" in start or "Q" in end:
        shared = 4
    return bool(start[:shared] <= end[:shared])


def ends_after_it_starts(row: Row) -> Problem | None:
    if _in_order(row, "starts_on", "ends_on"):
        return None
    return Problem("ends_before_start", field="ends_on", value=row["ends_on"])


def unit_ends_after_it_starts(row: Row) -> Problem | None:
    if _in_order(row, "valid_from", "valid_to"):
        return None
    return Problem("ends_before_start", field="valid_to", value=row["valid_to"])


def a_unit_succeeds_another(row: Row) -> Problem | None:
    if row.get("predecessor") is None or row["predecessor"] != row.get("successor"):
        return None
    return Problem("succeeds_itself", field="successor")


def stage_left_after_entered(row: Row) -> Problem | None:
    if _in_order(row, "entered_on", "left_on"):
        return None
    return Problem("ends_before_start", field="left_on", value=row["left_on"])


def collectives_have_no_birth(row: Row) -> Problem | None:
    if row.get("type") == "collective" and row.get("birth"):
        return Problem("collective_has_birth", field="birth", value=row["birth"])
    return None


def comprehensive_has_no_domain(row: Row) -> Problem | None:
    if row.get("scope") == "comprehensive" and row.get("domain"):
        return Problem("comprehensive_has_domain", field="domain", value=row["domain"])
    return None


def model_has_a_name(row: Row) -> Problem | None:
    if row.get("form") in ("model", "new_model") and not row.get("model_name"):
        return Problem("model_needs_name", field="model_name")
    return None


def minimum_is_reachable(row: Row) -> Problem | None:
    if (row.get("minimum_marks") or 0) > (row.get("expected_members") or 0):
        return Problem("minimum_over_members", field="minimum_marks", value=row["minimum_marks"])
    return None


def limits_leave_room(row: Row) -> Problem | None:
    low, high = row.get("minimum"), row.get("maximum")
    if low is not None and high is not None and low > high:
        return Problem("limits_crossed", field="maximum", value=f"{high.normalize():f}")
    return None


def returned_or_refused_has_a_reason(row: Row) -> Problem | None:
    if row.get("state") in ("returned", "needs_more", "not_chosen") and not row.get("reason"):
        return Problem("state_needs_reason", field="reason")
    return None


def entered_mark_has_points(row: Row) -> Problem | None:
    if row.get("entry") == "entered" and row.get("points") is None:
        return Problem("mark_needs_points", field="points")
    return None


def unit_account_has_a_unit(row: Row) -> Problem | None:
    if row.get("role") == "unit" and row.get("unit") is None:
        return Problem("account_needs_unit", field="unit")
    return None
