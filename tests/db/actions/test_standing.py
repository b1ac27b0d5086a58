"""The store ranks everything as the explanation of each nomination says."""

import random

import pandas as pd
import pytest

from db.actions import house, standing
from db.model.people import Role, User
from db.model.problems import Rejected
from seed.__main__ import main as plant

OFFICE = User(1, "x", "X", Role.SECRETARY)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THIDUA_DATABASE", str(path))
        assert plant(["--demo"]) == 0
    yield house.open_house(path)
    house.close_house()


def test_the_ranking_of_all_rounds_equals_the_explained_scores(demo):
    found = standing.ranking(demo, OFFICE)
    sample = random.Random(7).sample(found.to_dict("records"), 60)

    for row in sample:
        made = standing.score_of(demo, OFFICE, row["nomination"])
        assert (made.total / 100, made.members, made.state == "ranked") == (
            row["score"],
            row["marks"],
            not pd.isna(row["rank"]),
        )
    assert {made for made in found["rank"].isna()} == {True, False}


def test_ties_share_a_rank_and_the_next_one_is_skipped(demo):
    with demo.reading() as con:
        rounds = [row for (row,) in con.execute("SELECT id FROM round ORDER BY id").fetchall()]
    for round_id in rounds:
        ranked = standing.ranking(demo, OFFICE, round_id).dropna(subset=["rank"])
        for _, group in ranked.groupby("group"):
            scores = group["score"].tolist()
            assert group["rank"].tolist() == [1 + sum(s > mine for s in scores) for mine in scores]


def test_the_steps_of_a_score_are_rows(demo):
    nomination = int(standing.ranking(demo, OFFICE)["nomination"].iloc[0])

    steps = standing.explain(demo, OFFICE, nomination)

    made = standing.score_of(demo, OFFICE, nomination)
    assert steps["total"].iloc[-1] == made.total / 100
    assert list(steps.columns) == ["criterion", "count", "sum", "mean", "total"]


def test_a_member_sees_the_ranking_once_it_is_published_and_others_never(demo):
    member = User(9, "m", "M", Role.MEMBER)
    with demo.reading() as con:
        rows = con.execute("SELECT id, published_at IS NOT NULL FROM round").fetchall()
    for round_id, published in rows:
        if published:
            assert len(standing.ranking(demo, member, round_id)) > 0
        else:
            with pytest.raises(Rejected, match="not_published"):
                standing.ranking(demo, member, round_id)
    assert {published for _, published in rows} == {True, False}
    with pytest.raises(Rejected, match="not_allowed"):
        standing.ranking(demo, member)
    with pytest.raises(Rejected, match="not_allowed"):
        standing.ranking(demo, User(8, "u", "U", Role.UNIT), rows[0][0])
