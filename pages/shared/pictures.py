"""A chart as a picture for a letter or a poster; made when somebody asks for it."""

from __future__ import annotations

import altair as alt
import streamlit as st
import vl_convert

from pages.shared.session import Visit

WIDTH, SCALE = 900, 2
FONT = "Arial, Liberation Sans, DejaVu Sans, sans-serif"


def buttons(visit: Visit, chart: alt.LayerChart, title: str, key: str) -> None:
    """The chart under its title as png, twice the size of the screen, and as svg."""
    whole = chart.properties(title=title, width=WIDTH)
    drawn = whole.configure(font=FONT).configure_view(strokeOpacity=0).to_json()
    with st.container(horizontal=True):
        st.download_button(
            visit.say("picture.png"), lambda: vl_convert.vegalite_to_png(drawn, scale=SCALE),
            f"{title}.png", "image/png", icon=":material/image:", type="tertiary",
            on_click="ignore", key=f"{key}:png",
        )  # fmt: skip
        st.download_button(
            visit.say("picture.svg"), lambda: vl_convert.vegalite_to_svg(drawn).encode(),
            f"{title}.svg", "image/svg+xml", icon=":material/image:", type="tertiary",
            on_click="ignore", key=f"{key}:svg",
        )  # fmt: skip
