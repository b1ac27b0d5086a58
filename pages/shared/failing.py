"""What somebody reads when a page or a part of it fails: a number, the same as in the log."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.shared.session import Visit


def told(visit: Visit, draw: Callable[..., None], *given: Any) -> None:
    """Draw; a failure becomes one sentence. Windows and parts need it too: they run alone."""
    try:
        draw(*given)
    except Exception:
        number = secrets.token_hex(3)
        logging.getLogger("thidua").exception("page failed, number %s", number)
        st.error(visit.say("frame.failed", number=number), icon=":material/error:")
