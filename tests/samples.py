"""A value for every field from its description, and another to change it to."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from db.model.catalog import Field, Kind

# codes with which the rules over one row hold whatever else the row says; the rest: a list's first
CODES = {"scope": "by_field", "subject_type": "individual"}
OTHER_CODES = {"scope": "by_field", "subject_type": "household"}
# what a description cannot say about an own field: that it names a table and a kind
# (and what stays as it was told)
TOLD: dict[tuple[str, str], str | None] = {
    ("custom_field", "table_name"): "unit",
    ("custom_field", "name"): "phone",
    ("custom_field", "kind"): "text",
    ("custom_field", "target"): None,
    ("custom_field", "scale"): None,
    ("custom_field", "minimum"): None,
    ("custom_field", "longest"): None,
    ("custom_table", "name"): "giong_lua",
    ("lookup", "list"): "unit_type",
}


def sample(table: str, field: Field) -> Any:
    """A first value: codes for choices, None for links (who asks knows the rows)."""
    if (table, field.name) in TOLD:
        return TOLD[table, field.name]
    match field.kind:
        case Kind.TEXT | Kind.LONG_TEXT | Kind.FILE:
            return f"Đôn Thuận {field.name}"
        case Kind.WHOLE:
            return 2
        case Kind.DECIMAL:
            return Decimal("1.25").quantize(Decimal(1).scaleb(-field.scale))
        case Kind.DATE:
            return "2023-02-28"
        case Kind.MOMENT:
            return datetime(2023, 2, 28, 10, 41)
        case Kind.YES_NO:
            return False
        case Kind.CHOICE:
            return CODES.get(field.target)
        case Kind.CHOICES:
            return True
        case Kind.LINK:
            return None


def other(table: str, field: Field) -> Any:
    """Another value of the same field."""
    first = sample(table, field)
    if (table, field.name) in TOLD:
        return first
    match field.kind:
        case Kind.TEXT | Kind.LONG_TEXT | Kind.FILE:
            return f"{first} – Tân Lập"
        case Kind.WHOLE | Kind.DECIMAL:
            return first + 1
        case Kind.DATE:
            return "2023-Q1"
        case Kind.MOMENT:
            return datetime(2023, 3, 1)
        case Kind.YES_NO:
            return True
        case Kind.CHOICE:
            return OTHER_CODES.get(field.target)
        case Kind.CHOICES | Kind.LINK:
            return None
