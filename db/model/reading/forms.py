"""What a form asks that is filled elsewhere and read again: by target, as "table.field"."""

from __future__ import annotations

_SUBJECT = ("subject.name", "subject.type", "subject.birth", "subject.gender", "subject.position")
_AWARD = ("award.title", "award.decision_number", "award.decided_on", "award.amount")

# target → where each column's name and list come from; one that reading does not know is left out
FORMS: dict[str, tuple[str, ...]] = {
    "nomination": (
        *_SUBJECT, "exemplar.unit", "award.title", "nomination.achievement", "exemplar.form",
        "exemplar.model_name", "exemplar.scope", "exemplar.domain", "nomination.note",
    ),
    "award": (*_SUBJECT, "award.unit", *_AWARD, "award.note"),
    "exemplar": (
        *_SUBJECT, "exemplar.unit", "exemplar.form", "exemplar.model_name", "exemplar.scope",
        "exemplar.domain", "exemplar.note",
    ),
    "unit": (
        "unit.code", "unit.name", "unit.short_name", "unit.type", "unit.parent",
        "unit.valid_from", "unit.valid_to", "unit.note",
    ),
    "task": (
        "task.content", "task.lead_unit", "task.coordinating_units", "task.deadline",
        "task.percent", "task.state", "task.note",
    ),
}  # fmt: skip
