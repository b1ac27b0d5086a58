"""Adding a nomination by name first: who is it, is it somebody already in the register?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import streamlit as st

from db.actions import edit, nominate
from db.actions.edit import Query
from db.actions.nominate import Entry, Person
from db.model.catalog import Table
from db.model.problems import Problem, Rejected
from db.model.values import show_date
from pages.shared import feedback, form, window
from pages.shared.choices import unlike
from pages.shared.session import Visit

OTHER = 0
ASKED = ("submission_number", "submitted_on", "received_on", "proposed_award", "achievement")
CARRIED = ("round", "submission_number", "submitted_on", "received_on")
OF_SUBJECT = ("type", "birth", "gender", "position")
OF_EXEMPLAR = ("form", "model_name", "scope", "domain", "movement")


def add_by_name(visit: Visit, table: Table, key: str) -> None:
    """Open the window for a nomination, name first."""
    window.show(visit.say("naming.title"), "medium", _add_by_name, visit, table, key)


def _add_by_name(visit: Visit, table: Table, key: str) -> None:
    """The name, then the person or the fields of a new one, then the nomination."""
    base, key = key, f"{key}:{st.session_state.get(f'{key}:turn', 0)}"
    if done := st.session_state.get(f"{base}:done"):
        st.markdown(visit.say("naming.done", name=feedback.plain(done)))
    name = st.text_input(visit.say("naming.name"), key=f"{key}:name")
    if not name:
        st.caption(visit.say("naming.hint"))
        return
    person = choose_person(visit, name, key)
    _carry_over(base, key)
    row, problems = ask_all(visit, table, person, key)
    with st.container(horizontal=True):
        more = st.button(visit.say("naming.save_more"), type="primary", key=f"{key}:more")
        last = st.button(visit.say("naming.save"), key=f"{key}:save")
    if not (more or last):
        return
    try:
        if problems:
            raise Rejected(problems)
        made = Entry(
            subject=person.subject if person else None,
            name=None if person else name,
            apart=person is None,
            **row,
        )
        feedback.added(base, [nominate.nominate(visit.store, visit.user, made).nomination])
    except Rejected as error:
        feedback.tell_all(visit, table, error)
        return
    _next_turn(base, key, name)
    if last:
        st.session_state.pop(f"{base}:done")
    st.rerun(scope="fragment" if more else "app")


def _next_turn(base: str, key: str, name: str) -> None:
    """The next nomination starts empty but for what the letter says of all."""
    st.session_state[f"{base}:carried"] = {
        field: st.session_state[f"{key}:{field}"] for field in CARRIED
    }
    st.session_state[f"{base}:done"] = name
    st.session_state[f"{base}:turn"] = st.session_state.get(f"{base}:turn", 0) + 1


def _carry_over(base: str, key: str) -> None:
    for field, value in st.session_state.get(f"{base}:carried", {}).items():
        st.session_state.setdefault(f"{key}:{field}", value)


def ask_shared(visit: Visit, key: str) -> dict[str, Any]:
    """What the rows of a pasted list have in common: round, letter, who they are by default."""
    nomination = edit.table(visit.store, "nomination")
    given: dict[str, Any] = {}
    with st.container(horizontal=True):
        given["round"] = ask_round(visit, nomination, key)
        kind = edit.table(visit.store, "subject").field("type")
        kinds = edit.options(visit.store, visit.user, kind, visit.language)
        given["type"] = st.selectbox(
            visit.say("paste.type"), list(kinds), format_func=kinds.__getitem__,
            key=f"{key}:type", index=1,
        )  # fmt: skip
        for name in ("submission_number", "submitted_on"):
            given[name], problem = form.ask(visit, nomination.field(name), f"{key}:{name}")
            if problem:
                feedback.tell_all(visit, nomination, Rejected([problem]))
    return given


def ask_round(visit: Visit, table: Table, key: str) -> int:
    """The round, the latest first."""
    rounds = edit.glance(visit.store, "round", Query(sort=(("opens_on", True),)))
    names = dict(zip(rounds["id"].tolist(), rounds["name"].tolist(), strict=True))
    return st.selectbox(
        table.field("round").label.in_language(visit.language),
        list(names),
        format_func=names.__getitem__,
        key=f"{key}:round",
    )


def choose_person(visit: Visit, name: str, key: str) -> Person | None:
    """Somebody of that name who is in the register already, or None for another person."""
    found = {p.subject: p for p in nominate.find_people(visit.store, visit.user, name)}
    if not found:
        return None
    said = labels(visit, found.values())
    chosen = st.radio(
        visit.say("naming.known"),
        [*found, OTHER],
        key=f"{key}:person",
        format_func=lambda s: said[s] if s else visit.say("naming.other"),
    )
    return found.get(chosen)


def labels(visit: Visit, people: Iterable[Person]) -> dict[int, str]:
    """Subject → who it is, in words that no other has."""
    return unlike({person.subject: label(visit, person) for person in people})


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
    row["round"] = ask_round(visit, table, key)
    wanted = [(table, ("unit", *ASKED))]
    if person is None:
        wanted = [
            (edit.table(visit.store, "subject"), OF_SUBJECT),
            (edit.table(visit.store, "exemplar"), OF_EXEMPLAR),
            *wanted,
        ]
    for described, fields in wanted:
        for name in fields:
            row[name], problem = form.ask(visit, described.field(name), f"{key}:{name}")
            problems += [problem] if problem else []
    row["own"] = {}
    for own in (field for field in table.fields if field.custom):
        row["own"][own.name], problem = form.ask(visit, own, f"{key}:{own.name}")
        problems += [problem] if problem else []
    if row["unit"] is None:
        problems.append(Problem("required", table.name, "unit"))
    return row, problems
