"""What leaders ask next: places, people, movements, stages, awards, tasks; each with its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from db.actions import overview
from db.model.decks import Card
from db.model.overview import Overview
from db.model.people import may_run_the_office
from db.model.scope import Scope
from db.model.slides import Bar, Slide, Told, made
from pages.progress import crossing
from pages.shared import charts, feedback, pictures, take_rows
from pages.shared.figures import View
from pages.shared.theme import colours

OF_SLIDES = ("places", "kinds", "movements", "stages", "awards")
NOW, THEN = "now", "then"
# bars of a chart; the rest stands in the table
MOST = 15


def draw(view: View) -> None:
    """The headline of what was chosen, its chart, and the whole table under it."""
    st.subheader(view.visit.say("depth.title"), anchor=False)
    what = _choose(view)
    if what == "crossing":
        crossing.draw(view)
        return
    scope = Scope(view.plan, view.phase, view.day, view.bundle, today=_today(view, what))
    found = overview.of(view.visit.store, view.visit.user, scope)
    slide = _slide(view, found, what)
    _told(view, slide)
    _chart(view, slide)
    TABLES[what](view, found)


def _choose(view: View) -> str:
    offered = [*OF_SLIDES, "tasks"]
    # too many numbers for a screen in a hall
    if may_run_the_office(view.visit.user):
        offered.append("crossing")
    return st.segmented_control(
        view.visit.say("depth.what"), offered, default="places", required=True, key="depth",
        format_func=lambda name: view.visit.say(f"depth.{name}"),
        bind="query-params", label_visibility="collapsed",
    )  # fmt: skip


def _today(view: View, what: str) -> bool:
    """Whether places are counted as the units of the day."""
    if what != "places":
        return True
    return st.segmented_control(
        view.visit.say("depth.units"), (NOW, THEN), default=NOW, required=True, key="depth_units",
        format_func=lambda name: view.visit.say(f"depth.units_{name}"),
        bind="query-params", label_visibility="collapsed",
    ) == NOW  # fmt: skip


def _slide(view: View, found: Overview, what: str) -> Slide:
    """The same sentence that the meeting reads on its slide."""
    told = Told(found, view.names, view.phase, view.visit.language)
    if what == "tasks":
        bars = tuple(
            told.bar(view.visit.say(f"depth.task_{state}"), n) for state, n in found.tasks.items()
        )
        return Slide(what, view.visit.say("depth.tasks_told", **_numbers(view, found.tasks)), bars)
    [slide] = made([Card(what)], told)
    if what == "places":
        return Slide(what, slide.headline, _of_places(told, found), slide.notes)
    return slide


def _of_places(told: Told, found: Overview) -> tuple[Bar, ...]:
    held = sorted((line for line in found.places if line.count), key=lambda line: -line.count)
    return tuple(told.bar(line.name, line.count) for line in held[:MOST])


def _numbers(view: View, counts: Mapping[str, int]) -> dict[str, str]:
    return {name: view.number(count) for name, count in counts.items()}


def _told(view: View, slide: Slide) -> None:
    """The headline, the sentence to copy, and the notes."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{feedback.plain(slide.headline)}**", width="content")
        copied = view.visit.say(
            "depth.copied", plan=view.plan_name, what=view.phase_name(view.phase),
            told=slide.headline, date=view.until,
        )  # fmt: skip
        label = view.visit.say("progress.copy")
        with st.popover(label, icon=":material/content_copy:", type="tertiary", key="depth_copy"):
            st.code(copied, language=None, wrap_lines=True)
    for note in slide.notes:
        st.caption(feedback.plain(note))


def _chart(view: View, slide: Slide) -> None:
    bars = [bar for bar in slide.bars if bar.count or bar.target]
    if not bars:
        return
    frame = pd.DataFrame(
        {
            "key": [bar.label for bar in bars],
            "label": [bar.label for bar in bars],
            "count": [bar.count for bar in bars],
            "target": pd.array([bar.target for bar in bars], dtype="Int64"),
            "text": [bar.told for bar in bars],
        }
    )
    most = int(frame[["count", "target"]].fillna(0).to_numpy().max())
    told = "; ".join(f"{bar.label} {bar.told}" for bar in bars)
    st.altair_chart(
        charts.bars(frame, most, colours(st.context.theme.type)),
        width="stretch", alt=view.visit.say("progress.told_bars", parts=told),
    )  # fmt: skip
    # paper is white, whatever the screen is
    printed = charts.bars(frame, most, colours("light"))
    pictures.buttons(view.visit, printed, slide.headline, "depth")


def _table(view: View, rows: list[dict[str, object]]) -> None:
    if not rows:
        return
    with st.expander(view.visit.say("depth.table", count=view.number(len(rows)))):
        st.dataframe(rows, hide_index=True, height="content" if len(rows) <= 12 else 420)
        take_rows.buttons(view.visit, rows, view.visit.say("depth.title"), "depth")


def _places(view: View, found: Overview) -> None:
    say = view.visit.say
    yes, no = say("depth.yes"), say("depth.no")
    _table(view, [
        {
            say("depth.unit"): line.name, say("depth.parent"): line.parent,
            say("depth.count"): line.count,
            say("depth.reported"): yes if line.reported else no,
            say("depth.in_plan"): yes if line.in_plan else no,
        }
        for line in found.places
    ])  # fmt: skip
    if found.unconverted:
        lost = sum(line.count for line in found.unconverted)
        with st.expander(say("depth.unconverted", count=view.number(lost))):
            st.dataframe(
                [{say("depth.unit"): line.name, say("depth.count"): line.count}
                 for line in found.unconverted],
                hide_index=True,
            )  # fmt: skip


def _movements(view: View, found: Overview) -> None:
    say = view.visit.say
    _table(view, [
        {
            say("depth.movement"): line.name, say("depth.lead_unit"): line.lead_unit,
            say("depth.count"): line.count, say("depth.target"): line.target,
        }
        for line in found.movements
    ])  # fmt: skip


def _awards(view: View, found: Overview) -> None:
    say, english = view.visit.say, view.visit.language == "en"
    _table(view, [
        {
            say("depth.title_of_award"): line.title_en if english else line.title,
            say("depth.level"): line.level_en if english else line.level,
            say("depth.count"): line.count,
        }
        for line in found.awards
    ])  # fmt: skip


def _people(view: View, found: Overview) -> None:
    say = view.visit.say
    counts = {
        "people": found.people, "direct_workers": found.direct_workers,
        "tier_unknown": found.tier_unknown, "women": found.women,
        "gender_unknown": found.gender_unknown,
    }  # fmt: skip
    _table(view, [
        {say("depth.of"): say(f"depth.of_{name}"), say("depth.count"): count}
        for name, count in counts.items()
    ])  # fmt: skip


def _nothing_more(view: View, found: Overview) -> None:
    """The bars say all."""


TABLES: dict[str, Callable[[View, Overview], None]] = {
    "places": _places,
    "kinds": _people,
    "movements": _movements,
    "stages": _nothing_more,
    "awards": _awards,
    "tasks": _nothing_more,
}
