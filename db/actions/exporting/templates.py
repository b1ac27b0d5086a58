"""An empty form for a table, with drop-downs: for one unit, or for whoever fills it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from db.actions import edit, importing
from db.actions.exporting.taken import Names, Row, Taken, options_of
from db.actions.exporting.workbooks import as_workbook
from db.model.catalog import Field
from db.model.people import User, may_edit_table
from db.model.problems import reject
from db.model.reading.forms import FORMS
from db.model.texts import say
from db.store.connection import Store

# lines in which the unit stands already
PREFILLED = 50


def template(
    store: Store, user: User, name: str, unit: int | None = None, language: str = "vi"
) -> bytes:
    """A workbook to be filled and sent in: reading, or a paste, knows its headings.

    ``unit`` stands in its first lines already. Rejected for a table that this
    user does not write.
    """
    table = edit.table(store, name)
    if not may_edit_table(user, name):
        raise reject("not_allowed", table=name)
    fields = tuple(_fields(store, name))
    options = options_of(store, user, fields, language)
    lines = _lines_of(fields, options, unit)
    taken = Taken(table, fields, lines, options, options, store.head, language)
    return as_workbook(taken, above=[say(language, f"form.{name}")] if name in FORMS else ())


def _lines_of(fields: Sequence[Field], options: Names, unit: int | None) -> tuple[Row, ...]:
    """Lines that say the unit and nothing else: reading passes over those that stay so."""
    told = next((field.name for field in fields if unit in options.get(field.name, ())), None)
    if told is None:
        return ()
    empty = dict.fromkeys(field.name for field in fields)
    return ({**empty, told: unit},) * PREFILLED


def units(store: Store, user: User, language: str = "vi") -> dict[int, str]:
    """For which units a form can be made: those that this user may name."""
    return options_of(store, user, [store.catalogue["exemplar"].field("unit")], language)["unit"]


def _fields(store: Store, name: str) -> Iterator[Field]:
    if name not in FORMS:
        yield from importing.columns(store, name).values()
        return
    for path in FORMS[name]:
        table, field = path.split(".")
        yield replace(store.catalogue[table].field(field), fixed=False)
