"""Nhập tệp: what a file that came in would do to the register, what is asked, then taking it."""

from __future__ import annotations

import streamlit as st

from db.actions import arrivals, edit, previews, undo
from db.actions.arrivals import FAILED, PUT_ASIDE, READING, TAKEN, WAITING, Arrival
from db.actions.exporting import marked
from db.actions.importing.lines import READY
from db.actions.previews import Seen
from db.model.problems import Rejected
from db.model.tables import RECEIPT
from db.model.values import show_number
from pages.review import file_asked, file_reading, file_rows, file_seen
from pages.review.rounds import choose_round
from pages.shared import failing, feedback, session
from pages.shared.files import OWN_WORDS
from pages.shared.session import Visit
from pages.shared.take_out import XLSX

FILE = "tep"
RECEIPTS, JOURNAL = "review/receipts.py", "manage/journal.py"
# figures of a number that a row may have
LONGEST = 18
# seconds between two looks at a file that is being read
EVERY = 1.5


def page(visit: Visit) -> None:
    """The file of the link; without one, where a file is chosen."""
    st.title(visit.say("page.file"), anchor=False)
    typed = st.query_params.get(FILE, "")
    if not typed:
        _upload(visit)
        return
    try:
        number = int(typed) if typed.isdecimal() and len(typed) <= LONGEST else 0
        found = arrivals.one(visit.store, visit.user, number)
    except Rejected:
        st.warning(visit.say("file.unknown"), icon=":material/error:")
        return
    _head(visit, found)
    for sentence in st.session_state.pop(file_seen.TOLD, ()):
        st.warning(sentence, icon=":material/error:")
    match found.state:
        case state if state in (WAITING, READING):
            st.fragment(_wait, run_every=EVERY)(visit, found.id)
        case state if state == FAILED:
            told = feedback.told(visit, RECEIPT, found.reason) if found.reason else ""
            st.error(told, icon=":material/error:")
        case state if state == PUT_ASIDE:
            st.info(visit.say("file.put_aside"), icon=":material/info:")
        case state if state == TAKEN:
            _taken(visit, found)
        case _:
            _preview(visit, found)


def _upload(visit: Visit) -> None:
    """One file for a round, read at once; many are dropped on the page of receipts."""
    round_id = int(choose_round(visit)["id"])
    st.html(OWN_WORDS.format(pick=visit.say("files.pick")))
    given = st.file_uploader(visit.say("file.choose"), key=f"file:given:{file_seen.turn()}")
    st.page_link(RECEIPTS, label=visit.say("file.many"), icon=":material/inbox:")
    if given is None:
        return
    try:
        came = arrivals.arrive(
            visit.store, visit.user, round_id, None, [(given.name, given.getvalue())]
        )
    except Rejected as error:
        feedback.tell_all(visit, RECEIPT, error)
        return
    st.session_state[file_seen.TURN] = file_seen.turn() + 1
    if came.ids:
        st.query_params[FILE] = str(came.ids[0])
    else:
        st.session_state[file_seen.TOLD] = [
            feedback.told(visit, RECEIPT, problem) for problem in came.problems
        ]
        same = [
            one for one in arrivals.listed(visit.store, visit.user, round_id)
            if one.title == given.name
        ]  # fmt: skip
        if same:
            st.query_params[FILE] = str(same[-1].id)
    st.rerun()


def _head(visit: Visit, found: Arrival) -> None:
    """Which file, whose, for which round, and the way back to the others."""
    titles = edit.titles(visit.store, visit.user, "unit", [found.unit] if found.unit else [])
    unit = titles.get(found.unit or 0) or visit.say("file.no_unit")
    round_name = edit.titles(visit.store, visit.user, "round", [found.round]).get(found.round, "")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{feedback.plain(found.title)}**", width="content")
        st.caption(
            " · ".join(
                feedback.plain(one)
                for one in (unit, round_name, found.who, f"{found.arrived_at:%H:%M %d/%m/%Y}")
            ),
            width="content",
        )
        st.space("stretch")
        st.page_link(
            RECEIPTS, label=visit.say("file.others"), icon=":material/inbox:",
            query_params={"part": "files", "round": str(found.round)},
        )  # fmt: skip


def _wait(bare: Visit, number: int) -> None:
    failing.told(bare, _waiting, session.visit(touch=False), number)


def _waiting(visit: Visit, number: int) -> None:
    found = arrivals.one(visit.store, visit.user, number)
    if found.state not in (WAITING, READING):
        st.rerun()
    st.info(visit.say("file.being_read"), icon=":material/hourglass_empty:")


def _taken(visit: Visit, found: Arrival) -> None:
    """It is in the register: which bundle, and taking it back or once more."""
    number = found.bundle or 0
    st.success(visit.say("file.taken", bundle=number), icon=":material/check_circle:")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            JOURNAL, label=visit.say("history.open", number=number), icon=":material/history:",
            query_params={"bundle": str(number)},
        )  # fmt: skip
        st.button(
            visit.say("file.undo"), icon=":material/undo:", key="file:undo",
            on_click=_undo, args=(visit, found.id, number),
        )  # fmt: skip
        st.button(
            visit.say("file.again"), icon=":material/refresh:", type="tertiary", key="file:again",
            on_click=_again, args=(visit, found.id),
        )  # fmt: skip


