"""Charts as data: from a frame to an Altair chart; no streamlit."""

from __future__ import annotations

import altair as alt
import pandas as pd

RED, INK = "#9B1C1F", "#1F2328"


def bars(frame: pd.DataFrame, most: int, language: str = "vi") -> alt.LayerChart:
    """Horizontal bars (value, count, optional target) with the number at each; ``most`` ends
    the scale, so that two charts side by side compare."""
    shown = frame.assign(text=[_number(count, language) for count in frame["count"]])
    order = shown["value"].tolist()
    base = alt.Chart(shown).encode(
        y=alt.Y("value:N", sort=order, title=None).axis(labelLimit=260, labelFontSize=13),
        x=alt.X("count:Q", title=None, scale=alt.Scale(domain=[0, most * 1.15])).axis(None),
    )
    clicked = alt.selection_point(name="clicked", fields=["value"])
    bar = base.mark_bar(height=16, cornerRadiusEnd=2, color=RED).encode(
        opacity=alt.condition(clicked, alt.value(1), alt.value(0.45))
    )
    layers = [
        bar.add_params(clicked),
        base.mark_text(align="left", dx=6, fontSize=13, fontWeight=600, color=INK).encode(
            text="text:N"
        ),
    ]
    if "target" in shown:
        tick = base.mark_tick(color=INK, thickness=2, size=22).encode(x="target:Q")
        layers.append(tick.transform_filter("isValid(datum.target)"))
    return alt.layer(*layers).properties(height=max(60, 30 * len(shown)))


def _number(count: int, language: str) -> str:
    text = f"{count:,}"
    return text if language == "en" else text.replace(",", ".")
