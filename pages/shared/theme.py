"""Colours of the marks in charts, light and dark; the rest of the look is in the settings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """``place``: what is looked at. ``paper``: what all stands on."""

    place: str
    other: str
    ink: str
    quiet: str
    paper: str


LIGHT = Colours("#9B1C1F", "#2F5D8A", "#1F2328", "#6B655E", "#FFFFFF")
DARK = Colours("#D9575A", "#7FB0DD", "#ECE8E2", "#B4AEA6", "#17191C")


def colours(kind: str | None) -> Colours:
    """The colours for the theme that a browser shows."""
    return DARK if kind == "dark" else LIGHT
