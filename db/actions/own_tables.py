"""Small tables that an administrator makes: lists of rows with fields of their own."""

from __future__ import annotations

from db.actions import edit, own_fields
from db.actions.edit import Query
from db.model.catalog import OWN_TABLE, Table, is_own_table
from db.model.names import column_name, unused
from db.model.people import User, may_add_fields, may_administer, may_read_table
from db.model.problems import reject
from db.model.tables.setting import LOOKUP
from db.model.vietnamese import clean, fold
from db.store import custom_fields
from db.store.connection import Store

TABLE = "custom_table"


def tables_for(store: Store, user: User) -> list[Table]:
    """The tables that this person may read, own ones last, without those that are retired."""
    with store.reading() as con:
        own = custom_fields.tables_in_use(con)
    return [
        table
        for name, table in store.catalogue.items()
        if may_read_table(user, name) and (name in own or not is_own_table(name))
    ]


def tables_with_fields(store: Store, user: User) -> list[Table]:
    """The tables to which fields can be added: those whose rows people type; lists come last."""
    found = [table for table in tables_for(store, user) if may_add_fields(user, table.name)]
    return sorted(found, key=lambda table: table.name == LOOKUP.name)


def rows_of_tables(store: Store, user: User) -> list[own_fields.Row]:
    """The own tables as rows, in their order."""
    asked = Query(sort=(("position", False),), limit=own_fields.MOST)
    page = edit.browse(store, user, TABLE, asked)
    return edit.python_rows(edit.table(store, TABLE), page.frame)


def add_table(
    store: Store,
    user: User,
    label_vi: str,
    label_en: str = "",
    title_vi: str = "",
    title_en: str = "",
) -> str:
    """A new empty table, there at once for everybody; gives its name in the catalogue."""
    if not may_administer(user):
        raise reject("not_allowed", table=TABLE)
    own_fields.refuse_label(label_vi, _labels(store))
    with store.reading() as con:
        name = unused(column_name(label_vi), custom_fields.names_of_tables(con))
    row = {
        "name": name,
        "label_vi": clean(label_vi),
        "label_en": clean(label_en) or clean(label_vi),
        "title_vi": clean(title_vi) or None,
        "title_en": clean(title_en) or None,
        "position": len(rows_of_tables(store, user)) + 1,
    }
    edit.add(store, user, TABLE, [row])
    return f"{OWN_TABLE}{name}"


def change_table(
    store: Store, user: User, seen: own_fields.Row, label_vi: str, label_en: str, retired: bool
) -> int | None:
    """New labels, in use or not, against what was seen; None when nothing differs."""
    label_vi, label_en = clean(label_vi), clean(label_en) or clean(label_vi)
    if fold(label_vi) != fold(seen["label_vi"]):
        own_fields.refuse_label(label_vi, _labels(store))
    wanted: own_fields.Row = {"label_vi": label_vi, "label_en": label_en}
    if retired != bool(seen["retired"]):
        wanted |= {"retired": retired}
    cells = {name: (seen[name], new) for name, new in wanted.items() if seen[name] != new}
    return edit.save_row(store, user, TABLE, seen["id"], cells) if cells else None


def _labels(store: Store) -> list[str]:
    return [table.label.vi for table in store.catalogue.values()]
