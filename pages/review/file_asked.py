"""What only a person can say about a file: what all rows share, who or what a row means."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from db.actions.importing.lines import OTHER
from db.actions.importing.people import PERSON, TWIN
from db.actions.merging import shared
from db.actions.merging.shape import Said
from db.actions.previews import Seen
from pages.review import file_seen
from pages.shared import feedback
from pages.shared.session import Visit

# questions at once, in so many columns
MOST, WIDE = 12, 3
LONGEST = 60
Place = tuple[str, int, str]


def of_all_rows(visit: Visit, seen: Seen) -> None:
    """A round or a plan that the rows need and that nobody has said."""
    for key in seen.merge.asked:
        known = shared.open_rows(visit.store, visit.user, key)
        widget = f"file:shared:{key}:{seen.arrival.id}"
        label = visit.store.catalogue[key].label.in_language(visit.language)
        st.selectbox(
            visit.say("file.shared", what=label.lower()), list(known), index=None, key=widget,
            format_func=known.__getitem__, placeholder=visit.say("grid.choose"),
            on_change=_share, args=(visit, seen.arrival.id, key, widget),
        )  # fmt: skip


def _share(visit: Visit, number: int, key: str, widget: str) -> None:
    chosen = st.session_state[widget]
    file_seen.say(visit, number, lambda said: replace(said, given={**said.given, key: chosen}))


def of_rows(visit: Visit, seen: Seen) -> None:
    """Every question once, however many rows ask it."""
    found: dict[tuple[str, ...], list[Place]] = {}
    asked = {}
    for part in seen.merge.parts:
        for offer in part.offers:
            for question in offer.line.questions:
                spot = (offer.sheet, offer.line.line, question.key)
                # who somebody is, is asked for each row: two of one name may be two people
                alone = question.key in (PERSON, TWIN)
                same = (part.target, question.key, question.text, str(spot) if alone else "",
                        *map(str, question.candidates))  # fmt: skip
                found.setdefault(same, []).append(spot)
                asked[same] = (part.target, question)
    columns = st.columns(WIDE, vertical_alignment="bottom") if found else []
    for number, (same, places) in enumerate(list(found.items())[:MOST]):
        target, question = asked[same]
        field = file_seen.field(visit, target, question.key)
        rows = ", ".join(str(row) for _, row, _ in places[:5]) + (", …" if len(places) > 5 else "")
        options = [*question.candidates, *([OTHER] if question.other else [])]
        person = question.key in (PERSON, TWIN)
        other = visit.say("paste.other_person" if person else "paste.leave_empty")
        widget = f"file:answer:{seen.arrival.id}:{file_seen.turn()}:{number}"
        columns[number % WIDE].selectbox(
            visit.say(
                "file.which", rows=rows, field=field, text=feedback.plain(question.text[:LONGEST])
            ),
            options, index=None, key=widget, placeholder=visit.say("grid.choose"),
            format_func=lambda one, names=question.candidates, last=other: names.get(one, last),
            on_change=_answer, args=(visit, seen.arrival.id, widget, places),
        )  # fmt: skip
    if len(found) > MOST:
        st.caption(visit.say("file.more_questions", count=len(found) - MOST))


def _answer(visit: Visit, number: int, widget: str, places: list[Place]) -> None:
    chosen = st.session_state[widget]
    file_seen.say(visit, number, lambda said: file_seen.answered(said, places, chosen))


def taken_back(said: Said) -> Said:
    """Every answer once more."""
    return replace(said, answers={})


def answers(visit: Visit, seen: Seen) -> None:
    """How many questions were answered, and a way to answer them anew."""
    if count := len(seen.said.answers):
        st.button(
            visit.say("file.answers_again", count=count), key="file:answers", type="tertiary",
            icon=":material/undo:", on_click=file_seen.say,
            args=(visit, seen.arrival.id, taken_back),
        )  # fmt: skip
