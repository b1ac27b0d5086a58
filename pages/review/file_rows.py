"""The rows of a file by what becomes of them: ticked, corrected, or left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from db.actions.merging.shape import LEFT, Offer, Said
from db.actions.previews import Seen
from db.model.values import show_number
from pages.review import file_seen
from pages.shared.session import Visit

# what is shown together, and in which order
GROUPS = {
    "choose": ("choose",), "refused": ("refused",), "new": ("new", "known"),
    "update": ("update",), "same": ("same", "there"), LEFT: (LEFT,),
}  # fmt: skip
ROW, TALLEST = 35, 390
MOST = 1000
LONGEST = 80
TAKEN, SHEET, LINE, NAME, TABLE = "taken", "sheet", "line", "name", "table"
Line = tuple[str, Offer]


def groups(seen: Seen) -> dict[str, list[Line]]:
    """Group → (table, row of the file), those that wait for somebody first."""
    found: dict[str, list[Line]] = {name: [] for name in GROUPS}
    group_of = {state: name for name, states in GROUPS.items() for state in states}
    for part in seen.merge.parts:
        for offer in part.offers:
            found[group_of[offer.line.state]].append((part.target, offer))
    return {name: lines for name, lines in found.items() if lines}


def choose(visit: Visit, found: dict[str, list[Line]]) -> str:
    """Which rows are looked at."""
    names = list(found)
    held = st.session_state.get("file:group")
    if held is not None and held not in names:
        del st.session_state["file:group"]
    return st.segmented_control(
        visit.say("file.groups"), names, default=names[0] if held not in names else None,
        required=True, key="file:group", label_visibility="collapsed",
        format_func=lambda name: visit.say(
            f"file.group.{name}", count=show_number(len(found[name]), 0, visit.language)
        ),
    ) or names[0]  # fmt: skip


def show(visit: Visit, seen: Seen, group: str, lines: Sequence[Line]) -> None:
    """The table of one group."""
    if len(lines) > MOST:
        facts = {"most": show_number(MOST, 0, visit.language)}
        st.caption(visit.say("file.first_rows", **facts))
    lines = lines[:MOST]
    if group == "update":
        _changes(visit, seen, lines)
    elif group == "refused":
        _faults(visit, seen, lines)
    else:
        _rows(visit, seen, group, lines)


def _head(visit: Visit, seen: Seen, target: str, offer: Offer) -> dict[str, Any]:
    """Where a row stands; which sheet and table only where there are several."""
    found: dict[str, Any] = {LINE: str(offer.line.line), NAME: offer.line.title}
    if len({part.target for part in seen.merge.parts}) > 1:
        label = visit.store.catalogue[target].label.in_language(visit.language)
        found = {TABLE: label, **found}
    if len({part.sheet for part in seen.merge.parts}) > 1:
        found = {SHEET: offer.sheet, **found}
    return found


def _config(visit: Visit, columns: Sequence[str]) -> dict[str, Any]:
    text = st.column_config.TextColumn
    widths = {SHEET: 110, LINE: 60, NAME: 200, TABLE: 100, "field": 130, "why": "large"}
    named = {
        SHEET: "file.sheet", LINE: "paste.line", NAME: "file.name", TABLE: "grid.table",
        "field": "grid.field", "was": "grid.before", "becomes": "grid.after",
        "value": "paste.value", "why": "paste.detail", "cell": "file.cell",
    }  # fmt: skip
    config: dict[str, Any] = {
        key: text(visit.say(named[key]), width=widths.get(key))  # type: ignore[arg-type]
        for key in columns
        if key in named
    }
    if TAKEN in columns:
        config[TAKEN] = st.column_config.CheckboxColumn(visit.say("file.take"), width=60)
    return config


def _editor(
    visit: Visit, seen: Seen, rows: list[dict[str, Any]], open_ones: set[str], group: str,
    changed: Any, *given: Any,
) -> None:  # fmt: skip
    frame = pd.DataFrame(rows).convert_dtypes()
    columns = list(frame.columns)
    st.data_editor(
        frame, key=f"file:{group}:{seen.arrival.id}:{file_seen.turn()}", hide_index=True,
        num_rows="fixed", width="stretch", placeholder="",
        height=min(TALLEST, ROW * (len(frame) + 1) + 3),
        disabled=[name for name in columns if name not in open_ones],
        column_config=_config(visit, columns), on_change=changed,
        args=(visit, f"file:{group}:{seen.arrival.id}:{file_seen.turn()}", *given),
    )  # fmt: skip


def _rows(visit: Visit, seen: Seen, group: str, lines: Sequence[Line]) -> None:
    """Whole rows with what they say; unticked, a row is left out."""
    keys = [
        key for part in seen.merge.parts for key in part.fields
        if any(offer.line.shown.get(key) for target, offer in lines if target == part.target)
    ]  # fmt: skip
    named = {key: part.target for part in seen.merge.parts for key in part.fields}
    rows = []
    for target, offer in lines:
        row = {TAKEN: group != LEFT, **_head(visit, seen, target, offer)}
        row |= {
            file_seen.field(visit, named[key], key): offer.line.shown.get(key, "")[:LONGEST]
            for key in dict.fromkeys(keys)
            if key != NAME
        }
        if any(other.doubts for _, other in lines):
            row["why"] = " ".join(file_seen.why(visit, doubt) for doubt in offer.doubts)
        rows.append(row)
    spots = [(offer.sheet, offer.line.line) for _, offer in lines]
    open_ones = set() if group == "same" else {TAKEN}
    if group == "same":
        rows = [{key: cell for key, cell in row.items() if key != TAKEN} for row in rows]
    _editor(visit, seen, rows, open_ones, group, _tick_rows, seen.arrival.id, spots)


def _edits(key: str, name: str) -> dict[int, Any]:
    edited = st.session_state[key]["edited_rows"]
    return {int(place): cells[name] for place, cells in edited.items() if name in cells}


def _tick_rows(visit: Visit, key: str, number: int, spots: Sequence[tuple[str, int]]) -> None:
    ticked = _edits(key, TAKEN)

    def change(said: Said) -> Said:
        left = set(said.left_rows)
        for place, taken in ticked.items():
            (left.discard if taken else left.add)(spots[place])
        return replace(said, left_rows=frozenset(left))

    file_seen.say(visit, number, change)


def _changes(visit: Visit, seen: Seen, lines: Sequence[Line]) -> None:
    """Rows that are there, cell by cell, before and after; unticked, a cell stays as it is."""
    held = [(target, offer, cell) for target, offer in lines for cell in offer.line.cells]
    rows = [
        {
            TAKEN: True, **_head(visit, seen, target, offer),
            "field": file_seen.field(visit, target, cell.key),
            "was": cell.was, "becomes": cell.becomes, "cell": cell.source,
        }
        for target, offer, cell in held[:MOST]
    ]  # fmt: skip
    places = [(offer.sheet, offer.line.line, cell.key) for _, offer, cell in held]
    _editor(visit, seen, rows, {TAKEN}, "update", _tick_cells, seen.arrival.id, places)


def _tick_cells(
    visit: Visit, key: str, number: int, places: Sequence[tuple[str, int, str]]
) -> None:
    ticked = _edits(key, TAKEN)

    def change(said: Said) -> Said:
        left = {places[place] for place, taken in ticked.items() if not taken}
        return replace(said, left_cells=said.left_cells | left)

    file_seen.say(visit, number, change)


def _faults(visit: Visit, seen: Seen, lines: Sequence[Line]) -> None:
    """Each cell that is not taken, with why; it is corrected where it stands."""
    held = [(target, offer, problem) for target, offer in lines for problem in offer.line.problems]
    rows = [
        {
            **_head(visit, seen, target, offer),
            "field": file_seen.field(visit, target, problem.field) if problem.field else "",
            "value": offer.line.texts.get(problem.field, str(problem.value or "")),
            "why": file_seen.why(visit, problem),
        }
        for target, offer, problem in held[:MOST]
    ]
    st.caption(visit.say("file.correct"))
    places = [(offer.sheet, offer.line.line, problem.field) for _, offer, problem in held]
    _editor(visit, seen, rows, {"value"}, "refused", _correct, seen.arrival.id, places)
    spots = {(offer.sheet, offer.line.line) for _, offer in lines}
    st.button(
        visit.say("file.leave_out", count=len(spots)), key="file:leave", type="tertiary",
        icon=":material/block:", on_click=_leave, args=(visit, seen.arrival.id, spots),
    )  # fmt: skip


def _correct(visit: Visit, key: str, number: int, places: Sequence[tuple[str, int, str]]) -> None:
    typed = {
        places[place]: str(text or "").strip()
        for place, text in _edits(key, "value").items()
        if places[place][2]
    }

    def change(said: Said) -> Said:
        return replace(said, typed={**said.typed, **typed})

    file_seen.say(visit, number, change)


def _leave(visit: Visit, number: int, spots: set[tuple[str, int]]) -> None:
    file_seen.say(
        visit, number, lambda said: replace(said, left_rows=said.left_rows | frozenset(spots))
    )


def fields(visit: Visit, seen: Seen) -> None:
    """Columns that are taken of no row; what was left out cell by cell comes back here."""
    known = {
        (part.target, key): file_seen.field(visit, part.target, key)
        for part in seen.merge.parts
        for key in part.fields
    }
    several = len({target for target, _ in known}) > 1
    catalogue = visit.store.catalogue
    key = f"file:fields:{seen.arrival.id}:{file_seen.turn()}"
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        st.multiselect(
            visit.say("file.left_fields"), list(known),
            default=[one for one in seen.said.left_fields if one in known], key=key,
            placeholder=visit.say("file.every_field"), on_change=_leave_fields,
            args=(visit, key, seen.arrival.id),
            format_func=lambda one: (
                f"{catalogue[one[0]].label.in_language(visit.language)}: {known[one]}"
                if several else known[one]
            ),
        )  # fmt: skip
    count = len(seen.said.left_cells)
    if count and right.button(visit.say("file.cells_again", count=count), key="file:cells"):
        file_seen.say(visit, seen.arrival.id, lambda said: replace(said, left_cells=frozenset()))
        st.rerun()


def _leave_fields(visit: Visit, key: str, number: int) -> None:
    chosen = frozenset(tuple(one) for one in st.session_state[key])
    file_seen.say(visit, number, lambda said: replace(said, left_fields=chosen))
