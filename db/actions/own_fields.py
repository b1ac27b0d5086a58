"""Fields that an administrator adds to a table while people work in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from db.actions import edit
from db.actions.edit import Filter, Query
from db.model.catalog import OWN_FIELD, Kind
from db.model.names import column_name, says_something, unused
from db.model.people import User, may_administer
from db.model.problems import Rejected, reject
from db.model.rules_of_rows import limits_leave_room
from db.model.tables.setting import LONGEST_LABEL
from db.model.vietnamese import clean, fold
from db.store import custom_fields
from db.store.connection import Store

TABLE = "custom_field"
# what a person can choose; a file is attached to its row
KINDS = tuple(kind for kind in Kind if kind is not Kind.FILE)
# more fields than a grid could show
MOST = 1000

Row = dict[str, Any]


def fields_of(store: Store, user: User, table: str) -> list[Row]:
    """The own fields of a table as rows, in their order, those that are retired last."""
    asked = Query((Filter("table_name", "is", table),), sort=(("position", False),), limit=MOST)
    page = edit.browse(store, user, TABLE, asked)
    found = edit.python_rows(edit.table(store, TABLE), page.frame)
    return sorted(found, key=lambda row: bool(row["retired"]))


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
    minimum: Decimal | int | None = None,
    maximum: Decimal | int | None = None,
    longest: int | None = None,
) -> int:
    """A new field at the end of a table, there at once for everybody; gives its row."""
    if not may_administer(user):
        raise reject("not_allowed", table=TABLE)
    edit.table(store, table)
    refuse_label(label_vi, labels_of(store, table))
    with store.reading() as con:
        taken = custom_fields.names_of_fields(con, table)
    row = {
        "table_name": table,
        "name": unused(column_name(label_vi), taken),
        "kind": str(kind),
        "label_vi": clean(label_vi),
        "label_en": clean(label_en) or clean(label_vi),
        "required": required,
        "target": target or None,
        "scale": scale if kind is Kind.DECIMAL else None,
        "minimum": _limit(minimum),
        "maximum": _limit(maximum),
        "longest": longest,
        "position": len(fields_of(store, user, table)) + 1,
    }
    _refuse_limits(row)
    return edit.add(store, user, TABLE, [row])[0]


def change_field(
    store: Store, user: User, seen: Row, label_vi: str, label_en: str, **told: Any
) -> int | None:
    """New labels, limits, required or not, against what was seen; None when nothing differs."""
    label_vi, label_en = clean(label_vi), clean(label_en) or clean(label_vi)
    if fold(label_vi) != fold(seen["label_vi"]):
        refuse_label(label_vi, labels_of(store, seen["table_name"]))
    for name in ("minimum", "maximum"):
        if name in told:
            told[name] = _limit(told[name])
    _refuse_limits({**seen, **told})
    return _save(store, user, seen, {"label_vi": label_vi, "label_en": label_en, **told})


def retire(store: Store, user: User, seen: Row) -> int | None:
    """The field is seen nowhere from now on; its values, history and past states stay."""
    return _save(store, user, seen, {"retired": True})


def use_again(store: Store, user: User, seen: Row) -> int | None:
    """A retired field is back with its values."""
    refuse_label(seen["label_vi"], labels_of(store, seen["table_name"]))
    return _save(store, user, seen, {"retired": None if seen["retired"] is None else False})


def move(store: Store, user: User, seen: Row, by: int) -> int | None:
    """One place up (-1) or down (1) among the fields in use; None when it stands at the end."""
    found = fields_of(store, user, seen["table_name"])
    place = next((at for at, row in enumerate(found) if row["id"] == seen["id"]), 0)
    in_use = sum(not row["retired"] for row in found)
    if not 0 <= place + by < in_use:
        return None
    found[place], found[place + by] = found[place + by], found[place]
    cells = [(row["id"], row["position"], at) for at, row in enumerate(found, start=1)]
    return edit.change(store, user, TABLE, "position", cells)


def empty_rows(store: Store, user: User, table: str, name: str | None) -> int:
    """How many rows have nothing in the own field of that name: all of them where there is none."""
    own = f"{OWN_FIELD}{name}"
    held = name is not None and edit.table(store, table).has(own)
    asked = Query((Filter(own, "empty"),) if held else (), limit=1)
    return edit.browse(store, user, table, asked).total


def labels_of(store: Store, table: str) -> list[str]:
    """What the fields of a table are called in Vietnamese."""
    return [field.label.vi for field in edit.table(store, table).fields]


def refuse_label(label: str, taken: Sequence[str]) -> None:
    """A label that says nothing, is too long for a heading, or is another's beside it."""
    label = clean(label)
    if not says_something(label):
        raise reject("label_says_nothing", value=label)
    if len(label) > LONGEST_LABEL:
        raise reject("too_long", table=TABLE, field="label_vi", facts={"limit": LONGEST_LABEL})
    if fold(label) in {fold(other) for other in taken}:
        raise reject("label_is_taken", value=label)


def _save(store: Store, user: User, seen: Row, wanted: Mapping[str, Any]) -> int | None:
    cells = {name: (seen[name], new) for name, new in wanted.items() if seen[name] != new}
    return edit.save_row(store, user, TABLE, seen["id"], cells) if cells else None


def _refuse_limits(row: Row) -> None:
    if problem := limits_leave_room(row):
        raise Rejected([replace(problem, table=TABLE)])


def _limit(number: Decimal | int | None) -> Decimal | None:
    return None if number is None else Decimal(number)
