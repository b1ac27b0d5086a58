"""Tiến độ: how far the plan is, both phases side by side, and the rows behind each number."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from db.actions import report
from db.actions.report import Progress
from db.model.people import may_run_the_office, may_see_names
from db.model.values import show_number
from pages.shared import charts, session
from pages.shared.session import Visit

BY = ("kind", "movement", "stage")


def sentence(visit: Visit, figures: Progress, phase: int | None) -> str:
    """The one sentence of the page."""
    total, target = figures.total(phase), figures.target(phase)
    facts = {"total": show_number(total, 0, visit.language)}
    if target:
        facts["share"] = show_number(100 * total / target, 0, visit.language)
        return visit.say("progress.sentence_target", **facts)
    return visit.say("progress.sentence", **facts)


def four_numbers(visit: Visit, figures: Progress, phase: int | None) -> None:
    for column, kind in zip(st.columns(4), report.KINDS, strict=True):
        target = figures.target(phase, kind)
        column.metric(
            visit.say(f"progress.{kind}"),
            show_number(figures.total(phase, kind), 0, visit.language),
            visit.say("progress.target", target=target) if target is not None else None,
            delta_color="off",
            delta_arrow="off",
            border=True,
        )


def reconciliation(visit: Visit, figures: Progress) -> str:
    """Phase 1 + phase 2 − twice + in none = the plan's total."""
    parts = " + ".join(f"{name} {figures.total(phase)}" for phase, name in figures.phases.items())
    return visit.say(
        "progress.reconciliation",
        parts=parts,
        twice=figures.in_several_phases(),
        none=figures.without_phase,
        total=figures.total(),
    )


def worded(visit: Visit, frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """Values in words; codes are kept beside them."""
    words = [
        value if by == "movement" else visit.say(f"progress.{value}") for value in frame["value"]
    ]
    return frame.assign(code=frame["value"], value=words)


def two_phases(visit: Visit, figures: Progress, by: str) -> None:
    """The same chart for each phase on one scale; a click shows the rows."""
    frames = {phase: figures.by(by, phase) for phase in figures.phases}
    most = max((int(frame["count"].max()) for frame in frames.values() if len(frame)), default=1)
    for column, (phase, frame) in zip(st.columns(len(frames)), frames.items(), strict=True):
        with column:
            st.markdown(f"**{figures.phases[phase]}**")
            told = worded(visit, frame, by)
            event = st.altair_chart(
                charts.bars(told, most, visit.language),
                key=f"chart:{by}:{phase}",
                on_select="rerun",
                width="stretch",
            )
            rows_behind(visit, figures, phase, by, told, event.selection.get("clicked", []))


def rows_behind(
    visit: Visit, figures: Progress, phase: int, by: str, told: pd.DataFrame, clicked: list
) -> None:
    wanted = {point["value"] for point in clicked}
    codes = set(told[told["value"].isin(wanted)]["code"])
    if codes and may_see_names(visit.user):
        held = figures.narrowed(phase)
        ids = held[held[by].isin(codes)]["exemplar"].unique().tolist()
        found = report.names_behind(visit.store, visit.user, ids)
        st.dataframe(
            found[["name", "unit"]].rename(
                columns={"name": visit.say("progress.name"), "unit": visit.say("progress.unit")}
            ),
            hide_index=True,
            width="stretch",
        )


def unsettled(visit: Visit, figures: Progress, plan: int) -> None:
    """Entries of 2023 without a phase, and settling them in bulk."""
    found = report.unsettled(visit.store, visit.user, plan)
    with st.expander(visit.say("progress.unsettled", count=len(found)), expanded=False):
        if found.empty:
            st.caption(visit.say("progress.all_settled"))
            return
        shown = found.assign(stage=found[f"stage_{visit.language}"])
        chosen = st.dataframe(
            shown[["subject", "stage", "entered_on"]].rename(
                columns={
                    "subject": visit.say("progress.name"),
                    "stage": visit.say("progress.stage"),
                    "entered_on": visit.say("progress.entered_on"),
                }
            ),
            hide_index=True,
            on_select="rerun",
            key="unsettled",
            width="stretch",
        )
        places = chosen.selection.rows
        if may_run_the_office(visit.user):
            with st.container(horizontal=True):
                for phase, name in figures.phases.items():
                    label = visit.say("progress.settle", count=len(places), phase=name)
                    if st.button(label, disabled=not places, key=f"settle:{phase}"):
                        entries = found["id"].iloc[places].tolist()
                        report.settle_phase(visit.store, visit.user, entries, phase)
                        st.rerun()


def page(visit: Visit) -> None:
    st.title(visit.say("page.progress"), anchor=False)
    here = session.place()
    if here.plan is None:
        st.info(visit.say("progress.no_plan"))
        return
    figures = report.progress(visit.store, visit.user, here.plan)
    st.subheader(sentence(visit, figures, here.phase), anchor=False)
    four_numbers(visit, figures, here.phase)
    st.caption(reconciliation(visit, figures))
    by = st.segmented_control(
        visit.say("progress.by"),
        BY,
        default="kind",
        required=True,
        format_func=lambda b: visit.say(f"progress.by_{b}"),
        key="by",
        bind="query-params",
        label_visibility="collapsed",
    )
    two_phases(visit, figures, by)
    if may_see_names(visit.user):
        unsettled(visit, figures, here.plan)


page(session.visit())
