"""Which role may do which action, as literals; and that a unit account cannot count others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from db.actions import (
    closing,
    edit,
    journal,
    mark,
    nominate,
    publish,
    report,
    restore,
    standing,
    undo,
)
from db.actions.edit import Filter, Query
from db.actions.journal import Asked
from db.model.people import Role, User
from db.model.problems import Problem, Rejected
from db.model.tables import BY_NAME, TABLES
from tests.places import Places

REFUSALS = {
    "not_allowed", "not_yours", "no_such_step", "not_on_council", "not_your_marks",
    "not_published",
}  # fmt: skip
Act = Callable[[Any, User, int], object]


def people(bench) -> dict[str, User]:
    other = frozenset({bench.units[1]})
    return {
        "admin": bench.admin,
        "secretary": bench.secretary,
        "chair": bench.chair,
        "member": bench.member,
        "own": bench.unit_user,
        "other": replace(bench.unit_user, id=31, unit=bench.units[1], units=other),
        "leader": bench.leader,
        "display": User(32, "tv", "TV", Role.DISPLAY),
    }


def works(act: Callable[[], object]) -> bool:
    try:
        act()
    except Rejected as error:
        codes = {problem.code for problem in error.problems}
        assert codes <= REFUSALS, error.problems
        return False
    return True


# action → who may, on the file of the unit called own
ACTIONS: dict[str, tuple[Act, str]] = {
    "nominate": (
        lambda b, u, n: nominate.nominate(b.store, u, b.entry(f"Mới {u.name} {u.id}")),
        "admin secretary own",
    ),
    "take the next step": (
        lambda b, u, n: nominate.change_state(b.store, u, [n], "before_council"),
        "admin secretary",
    ),
    "mark the members' criteria": (
        lambda b, u, n: mark.save_mark(
            b.store,
            u,
            ready(b, n),
            b.criteria[1],
            Decimal(1),
            on_behalf_of=b.members[1] if u.role in (Role.ADMIN, Role.SECRETARY) else None,
        ),
        "admin secretary chair member",
    ),
    "mark as another member": (
        lambda b, u, n: mark.save_mark(
            b.store, u, ready(b, n), b.criteria[1], Decimal(1), on_behalf_of=b.members[2]
        ),
        "admin secretary",
    ),
    "read a sheet": (
        lambda b, u, n: mark.sheet(b.store, u, n),
        "admin secretary chair member",
    ),
    "list what waits": (
        lambda b, u, n: mark.my_list(b.store, u, b.round),
        "admin secretary chair member",
    ),
    "publish": (
        lambda b, u, n: (
            publish.publish(b.store, u, b.round),
            publish.unpublish(b.store, b.admin, b.round, "thử"),
        ),
        "admin secretary chair",
    ),
    "close a round": (
        lambda b, u, n: (
            closing.close(b.store, u, "round", b.round, "thử"),
            closing.reopen(b.store, b.admin, "round", b.round, "thử"),
        ),
        "admin secretary",
    ),
    "rank before publishing": (
        lambda b, u, n: standing.ranking(b.store, u, b.round),
        "admin secretary",
    ),
    "explain a score before publishing": (
        lambda b, u, n: standing.explain(b.store, u, n),
        "admin secretary",
    ),
    "read the figures": (
        lambda b, u, n: report.progress(b.store, u, b.plan),
        "admin secretary leader display",
    ),
    "read the names behind a figure": (
        lambda b, u, n: report.names_behind(b.store, u, []),
        "admin secretary leader",
    ),
    "read what is unsettled": (
        lambda b, u, n: report.unsettled(b.store, u, b.plan),
        "admin secretary leader",
    ),
    "settle a phase": (
        lambda b, u, n: report.settle_phase(b.store, u, [], 1),
        "admin secretary",
    ),
    "see what a restore would do": (
        lambda b, u, n: restore.preview_row(b.store, u, "nomination", n, b.store.head),
        "admin secretary own",
    ),
    "restore marks": (
        lambda b, u, n: restore.preview_row(b.store, u, "mark", 1, b.store.head),
        "",
    ),
    "read the journal of all": (
        lambda b, u, n: journal.lines(b.store, u, Asked(actor=b.admin.id)),
        "admin secretary",
    ),
}


def ready(bench, nomination: int) -> int:
    nominate.change_state(bench.store, bench.admin, [nomination], "before_council")
    return nomination


@pytest.mark.parametrize("name", ACTIONS)
def test_who_may_do_it(bench, name):
    act, expected = ACTIONS[name]
    may = []
    for role, user in people(bench).items():
        nomination = bench.file(f"Hồ sơ của {role}", state="eligible").nomination
        if works(lambda u=user, n=nomination: act(bench, u, n)):
            may.append(role)

    assert may == expected.split()


def test_after_publishing_members_of_the_council_read_the_ranking_and_nobody_else(bench):
    nomination = bench.file(state="before_council").nomination
    publish.publish(bench.store, bench.admin, bench.round)

    may = [
        role
        for role, user in people(bench).items()
        if works(lambda u=user: standing.ranking(bench.store, u, bench.round))
        and works(lambda u=user: standing.explain(bench.store, u, nomination))
    ]

    assert may == ["admin", "secretary", "chair", "member"]


def answers(store, user: User, foreign: int) -> dict[str, object]:
    """Whatever a unit account can count, find, sort, pick or be told."""
    told: dict[str, object] = {}
    for table in TABLES:
        if not table.owner or table.name in ("unit", "mark", "apart"):
            continue
        queries = (
            Query(), Query(search="don thuan"), Query(sort=(("id", True),)),
            Query(deleted=True), Query(bundle=store.head), Query(limit=1, offset=1),
            Query((Filter("id", "is", foreign),)), Query((Filter("id", "at_least", 1),)),
        )  # fmt: skip
        for place, query in enumerate(queries):
            page = edit.browse(store, user, table.name, query)
            told[f"{table.name} {place}"] = (page.total, page.frame["id"].tolist())
        told[f"{table.name} fetched"] = edit.fetch(store, user, table.name, range(10_000))
        told[f"{table.name} named"] = edit.titles(store, user, table.name)
        told[f"{table.name} told"] = [
            refused(lambda a=act, n=table.name: a(store, user, n, foreign), foreign)
            for act in (edit.history, lambda s, u, n, row: edit.remove(s, u, n, [row]),
                        lambda s, u, n, row: edit.bring_back(s, u, n, [row]))
        ]  # fmt: skip
    for table in TABLES:
        for field in table.fields:
            if field.target in BY_NAME and BY_NAME[field.target].owner and field.target != "unit":
                told[f"{table.name}.{field.name}"] = edit.options(store, user, field)
    return told


def refused(act: Callable[[], object], row: int) -> list[Problem]:
    with pytest.raises(Rejected) as caught:
        act()
    return [
        replace(p, row=None if p.row == row else p.row, value=None) for p in caught.value.problems
    ]


def test_to_a_unit_account_rows_of_others_are_as_good_as_none(rows):
    places = Places(rows).settle()
    own = frozenset({places.units["own"]})
    user = User(50, "unit", "unit", Role.UNIT, places.units["own"], own)
    owned = [t.name for t in TABLES if t.owner and t.name not in ("unit", "mark", "apart")]
    for name in owned:
        places.fresh(name, "own")
    store = rows.store
    before = answers(store, user, 10**6)
    edited = undo_of(store, user, 10**6)

    foreign = {name: places.fresh(name, "other") for name in owned}

    after = answers(store, user, foreign["nomination"])
    assert after == before
    for name in owned:
        assert edit.titles(store, user, name, [foreign[name]]) == {}
    assert undo_of(store, user, store.head) == edited
    [subject, absent] = (points_at(store, user, places, row) for row in
                         (foreign["subject"], 10**6))  # fmt: skip
    assert subject == absent == [("no_such_row", "exemplar", "subject")]


def undo_of(store, user: User, number: int) -> list[Problem]:
    return [
        problem
        for act in (undo.undo, undo.preview, undo.undo_burst, undo.preview_burst, journal.bundle)
        for problem in refused(lambda a=act: a(store, user, number), 0)
    ]


def points_at(store, user: User, places: Places, subject: int) -> list[tuple[str, str, str]]:
    """What is said when an own row is to point at that subject."""
    drafted = {**places.rows.described(BY_NAME["exemplar"]), **places.draft("exemplar", "own")}
    found = refused(lambda: edit.add(store, user, "exemplar", [{**drafted, "subject": subject}]), 0)
    return [(problem.code, problem.table, problem.field) for problem in found]


def test_a_filter_over_links_asks_no_hidden_table(bench):
    query = Query((Filter("account.full_name", "contains", "u"),))

    assert edit.browse(bench.store, bench.admin, "council_member", query).total == 3
    for user in (bench.secretary, bench.unit_user, bench.leader):
        for asked in (query, Query(sort=(("account.name", False),))):
            with pytest.raises(Rejected, match="not_allowed"):
                edit.browse(bench.store, user, "council_member", asked)
    with pytest.raises(Rejected, match="no_such_field"):
        edit.browse(bench.store, bench.admin, "council_member", Query(sort=(("x.y", False),)))


def test_names_of_accounts_are_for_the_office(bench):
    field = BY_NAME["council_member"].field("account")

    assert len(edit.options(bench.store, bench.secretary, field)) == 3
    assert edit.options(bench.store, bench.unit_user, field) == {}
    assert edit.titles(bench.store, bench.leader, "account") == {}
