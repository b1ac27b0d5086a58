"""The ranking of a round and the steps of one score, for those who may see them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from db.model import scoring
from db.model.people import User, may_mark, may_run_the_office
from db.model.problems import reject
from db.model.scoring import Criterion, Mark, Score
from db.store import figures, rows
from db.store.connection import Store

SHOWN = [
    *("nomination", "group", "rank", "name", "unit", "domain", "score", "marks", "state"),
    *("standing", "round", "minimum"),
]


def ranking(store: Store, user: User, round_id: int | None = None) -> pd.DataFrame:
    """A row a nomination, best first in each group: score in points, rank empty when not ranked.

    ``standing`` says why: ranked, not_enough or condition_failed.
    """
    _may_see(store, user, round_id)
    with store.reading() as con:
        found = figures.run(con, "ranking", round=round_id)
        table = store.catalogue
        units = rows.titles(con, table, table["unit"], sorted(set(found["unit"])))
        words = rows.titles(con, table, table["lookup"], None, user.language)
    found["unit"] = found["unit"].map(units)
    found["domain"] = found["domain"].map(words).fillna("")
    found["state"] = found["state"].map(words)
    found["group"] = found["subject_type"].map(words) + " · " + found["scope"].map(words)
    found["score"] = found["total"] / 100
    found["marks"] = found["members"]
    found["minimum"] = found["minimum_marks"]
    return found[SHOWN]


def score_of(store: Store, user: User, nomination: int) -> Score:
    """The score of one nomination with its steps."""
    return _explained(store, user, nomination)[0]


def explain(store: Store, user: User, nomination: int) -> pd.DataFrame:
    """Each step of a score as a row: criterion, count, sum, mean and running total in points."""
    made, names = _explained(store, user, nomination)
    return pd.DataFrame(
        [
            (names[step.criterion], step.count, step.sum / 100, step.mean / 100, step.total / 100)
            for step in made.steps
        ],
        columns=["criterion", "count", "sum", "mean", "total"],
    )


def _explained(store: Store, user: User, nomination: int) -> tuple[Score, dict[int, str]]:
    _refuse_others(user)
    with store.reading() as con:
        found_rows = rows.fetch(con, store.catalogue["nomination"], [nomination])
        if not found_rows:
            raise reject("row_gone", table="nomination", row=nomination)
        [held] = found_rows
        [of_round] = rows.fetch(con, store.catalogue["round"], [held["round"]])
        found = figures.run(con, "explain", nomination=nomination)
    _may_see(store, user, held["round"])
    steps: list[Any] = found.astype(object).where(found.notna(), None).to_dict("records")
    firsts = {row["criterion"]: row for row in reversed(steps)}
    criteria = [
        Criterion(key, row["kind"], row["by_members"])
        for key, row in sorted(firsts.items(), key=lambda item: steps.index(item[1]))
    ]
    marks = [
        Mark(row["criterion"], row["marker"], row["entry"], row["hundredths"])
        for row in steps
        if row["entry"] is not None
    ]
    names = {key: f"{row['code']}. {row['name']}" for key, row in firsts.items()}
    return scoring.score(criteria, marks, int(of_round["minimum_marks"])), names


def _may_see(store: Store, user: User, round_id: int | None) -> None:
    """The office always; a council member once the chair has published the round."""
    _refuse_others(user)
    if may_run_the_office(user):
        return
    if round_id is None:
        raise reject("not_allowed")
    with store.reading() as con:
        found = rows.fetch(con, store.catalogue["round"], [round_id])
    if not found or found[0]["published_at"] is None:
        raise reject("not_published")


def _refuse_others(user: User) -> None:
    if not (may_run_the_office(user) or may_mark(user)):
        raise reject("not_allowed")
