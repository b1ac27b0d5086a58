"""Which field of the register each value of a file is for, table by table."""

from __future__ import annotations

from collections.abc import Mapping

from db.actions.importing import nominations, rows
from db.model.catalog import Field, Table

ABOUT_SUBJECT = ("name", "birth", "gender", "ethnicity", "position")
SUBJECT = {key: key for key in ABOUT_SUBJECT}
DECISION = {key: key for key in ("decision_number", "decided_on", "amount")}
TOTALS = {"self_total": "self_points", "reviewed": "appraised_points"}
# table → what reading calls a value → the field
PLACES: dict[str, dict[str, str]] = {
    "nomination": {
        **SUBJECT, **DECISION, **TOTALS, "unit": "unit", "award": "award_title",
        "award_mark": "award_title", "award_level": "award_level",
        **{
            key: key
            for key in (
                "movement", "domain", "form", "scope", "model_name", "submission_number",
                "submitted_on", "achievement", "note",
            )
        },
    },
    "award": {
        **SUBJECT, **DECISION, "unit": "unit", "award": "title", "award_mark": "title",
        "award_level": "level", "note": "note",
    },
    "exemplar": {
        **SUBJECT, "unit": "unit", "decision_number": "recognition_document",
        "decided_on": "recognised_on",
        **{key: key for key in ("form", "scope", "model_name", "domain", "movement", "note")},
    },
    "unit": {
        key: key for key in ("name", "code", "short_name", "parent", "valid_from", "valid_to")
    } | {"unit_type": "type", "note": "note"},
    "mark": {"name": "name", "birth": "birth", "unit": "unit", **TOTALS, "note": "note"},
    "task": {
        "content": "content", "unit": "lead_unit", "coordinating_units": "coordinating_units",
        "deadline": "deadline", "percent": "percent", "state": "state", "note": "note",
    },
}  # fmt: skip
# the roles of columns that reading turns into values of another name
READ_AS = {
    "surname": "name", "given": "name", "male": "gender", "female": "gender",
    "position_unit": "position", "decision": "decision_number", "lead_unit": "unit",
    "commune": "unit", "district": "unit", "province": "unit", "address": "unit",
}  # fmt: skip
# columns that count the rows, or tell what a row is
SILENT = frozenset(("ordinal", "type"))
# what all rows of a file share, and a person has to say
SHARED = {"nomination": ("round",), "mark": ("round",), "exemplar": ("plan",), "task": ("plan",)}


def columns(catalogue: Mapping[str, Table], target: str) -> dict[str, Field]:
    """What a row for this table can say: key → field; some are of the subject behind it."""
    if target in ("nomination", "mark"):
        return nominations.columns(catalogue)
    own = rows.columns(catalogue[target])
    if "subject" not in own:
        return own
    subject = {key: catalogue["subject"].field(key) for key in (*ABOUT_SUBJECT, "type")}
    return {**subject, **own}


def place_of(role: str, target: str, known: Mapping[str, Field]) -> str:
    """The field that a column of this role fills; '' for none."""
    if role in known and known[role].custom:
        return role
    named = PLACES[target].get(READ_AS.get(role, role), "")
    return named if named in known else ""
