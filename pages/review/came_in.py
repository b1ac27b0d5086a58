"""Files that came in for a round: the state of each, whose it is, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from db.actions import arrivals, sending, undo
from db.actions.arrivals import FAILED, PUT_ASIDE, READ, READING, TAKEN, WAITING, Arrival
from db.model.names import unlike
from db.model.people import may_run_the_office
from db.model.problems import Rejected
from db.model.tables import RECEIPT
from pages.shared import cells, failing, feedback, session
from pages.shared.session import Visit

# seconds between two looks while something waits
EVERY = 2.5
ROW, TALLEST = 35, 420
# the page that shows a file before it is taken
PREVIEW = "file"
# columns in their order, with their widths
WIDTHS = {
    "pick": 60, "title": 230, "state": 125, "unit": 175, "by": 105, "rows": 135, "preview": 105,
    "reason": 275, "came": 190,
}  # fmt: skip
WIDTHS_OF_FAILED = {
    "pick": 60, "title": 200, "state": 125, "unit": 160, "reason": 670, "came": 190,
}  # fmt: skip
OF_OFFICE = ("pick", "preview")
TYPED = ("pick", "unit")
ALL, NO_UNIT = "all", "no_unit"
SHOWN = (ALL, WAITING, READ, FAILED, NO_UNIT, TAKEN, PUT_ASIDE)


def files(visit: Visit, round_id: int) -> None:
    """The table of files; it looks again by itself while some of them wait."""
    found = arrivals.listed(visit.store, visit.user, round_id)
    every = EVERY if _waiting(found) else None
    st.fragment(_files, key="arrivals:table", run_every=every)(visit, round_id, bool(every))


def _waiting(found: Sequence[Arrival]) -> int:
    return sum(one.state in (WAITING, READING) for one in found)


def _files(bare: Visit, round_id: int, polled: bool) -> None:
    failing.told(bare, _table, session.visit(touch=False), round_id, polled)


def _table(visit: Visit, round_id: int, polled: bool) -> None:
    found = arrivals.listed(visit.store, visit.user, round_id)
    if not found:
        st.info(visit.say("receipts.no_files"), icon=":material/info:")
        return
    waiting = _waiting(found)
    if polled and not waiting:
        # the numbers above change too, and nothing needs to be looked at again
        st.rerun()
    if waiting:
        done = len(found) - waiting
        facts = {"done": done, "total": len(found)}
        st.progress(done / len(found), visit.say("receipts.progress", **facts))
    _recorded(visit)
    for told in st.session_state.pop("arrivals:refused", ()):
        st.warning(told, icon=":material/error:")
    with st.container(horizontal=True, vertical_alignment="center"):
        chosen = _chosen(visit, found)
        shown = [one for one in found if _fits(one, chosen)]
        picked = set(cells.picked(_edits(_key(round_id), "pick"), [one.id for one in shown]))
        _buttons(visit, round_id, shown, [one for one in shown if one.id in picked])
    if shown:
        _editor(visit, round_id, shown, chosen)


def _key(round_id: int) -> str:
    generation = st.session_state.setdefault("arrivals:generation", 0)
    return f"arrivals:cells:{round_id}:{generation}"


def _chosen(visit: Visit, found: Sequence[Arrival]) -> str:
    """The state that was chosen, with how many files are in each."""
    counts = {name: sum(_fits(one, name) for one in found) for name in SHOWN}
    chosen = st.segmented_control(
        visit.say("receipts.show"), [name for name in SHOWN if counts[name] or name == ALL],
        default=ALL, required=True, key="arrivals:show", label_visibility="collapsed",
        format_func=lambda name: visit.say(f"arrival.{name}", count=counts[name]),
        on_change=_untick,
    )  # fmt: skip
    return chosen or ALL


def _untick() -> None:
    """Ticks lie on places, and other files stand there now."""
    st.session_state["arrivals:generation"] += 1


def _fits(one: Arrival, name: str) -> bool:
    if name == ALL:
        return one.state != PUT_ASIDE
    if name == NO_UNIT:
        return one.unit is None and one.state not in (PUT_ASIDE, TAKEN)
    return one.state == name or (name == WAITING and one.state == READING)


def _editor(visit: Visit, round_id: int, shown: Sequence[Arrival], chosen: str) -> None:
    """The table itself: units are chosen in it, files are ticked."""
    office, ids = may_run_the_office(visit.user), [one.id for one in shown]
    labels, key = _units(visit, round_id, shown), _key(round_id)
    widths = WIDTHS_OF_FAILED if chosen == FAILED else WIDTHS
    frame = pd.DataFrame(
        [_line(visit, one, labels) for one in shown], index=pd.Index(ids, name="id"),
        columns=list(WIDTHS),
    ).astype({"pick": "boolean"})  # fmt: skip
    st.data_editor(
        frame, key=key, hide_index=True, num_rows="fixed", placeholder="",
        column_order=[name for name in widths if office or name not in OF_OFFICE],
        disabled=[name for name in WIDTHS if name not in TYPED] if office else True,
        column_config=_configuration(visit, widths, labels),
        height=min(TALLEST, ROW * (len(frame) + 1) + 3),
        on_change=_typed, args=(visit, key, ids, labels),
    )  # fmt: skip


def _configuration(visit: Visit, widths: dict[str, int], labels: dict[int, str]) -> dict[str, Any]:
    config: dict[str, Any] = {
        name: st.column_config.TextColumn(visit.say(f"arrival.column.{name}"), width=width)
        for name, width in widths.items()
        if name not in ("pick", "unit", "preview")
    }
    config["pick"] = st.column_config.CheckboxColumn(visit.say("grid.pick"), width=widths["pick"])
    config["unit"] = st.column_config.SelectboxColumn(
        visit.say("arrival.column.unit"), options=list(labels.values()), width=widths["unit"]
    )
    config["preview"] = st.column_config.LinkColumn(
        visit.say("arrival.column.preview"), display_text=visit.say("arrival.preview"),
        width=widths.get("preview"),
    )  # fmt: skip
    return config


def _edits(key: str, name: str) -> dict[str, Any]:
    """Position → the cell of that column under the name by which ticks are known."""
    edited = st.session_state.get(key, {}).get("edited_rows", {})
    return {place: {cells.PICK: row[name]} for place, row in edited.items() if name in row}


def _units(visit: Visit, round_id: int, shown: Sequence[Arrival]) -> dict[int, str]:
    """What the column of units offers: those of the round, and those that files have."""
    listed = [line.unit for line in sending.lines(visit.store, visit.user, round_id)]
    listed += [one.unit for one in shown if one.unit is not None]
    return unlike(sending.called(visit.store, visit.user, listed, visit.language))


def _line(visit: Visit, one: Arrival, labels: dict[int, str]) -> dict[str, Any]:
    reason = feedback.told(visit, RECEIPT, one.reason) if one.reason else None
    guessed = visit.say(f"arrival.by.{one.guessed}") if one.guessed else None
    readable = one.state in (READ, TAKEN)
    return {
        "pick": False,
        "title": one.title,
        "state": visit.say(f"arrival.state.{one.state}"),
        "unit": labels.get(one.unit or 0),
        "by": guessed,
        "rows": _rows(visit, one) if readable else None,
        "reason": reason and reason.replace("\\", ""),
        "came": f"{one.arrived_at:%H:%M %d/%m} · {one.who}",
        "preview": f"{PREVIEW}?tep={one.id}" if readable else None,
    }


def _rows(visit: Visit, one: Arrival) -> str:
    faulty = one.counts.get("faulty", 0) + one.counts.get("doubtful", 0)
    key = "arrival.rows_to_see" if faulty else "arrival.rows"
    return visit.say(key, count=one.counts.get("rows", 0), faulty=faulty)


def _typed(visit: Visit, key: str, ids: Sequence[int], labels: dict[int, str]) -> None:
    """Units that were chosen in the table are kept at once."""
    again = session.again(visit)
    if again is None:
        return
    known = {label: unit for unit, label in labels.items()}
    told: list[str] = []
    for place, cell in _edits(key, "unit").items():
        chosen = known.get(str(cell[cells.PICK]))
        told += _tried(
            again, lambda at=int(place), unit=chosen: arrivals.belongs(
                again.store, again.user, ids[at], unit)
        )  # fmt: skip
    if told:
        st.session_state["arrivals:generation"] += 1
    st.session_state["arrivals:refused"] = told


def _tried(visit: Visit, act: Callable[[], object]) -> list[str]:
    """What was refused, as sentences."""
    try:
        act()
    except Rejected as error:
        return [feedback.told(visit, RECEIPT, problem) for problem in error.problems]
    return []


def _buttons(
    visit: Visit, round_id: int, shown: Sequence[Arrival], picked: Sequence[Arrival]
) -> None:
    """What is done with files: recorded for their units, put aside, read again."""
    store, user = visit.store, visit.user
    # a file that cannot be read is recorded only where somebody ticked it
    meant = {one.id for one in picked or shown if picked or one.state in (READ, TAKEN)}
    ready = [one for one in sending.unrecorded(store, user, round_id) if one.id in meant]
    if ready and st.button(
        visit.say("receipts.record", count=len(ready)), type="primary", key="record"
    ):
        _act(visit, [lambda: _record(visit, round_id, ready)])
    guessed = sum(bool(one.guessed) for one in ready)
    if guessed:
        st.caption(visit.say("receipts.guessed", count=guessed), width="content")
    open_ones = [one for one in picked if one.state not in (TAKEN, PUT_ASIDE)]
    if open_ones and st.button(
        visit.say("receipts.put_aside", count=len(open_ones)), key="put_aside"
    ):
        _act(visit, [_each(arrivals.put_aside, visit, one) for one in open_ones])
    again = [one for one in picked if one.state in (FAILED, PUT_ASIDE)]
    if again and st.button(visit.say("receipts.read_again", count=len(again)), key="again"):
        _act(visit, [_each(arrivals.read_again, visit, one) for one in again])


def _record(visit: Visit, round_id: int, ready: Sequence[Arrival]) -> None:
    number = sending.record(visit.store, visit.user, round_id, [one.id for one in ready])
    st.session_state["arrivals:recorded"] = (number, len(ready))


def _recorded(visit: Visit) -> None:
    """What was recorded last, with one click to take it back."""
    if "arrivals:recorded" not in st.session_state:
        return
    number, count = st.session_state["arrivals:recorded"]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(visit.say("receipts.recorded", count=count), width="content")
        if st.button(visit.say("grid.undo"), icon=":material/undo:", type="tertiary", key="back"):
            del st.session_state["arrivals:recorded"]
            _act(visit, [lambda: undo.undo(visit.store, visit.user, number)])


def _each(act: Callable[..., object], visit: Visit, one: Arrival) -> Callable[[], object]:
    return lambda: act(visit.store, visit.user, one.id)


def _act(visit: Visit, acts: Sequence[Callable[[], object]]) -> None:
    """Do it, say what was refused, and show the whole page again: its numbers change too."""
    told = [line for act in acts for line in _tried(visit, act)]
    st.session_state["arrivals:refused"] = told
    st.session_state["arrivals:generation"] += 1
    st.rerun()
