"""The one ranking query and the explanation of one nomination agree on every small world."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.actions import seeding
from db.model.scoring import SIGNS, Criterion, Mark, ranks, score
from db.store import figures, lookups
from db.store.schema import open_store

LOOKUPS = Path(__file__).parents[3] / "seed" / "lookups.csv"
ENTRIES = ("entered", "entered", "entered", "not_applicable", "recused")
POINTS = st.integers(0, 3) | st.integers(0, 10_000)


@dataclass(frozen=True)
class Ballot:
    """A mark as drawn, drafts and deleted ones among them."""

    nomination: int
    mark: Mark
    submitted: bool
    deleted: bool


@dataclass(frozen=True)
class World:
    minimums: tuple[int, ...]
    kinds: tuple[tuple[str, bool], ...]
    groups: tuple[tuple[int, str, str], ...]
    ballots: tuple[Ballot, ...]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    minimums = draw(st.lists(st.integers(1, 3), min_size=1, max_size=2))
    kinds = draw(
        st.lists(st.tuples(st.sampled_from(sorted(SIGNS)), st.booleans()), min_size=1, max_size=4)
    )
    groups = draw(
        st.lists(
            st.tuples(
                st.integers(0, len(minimums) - 1),
                st.sampled_from(("individual", "household")),
                st.sampled_from(("comprehensive", "by_field")),
            ),
            min_size=1,
            max_size=5,
        )
    )
    places = st.tuples(
        st.integers(0, len(groups) - 1), st.integers(0, len(kinds) - 1), st.integers(0, 3)
    )
    drawn = draw(
        st.dictionaries(
            places,
            st.tuples(st.sampled_from(ENTRIES), POINTS, st.integers(0, 9), st.integers(0, 9)),
            max_size=30,
        )
    )
    ballots = tuple(
        Ballot(n, Mark(c, m, entry, points if entry == "entered" else None), sent > 0, gone == 0)
        for (n, c, m), (entry, points, sent, gone) in drawn.items()
    )
    return World(tuple(minimums), tuple(kinds), tuple(groups), ballots)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    opened = open_store(tmp_path_factory.mktemp("ranking") / "worlds.duckdb")
    with LOOKUPS.open(encoding="utf-8") as lines:
        listed = [
            {**row, "position": int(row["position"]), "system": row["system"] == "1"}
            for row in csv.DictReader(lines)
        ]
    seeding.plant(opened, "seed", lambda w: w.insert(opened.catalogue["lookup"], listed))
    yield opened
    opened.close()


def put(con, table, **columns):
    named = ", ".join(f'"{name}"' for name in columns)
    asked = ", ".join("?" * len(columns))
    con.execute(
        f'INSERT INTO "{table}" (version, {named}) VALUES (1, {asked})', [*columns.values()]
    )


def plant(con, world, choice):
    for number, minimum in enumerate(world.minimums):
        put(con, "round", id=number, minimum_marks=minimum)
    for number, (kind, by_members) in enumerate(world.kinds):
        put(
            con,
            "criterion",
            id=number,
            criteria_set=1,
            kind=choice["criterion_kind", kind],
            marked_by=choice["marked_by", "member" if by_members else "standing_body"],
        )
    for number, (of_round, subject_type, scope) in enumerate(world.groups):
        put(
            con,
            "nomination",
            id=number,
            round=of_round,
            criteria_set=1,
            subject_type=choice["subject_type", subject_type],
            scope=choice["scope", scope],
        )
    for number, ballot in enumerate(world.ballots):
        points = ballot.mark.hundredths
        put(
            con,
            "mark",
            id=number,
            nomination=ballot.nomination,
            criterion=ballot.mark.criterion,
            marker=ballot.mark.marker,
            entry=choice["mark_entry", ballot.mark.entry],
            points=None if points is None else f"{points // 100}.{points % 100:02}",
            submitted=ballot.submitted,
            deleted_at=datetime(2026, 1, 1) if ballot.deleted else None,
        )


def expected(world):
    criteria = [Criterion(n, kind, by_members) for n, (kind, by_members) in enumerate(world.kinds)]
    found = {}
    for number, group in enumerate(world.groups):
        marks = [
            ballot.mark
            for ballot in world.ballots
            if ballot.nomination == number and ballot.submitted and not ballot.deleted
        ]
        found[number] = score(criteria, marks, world.minimums[group[0]])
    ranked = dict.fromkeys(found)
    for group in set(world.groups):
        inside = [
            number
            for number, made in found.items()
            if world.groups[number] == group and made.state == "ranked"
        ]
        places = ranks([found[number].total for number in inside])
        ranked.update(zip(inside, places, strict=True))
    return {
        number: (made.total, made.members, made.state, ranked[number])
        for number, made in found.items()
    }


@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(world=worlds())
def test_the_query_ranks_as_the_explanation_says(store, world):
    with store.reading() as con:
        choice = lookups.ids(con)
        con.execute("BEGIN TRANSACTION")
        try:
            plant(con, world, choice)
            found = figures.run(con, "ranking", round=None)
        finally:
            con.execute("ROLLBACK")

    columns = found[["nomination", "total", "members", "standing", "rank"]].astype(object)
    columns = columns.where(columns.notna(), None)
    assert {row[0]: tuple(row[1:]) for row in columns.to_numpy().tolist()} == expected(world)
