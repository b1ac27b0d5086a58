"""The bare side of the screen: the same widgets over the same rows, and nothing else. Frozen."""

from __future__ import annotations

import os

import duckdb
import pandas as pd
import streamlit as st

ROWS = """
SELECT n.id, n.version, s.name, u.name AS unit, n.subject_type, n.state, n.proposed_award,
    n.received_on, n.submission_number, n.submitted_on, n.achievement, n.reason, n.round,
    n.decision_number, n.decided_on, n.note, m.name AS movement
FROM nomination AS n
JOIN exemplar AS e ON e.id = n.exemplar
JOIN subject AS s ON s.id = e.subject
JOIN unit AS u ON u.id = n.unit
LEFT JOIN movement AS m ON m.id = e.movement
WHERE n.deleted_at IS NULL AND contains(s.name__fold, ?)
ORDER BY n.id
LIMIT 50
"""
COUNT = """
SELECT count(*)
FROM nomination AS n
JOIN exemplar AS e ON e.id = n.exemplar
JOIN subject AS s ON s.id = e.subject
WHERE n.deleted_at IS NULL AND contains(s.name__fold, ?)
"""
LOCKED = ["name", "subject_type", "state", "round", "decision_number", "decided_on", "movement"]


@st.cache_resource
def database() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(os.environ["THIDUA_DATABASE"])


@st.cache_data
def names(table: str, column: str) -> list[str]:
    found = database().cursor().execute(f"SELECT DISTINCT {column} FROM {table} ORDER BY 1")
    return [name for (name,) in found.fetchall() if name]


def save(frame: pd.DataFrame) -> None:
    con = database().cursor()
    for place, typed in st.session_state["rows"]["edited_rows"].items():
        row = int(frame.index[int(place)])
        for name, text in typed.items():
            con.execute(f"UPDATE nomination SET {name} = ? WHERE id = ?", [text, row])
    con.close()


@st.fragment
def grid() -> None:
    with st.container(horizontal=True):
        search = st.text_input("search", key="q")
        with st.popover("filter"):
            for number in range(3):
                st.selectbox("field", ["", *LOCKED], key=f"f{number}")
            st.toggle("deleted", key="gone")
        st.selectbox("sort", ["", *LOCKED], key="sort")
        for name in ("add", "paste", "history", "undo"):
            st.button(name, key=name)
    con = database().cursor()
    total = con.execute(COUNT, [search]).fetchall()[0][0]
    frame = con.execute(ROWS, [search]).df().set_index("id")
    con.close()
    frame = frame.drop(columns="version").astype("string")
    frame.insert(0, "pick", pd.Series(False, frame.index, dtype="boolean"))
    st.data_editor(
        frame, key="rows", num_rows="fixed", hide_index=True, disabled=LOCKED, height=430,
        on_change=save, args=(frame,),
        column_config={
            "unit": st.column_config.SelectboxColumn(options=names("unit", "name")),
            "proposed_award": st.column_config.SelectboxColumn(
                options=names("lookup", "label_vi")
            ),
        },
    )  # fmt: skip
    st.caption(str(total))
    st.pagination(max(1, total // 50), key="page")


grid()
