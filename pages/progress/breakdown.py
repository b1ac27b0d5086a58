"""Charts of the progress page: by kind, movement, stage, place and month, both phases."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import streamlit as st

from db.actions import report
from db.actions.report import Part
from db.model.names import unlike
from pages.progress.opened import open_clicked
from pages.shared import charts
from pages.shared.figures import View
from pages.shared.theme import Colours, colours

BY = ("kind", "movement", "stage", "unit", "month")


def choose(view: View) -> str:
    """By what; for units, on which side of the day when the districts ended."""
    visit = view.visit
    by = st.segmented_control(
        visit.say("progress.by"), BY, default="kind", required=True, key="by",
        format_func=lambda name: visit.say(f"progress.by_{name}"),
        bind="query-params", label_visibility="collapsed",
    )  # fmt: skip
    if by != "unit":
        return by
    sides = ["district", "commune", "agency"]
    if len(view.figures.behind(Part(view.phase, "not_then"))):
        sides.append("not_then")
    return st.segmented_control(
        visit.say("progress.side"), sides, default="district", required=True, key="side",
        format_func=lambda side: _side(view, side),
        bind="query-params", label_visibility="collapsed",
    )  # fmt: skip


def _side(view: View, side: str) -> str:
    split = view.figures.split
    if split is None or side not in ("district", "commune"):
        return view.visit.say(f"progress.side_{side}")
    return view.visit.say(f"progress.side_{side}_from", date=f"{split:%d/%m/%Y}")


def draw(view: View, by: str) -> list[Part]:
    """The charts; gives the parts that their marks stand for."""
    seen = colours(st.context.theme.type)
    return _months(view, seen) if by == "month" else _bars(view, by, seen)


def _bars(view: View, by: str, seen: Colours) -> list[Part]:
    frames = {phase: _in_order(view.figures.by(by, phase), by) for phase in view.phases}
    held = {phase: frame for phase, frame in frames.items() if len(frame)}
    if not held:
        st.info(view.visit.say("progress.nothing_there"), icon=":material/info:")
        return []
    most = max(
        int(frame[["count", "target"]].fillna(0).to_numpy().max()) for frame in held.values()
    )
    parts: list[Part] = []
    for column, (phase, frame) in zip(st.columns(len(held)), held.items(), strict=True):
        of_phase = [Part(phase, by, value) for value in frame["value"]]
        parts += of_phase
        with column:
            st.markdown(f"**{view.heading(Part(phase))}**")
            _chart(view, f"{by}:{phase}", _labelled(view, frame, of_phase), most, seen)
    if any(frame["target"].notna().any() for frame in held.values()):
        st.caption(view.visit.say("progress.tick"))
    return parts


def _in_order(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """Stages as they follow each other; all else the most first."""
    if by != "stage":
        return frame
    places = {stage: place for place, stage in enumerate(report.STAGES)}
    return frame.sort_values("value", key=lambda held: held.map(places), ignore_index=True)


def _labelled(view: View, frame: pd.DataFrame, parts: list[Part]) -> pd.DataFrame:
    """The frame of a chart: words, keys and numbers as they are read."""
    words = unlike({str(part): view.word(part.by, part.value) for part in parts})
    return frame.assign(
        key=list(words),
        label=list(words.values()),
        text=[view.short(part) for part in parts],
    )


def _chart(view: View, name: str, frame: pd.DataFrame, most: int, seen: Colours) -> None:
    told = "; ".join(f"{label} {text}" for label, text in zip(
        frame["label"], frame["text"], strict=True
    ))  # fmt: skip
    st.altair_chart(
        charts.bars(frame, most, seen),
        key=f"chart:{name}",
        on_select=lambda: open_clicked(f"chart:{name}"),
        width="stretch",
        alt=view.visit.say("progress.told_bars", parts=told),
    )


def _months(view: View, seen: Colours) -> list[Part]:
    visit, made = view.visit, []
    for phase, name in view.phases.items():
        frame = view.figures.months(phase, view.day)
        parts = [Part(phase, "month", value) for value in frame["value"]]
        texts = [f"{name}: {view.number(count)}" for count in frame["count"]]
        keys = [str(part) for part in parts]
        told = [f"{view.what(part)}: {view.short(part)}" for part in parts]
        made.append(frame.assign(key=keys, label=view.phase_name(phase), text=texts, told=told))
    frame = pd.concat(made, ignore_index=True)
    if frame.empty:
        st.info(visit.say("progress.nothing_there"), icon=":material/info:")
        return []
    split = view.figures.split
    within = split is not None and frame["value"].min() <= f"{split:%Y-%m}" <= frame["value"].max()
    ends = frame.groupby("label", sort=False).tail(1)
    st.altair_chart(
        charts.lines(
            frame.assign(month=pd.to_datetime(frame["value"])),
            seen,
            split if within else None,
            visit.say("progress.split", date=f"{split:%d/%m/%Y}") if split else "",
        ),
        key="chart:month",
        on_select=lambda: open_clicked("chart:month"),
        width="stretch",
        alt=visit.say("progress.told_lines", parts="; ".join(ends["text"])),
    )
    st.caption(visit.say("progress.how_months"))
    return [Part(int(phase), "month", value) for phase, _, value in
            (key.split(".") for key in frame["key"])]  # fmt: skip


def uncovered(view: View, side: str) -> None:
    """Units of the plan without any exemplar, by name; with districts, on their last day."""
    visit, day, split = view.visit, view.day, view.figures.split
    if side == "district" and split is not None:
        day = min(day, split - timedelta(days=1))
    ids = view.figures.behind(Part(view.phase))
    found = report.uncovered(visit.store, visit.user, view.plan, day, ids, view.bundle)
    until = f"{day:%d/%m/%Y}"
    if found.empty:
        st.caption(visit.say("progress.no_plan_units", date=until))
        return
    without = found[found["without"]]
    label = visit.say("progress.uncovered", count=len(without), total=len(found), date=until)
    with st.expander(label):
        if without.empty:
            st.caption(visit.say("progress.all_covered"))
        for parent, held in without.groupby("parent", sort=False, dropna=False):
            names = ", ".join(held["name"])
            st.text(f"{parent}: {names}" if isinstance(parent, str) else names)
