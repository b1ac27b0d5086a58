"""Nhật ký sửa: every bundle by person, day, kind and row, its steps, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from db.actions import edit, journal
from db.actions.journal import Asked
from db.model.people import may_read_table
from db.model.problems import Rejected
from pages.shared import feedback, history, session, steps
from pages.shared.session import Visit

BUNDLE = "bundle"
EARLIEST = date(2000, 1, 1)


def asked(visit: Visit) -> Asked:
    """The filters above the list, all of them in the link."""
    say = visit.say
    makers = {str(row): name for row, name in journal.makers(visit.store, visit.user).items()}
    kinds = {kind: say(f"bundle.{kind}") for kind in journal.kinds(visit.store, visit.user)}
    tables = {
        name: table.label.in_language(visit.language)
        for name, table in visit.store.catalogue.items()
        if may_read_table(visit.user, name)
    }
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        person = one_of(
            say("journal.person"), "journal_person", makers, say("journal.anybody"), 190
        )
        since, until = (
            st.date_input(
                say(f"journal.{name}"), None, key=f"journal_{name}", bind="query-params", width=140,
                format="DD/MM/YYYY", min_value=EARLIEST,
            )
            for name in ("since", "until")
        )  # fmt: skip
        kind = one_of(say("journal.kind"), "journal_kind", kinds, say("journal.any_kind"), 180)
        table = one_of(say("grid.table"), "journal_table", tables, say("journal.any_table"), 180)
        title = st.text_input(
            say("journal.title"), key="journal_title", bind="query-params", width=200, max_chars=100
        )
    return Asked(int(person) if person else None, day(since), day(until), kind, table, title or "")


def day(chosen: Any) -> date | None:
    return chosen if isinstance(chosen, date) else None


def one_of(label: str, key: str, names: Mapping[str, str], every: str, width: int) -> str:
    """A list that begins with everything."""
    return st.selectbox(
        label, ["", *names], key=key, bind="query-params", width=width,
        format_func=lambda known: names.get(known, every),
    ) or ""  # fmt: skip


def told(visit: Visit, line: Mapping[str, Any]) -> dict[str, Any]:
    """A line of the journal in the words of the screen."""
    say = visit.say
    source = (line["source_file"], line["source_sheet"])
    undone = say("journal.undone", number=line["undoes"]) if line["undoes"] else ""
    return {
        say("manage.number"): line["number"],
        say("grid.when"): f"{line['made_at']:{steps.MOMENT}}",
        say("grid.who"): line["actor"],
        say("manage.on_behalf"): line["on_behalf"],
        say("grid.what"): history.kind_of(visit, dict(line)),
        say("manage.changes"): line["count"],
        say("history.source"): ", ".join(part for part in source if part),
        say("grid.reason"): ". ".join(part for part in (undone, line["reason"]) if part),
    }


def choose_line(visit: Visit) -> dict[str, Any] | None:
    """The list of lines with its filters; the line that is ticked."""
    wanted = asked(visit)
    lines, _ = journal.count(visit.store, visit.user, wanted)
    if not lines:
        st.info(visit.say("journal.none"), icon=":material/info:")
        return None
    place = history.page_of(visit, "journal", lines, history.LINES, "journal.lines")
    found = journal.lines(visit.store, visit.user, wanted, history.LINES, place)
    shown = steps.plain_rows(found)
    picked = st.dataframe(
        [told(visit, line) for line in shown],
        hide_index=True,
        height=290,
        on_select="rerun",
        selection_mode="single-row",
        # ticks of one page or question mean nothing on another
        key=f"journal:{place}:{wanted}",
        width="stretch",
    ).selection.rows
    if picked:
        return shown[picked[0]]
    st.caption(visit.say("manage.pick"))
    return None


def one_bundle(visit: Visit, number: str) -> dict[str, Any] | None:
    """The bundle that the link names, instead of the list."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(visit.say("journal.one", number=feedback.plain(number)))
        st.button(visit.say("journal.all"), on_click=st.query_params.pop, args=(BUNDLE, None))
    meant = int(number) if number.isdecimal() and len(number) < 18 else 0
    try:
        [line] = steps.plain_rows(journal.bundle(visit.store, visit.user, meant))
    except Rejected as error:
        feedback.tell_all(visit, edit.table(visit.store, "lookup"), error)
        return None
    shown = {**line, "bundles": 1}
    st.dataframe([told(visit, shown)], hide_index=True, width="stretch")
    return shown


def opened(visit: Visit, line: Mapping[str, Any]) -> None:
    """The steps of a line, of one of its bundles when several, and what undoing would do."""
    number, burst, numbers = int(line["number"]), int(line["burst"]), [int(line["number"])]
    whole = line["bundles"] > 1
    if whole:
        held = steps.plain_rows(journal.bundles(visit.store, visit.user, burst))
        names = {int(one["number"]): f"{one['made_at']:{steps.MOMENT}}" for one in held}
        one = st.selectbox(
            visit.say("journal.which"), [0, *names], key=f"journal:{burst}:which", width=320,
            format_func=lambda known: visit.say(
                "journal.of_burst", number=known, when=names[known]
            ) if known else visit.say("journal.whole_burst"),
        )  # fmt: skip
        whole, number = not one, one or number
        numbers = list(names) if whole else [number]
    count = sum(int(one["count"]) for one in steps.plain_rows(
        journal.heads(visit.store, visit.user, numbers)))  # fmt: skip
    said = f"{numbers[0]}–{numbers[-1]}" if whole else number
    st.subheader(visit.say("manage.steps", number=said, count=count), anchor=False)
    place = history.page_of(visit, f"steps:{numbers[0]}", count, history.STEPS)
    found = journal.steps(visit.store, visit.user, numbers, history.STEPS, place)
    st.dataframe(
        steps.of_bundles(visit, steps.plain_rows(found)), hide_index=True, width="stretch",
        height="content" if len(found) <= 8 else 320,
    )  # fmt: skip
    label, key = visit.say("journal.undo"), f"undo:{number}:{whole}"
    with st.expander(label, icon=":material/undo:", key=key, on_change="rerun") as box:
        if box.open:
            history.preview_and_undo(visit, "journal", burst if whole else number, whole)


visit = session.visit()
st.title(visit.say("page.journal"), anchor=False)
named = st.query_params.get(BUNDLE)
if line := one_bundle(visit, named) if named else choose_line(visit):
    opened(visit, line)
