"""Conditions in words, and as chips above a grid that take one away."""

from __future__ import annotations

from typing import Any

import streamlit as st

from db.actions import edit, views
from db.actions.edit import Condition, Filter, Group
from db.model import values
from db.model.catalog import Field, Kind, Table
from db.model.conditions import BARE, leaves, names_a_row
from pages.shared import feedback, view_link
from pages.shared.session import Visit
from pages.shared.view_link import Seen

# letters of a chip
LONGEST = 110
Ways = dict[str, tuple[Field, ...]]


def told(visit: Visit, ways: Ways, condition: Condition) -> str:
    """A condition, or a whole group of them, as a phrase."""
    if isinstance(condition, Group):
        between = visit.say("views.or" if condition.any else "views.and")
        return f"({between.join(told(visit, ways, part) for part in condition.parts)})"
    field = ways[condition.field][-1]
    name = view_link.called(ways[condition.field], visit.language)
    phrase = f"{name} {visit.say(f'op.{condition.op}')}"
    if condition.op in BARE:
        return phrase
    several = condition.value if condition.op == "any_of" else (condition.value,)
    return f"{phrase} {', '.join(_value(visit, field, condition, one) for one in several)}"


def _value(visit: Visit, field: Field, condition: Filter, value: Any) -> str:
    if names_a_row(field, condition.op):
        return str(value)
    if field.kind in (Kind.CHOICE, Kind.LINK, Kind.CHOICES):
        if field.kind is Kind.CHOICE:
            known = edit.options(visit.store, visit.user, field, visit.language)
            return known.get(value, f"#{value}")
        return edit.titles(visit.store, visit.user, field.target, [value]).get(value, f"#{value}")
    if field.kind is Kind.MOMENT:
        return values.show_date(value, visit.language)
    return values.show(field, value, visit.language)


def chips(visit: Visit, table: Table, key: str, seen: Seen) -> None:
    """What is asked for, each with a way to drop it."""
    if not seen.view.filters:
        return
    held = [condition.field for condition in leaves(seen.view.filters)]
    ways = views.paths(visit.store, visit.user, table.name, held)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for place, condition in enumerate(seen.view.filters):
            phrase = told(visit, ways, condition)
            if isinstance(condition, Group):
                phrase = phrase[1:-1]  # nothing stands around it
            short = phrase if len(phrase) <= LONGEST else f"{phrase[:LONGEST]}…"
            st.button(
                feedback.plain(short), icon=":material/close:", icon_position="right",
                type="tertiary", key=f"{key}:chip:{place}:{phrase}",
                help=feedback.plain(f"{visit.say('views.drop_condition')}: {phrase}"),
                on_click=view_link.put,
                args=(visit, table, key, view_link.without(seen.view, place)),
            )  # fmt: skip
