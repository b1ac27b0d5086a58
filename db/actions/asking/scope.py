"""What somebody may ask about: tables, columns and rows, as they stand in that person's copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from db.actions.rights import reads_own_rows
from db.model.catalog import Field, Kind, Label, Table, is_own_table
from db.model.people import User, may_ask_about, may_see_personal, sees_only_own_rows
from db.model.questions import Column, Shown
from db.store import custom_fields, marks
from db.store.columns import shadow_columns
from db.store.connection import Store
from db.store.snapshot import Part, is_narrowed

NUMBER = Column("id", Label("Số", "Id"), Kind.WHOLE)


def parts_of(store: Store, user: User) -> tuple[Part, ...]:
    """The tables of this person's copy, each with the fields and rows that may be seen.

    Two people with the same parts see the same.
    """
    with store.reading() as con:
        in_use = set(custom_fields.tables_in_use(con))
        council = marks.members(con)
    members = tuple(sorted(row[0] for row in council if user.id and row[3] == user.id))
    asked = {
        name: table
        for name, table in store.catalogue.items()
        if may_ask_about(user, name) and (not is_own_table(name) or name in in_use)
    }
    whole = tuple(
        name
        for name, table in asked.items()
        if not (is_narrowed(name) or reads_own_rows(user, table))
    )
    return tuple(_part(user, table, asked, members, whole) for table in asked.values())


def _part(
    user: User,
    table: Table,
    asked: Mapping[str, Table],
    members: tuple[int, ...],
    whole: tuple[str, ...],
) -> Part:
    shown = replace(table, fields=tuple(f for f in table.fields if _goes_in(user, f, asked)))
    narrowed = is_narrowed(table.name)
    part = Part(shown, members=members if narrowed else (), whole=whole if narrowed else ())
    if reads_own_rows(user, table):
        return replace(part, units=user.units)
    personal = tuple(field.name for field in shown.fields if field.personal)
    if sees_only_own_rows(user) and table.owner and personal:
        return replace(part, units=user.units, own_only=personal)
    return part


def _goes_in(user: User, field: Field, asked: Mapping[str, Table]) -> bool:
    """Not what is personal to others, not the mark of a file, no link to where nothing is shown."""
    if field.personal and not may_see_personal(user):
        return False
    if field.kind in (Kind.LINK, Kind.CHOICES):
        return field.target in asked
    return field.kind is not Kind.FILE


def shown(parts: Sequence[Part]) -> tuple[Shown, ...]:
    """The same as a list for people to look into."""
    return tuple(
        Shown(
            part.table.name,
            part.table.label,
            part.table.title if part.table.has(part.table.title) else "id",
            (NUMBER, *(_column(field) for field in part.table.fields)),
            _within(part.table),
        )
        for part in parts
    )


def _within(table: Table) -> str:
    """The link that staff fill with a row above in the same table."""
    above = (f.name for f in table.fields if f.kind is Kind.LINK and f.target == table.name)
    return next((name for name in above if not table.field(name).fixed), "")


def _column(field: Field) -> Column:
    beside = tuple(name for name, _ in shadow_columns(field))
    return Column(field.name, field.label, field.kind, field.target, field.scale, beside)
