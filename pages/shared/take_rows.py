"""Rows of the screen as a workbook or as text; each file is made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from db.actions.asking import Answer
from db.actions.exporting import answers
from pages.shared.session import Visit

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def buttons(visit: Visit, rows: Sequence[dict[str, Any]], title: str, key: str) -> None:
    """Two downloads of what stands above them."""
    frame = pd.DataFrame(list(rows))
    found = Answer(tuple(map(str, frame.columns)), frame, False, visit.store.head, 0.0)
    with st.container(horizontal=True):
        st.download_button(
            visit.say("asking.take_xlsx"), lambda: answers.as_workbook(found, title),
            f"{title}.xlsx", XLSX, icon=":material/download:", type="tertiary",
            on_click="ignore", key=f"{key}:xlsx",
        )  # fmt: skip
        st.download_button(
            visit.say("asking.take_csv"), lambda: answers.as_csv(found, visit.language),
            f"{title}.csv", "text/csv", icon=":material/download:", type="tertiary",
            on_click="ignore", key=f"{key}:csv",
        )  # fmt: skip
