"""The files of a row: opening, attaching and removing them."""

from __future__ import annotations

from typing import Any

import streamlit as st

from db.actions import attachments
from db.actions.attachments import Attached
from db.model import evidence
from db.model.catalog import Table
from db.model.problems import Rejected
from db.model.values import show_number
from pages.evidence import PATH
from pages.shared import feedback, window
from pages.shared.session import Visit

# the widget's own words are English only; the label says the size
OWN_WORDS = """<style>
[data-testid=stFileUploaderDropzoneInstructions] {{ display: none }}
[data-testid=stFileUploaderDropzone] button p {{ font-size: 0 }}
[data-testid=stFileUploaderDropzone] button p::after {{ content: "{pick}"; font-size: 0.875rem }}
</style>"""


def dialog(visit: Visit, table: Table, row: int) -> None:
    """Open the window with the files of one row."""
    title = feedback.plain(feedback.title_of(visit, table, row))
    window.show(visit.say("files.of", title=title), "medium", section, visit, table, row)


def section(visit: Visit, table: Table, row: int) -> None:
    """The files of a row in a window or a card; it runs again alone after each step."""
    key = f"files:{table.name}:{row}"
    found = attachments.listed(visit.store, visit.user, table.name, row)
    may = attachments.may_attach(visit.store, visit.user, table.name, row)
    if not found:
        st.caption(visit.say("files.none"))
    for attached in found:
        _line(visit, table, attached, may)
    if may:
        _attach(visit, table, row, key)
    for told in st.session_state.pop(f"{key}:told", ()):
        st.warning(told, icon=":material/error:")
    if done := st.session_state.pop(f"{key}:done", 0):
        st.success(visit.say("files.attached", count=done))


def link(number: int, title: str) -> None:
    """A file by its name; it opens in another tab, or is saved."""
    st.link_button(
        feedback.plain(title), f"{PATH[1:]}/{number}", icon=":material/description:",
        type="tertiary",
    )  # fmt: skip


def _line(visit: Visit, table: Table, attached: Attached, may: bool) -> None:
    facts = {
        "size": _size(visit, attached.size),
        "who": feedback.plain(attached.who),
        "when": f"{attached.when:%H:%M %d/%m/%Y}",
    }
    with st.container(horizontal=True, vertical_alignment="center"):
        link(attached.id, attached.title)
        st.caption(visit.say("files.line", **facts), width="content")
        st.space("stretch")
        removed = may and st.button(
            visit.say("files.remove", title=""), icon=":material/close:", type="tertiary",
            key=f"files:remove:{attached.id}",
        )  # fmt: skip
    if removed:
        try:
            attachments.remove(visit.store, visit.user, attached.id)
        except Rejected as error:
            feedback.tell_all(visit, table, error)
            return
        st.rerun(scope="fragment")


def _size(visit: Visit, size: int) -> str:
    if size >= 2**20:
        return visit.say("files.mb", size=show_number(size / 2**20, 1, visit.language))
    return visit.say("files.kb", size=show_number(-(-size // 2**10), 0, visit.language))


def _attach(visit: Visit, table: Table, row: int, key: str) -> None:
    """Several files at once; one that is not taken is named and stops no other."""
    turn = st.session_state.setdefault(f"{key}:turn", 0)
    st.html(OWN_WORDS.format(pick=visit.say("files.pick")))
    chosen = st.file_uploader(
        visit.say("files.choose", most=evidence.LARGEST // 2**20),
        accept_multiple_files=True, key=f"{key}:{turn}",
    )  # fmt: skip
    if not chosen or not st.button(
        visit.say("files.attach", count=len(chosen)), type="primary", key=f"{key}:save"
    ):
        return
    told: list[str] = []
    for given in chosen:
        told += _one(visit, table, row, given)
    st.session_state[f"{key}:told"] = told
    st.session_state[f"{key}:done"] = len(chosen) - len(told)
    st.session_state[f"{key}:turn"] = turn + 1
    st.rerun(scope="fragment")


def _one(visit: Visit, table: Table, row: int, given: Any) -> list[str]:
    try:
        attachments.attach(visit.store, visit.user, table.name, row, given.name, given.getvalue())
    except Rejected as error:
        return [feedback.told(visit, table, problem) for problem in error.problems]
    return []
