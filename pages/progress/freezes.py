"""Chốt số liệu: keep the figures of a day, show them again exactly, and what came later."""

from __future__ import annotations

import streamlit as st

from db.actions import edit, freezing
from db.actions.freezing import Compared, Frozen
from db.model.decks import standard
from db.model.people import may_freeze, may_run_the_office
from db.model.problems import Rejected
from db.model.scope import Scope
from db.model.slides import Told, made
from pages.shared import feedback, window
from pages.shared.figures import View
from pages.shared.session import Visit

# bundles listed behind a freeze
MOST = 50
SAID = "freeze:said"


def bar(view: View) -> None:
    """The button that keeps the figures, and the choice of kept ones."""
    visit = view.visit
    held = {frozen.id: frozen for frozen in freezing.listed(visit.store, visit.user, view.plan)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if may_freeze(visit.user) and view.bundle is None:
            st.button(
                visit.say("freeze.take"), icon=":material/lock_clock:", on_click=_ask, key="freeze",
                args=(visit, Scope(view.plan, view.phase, view.day), view.phase_name(view.phase)),
            )  # fmt: skip
        chosen = ""
        if held:
            chosen = st.selectbox(
                visit.say("freeze.kept"), ["", *map(str, held)], key="frozen", width=420,
                format_func=lambda row: held[int(row)].name if row else visit.say("freeze.none"),
                bind="query-params", label_visibility="collapsed",
            )  # fmt: skip
    if said := st.session_state.pop(SAID, ""):
        st.success(said, icon=":material/check:")
    if chosen:
        _shown(view, held[int(chosen)])


def _ask(visit: Visit, scope: Scope, what: str) -> None:
    window.show(visit.say("freeze.take"), "small", _form, visit, scope, what)


def _form(visit: Visit, scope: Scope, what: str) -> None:
    st.caption(visit.say("freeze.means", what=what, date=f"{scope.day:%d/%m/%Y}"))
    name = st.text_input(visit.say("freeze.name"), max_chars=200, key="freeze:name")
    if not st.button(visit.say("freeze.take"), type="primary", icon=":material/lock_clock:"):
        return
    try:
        number = freezing.take(visit.store, visit.user, scope, name)
    except Rejected as error:
        feedback.tell_all(visit, edit.table(visit.store, freezing.TABLE), error)
        return
    st.session_state[SAID] = visit.say("freeze.taken", name=feedback.plain(name.strip()))
    st.session_state["frozen"] = str(number)
    st.rerun()


def _shown(view: View, frozen: Frozen) -> None:
    """The sentences as they were, and the line that says what changed since."""
    visit = view.visit
    with st.container(border=True):
        st.markdown(visit.say(
            "freeze.head", name=feedback.plain(frozen.name), who=feedback.plain(frozen.taken_by),
            when=f"{frozen.taken_at:%H:%M %d/%m/%Y}", day=f"{frozen.scope.day:%d/%m/%Y}",
            bundle=view.number(frozen.scope.bundle or 0),
        ))  # fmt: skip
        told = Told(frozen.figures, view.names, frozen.scope.phase, visit.language)
        for slide in made(standard(), told):
            st.markdown(f"- {feedback.plain(slide.headline)}")
        compared = freezing.compared(visit.store, visit.user, frozen)
        _adjustment(view, compared)
        with st.expander(visit.say("freeze.lines")):
            _lines(visit, compared)
        if may_run_the_office(visit.user):
            _later(visit, frozen, compared)


def _adjustment(view: View, compared: Compared) -> None:
    """One line: what the register would say now of that same day."""
    visit = view.visit
    if not compared.proven:
        st.warning(visit.say("freeze.unproven"), icon=":material/warning:")
    moved = [line for line in compared.lines if line.corrected != line.frozen]
    if not moved:
        st.info(visit.say("freeze.unchanged"), icon=":material/check:")
        return
    parts = "; ".join(
        f"{visit.say(f'freeze.of_{line.key}')} {line.corrected - line.frozen:+d}" for line in moved
    )
    st.info(
        visit.say("freeze.adjusted", parts=parts, bundles=view.number(compared.bundles)),
        icon=":material/edit_note:",
    )


def _lines(visit: Visit, compared: Compared) -> None:
    say = visit.say
    st.dataframe(
        [
            {
                say("freeze.number"): say(f"freeze.of_{line.key}"),
                say("freeze.frozen"): line.frozen,
                say("freeze.corrected"): line.corrected,
                say("freeze.today"): line.today,
            }
            for line in compared.lines
        ],
        hide_index=True,
        height="content",
    )


def _later(visit: Visit, frozen: Frozen, compared: Compared) -> None:
    if not compared.bundles:
        return
    with st.expander(visit.say("freeze.later", count=compared.bundles)):
        found = freezing.later_bundles(visit.store, visit.user, frozen)[:MOST]
        st.dataframe(
            [
                {
                    visit.say("freeze.bundle"): number,
                    visit.say("grid.who"): who,
                    visit.say("grid.when"): f"{when:%H:%M %d/%m/%Y}",
                }
                for number, who, when in found
            ],
            hide_index=True,
        )
