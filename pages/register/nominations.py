"""Đề cử: who was nominated, in which round, in what state, and what is still missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from db.actions import edit
from db.actions.edit import Filter, Query
from pages.register.naming import add_by_name, ask_shared
from pages.shared import as_of, session
from pages.shared.grid import edit_grid
from pages.shared.session import Visit

# what a file must hold before it goes to the council
NEEDED = ("submission_number", "submitted_on", "proposed_award", "achievement")


def chosen_round(visit: Visit, within: Sequence[Filter]) -> str:
    """Chips of the rounds with their counts; empty for all of them."""
    at = as_of.bundle()
    counts = edit.count_by(
        visit.store, visit.user, "nomination", "round", Query(tuple(within), bundle=at)
    )
    names = edit.glance(visit.store, "round", Query(sort=(("opens_on", True),), bundle=at))
    told = {
        str(row): f"{name} · {counts[row]}"
        for row, name in zip(names["id"].tolist(), names["name"].tolist(), strict=True)
        if row in counts
    }
    return st.pills(
        visit.say("nominations.rounds"),
        ["", *told],
        format_func=lambda row: told.get(row) or visit.say(
            "nominations.all_rounds", count=sum(counts.values())
        ),
        default="",
        required=True,
        key="nomination_round",
        bind="query-params",
        label_visibility="collapsed",
    )  # fmt: skip


def beside(visit: Visit, rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[int, str]]:
    """The movement of each nomination's exemplar, and the fields that are still empty."""
    exemplars = {row["exemplar"] for row in rows}
    at = as_of.bundle()
    held = {
        row["id"]: row["movement"]
        for row in edit.fetch(visit.store, visit.user, "exemplar", sorted(exemplars), at)
    }
    movements = edit.titles(
        visit.store, visit.user, "movement", sorted(set(held.values()) - {None}), at
    )
    table = edit.table(visit.store, "nomination")
    labels = {name: table.field(name).label.in_language(visit.language) for name in NEEDED}
    return {
        visit.say("nominations.movement"): {
            row["id"]: movements.get(held.get(row["exemplar"]), "") for row in rows
        },
        visit.say("nominations.missing"): {
            row["id"]: ", ".join(label for name, label in labels.items() if not row[name])
            for row in rows
        },
    }


def page(visit: Visit) -> None:
    st.title(visit.say("page.nominations"), anchor=False)
    here = session.place()
    within = [
        Filter(path, "is", value)
        for path, value in (("round.plan", here.plan), ("round.phase", here.phase))
        if value
    ]
    if chosen := chosen_round(visit, within):
        within.append(Filter("round", "is", int(chosen)))
    edit_grid(
        visit,
        "nomination",
        columns=(
            "exemplar", "unit", "subject_type", "state", "proposed_award", "received_on",
            "submission_number", "submitted_on", "achievement", "reason", "round",
            "decision_number", "decided_on", "note",
        ),
        always=within,
        add=add_by_name,
        ask_shared=ask_shared,
        beside=beside,
    )  # fmt: skip


page(session.visit())