def _again(visit: Visit, arrival: int) -> None:
    if (again := session.again(visit)) is not None:
        try:
            arrivals.open_again(again.store, again.user, arrival)
        except Rejected as error:
            _remember(again, error)


def _undo(visit: Visit, arrival: int, number: int) -> None:
    """Take the bundle back, later edits kept; the file may be taken again."""
    again = session.again(visit)
    if again is None:
        return
    try:
        undo.undo(again.store, again.user, number)
        arrivals.open_again(again.store, again.user, arrival)
    except Rejected as error:
        _remember(again, error)


def _remember(visit: Visit, error: Rejected) -> None:
    st.session_state[file_seen.TOLD] = [
        feedback.told(visit, RECEIPT, problem) for problem in error.problems
    ]


def _preview(visit: Visit, found: Arrival) -> None:
    """One sentence and one button; then questions, rows, and how the file was read."""
    try:
        with st.spinner(visit.say("file.comparing")):
            seen = file_seen.seen(visit, found)
    except Rejected as error:
        feedback.tell_all(visit, RECEIPT, error)
        return
    groups = file_rows.groups(seen)
    _sentence(visit, seen, groups)
    file_asked.of_all_rows(visit, seen)
    if groups:
        with st.container(horizontal=True, vertical_alignment="center"):
            group = file_rows.choose(visit, groups)
            file_asked.answers(visit, seen)
        if group == "choose":
            file_asked.of_rows(visit, seen)
        file_rows.show(visit, seen, group, groups[group])
        with st.expander(visit.say("file.by_field")):
            file_rows.fields(visit, seen)
    if groups.keys() & {"choose", "refused"}:
        with st.expander(visit.say("file.send_back")):
            _send_back(visit, found)
    with st.expander(visit.say("file.how_read"), expanded=not groups):
        file_reading.show(visit, seen)


def _send_back(visit: Visit, found: Arrival) -> None:
    """The sender's rows with what is wrong marked in place, and the words to go with them."""
    if not st.button(visit.say("file.make_marked"), key="file:marked"):
        return
    try:
        made = marked.going_back(visit.store, visit.user, found.id, visit.language)
    except Rejected as error:
        feedback.tell_all(visit, RECEIPT, error)
        return
    name = visit.say("file.marked_name", title=found.title.rpartition(".")[0] or found.title)
    st.download_button(
        visit.say("file.save_marked", count=show_number(made.marks, 0, visit.language)),
        made.content, f"{name}.xlsx", XLSX, icon=":material/download:", type="primary",
        on_click="ignore", key="file:save_marked",
    )  # fmt: skip
    st.caption(visit.say("file.letter"))
    st.code(made.letter, language=None, wrap_lines=True)


def _sentence(visit: Visit, seen: Seen, groups: dict[str, list[file_rows.Line]]) -> None:
    """What was found, and the button that writes what is ready."""
    tables = sum(bool(table.rows) for sheet in seen.reading.sheets for table in sheet.tables)
    rows = sum(map(len, groups.values()))
    told = [
        visit.say(f"file.count.{name}", count=show_number(len(lines), 0, visit.language))
        for name, lines in groups.items()
    ]
    ready = sum(offer.line.state in READY for part in seen.merge.parts for offer in part.offers)
    with st.container(horizontal=True, vertical_alignment="center"):
        facts = {"tables": tables, "rows": show_number(rows, 0, visit.language)}
        found = visit.say("file.found", **facts) if rows else visit.say("file.nothing")
        st.markdown(": ".join(one for one in (found, ", ".join(told)) if one), width="content")
        st.space("stretch")
        st.button(
            visit.say("file.write", count=show_number(ready, 0, visit.language)), type="primary",
            disabled=not ready or bool(seen.merge.asked), key="file:write", on_click=_write,
            args=(visit, seen),
        )  # fmt: skip
    nowhere = dict.fromkeys(name for part in seen.merge.parts for name in part.nowhere)
    if nowhere:
        names = feedback.plain(", ".join(nowhere))
        st.caption(visit.say("file.nowhere", names=names))


def _write(visit: Visit, seen: Seen) -> None:
    """Take what is ready as one bundle: what was seen, against the register of now."""
    again = session.again(visit)
    if again is None:
        return
    try:
        previews.take(again.store, again.user, seen)
    except Rejected as error:
        targets = {part.sheet: part.target for part in seen.merge.parts}
        st.session_state[file_seen.TOLD] = [
            file_seen.told(again, targets.get(str(problem.facts.get("sheet")), ""), problem)
            if problem.facts.get("sheet") else feedback.told(again, RECEIPT, problem)
            for problem in error.problems[:20]
        ]  # fmt: skip
        # what others changed since is compared once more
        st.session_state.pop(file_seen.HELD, None)


page(session.visit())
