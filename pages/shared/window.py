"""A window over the page, its title in the language of the person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import streamlit as st


def show(
    title: str, width: Literal["small", "medium", "large"], draw: Callable[..., None], *given: Any
) -> None:
    """Open a window that ``draw`` fills; it runs again alone when something in it is touched."""
    st.dialog(title, width=width)(draw)(*given)
