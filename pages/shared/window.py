"""A window over the page, its title in the language of the person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import streamlit as st

from pages.shared import failing, session
from pages.shared.session import Visit


def show(
    title: str,
    width: Literal["small", "medium", "large"],
    draw: Callable[..., None],
    _visit: Visit,
    *given: Any,
    closed: Callable[[], None] | None = None,
) -> None:
    """Open a window that ``draw`` fills; run again alone, it asks again who is here.

    ``closed`` is called when somebody closes it, before the page runs again.
    """

    def run() -> None:
        visit = session.visit()
        failing.told(visit, draw, visit, *given)

    # what runs again is known by its name
    run.__qualname__ = draw.__qualname__
    st.dialog(title, width=width, on_dismiss=closed or "ignore")(run)()
