"""Lists of values from which fields choose: their names, new ones, and how much a value is used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.actions import edit
from db.actions.own_fields import refuse_label
from db.model.catalog import Field, Kind, Label
from db.model.names import column_name, unused
from db.model.people import User, may_administer
from db.model.problems import reject
from db.model.tables import TABLES
from db.model.texts import say
from db.model.vietnamese import clean
from db.store import lookups
from db.store.connection import Store

# the lists from which the app's own fields choose
BUILT_IN = sorted({f.target for table in TABLES for f in table.fields if f.kind is Kind.CHOICE})
# the list in which the lists that an office made are called by their names
OF_LISTS = Field("list", Kind.CHOICE, Label("", ""), target="list")


def names(store: Store, user: User, language: str = "vi") -> dict[str, str]:
    """Code → name of every list, those of the app first."""
    built_in = {code: say(language, f"list.{code}") for code in BUILT_IN}
    with store.reading() as con:
        codes = lookups.codes(con)
    own = edit.options(store, user, OF_LISTS, language)
    return built_in | {codes[row]: name for row, name in own.items()}


def add_list(
    store: Store, user: User, label_vi: str, label_en: str = "", values: Sequence[str] = ()
) -> str:
    """A new list with these values, one bundle; gives its code."""
    if not may_administer(user):
        raise reject("not_allowed", table="lookup")
    refuse_label(label_vi, list(names(store, user).values()))
    labels = [clean(value) for value in values if value.strip()]
    for place, label in enumerate(labels):
        refuse_label(label, labels[:place])
    with store.reading() as con:
        taken = lookups.lists(con) | set(names(store, user))
    code = unused(column_name(label_vi), taken)
    named = {
        "list": OF_LISTS.target,
        "code": code,
        "label_vi": clean(label_vi),
        "label_en": clean(label_en) or clean(label_vi),
    }
    listed = [{"list": code, "label_vi": label} for label in labels]
    edit.add(store, user, "lookup", [named, *listed])
    return code


def add_value(store: Store, user: User, listed: str, label_vi: str, label_en: str = "") -> int:
    """A new value at the end of a list; gives its row."""
    if not may_administer(user):
        raise reject("not_allowed", table="lookup")
    with store.reading() as con:
        rows = [row for (of, _), row in lookups.ids(con).items() if of == listed]
    held = edit.titles(store, user, "lookup", rows)
    refuse_label(label_vi, list(held.values()))
    row = {"list": listed, "label_vi": clean(label_vi), "label_en": clean(label_en) or None}
    return edit.add(store, user, "lookup", [row])[0]


def uses(store: Store, user: User, listed: str, ids: Iterable[int]) -> dict[int, int]:
    """How many rows hold each of these values."""
    if not may_administer(user):
        raise reject("not_allowed", table="lookup")
    with store.reading() as con:
        return lookups.uses(con, store.catalogue, listed, ids)
