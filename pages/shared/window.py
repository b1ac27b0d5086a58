"""A window over the page, its title in the language of the person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import streamlit as st

from pages.shared import session
from pages.shared.session import Visit


def show(
    title: str,
    width: Literal["small", "medium", "large"],
    draw: Callable[..., None],
    _visit: Visit,
    *given: Any,
) -> None:
    """Open a window that ``draw`` fills; run again alone, it asks again who is here."""

    def run() -> None:
        draw(session.visit(), *given)

    # what runs again is known by its name
    run.__qualname__ = draw.__qualname__
    st.dialog(title, width=width)(run)()
