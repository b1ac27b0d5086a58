"""Files that came in for a round: the place to drop them, their states, whose they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from db.actions import arrivals, edit, sending
from db.actions.arrivals import FAILED, PUT_ASIDE, READ, READING, TAKEN, WAITING, Arrival
from db.model.people import may_run_the_office
from db.model.problems import Rejected
from db.model.tables import RECEIPT
from pages.shared import cells, failing, feedback, session
from pages.shared.files import OWN_WORDS
from pages.shared.session import Visit

# seconds between two looks while something waits
EVERY = 2.5
ROW, TALLEST = 35, 400
# told at once; the others are counted
MOST_TOLD = 5
# the page that shows a file before it is taken
PREVIEW = "file"
ALL, NO_UNIT = "all", "no_unit"
SHOWN = (ALL, WAITING, READ, FAILED, NO_UNIT, TAKEN, PUT_ASIDE)


def drop(visit: Visit, round_id: int, units: Sequence[int]) -> None:
    """Where files are dropped, one or a hundred at once; each is safe before anything is drawn."""
    office = may_run_the_office(visit.user)
    own = [unit for unit in units if office or unit in visit.user.units]
    if not arrivals.may_send(
        visit.store, visit.user, round_id, None if office else next(iter(own), 0)
    ):
        return
    turn = st.session_state.setdefault("arrivals:turn", 0)
    names = edit.titles(visit.store, visit.user, "unit", own)
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with right:
        unit = st.selectbox(
            visit.say("receipts.of_unit"), [*([None] if office else []), *own],
            format_func=lambda key: names[key] if key else visit.say("receipts.by_name"),
            key=f"arrivals:unit:{round_id}",
        )  # fmt: skip
    with left:
        st.html(OWN_WORDS.format(pick=visit.say("files.pick")))
        chosen = st.file_uploader(
            visit.say("receipts.drop"), accept_multiple_files=True, key=f"arrivals:{turn}"
        )
    if chosen:
        _take_in(visit, round_id, unit, chosen)
    _told(visit)


def _take_in(visit: Visit, round_id: int, unit: int | None, chosen: Sequence[Any]) -> None:
    """Nothing is drawn or remembered before all is kept: a reload stops a page where it draws."""
    given = [(one.name, one.getvalue()) for one in chosen]
    try:
        came = arrivals.arrive(visit.store, visit.user, round_id, unit, given)
    except Rejected as error:
        feedback.tell_all(visit, RECEIPT, error)
        return
    st.session_state["arrivals:told"] = (len(came.ids), came.problems)
    st.session_state["arrivals:turn"] += 1
    st.session_state["part"] = "files"
    st.rerun()


def _told(visit: Visit) -> None:
    """How many came in, and which were there already."""
    count, problems = st.session_state.pop("arrivals:told", (0, ()))
    if count:
        st.success(visit.say("receipts.came", count=count), icon=":material/inbox:")
    told = [feedback.told(visit, RECEIPT, problem) for problem in problems[:MOST_TOLD]]
    if rest := len(problems) - len(told):
        told.append(visit.say("receipts.and_more", count=rest))
    if told:
        st.warning("  \n".join(told), icon=":material/content_copy:")


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
    shown = _narrowed(visit, found)
    for told in st.session_state.pop("arrivals:refused", ()):
        st.warning(told, icon=":material/error:")
    picked = _editor(visit, round_id, shown)
    _buttons(visit, round_id, [one for one in shown if one.id in picked])


def _narrowed(visit: Visit, found: Sequence[Arrival]) -> list[Arrival]:
    """The files in the state that was chosen, with how many there are of each."""
    fitting = {name: [one for one in found if _fits(one, name)] for name in SHOWN}
    chosen = st.segmented_control(
        visit.say("receipts.show"), [name for name in SHOWN if fitting[name] or name == ALL],
        default=ALL, required=True, key="arrivals:show", label_visibility="collapsed",
        format_func=lambda name: visit.say(f"arrival.{name}", count=len(fitting[name])),
    )  # fmt: skip
    return fitting[chosen or ALL]


def _fits(one: Arrival, name: str) -> bool:
    if name == ALL:
        return one.state != PUT_ASIDE
    if name == NO_UNIT:
        return one.unit is None and one.state not in (PUT_ASIDE, TAKEN)
    return one.state == name or (name == WAITING and one.state == READING)


def _editor(visit: Visit, round_id: int, shown: Sequence[Arrival]) -> set[int]:
    """The table itself; gives the ticked files."""
    office, ids = may_run_the_office(visit.user), [one.id for one in shown]
    labels = _units(visit, round_id, shown)
    key = f"arrivals:cells:{round_id}:{st.session_state.setdefault('arrivals:generation', 0)}"
    frame = pd.DataFrame(
        [_line(visit, one, labels) for one in shown], index=pd.Index(ids, name="id"),
        columns=["pick", "title", "state", "unit", "by", "rows", "reason", "came", "preview"],
    ).astype({"pick": "boolean"})  # fmt: skip
    config = {
        name: st.column_config.TextColumn(visit.say(f"arrival.column.{name}"), width=width)
        for name, width in (("title", 240), ("state", 110), ("by", 110), ("rows", 130),
                            ("reason", 330), ("came", 150))
    }  # fmt: skip
    config["pick"] = st.column_config.CheckboxColumn(visit.say("grid.pick"), width=45)
    config["unit"] = st.column_config.SelectboxColumn(
        visit.say("arrival.column.unit"), options=list(labels.values()), width=190
    )
    config["preview"] = st.column_config.LinkColumn(
        visit.say("arrival.column.preview"), display_text=visit.say("arrival.preview"), width=95
    )
    locked = ["title", "state", "by", "rows", "reason", "came", "preview"]
    order = [name for name in frame.columns if office or name not in ("pick", "by", "preview")]
    st.data_editor(
        frame, key=key, hide_index=True, num_rows="fixed", placeholder="", column_order=order,
        disabled=locked if office else True, column_config=config,
        height=min(TALLEST, ROW * (len(frame) + 1) + 3),
        on_change=_typed, args=(visit, key, ids, labels),
    )  # fmt: skip
    return set(cells.picked(_edits(key, "pick"), ids))


def _edits(key: str, name: str) -> dict[str, Any]:
    """Position → the cell of that column under the name by which ticks are known."""
    edited = st.session_state.get(key, {}).get("edited_rows", {})
    return {place: {cells.PICK: row[name]} for place, row in edited.items() if name in row}


def _units(visit: Visit, round_id: int, shown: Sequence[Arrival]) -> dict[int, str]:
    """What the column of units offers: those of the round, and those that files have."""
    listed = [line.unit for line in sending.lines(visit.store, visit.user, round_id)]
    listed += [one.unit for one in shown if one.unit is not None]
    names = edit.titles(visit.store, visit.user, "unit", listed)
    return cells.unlike({unit: names[unit] for unit in dict.fromkeys(listed) if unit in names})


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


def _buttons(visit: Visit, round_id: int, picked: Sequence[Arrival]) -> None:
    """What is done with files: recorded for their units, put aside, read again."""
    ready = [
        one for one in sending.unrecorded(visit.store, visit.user, round_id)
        if one.state in (READ, TAKEN) or one in picked
    ]  # fmt: skip
    if picked:
        ready = [one for one in ready if one in picked]
    store, user = visit.store, visit.user
    with st.container(horizontal=True, vertical_alignment="center"):
        if ready and st.button(
            visit.say("receipts.record", count=len(ready)), type="primary", key="record"
        ):
            _act(visit, [lambda: sending.record(store, user, round_id, [x.id for x in ready])])
        guessed = sum(bool(one.guessed) for one in ready)
        if guessed:
            st.caption(visit.say("receipts.guessed", count=guessed))
        open_ones = [one for one in picked if one.state not in (TAKEN, PUT_ASIDE)]
        if open_ones and st.button(
            visit.say("receipts.put_aside", count=len(open_ones)), key="put_aside"
        ):
            _act(visit, [_each(arrivals.put_aside, visit, one) for one in open_ones])
        again = [one for one in picked if one.state in (FAILED, PUT_ASIDE)]
        if again and st.button(visit.say("receipts.read_again", count=len(again)), key="again"):
            _act(visit, [_each(arrivals.read_again, visit, one) for one in again])
        if not picked and may_run_the_office(user):
            st.caption(visit.say("receipts.tick_files"))


def _each(act: Callable[..., object], visit: Visit, one: Arrival) -> Callable[[], object]:
    return lambda: act(visit.store, visit.user, one.id)


def _act(visit: Visit, acts: Sequence[Callable[[], object]]) -> None:
    """Do it, say what was refused, and show the whole page again: its numbers change too."""
    told = [line for act in acts for line in _tried(visit, act)]
    st.session_state["arrivals:refused"] = told
    st.session_state["arrivals:generation"] += 1
    st.rerun()
