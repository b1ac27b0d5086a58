"""Fields that an administrator adds to a table while people work in it."""

from __future__ import annotations

import re

from db.actions import edit
from db.model.catalog import Kind
from db.model.people import User
from db.model.vietnamese import clean, fold
from db.store.connection import Store

# what a person can choose; a file is attached to its row, and a moment is written by actions
KINDS = tuple(kind for kind in Kind if kind not in (Kind.FILE, Kind.MOMENT))
LONGEST = 40


def column_name(label: str) -> str:
    """A column's name from its label: letters without marks, joined by underscores."""
    words = re.findall(r"[a-z0-9]+", fold(label))
    name = "_".join(words)[:LONGEST].strip("_")
    return name if name[:1].isalpha() else f"field_{name}".rstrip("_")


def add_field(
    store: Store,
    user: User,
    table: str,
    label_vi: str,
    label_en: str,
    kind: Kind,
    target: str = "",
    scale: int = 0,
    required: bool = False,
) -> int:
    """A new field at the end of a table, there at once for everybody; gives its row."""
    described = edit.table(store, table)
    name, number = column_name(label_vi), 1
    while described.has(f"x_{name}{'' if number == 1 else f'_{number}'}"):
        number += 1
    row = {
        "table_name": table,
        "name": name if number == 1 else f"{name}_{number}",
        "kind": str(kind),
        "label_vi": clean(label_vi),
        "label_en": clean(label_en) or clean(label_vi),
        "required": required,
        "target": target or None,
        "scale": scale if kind is Kind.DECIMAL else None,
        "position": sum(field.custom for field in described.fields) + 1,
    }
    return edit.add(store, user, "custom_field", [row])[0]
