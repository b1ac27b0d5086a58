"""Văn bản: which paper, of what, in which format; and the templates of the office."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from db.actions import edit, mark
from db.actions.edit import Filter, Query
from db.actions.papers import kept, lists, making, templates
from db.actions.papers.making import File, Wanted
from db.actions.presenting import Deck
from db.model.decks import KINDS
from db.model.people import may_present
from db.model.problems import Problem, Rejected
from db.model.scope import Scope
from pages.shared import feedback, session
from pages.shared.files import OWN_WORDS
from pages.shared.session import Visit

MADE, SAID, REFUSED = "papers:made", "papers:said", "papers:refused"


def draw(visit: Visit, held: Deck) -> None:
    """The choices, the file when it is made, and the templates."""
    offered = (*making.OF_DECK, *lists.kinds(visit.user))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        what = st.selectbox(
            visit.say("papers.what"), offered, key="papers:what", width=280,
            format_func=lambda kind: visit.say(f"papers.{kind}"),
        )  # fmt: skip
        of_round, marker = _of_round(visit, held.plan, what)
        ending = st.segmented_control(
            visit.say("papers.format"), making.formats(what), required=True,
            default=making.formats(what)[0], key=f"papers:format:{what}",
        )  # fmt: skip
        template = _template(visit, what, ending)
        ready = what not in lists.OF_ROUND or of_round is not None
        scope = Scope(held.plan, held.phase, visit.store.clock().date())
        st.button(
            visit.say("papers.make"), type="primary", icon=":material/description:",
            key="papers:make", disabled=not ready, on_click=_make,
            args=(visit, held, Wanted(what, scope, of_round, marker, visit.language),
                  ending, template),
        )  # fmt: skip
    _told(visit)
    if "pdf" not in making.formats(making.REPORT):
        st.caption(visit.say("papers.no_pdf"))
    if may_present(visit.user):
        _templates(visit)


def _of_round(visit: Visit, plan: int, what: str) -> tuple[int | None, int | None]:
    """The round, and for a marking sheet whose; nothing for papers of a plan."""
    if what not in lists.OF_ROUND:
        return None, None
    query = Query((Filter("plan", "is", plan),), sort=(("opens_on", True),))
    found = edit.glance(visit.store, "round", query)
    rounds = dict(zip(found["id"].tolist(), found["name"].tolist(), strict=True))
    if not rounds:
        st.info(visit.say("papers.no_round"), icon=":material/info:")
        return None, None
    chosen = st.selectbox(
        visit.say("papers.round"), rounds, format_func=rounds.get, key="papers:round", width=260
    )
    if what != "marks":
        return chosen, None
    members = {member.id: member.name for member in mark.markers(visit.store, visit.user, chosen)}
    if not members:
        st.info(visit.say("papers.no_marker"), icon=":material/info:")
        return None, None
    marker = st.selectbox(
        visit.say("papers.marker"), members, format_func=members.get, key="papers:marker", width=220
    )
    return chosen, marker


def _template(visit: Visit, what: str, ending: str) -> int:
    """Which template the file is made after; none for a workbook."""
    if ending == "xlsx" or not may_present(visit.user):
        return 0
    kind = kept.SLIDES if what == making.SLIDES else kept.WORD
    named = {one.id: one.name for one in kept.listed(visit.store, visit.user) if one.kind == kind}
    if not named:
        return 0
    return st.selectbox(
        visit.say("papers.template"), [0, *named], key=f"papers:template:{kind}", width=220,
        format_func=lambda row: named.get(row, visit.say("papers.own_look")),
    )  # fmt: skip


def _make(seen: Visit, held: Deck, wanted: Wanted, ending: str, template: int) -> None:
    visit = session.again(seen)
    if visit is None:
        return
    store, user = visit.store, visit.user
    try:
        if wanted.kind in making.OF_DECK:
            made = making.of_deck(
                store, user, (wanted.kind, ending), held, visit.language, template
            )
        else:
            made = making.of_list(store, user, wanted, ending, template)
    except Rejected as error:
        st.session_state[REFUSED] = error
        st.session_state.pop(MADE, None)
        return
    st.session_state[MADE] = made


def _told(visit: Visit) -> None:
    """What was refused, what was done, and the file that was made."""
    if said := st.session_state.pop(SAID, ""):
        st.success(said, icon=":material/check:")
    if refused := st.session_state.pop(REFUSED, None):
        tell(visit, refused.problems)
    made: File | None = st.session_state.get(MADE)
    if made is not None:
        st.download_button(
            visit.say("papers.take", name=made.name), made.content, made.name, made.media_type,
            icon=":material/download:", on_click="ignore", key="papers:take",
        )  # fmt: skip


def tell(visit: Visit, problems: list[Problem]) -> None:
    """Refusals in words; a table is named where the problem has one."""
    for problem in problems:
        if problem.table:
            described = edit.table(visit.store, problem.table)
            st.warning(feedback.told(visit, described, problem), icon=":material/error:")
        else:
            st.warning(visit.tell(problem), icon=":material/error:")


def _templates(visit: Visit) -> None:
    with st.expander(visit.say("papers.templates"), icon=":material/draft:"):
        st.caption(visit.say("papers.templates_hint"))
        st.html(OWN_WORDS.format(pick=visit.say("files.pick")))
        given = st.file_uploader(visit.say("papers.add"), type=["docx", "pptx"], key="papers:file")
        if given is not None:
            st.button(
                visit.say("papers.keep"), key="papers:keep", icon=":material/save:",
                on_click=_keep, args=(visit, given.name, given.getvalue()),
            )  # fmt: skip
        for one in kept.listed(visit.store, visit.user):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(one.name)
                st.button(
                    visit.say("papers.remove"), key=f"papers:remove:{one.id}", type="tertiary",
                    icon=":material/delete:", on_click=_remove, args=(visit, one.id, one.name),
                )  # fmt: skip
        st.markdown(f"**{visit.say('papers.fields')}**")
        st.dataframe(_fields(visit), hide_index=True, height=300)


def _fields(visit: Visit) -> list[Mapping[str, str]]:
    say = visit.say
    return [
        {
            say("papers.field"): name,
            say("papers.means"): say("papers.of_kind", name=say(f"room.of_{name}"))
            if name in KINDS
            else say(f"papers.of_{name}"),
        }
        for name in sorted(templates.FIELDS)
    ]


def _keep(seen: Visit, name: str, content: bytes) -> None:
    visit = session.again(seen)
    if visit is None:
        return
    try:
        kept.keep(visit.store, visit.user, name, content)
    except Rejected as error:
        st.session_state[REFUSED] = error
        return
    st.session_state[SAID] = visit.say("papers.kept", name=feedback.plain(name))


def _remove(seen: Visit, number: int, name: str) -> None:
    visit = session.again(seen)
    if visit is None:
        return
    try:
        kept.remove(visit.store, visit.user, number)
    except Rejected as error:
        st.session_state[REFUSED] = error
        return
    st.session_state[SAID] = visit.say("papers.removed", name=feedback.plain(name))
