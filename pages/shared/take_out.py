"""Taking a grid's view away as a file, and giving back a workbook that was edited elsewhere."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from db.actions import edit
from db.actions.edit import Query
from db.actions.exporting import handing, returning, templates
from db.actions.exporting.comparing import Conflict, Returned
from db.actions.importing.lines import Line
from db.actions.reading import files as sent
from db.model.catalog import Table
from db.model.people import may_edit_table
from db.model.problems import Rejected
from db.model.reading.grid import Sheet
from db.model.values import show_number
from pages.shared import as_of, feedback, window
from pages.shared.files import OWN_WORDS
from pages.shared.grid_state import Setup
from pages.shared.session import Visit

__all__ = ["offer"]

FORM = "template"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {"xlsx": XLSX, "csv": "text/csv", FORM: XLSX}
# rows of changes and of reasons that a window lists
MOST_SHOWN = 300
MOST_MB = 20


def offer(setup: Setup, query: Query) -> None:
    """Two buttons: the view as a file; and the way back where its rows may be changed."""
    visit, key = setup.visit, setup.key
    if st.button(
        visit.say("out.take"), icon=":material/download:", type="tertiary", key=f"{key}:take",
    ):  # fmt: skip
        fields = tuple(field.name for field in setup.fields)
        what = feedback.plain(setup.table.label.in_language(visit.language))
        window.show(
            visit.say("out.take_what", what=what), "small", _take, visit, setup.table, key, query,
            fields,
        )  # fmt: skip
    if setup.may_edit and st.button(
        visit.say("out.give_back"), icon=":material/upload:", type="tertiary", key=f"{key}:give",
    ):  # fmt: skip
        st.session_state.pop(f"{key}:given", None)
        what = feedback.plain(setup.table.label.in_language(visit.language))
        window.show(
            visit.say("out.give_back_what", what=what), "large", _give, visit, setup.table, key
        )


def _take(visit: Visit, table: Table, key: str, query: Query, fields: tuple[str, ...]) -> None:
    """Which kind of file; it is made when somebody asks for it, and then saved."""
    may_fill = may_edit_table(visit.user, table.name)
    kind = st.radio(
        visit.say("out.kind"), [one for one in KINDS if one != FORM or may_fill],
        key=f"{key}:take:kind", label_visibility="collapsed",
        format_func=lambda one: visit.say(f"out.kind_{one}"),
    )  # fmt: skip
    unit = _unit(visit, key) if kind == FORM else None
    if not st.button(visit.say("out.make"), type="primary", key=f"{key}:take:make"):
        return
    title = table.label.in_language(visit.language)
    if kind == FORM:
        title = visit.say("out.template_name", what=title)
    elif moment := as_of.here():
        # a file of a past day says so wherever it lies
        title = f"{title} {moment.day:%d-%m-%Y}"
    try:
        with st.spinner(visit.say("out.making")):
            made = _made(visit, table, kind, query, fields, title, unit)
    except Rejected as error:
        feedback.tell_all(visit, table, error)
        return
    st.download_button(
        visit.say("out.save", size=show_number(-(-len(made) // 2**10), 0, visit.language)),
        made, f"{title}.{'csv' if kind == 'csv' else 'xlsx'}", KINDS[kind],
        icon=":material/download:", type="primary", on_click="ignore", key=f"{key}:take:save",
    )  # fmt: skip


def _made(
    visit: Visit,
    table: Table,
    kind: str,
    query: Query,
    fields: tuple[str, ...],
    title: str,
    unit: int | None,
) -> bytes:
    given = (visit.store, visit.user, table.name)
    if kind == FORM:
        return templates.template(*given, unit, visit.language)
    if kind == "csv":
        return handing.text(*given, query, fields, visit.language)
    return handing.workbook(*given, query, fields, visit.language, title)


def _unit(visit: Visit, key: str) -> int | None:
    """For whom the form is: its name stands in each line then."""
    units = templates.units(visit.store, visit.user, visit.language)
    return st.selectbox(
        visit.say("out.template_for"), [None, *units], key=f"{key}:take:unit",
        format_func=lambda one: units[one] if one else visit.say("out.every_unit"),
    )  # fmt: skip


@dataclass
class Giving:
    """A file that was given back, parsed once, and what was said about it."""

    name: str
    sheets: list[Sheet]
    answers: dict[tuple[int, str], int] = field(default_factory=dict)
    mine: set[tuple[int, str]] = field(default_factory=set)
    told: list[str] = field(default_factory=list)


def _give(visit: Visit, table: Table, key: str) -> None:
    """The file, what would change, conflicts one by one, then saving."""
    given: Giving | None = st.session_state.get(f"{key}:given")
    if given is None:
        _upload(visit, table, key)
        return
    try:
        seen = returning.compare(
            visit.store, visit.user, given.sheets, given.name, given.answers, visit.language
        )
    except Rejected as error:
        feedback.tell_all(visit, table, error)
        return
    if seen.table.name != table.name:
        other = seen.table.label.in_language(visit.language)
        st.info(visit.say("out.other_table", what=other), icon=":material/info:")
    for sentence in given.told:
        st.warning(sentence, icon=":material/error:")
    _tell(visit, seen)
    _questions(visit, key, given, seen)
    _conflicts(visit, key, given, seen)
    remove = bool(seen.gone) and st.checkbox(
        visit.say("out.remove", count=len(seen.gone)), key=f"{key}:give:remove",
        help=", ".join(map(feedback.plain, list(seen.gone.values())[:10])),
    )  # fmt: skip
    count = len(seen.ready) + len({row for row, _ in given.mine})
    if st.button(
        visit.say("out.write", count=count + (len(seen.gone) if remove else 0)),
        type="primary", disabled=not (count or remove), key=f"{key}:give:save",
    ):  # fmt: skip
        _write(visit, seen, key, given, remove)


def _upload(visit: Visit, table: Table, key: str) -> None:
    st.html(OWN_WORDS.format(pick=visit.say("files.pick")))
    chosen = st.file_uploader(
        visit.say("out.choose"), type=["xlsx"], key=f"{key}:give:file", max_upload_size=MOST_MB
    )
    if chosen is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "given.xlsx"
        path.write_bytes(chosen.getvalue())
        try:
            with st.spinner(visit.say("out.comparing")):
                sheets = sent.sheets_of(path, chosen.name)
                returning.compare(visit.store, visit.user, sheets, chosen.name)
        except Rejected as error:
            feedback.tell_all(visit, table, error)
            return
    st.session_state[f"{key}:given"] = Giving(chosen.name, sheets)
    st.rerun(scope="fragment")


def _tell(visit: Visit, seen: Returned) -> None:
    """Counts in a sentence, then the cells that change and the rows that are not taken."""
    states = [line.state for line in seen.lines]
    st.markdown(
        visit.say(
            "out.found", cells=seen.changed(), new=states.count("new"),
            conflicts=len(seen.conflicts), refused=states.count("refused"),
            same=states.count("same"),
        )
    )  # fmt: skip
    if seen.ignored:
        names = ", ".join(map(feedback.plain, seen.ignored))
        st.caption(visit.say("out.ignored", names=names))
    if rows := [row for line in seen.ready for row in _changes(visit, seen.table, line)]:
        st.dataframe(rows[:MOST_SHOWN], hide_index=True, height="content")
    for line in seen.lines:
        for problem in line.problems[:MOST_SHOWN]:
            where = visit.say("out.line", line=line.line, title=feedback.plain(line.title))
            field = _label(visit, seen.table, problem.field)
            told = visit.tell(problem, where=", ".join(one for one in (where, field) if one))
            st.warning(told, icon=":material/error:")


def _label(visit: Visit, table: Table, name: str) -> str:
    return table.field(name).label.in_language(visit.language) if table.has(name) else ""


def _changes(visit: Visit, table: Table, line: Line) -> list[dict[str, str]]:
    names = {key: visit.say(f"out.column_{key}") for key in ("line", "row", "field", "was", "now")}
    if line.state == "new":
        told = " · ".join(line.shown.values())
        words = (str(line.line), line.title, visit.say("out.new_row"), "", told)
        return [dict(zip(names.values(), words, strict=True))]
    return [
        dict(
            zip(
                names.values(),
                (str(line.line), line.title, _label(visit, table, cell.field), cell.was,
                 cell.becomes),
                strict=True,
            )
        )
        for cell in line.cells
    ]  # fmt: skip


def _questions(visit: Visit, key: str, given: Giving, seen: Returned) -> None:
    """Which linked row is meant; the answer stays while the window is open."""
    for line in seen.lines:
        for question in line.questions:
            place = (line.line, question.key)
            label = visit.say(
                "out.which", line=line.line, field=_label(visit, seen.table, question.key),
                text=feedback.plain(question.text),
            )  # fmt: skip
            chosen = st.selectbox(
                label, list(question.candidates), index=None, key=f"{key}:give:{place}",
                format_func=question.candidates.__getitem__, placeholder=visit.say("grid.choose"),
            )  # fmt: skip
            if chosen is not None:
                given.answers[place] = chosen
                st.rerun(scope="fragment")


def _conflicts(visit: Visit, key: str, given: Giving, seen: Returned) -> None:
    if not seen.conflicts:
        return
    st.markdown(visit.say("out.conflicts", count=len(seen.conflicts)))
    for conflict in seen.conflicts:
        _conflict(visit, key, given, seen, conflict)


def _conflict(visit: Visit, key: str, given: Giving, seen: Returned, conflict: Conflict) -> None:
    """Both values, and which of them stays; theirs until somebody says otherwise."""
    cell = conflict.cell
    place = (cell.row, cell.field)
    title = edit.titles(visit.store, visit.user, cell.table, [cell.row]).get(cell.row, "")
    label = visit.say(
        "out.conflict", line=conflict.line, title=feedback.plain(title),
        field=_label(visit, seen.table, cell.field), left=feedback.plain(conflict.left) or "–",
    )  # fmt: skip
    theirs = visit.say(
        "out.theirs", value=feedback.plain(cell.was) or "–", who=feedback.plain(conflict.who),
        when=f"{conflict.when:%H:%M %d/%m/%Y}",
    )  # fmt: skip
    words = {False: theirs, True: visit.say("out.mine", value=feedback.plain(cell.becomes) or "–")}
    mine = st.radio(
        label, [False, True], key=f"{key}:give:{place}:who", format_func=words.__getitem__
    )
    (given.mine.add if mine else given.mine.discard)(place)


def _write(visit: Visit, seen: Returned, key: str, given: Giving, remove: bool) -> None:
    try:
        returning.save(visit.store, visit.user, seen, given.mine, remove, given.name)
    except Rejected as error:
        given.told = [feedback.told(visit, seen.table, problem) for problem in error.problems]
        st.rerun(scope="fragment")
    del st.session_state[f"{key}:given"]
    feedback.attempt(visit, seen.table, key, lambda: None)
