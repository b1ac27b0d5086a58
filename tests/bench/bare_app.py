"""The bare page under the same server and settings as the app."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from typing import Any

import streamlit as st

from app import answer_at_once


@contextlib.asynccontextmanager
async def life(_app: Any) -> AsyncIterator[dict[str, Any]]:
    answer_at_once()
    yield {}


app = st.App("bare_page.py", lifespan=life)
