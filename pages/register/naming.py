"""Adding a nomination by name first: who is it, is it somebody already in the register?"""

from __future__ import annotations

from typing import Any

import streamlit as st

from db.actions import edit, nominate
from db.actions.edit import Query
from db.actions.nominate import Entry, Person
from db.model.catalog import Table
from db.model.problems import Problem, Rejected
from db.model.values import show_date
from pages.shared import dialogs, feedback
from pages.shared.session import Visit

OTHER = 0
ASKED = ("submission_number", "submitted_on", "received_on", "proposed_award", "achievement")
OF_SUBJECT = ("type", "birth", "gender", "position")
OF_EXEMPLAR = ("form", "model_name", "scope", "domain", "movement")


@st.dialog(" ", width="medium")
def add_by_name(visit: Visit, table: Table, key: str) -> None:
    """The name, then the person or the fields of a new one, then the nomination."""
    st.subheader(visit.say("naming.title"), anchor=False)
    name = st.text_input(visit.say("naming.name"), key=f"{key}:name")
    if not name:
        st.caption(visit.say("naming.hint"))
        return
    person = choose_person(visit, name, key)
    row, problems = ask_all(visit, table, person, key)
    if st.button(visit.say("naming.save"), type="primary", key=f"{key}:save"):
        try:
            if problems:
                raise Rejected(problems)
            made = Entry(
                subject=person.subject if person else None,
                name=None if person else name,
                apart=person is None,
                **row,
            )
            nominate.nominate(visit.store, visit.user, made)
        except Rejected as error:
            feedback.tell_all(visit, table, error)
            return
        st.rerun()


def choose_person(visit: Visit, name: str, key: str) -> Person | None:
    """Somebody of that name who is in the register already, or None for another person."""
    found = {p.subject: p for p in nominate.find_people(visit.store, visit.user, name)}
    if not found:
        return None
    chosen = st.radio(
        visit.say("naming.known"),
        [*found, OTHER],
        key=f"{key}:person",
        format_func=lambda s: label(visit, found[s]) if s else visit.say("naming.other"),
    )
    return found.get(chosen)


def label(visit: Visit, person: Person) -> str:
    birth = show_date(person.birth, visit.language) if person.birth else visit.say("naming.unknown")
    return ", ".join(
        part for part in (person.name, birth, person.unit_label, person.last_round) if part
    )


def ask_all(
    visit: Visit, table: Table, person: Person | None, key: str
) -> tuple[dict[str, Any], list[Problem]]:
    """The fields that are still to be said: unit and round always, a new person's own too."""
    row: dict[str, Any] = {}
    problems: list[Problem] = []
    rounds = edit.glance(visit.store, "round", Query(sort=(("opens_on", True),)))
    names = dict(zip(rounds["id"].tolist(), rounds["name"].tolist(), strict=True))
    row["round"] = st.selectbox(
        table.field("round").label.in_language(visit.language),
        list(names),
        format_func=names.__getitem__,
        key=f"{key}:round",
    )
    wanted = [(table, ("unit", *ASKED))]
    if person is None:
        wanted = [
            (edit.table(visit.store, "subject"), OF_SUBJECT),
            (edit.table(visit.store, "exemplar"), OF_EXEMPLAR),
            *wanted,
        ]
    for described, fields in wanted:
        for name in fields:
            row[name], problem = dialogs.ask(visit, described.field(name), f"{key}:{name}")
            problems += [problem] if problem else []
    if row["unit"] is None:
        problems.append(Problem("required", table.name, "unit"))
    return row, problems
