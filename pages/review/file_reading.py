"""How a file was read: tables, headings and columns, rows that are no data; corrected by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from db.actions.merging import fields
from db.actions.merging.shape import Said
from db.actions.previews import Seen
from db.model.reading.grid import letters_of
from db.model.reading.result import Corrections, SheetRead, Table
from db.model.reading.shape import NOTHING, ByHand
from db.model.reading.targets import TARGETS
from pages.review import file_seen
from pages.shared import feedback
from pages.shared.session import Visit

ROW, TALLEST = 35, 250
LONGEST = 60
DATA, NOTE = "data", "note"
# rows of decoded cells that are listed
MOST = 200
# why a sheet's row is no data, those that a person may want after all first
TELLING = ("section", "total", "note", "signature", "unnamed", "title")


def show(visit: Visit, seen: Seen) -> None:
    """Every sheet with its tables; then rows that are no data, and what was decoded."""
    for sheet in seen.reading.sheets:
        name = feedback.plain(sheet.name)
        st.markdown(visit.say("file.sheet_hidden" if sheet.hidden else "file.sheet_is", name=name))
        if not sheet.tables:
            st.caption(visit.say("file.no_table"))
        for table in sheet.tables:
            _table(visit, seen, sheet, table)
        _headings(visit, seen, sheet)
        _skipped(visit, seen, sheet)
        _decoded(visit, sheet)


def _table(visit: Visit, seen: Seen, sheet: SheetRead, table: Table) -> None:
    """For which table of the register the rows are, and what each column means."""
    key = f"file:table:{seen.arrival.id}:{file_seen.turn()}:{sheet.name}:{table.heading[0]}"
    rows = ", ".join(map(str, table.heading))
    catalogue = visit.store.catalogue
    st.selectbox(
        visit.say("file.target", rows=rows, count=len(table.rows)), TARGETS,
        index=TARGETS.index(table.target), key=key, on_change=_aim,
        args=(visit, seen.arrival.id, key, (sheet.name, table.heading[0])),
        format_func=lambda name: catalogue[name].label.in_language(visit.language),
    )  # fmt: skip
    meanings = _meanings(visit, table.target)
    frame = pd.DataFrame(
        [
            {
                "column": letters_of(column.column),
                "heading": " / ".join(one for one in (column.group, column.name) if one),
                "means": _meaning(meanings, column.role.key if column.role else ""),
            }
            for column in table.columns
        ]
    ).astype("string")
    columns = [column.column for column in table.columns]
    text = st.column_config.TextColumn
    st.data_editor(
        frame, key=f"{key}:columns", hide_index=True, num_rows="fixed", width="stretch",
        disabled=["column", "heading"], height=min(TALLEST, ROW * (len(frame) + 1) + 3),
        column_config={
            "column": text(visit.say("file.column"), width=60),
            "heading": text(visit.say("file.heading"), width=330),
            "means": st.column_config.SelectboxColumn(
                visit.say("file.means"), options=list(meanings.values()), width=250, required=True
            ),
        },
        on_change=_mean, args=(visit, seen.arrival.id, f"{key}:columns", sheet.name,
                               table.heading[0], columns, meanings),
    )  # fmt: skip


def _meanings(visit: Visit, target: str) -> dict[str, str]:
    """What a column of this table may mean: role → its name; '' for nothing."""
    known = fields.columns(visit.store.catalogue, target)
    found = {"": visit.say("paste.ignored")}
    for role in (*fields.PLACES[target], *fields.READ_AS, "ordinal", "type"):
        key = fields.place_of(role, target, known)
        own = f"means.{role}"
        if role in fields.READ_AS or role in fields.SILENT:
            if key or role in fields.SILENT:
                found[role] = visit.say(own)
        elif key:
            found.setdefault(role, file_seen.field(visit, target, key))
    found |= {
        key: one.label.in_language(visit.language) for key, one in known.items() if one.custom
    }
    names: dict[str, str] = {}
    for role, name in found.items():
        # two roles of one field are one choice
        if name not in names.values():
            names[role] = name
    return names


def _meaning(meanings: Mapping[str, str], role: str) -> str:
    return meanings.get(role) or meanings[""]


def _by_hand(said: Said, sheet: str, change: Callable[[ByHand], ByHand]) -> Said:
    held = said.by_hand.sheets.get(sheet, NOTHING)
    sheets = {**said.by_hand.sheets, sheet: change(held)}
    return replace(said, by_hand=replace(said.by_hand, sheets=sheets))


def _aim(visit: Visit, number: int, key: str, place: tuple[str, int]) -> None:
    target = st.session_state[key]

    def change(said: Said) -> Said:
        held: Corrections = said.by_hand
        return replace(said, by_hand=replace(held, targets={**held.targets, place: target}))

    file_seen.say(visit, number, change)


def _mean(
    visit: Visit,
    number: int,
    key: str,
    sheet: str,
    heading: int,
    columns: list[int],
    meanings: Mapping[str, str],
) -> None:
    roles = {name: role for role, name in meanings.items()}
    chosen: dict[tuple[int, int], str] = {
        (heading, columns[int(place)]): roles[cells["means"]]
        for place, cells in st.session_state[key]["edited_rows"].items()
        if cells.get("means") in roles
    }

    def change(held: ByHand) -> ByHand:
        return replace(held, roles={**held.roles, **chosen})

    file_seen.say(visit, number, lambda said: _by_hand(said, sheet, change))


def _headings(visit: Visit, seen: Seen, sheet: SheetRead) -> None:
    """Which rows are headings, where they were not found right: one row, or 5-6 for two."""
    key = f"file:headings:{seen.arrival.id}:{file_seen.turn()}:{sheet.name}"
    held = seen.said.by_hand.sheets.get(sheet.name, NOTHING).headings
    said = "; ".join("-".join(map(str, (rows[0], rows[-1])[: len(rows)])) for rows in held)
    st.text_input(
        visit.say("file.headings"), said, key=key, placeholder=visit.say("file.headings_found"),
        on_change=_head, args=(visit, seen.arrival.id, key, sheet.name),
    )  # fmt: skip


def _head(visit: Visit, number: int, key: str, sheet: str) -> None:
    typed = st.session_state[key]
    found: list[tuple[int, ...]] = []
    for part in filter(None, (one.strip() for one in typed.replace(",", ";").split(";"))):
        first, _, last = part.partition("-")
        if not first.strip().isdecimal() or (last and not last.strip().isdecimal()):
            st.session_state[file_seen.TOLD] = [
                visit.say("file.no_heading", value=feedback.plain(part[:LONGEST]))
            ]
            return
        # headings take three rows at most
        end = min(int(last or first), int(first) + 2)
        found.append(tuple(range(int(first), max(end, int(first)) + 1)))
    file_seen.say(
        visit, number,
        lambda said: _by_hand(said, sheet, lambda held: replace(held, headings=tuple(found))),
    )  # fmt: skip


def _skipped(visit: Visit, seen: Seen, sheet: SheetRead) -> None:
    """Rows that are no data, to be taken after all; and rows taken that are none."""
    said = seen.said.by_hand.sheets.get(sheet.name, NOTHING).kinds
    texts = {one.row: one.text for one in sheet.skipped if one.why in TELLING}
    why = {one.row: one.why for one in sheet.skipped}
    data = {
        row.row: str(row.values.get("name") or row.values.get("content") or "")
        for table in sheet.tables
        for row in table.rows
    }
    key = f"file:kinds:{seen.arrival.id}:{file_seen.turn()}:{sheet.name}"
    for what, listed, label in ((DATA, texts, "file.take_rows"), (NOTE, data, "file.no_data")):
        taken = [row for row, kind in said.items() if kind == what]
        if not listed and not taken:
            continue
        names = {**listed, **{row: listed.get(row, data.get(row, "")) for row in taken}}
        st.multiselect(
            visit.say(label), sorted(names), default=sorted(taken), key=f"{key}:{what}",
            placeholder=visit.say("grid.choose"), on_change=_kind,
            args=(visit, seen.arrival.id, f"{key}:{what}", sheet.name, what),
            format_func=lambda row, names=names: " · ".join(
                one for one in (
                    str(row), visit.say(f"skip.{why[row]}") if row in why else "",
                    names[row][:LONGEST],
                ) if one
            ),
        )  # fmt: skip


def _kind(visit: Visit, number: int, key: str, sheet: str, what: str) -> None:
    chosen: list[int] = st.session_state[key]

    def change(held: ByHand) -> ByHand:
        others = {row: kind for row, kind in held.kinds.items() if kind != what}
        return replace(held, kinds={**others, **dict.fromkeys(chosen, what)})

    file_seen.say(visit, number, lambda said: _by_hand(said, sheet, change))


def _decoded(visit: Visit, sheet: SheetRead) -> None:
    """Cells that were typed in a font of before Unicode: what stood there, and what it says."""
    if not sheet.decoded:
        return
    now: dict[str, Any] = {
        cell: row.values.get(key)
        for table in sheet.tables for row in table.rows for key, cell in row.cells.items()
    }  # fmt: skip
    st.markdown(visit.say("file.decoded", count=len(sheet.decoded)))
    st.dataframe(
        [
            {
                visit.say("file.cell"): cell,
                visit.say("file.stood"): text,
                visit.say("file.reads"): str(now.get(cell) or ""),
            }
            for cell, text in list(sheet.decoded.items())[:MOST]
        ],
        hide_index=True, width="stretch", height=min(TALLEST, ROW * (len(sheet.decoded) + 1) + 3),
    )  # fmt: skip
