"""The ranking of a round and the steps of one score, for those who may see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from db.actions import edit
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


def ranking(
    store: Store, user: User, round_id: int | None = None, bundle: int | None = None
) -> pd.DataFrame:
    """A row a nomination, best first in each group: score in points, rank empty when not ranked.

    ``standing`` says why: ranked, not_enough or condition_failed. With ``bundle`` as it was then;
    who may see it is asked of today.
    """
    _may_see(store, user, round_id)
    with store.reading() as con:
        found = figures.run(con, "ranking", bundle, round=round_id)
        table = store.catalogue
        wanted = sorted(set(found["unit"]))
        units = rows.titles(con, table, table["unit"], wanted, bundle=bundle)
        words = rows.titles(con, table, table["lookup"], None, user.language, bundle)
    found["unit"] = found["unit"].map(units)
    found["domain"] = found["domain"].map(words).fillna("")
    found["state"] = found["state"].map(words)
    found["group"] = found["subject_type"].map(words) + " · " + found["scope"].map(words)
    found["score"] = found["total"] / 100
    found["marks"] = found["members"]
    found["minimum"] = found["minimum_marks"]
    return found[SHOWN]


def in_full(store: Store, user: User, round_id: int) -> list[dict[str, Any]]:
    """The ranking of a round as plain data, each score with its ``steps``."""
    found = ranking(store, user, round_id)
    plain = found.astype(object).where(found.notna(), None).to_dict("records")
    minimums = {row["nomination"]: row["minimum"] for row in plain}
    steps = {
        key: _steps(*made).to_dict("records") for key, made in _explained(store, minimums).items()
    }
    return [
        {**{str(name): cell for name, cell in row.items()}, "steps": steps[row["nomination"]]}
        for row in plain
    ]


def round_of(store: Store, user: User, typed: str) -> int:
    """The round of that number; Rejected, with the rounds there are, when there is none."""
    known = edit.titles(store, user, "round")
    meant = [number for number in known if str(number) == typed]
    if not meant:
        listed = "; ".join(f"{number} ({name})" for number, name in sorted(known.items()))
        raise reject("no_such_round", value=typed, facts={"rounds": listed or "–"})
    return meant[0]


def score_of(store: Store, user: User, nomination: int) -> Score:
    """The score of one nomination with its steps."""
    return _seen(store, user, nomination)[0]


def explain(store: Store, user: User, nomination: int, bundle: int | None = None) -> pd.DataFrame:
    """Each step of a score as a row: criterion, count, sum, mean and running total in points."""
    return _steps(*_seen(store, user, nomination, bundle))


def _steps(made: Score, names: Mapping[int, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (names[step.criterion], step.count, step.sum / 100, step.mean / 100, step.total / 100)
            for step in made.steps
        ],
        columns=["criterion", "count", "sum", "mean", "total"],
    )


def _seen(
    store: Store, user: User, nomination: int, bundle: int | None = None
) -> tuple[Score, dict[int, str]]:
    _refuse_others(user)
    with store.reading() as con:
        found = rows.fetch(con, store.catalogue["nomination"], [nomination], bundle)
        if not found:
            raise reject("row_gone", table="nomination", row=nomination)
        [of_round] = rows.fetch(con, store.catalogue["round"], [found[0]["round"]], bundle)
    _may_see(store, user, of_round["id"])
    return _explained(store, {nomination: of_round["minimum_marks"]}, bundle)[nomination]


def _explained(
    store: Store, minimums: Mapping[int, int], bundle: int | None = None
) -> dict[int, tuple[Score, dict[int, str]]]:
    """Nomination → its score and the names of its criteria, from the fewest members it takes."""
    with store.reading() as con:
        found = figures.run(con, "explain", bundle, nominations=list(minimums))
    marks: dict[int, list[dict[str, Any]]] = {nomination: [] for nomination in minimums}
    for row in found.astype(object).where(found.notna(), None).to_dict("records"):
        marks[row["nomination"]].append({str(name): cell for name, cell in row.items()})
    return {key: _scored(steps, minimums[key]) for key, steps in marks.items()}


def _scored(steps: Sequence[Mapping[str, Any]], minimum: int) -> tuple[Score, dict[int, str]]:
    """The score that rows of the explaining query make: a row a mark, criteria in their order."""
    firsts: dict[int, Mapping[str, Any]] = {}
    for row in steps:
        firsts.setdefault(row["criterion"], row)
    criteria = [Criterion(key, row["kind"], row["by_members"]) for key, row in firsts.items()]
    marks = [
        Mark(row["criterion"], row["marker"], row["entry"], row["hundredths"])
        for row in steps
        if row["entry"] is not None
    ]
    names = {key: f"{row['code']}. {row['name']}" for key, row in firsts.items()}
    return scoring.score(criteria, marks, minimum), names


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
