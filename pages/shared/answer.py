"""Taking the answer to a question away, and what of it is not whole."""

from __future__ import annotations

import streamlit as st

from db.actions import asking
from db.actions.asking import Answer
from db.actions.exporting import answers
from pages.shared.session import Visit

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def take(visit: Visit, found: Answer, title: str) -> None:
    """Both kinds of file; each is made when somebody asks for it."""
    st.download_button(
        visit.say("asking.take_xlsx"), lambda: answers.as_workbook(found, title),
        f"{title}.xlsx", XLSX, icon=":material/download:", type="tertiary", on_click="ignore",
    )  # fmt: skip
    st.download_button(
        visit.say("asking.take_csv"), lambda: answers.as_csv(found, visit.language),
        f"{title}.csv", "text/csv", icon=":material/download:", type="tertiary", on_click="ignore",
    )  # fmt: skip


def limits(visit: Visit, found: Answer) -> None:
    """What was cut of an answer, in a sentence each."""
    for told in asking.limits_met(visit.language, found):
        st.warning(told, icon=":material/content_cut:")
