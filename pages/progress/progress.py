"""Tiến độ: how far the plan is on a day, both phases side by side, the rows behind each number."""

from __future__ import annotations

from datetime import date

import streamlit as st

from db.actions import report
from db.actions.report import Part
from pages.progress import breakdown, depth, freezes, opened
from pages.progress.unsettled import unsettled
from pages.shared import as_of, session
from pages.shared.figures import View, view_of
from pages.shared.session import Visit


def heading(visit: Visit) -> date:
    """The title, and up to which day the figures count: today when nothing else is asked."""
    moment = as_of.here()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(visit.say("page.progress"), anchor=False)
        if moment:
            return moment.day
        today = visit.store.clock().date()
        chosen = st.date_input(
            visit.say("progress.until"), today, key="until", bind="query-params",
            format="DD/MM/YYYY", width=170,
        )  # fmt: skip
    return chosen if isinstance(chosen, date) else today


def sentence(view: View) -> None:
    """The one sentence of the page and the line that reconciles it, both to copy."""
    whole, say = Part(view.phase), view.visit.say
    total, target = view.figures.total(view.phase), view.figures.target(whole)
    facts = {"total": view.number(total), "date": view.until, "what": view.phase_name(view.phase)}
    if target:
        facts["share"] = view.number(100 * total / target)
    told = say("progress.sentence_target" if target else "progress.sentence", **facts)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(told, anchor=False, width="content")
        with st.popover(say("progress.copy"), icon=":material/content_copy:", type="tertiary"):
            st.code(
                f"{view.sentence(whole)}\n{view.reconciliation()}", language=None, wrap_lines=True
            )
    st.caption(view.reconciliation())


def four_numbers(view: View) -> list[Part]:
    """Reached / target of each kind, in the plan and beside it in each phase."""
    parts: list[Part] = []
    for column, kind in zip(st.columns(len(report.KINDS)), report.KINDS, strict=True):
        part = Part(view.phase, "kind", kind)
        parts.append(part)
        count = view.number(len(view.figures.behind(part)))
        with column.container(border=True, gap="xsmall"):
            st.metric(view.word("kind", kind), count)
            if view.phase is None:
                lines = [
                    f"{name}: {view.reached(Part(phase, 'kind', kind))}"
                    for phase, name in view.names.items()
                ]
                st.caption("  \n".join(lines))
            else:
                st.caption(view.reached(part))
            st.button(
                view.visit.say("progress.see_rows", count=count),
                type="tertiary", key=f"see:{kind}", on_click=opened.open_part, args=(part,),
            )  # fmt: skip
    return parts


def page(visit: Visit) -> None:
    day = heading(visit)
    here = session.place()
    if here.plan is None:
        st.info(visit.say("progress.no_plan"), icon=":material/info:")
        return
    view = view_of(visit, here.plan, here.phase, day, as_of.bundle())
    freezes.bar(view)
    if view.figures.total():
        sentence(view)
        parts = [Part(view.phase), *four_numbers(view)]
        by = breakdown.choose(view)
        parts += breakdown.draw(view, by)
        if by in ("district", "commune"):
            breakdown.uncovered(view, by)
        if part := opened.choose(view, parts):
            opened.rows_behind(view, part)
        depth.draw(view)
    else:
        why = "progress.empty" if view.bundle is None else "grid.none_then"
        st.info(visit.say(why, date=view.until), icon=":material/info:")
    unsettled(visit, here.plan)


page(session.visit())
