"""Charts as data: from a frame to an Altair chart; no streamlit."""

from __future__ import annotations

from datetime import date

import altair as alt
import pandas as pd

from pages.shared.theme import Colours

ROW, TICK = 26, 22


def bars(frame: pd.DataFrame, most: int, colours: Colours) -> alt.LayerChart:
    """Horizontal bars (key, label, count, target, text) in the order given, the text at each.

    ``most`` ends the scale, so that two charts side by side compare; a click gives ``key``.
    """
    clicked = alt.selection_point(name="clicked", fields=["key"])
    shown = frame.assign(
        end=frame[["count", "target"]].max(axis=1), told=frame["label"] + ": " + frame["text"]
    )
    base = alt.Chart(shown).encode(
        tooltip=alt.value(None),
        description="told:N",
        y=alt.Y("label:N", sort=frame["label"].tolist(), title=None).axis(
            labelLimit=260,
            labelFontSize=13,
            labelColor=colours.ink,
            labelOverlap=False,
            ticks=False,
            domain=False,
        ),
        x=alt.X("count:Q", title=None, scale=alt.Scale(domain=[0, most * 1.2])).axis(None),
    )
    bar = base.mark_bar(height=14, cornerRadiusEnd=2, color=colours.place, cursor="pointer").encode(
        opacity=alt.condition(clicked, alt.value(1), alt.value(0.45))
    )
    layers: list[alt.Chart] = [bar.add_params(clicked)]
    if frame["target"].notna().any():
        # a light edge, so that a target within a bar stands out too
        for colour, thickness in ((colours.paper, 5), (colours.ink, 2)):
            tick = base.mark_tick(color=colour, thickness=thickness, size=TICK)
            layers.append(tick.encode(x="target:Q").transform_filter("isValid(datum.target)"))
    number = base.mark_text(align="left", dx=7, fontSize=13, fontWeight=600, color=colours.ink)
    layers.append(number.encode(x="end:Q", text="text:N"))
    return alt.layer(*layers).properties(height=ROW * (len(frame) + 1))


def parts(frame: pd.DataFrame, colours: Colours) -> alt.Chart:
    """Horizontal bars (label, part, count, text) in the order given, a colour each part."""
    names = frame["label"].drop_duplicates().tolist()
    shown = frame.assign(told=frame["label"] + ", " + frame["part"] + ": " + frame["text"])
    axis = {"labelColor": colours.ink, "labelFontSize": 13}
    return (
        alt.Chart(shown)
        .mark_bar(height=16)
        .encode(
            y=alt.Y("label:N", sort=names, title=None).axis(
                labelLimit=220, labelOverlap=False, ticks=False, domain=False, **axis
            ),
            x=alt.X("sum(count):Q", title=None).axis(grid=False, tickCount=4, **axis),
            color=alt.Color("part:N", sort=frame["part"].drop_duplicates().tolist(), title=None)
            .scale(scheme="tableau10")
            .legend(orient="bottom", columns=2, labelLimit=240, **axis),
            tooltip="told:N",
            description="told:N",
        )
        .properties(height=ROW * (len(names) + 1) + 90)
    )


def lines(
    frame: pd.DataFrame, colours: Colours, split: date | None = None, told: str = ""
) -> alt.LayerChart:
    """A line a phase (key, month, count, label, text, told), named at its end.

    A click gives ``key``. ``split``: a day to mark, and what is ``told`` beside it.
    """
    clicked = alt.selection_point(name="clicked", fields=["key"])
    names = frame["label"].drop_duplicates().tolist()
    look = alt.Scale(domain=names, range=[colours.place, colours.other][: len(names)] or ["#000"])
    grey = {"labelColor": colours.quiet, "labelFontSize": 13}
    base = alt.Chart(frame).encode(
        tooltip=alt.value(None),
        x=alt.X("month:T", title=None).axis(format="%m/%Y", grid=False, **grey),
        y=alt.Y("count:Q", title=None, scale=alt.Scale(zero=True)).axis(tickCount=4, **grey),
        color=alt.Color("label:N", scale=look, legend=None),
    )
    ends = frame.groupby("label", sort=False).tail(1)
    layers: list[alt.Chart] = [
        base.mark_line(strokeWidth=2.5).encode(strokeDash=alt.StrokeDash("label:N", legend=None)),
        base.mark_point(filled=True, size=45, cursor="pointer")
        .encode(
            opacity=alt.condition(clicked, alt.value(1), alt.value(0.35)),
            tooltip="told:N", description="told:N",
        )
        .add_params(clicked),
        base.mark_text(align="left", dx=8, fontSize=13, fontWeight=600).encode(
            text="text:N"
        ).properties(data=ends),
    ]  # fmt: skip
    if split is not None:
        layers += _marked_day(split, told, colours)
    return alt.layer(*layers).properties(height=300, padding={"right": 150})


def heat(frame: pd.DataFrame, rows: list[str], colours: Colours) -> alt.LayerChart:
    """Squares (row, column, count), the darker the more, with the number in each."""
    base = alt.Chart(frame).encode(
        x=alt.X("column:N", title=None).axis(
            orient="top", labelAngle=-40, labelLimit=150, labelColor=colours.ink, domain=False
        ),
        y=alt.Y("row:N", sort=rows, title=None).axis(
            labelLimit=220, labelColor=colours.ink, domain=False, ticks=False
        ),
        tooltip=alt.value(None),
        description="told:N",
    )
    scale = alt.Scale(range=[colours.paper, colours.place], domainMin=0)
    squares = base.mark_rect(stroke=colours.paper).encode(
        color=alt.Color("count:Q", scale=scale, legend=None)
    )
    half = int(frame["count"].max()) / 2
    numbers = base.mark_text(fontSize=12).encode(
        text="count:Q",
        color=alt.condition(
            alt.datum.count > half, alt.value(colours.paper), alt.value(colours.ink)
        ),
    )
    return alt.layer(squares, numbers).properties(height=alt.Step(TICK))


def _marked_day(day: date, told: str, colours: Colours) -> list[alt.Chart]:
    marked = alt.Chart(pd.DataFrame({"day": [pd.Timestamp(day)], "told": [told]}))
    return [
        marked.mark_rule(strokeDash=[4, 4], color=colours.quiet).encode(x="day:T"),
        marked.mark_text(align="right", dx=-6, fontSize=12, color=colours.quiet).encode(
            x="day:T", y=alt.value(10), text="told:N"
        ),
    ]
