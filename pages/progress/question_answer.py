"""The answer to a question: its number, its chart, its table and its SQL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from db.actions import questions
from db.actions.asking import Answer
from db.actions.questions import Found, Output
from db.model import values
from db.model.catalog import Field, Kind
from db.model.catalog import Label as Named
from db.model.names import unlike
from db.model.problems import Rejected
from db.model.question_words import write
from db.model.questions import Question
from db.model.values import show_number
from pages.progress import question_told
from pages.progress.question_link import Seen
from pages.shared import answer, charts, feedback
from pages.shared.session import Visit
from pages.shared.theme import colours

HELD = "questions:answer"
# the name of a bar
BAR = "\0bar"
MOST_BARS, MOST_PARTS, MOST_ACROSS = 25, 8, 10


def show(visit: Visit, seen: Seen) -> None:
    """Ask when the question is another one, and show what came."""
    found = _found(visit, seen.question)
    if found is None:
        return
    question, statement = seen.question, found.statement
    numbers = [column for column in statement.columns if column.worked_out]
    listed = question.measure == "list"
    table = seen.schema[question.table].label.in_language(visit.language)
    title = question_told.title(visit, seen.schema, question, table if listed else numbers[-1].name)
    shown = _readable(visit, found)
    _head(visit, shown, title)
    answer.limits(visit, shown)
    if shown.frame.empty:
        st.info(visit.say("questions.none"), icon=":material/info:")
    elif listed:
        _table(shown, found.statement.columns)
    elif not question.by:
        _number(visit, found)
    else:
        left, right = st.columns([5, 6], gap="large")
        with left:
            _crossed(shown, statement.columns)
        with right:
            _chart(visit, shown, found, question, title)
    _sql(visit, found)


def _found(visit: Visit, question: Question) -> Found | None:
    """The answer of before while the question is the same; a refusal is told."""
    asked = write(question), visit.language, visit.user
    held = st.session_state.get(HELD)
    if held is None or held[0] != asked:
        place = st.empty()

        def waiting(number: int) -> None:
            place.info(visit.say("asking.waiting", place=number), icon=":material/hourglass_top:")

        try:
            with st.spinner(visit.say("asking.running")):
                found = questions.ask(visit.store, visit.user, question, waiting)
        except Rejected as error:
            place.empty()
            st.session_state.pop(HELD, None)
            for problem in error.problems:
                told = replace(problem, value=feedback.plain(str(problem.value)))
                st.warning(visit.tell(told), icon=":material/error:")
            return None
        place.empty()
        held = st.session_state[HELD] = (asked, found)
    kept: Found = held[1]
    return kept


def _head(visit: Visit, shown: Answer, title: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(feedback.plain(title), anchor=False, width="content")
        st.space("stretch")
        count = show_number(len(shown.frame), 0, visit.language)
        st.caption(visit.say("questions.told", count=count, head=shown.head), width="content")
        st.button(
            visit.say("questions.again"), icon=":material/refresh:", type="tertiary",
            on_click=lambda: st.session_state.pop(HELD, None),
        )  # fmt: skip
        if len(shown.frame):
            answer.take(visit, shown, _file_name(title))


def _file_name(title: str) -> str:
    return "".join(sign for sign in title if sign not in '\\/:*?"<>|')[:80]


def _readable(visit: Visit, found: Found) -> Answer:
    """The answer with days and truth as people write them, and a word where nothing stands."""
    frame = found.answer.frame.copy()
    for name, output in zip(found.answer.columns, found.statement.columns, strict=True):
        if output.worked_out or output.kind in (Kind.WHOLE, Kind.DECIMAL):
            continue
        described = Field("", output.kind, Named("", ""))
        if output.kind is not Kind.MOMENT:
            cells = [_cell(visit, described, cell) for cell in frame[name].tolist()]
            frame[name] = pd.Series(cells, dtype=object)
    return replace(found.answer, frame=frame)


def _cell(visit: Visit, described: Field, cell: Any) -> Any:
    if cell is None or cell is pd.NA:
        return visit.say("questions.blank")
    return values.show(described, cell, visit.language)


def _table(shown: Answer, outputs: tuple[Output, ...]) -> None:
    config = st.column_config
    looks: dict[str, Any] = {}
    for name, output in zip(shown.columns, outputs, strict=True):
        if output.kind is Kind.MOMENT:
            looks[name] = config.DatetimeColumn(format="DD/MM/YYYY HH:mm")
        elif output.worked_out or output.kind is Kind.DECIMAL:
            looks[name] = config.NumberColumn(format="localized")
    st.dataframe(
        shown.frame, hide_index=True, width="stretch", placeholder="", column_config=looks,
        height=440 if len(shown.frame) > 11 else "content",
    )  # fmt: skip


def _crossed(shown: Answer, outputs: tuple[Output, ...]) -> None:
    """Broken down twice, the second field goes across where it has few values."""
    names = shown.columns
    doubled = len(names) == 3 and shown.frame.duplicated(list(names[:2])).any()
    if doubled or len(names) != 3 or shown.frame[names[1]].nunique() > MOST_ACROSS:
        _table(shown, outputs)
        return
    rows, across = (list(dict.fromkeys(shown.frame[name])) for name in names[:2])
    crossed = shown.frame.pivot_table(
        index=names[0], columns=names[1], values=names[2], aggfunc="sum", sort=False
    )
    crossed = crossed.reindex(index=rows, columns=across).reset_index()
    crossed.columns = pd.Index(unlike_texts(map(str, crossed.columns)))
    numbers = st.column_config.NumberColumn(format="localized")
    st.dataframe(
        crossed, hide_index=True, width="stretch", placeholder="",
        column_config=dict.fromkeys(crossed.columns[1:], numbers),
        height=440 if len(crossed) > 11 else "content",
    )  # fmt: skip


def unlike_texts(names: Iterable[str]) -> list[str]:
    """Headings of which no two are the same."""
    return list(unlike({str(place): name for place, name in enumerate(names)}).values())


def _number(visit: Visit, found: Found) -> None:
    """One number as large as it is meant; of a share what it is made of too."""
    *before, last = found.answer.frame.iloc[0].tolist()
    outputs = found.statement.columns
    st.metric(outputs[-1].name, number(visit, outputs[-1], last), label_visibility="collapsed")
    if outputs[-1].part and len(before) == 2:
        part, whole = (number(visit, one, cell) for one, cell in
                       zip(outputs, before, strict=False))  # fmt: skip
        st.caption(visit.say("questions.of_whole", part=part, whole=whole))


def number(visit: Visit, output: Output, cell: Any) -> str:
    """A number as people write it, a share with its sign."""
    if cell is None or pd.isna(cell):
        return "–"
    if output.kind is Kind.WHOLE:
        return show_number(int(cell), 0, visit.language)
    told = show_number(str(cell), 2, visit.language)
    told = told.rstrip("0").rstrip(",.") if told[-3:-2] in (",", ".") else told
    return f"{told} %" if output.part else told


def _chart(visit: Visit, shown: Answer, found: Found, question: Question, title: str) -> None:
    """Bars of the first groups; parts of them by colour where it is broken down twice."""
    frame, output = shown.frame, found.statement.columns[-1]
    value = shown.columns[-1]
    drawn = frame[frame[value].notna()]
    if drawn.empty or drawn[value].min() < 0:
        return
    first = drawn[shown.columns[0]].astype(str)
    if len(question.by) == 2:
        second = drawn[shown.columns[1]].astype(str)
        pairs = first + ", " + second
        # parts of a bar add up; means, shares of their own and two of one name do not
        stacked = adds_up(question) and not pairs.duplicated().any()
        drawn = drawn.assign(**{BAR: first if stacked else pairs})
    else:
        stacked, drawn = False, drawn.assign(**{BAR: first})
    total = drawn[BAR].nunique() if stacked else len(drawn)
    if stacked:
        drawn = drawn[drawn[BAR].isin(list(dict.fromkeys(drawn[BAR]))[:MOST_BARS])]
        made, told = _parts(visit, shown, drawn, output)
    else:
        drawn = drawn.head(MOST_BARS)
        made, told = _bars(visit, shown, drawn, output)
    told_first = _greatest(visit, question, shown, drawn, output)
    st.markdown(f"**{feedback.plain(told_first)}**")
    st.altair_chart(
        made, width="stretch", alt=visit.say("questions.chart_told", title=title, parts=told)
    )
    if total > MOST_BARS:
        facts = {"count": MOST_BARS, "total": show_number(total, 0, visit.language)}
        st.caption(visit.say("questions.chart_cut", **facts))


def _greatest(
    visit: Visit, question: Question, shown: Answer, drawn: pd.DataFrame, output: Output
) -> str:
    """What the chart shows before all: its longest bar."""
    value = shown.columns[-1]
    if adds_up(question):
        drawn = drawn.groupby(BAR, sort=False, as_index=False)[value].sum()
    row = drawn.reset_index(drop=True).loc[int(drawn[value].astype(float).to_numpy().argmax())]
    name, most = str(row[BAR]), row[value]
    return visit.say("questions.greatest", name=name, number=number(visit, output, most))


def adds_up(question: Question) -> bool:
    """Whether the numbers of two groups are that of both together."""
    return question.measure in ("count", "sum") or (
        question.measure == "share" and not question.share
    )


def _bars(visit: Visit, shown: Answer, drawn: pd.DataFrame, output: Output) -> tuple[Any, str]:
    counts = drawn[shown.columns[-1]].astype(float).tolist()
    words = unlike({str(place): str(name) for place, name in enumerate(drawn[BAR])})
    texts = [number(visit, output, cell) for cell in drawn[shown.columns[-1]].tolist()]
    frame = pd.DataFrame({
        "key": list(words), "label": list(words.values()), "count": counts,
        "target": pd.Series([None] * len(counts), dtype="float64"), "text": texts,
    })  # fmt: skip
    told = "; ".join(f"{label} {text}" for label, text in zip(words.values(), texts, strict=True))
    return charts.bars(frame, max([*counts, 1]), colours(st.context.theme.type)), told


def _parts(visit: Visit, shown: Answer, drawn: pd.DataFrame, output: Output) -> tuple[Any, str]:
    """The largest parts have a colour each, all others share one."""
    second, value = shown.columns[1], shown.columns[-1]
    sums = drawn.groupby(second, sort=False)[value].sum().sort_values(ascending=False)
    largest = list(sums.index[:MOST_PARTS])
    other = visit.say("questions.others")
    frame = pd.DataFrame({
        "label": drawn[BAR].tolist(),
        "part": [name if name in largest else other for name in drawn[second]],
        "count": drawn[value].astype(float).tolist(),
        "text": [number(visit, output, cell) for cell in drawn[value].tolist()],
    })  # fmt: skip
    told = "; ".join(f"{row.label}, {row.part} {row.text}" for row in frame.itertuples(index=False))
    return charts.parts(frame, colours(st.context.theme.type)), told


def _sql(visit: Visit, found: Found) -> None:
    """What was asked, as the database hears it, and the way to change it there."""
    whole = found.statement.written_out()
    with st.expander(visit.say("questions.sql"), icon=":material/terminal:"):
        st.code(whole, language="sql")
        if st.button(visit.say("questions.open_sql"), icon=":material/open_in_new:"):
            st.session_state["sql:text"] = whole
            st.switch_page("progress/sql.py")
