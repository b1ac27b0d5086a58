"""Lists and forms as papers: nominations, exemplars, awards, scores and marking sheets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from db.actions import edit, mark, overview, report, standing
from db.actions.edit import Filter, Query
from db.actions.exporting import taken
from db.actions.report import Part
from db.model.paper import Column, Line, Paper
from db.model.people import User, may_run_the_office, may_see_names
from db.model.problems import reject
from db.model.scope import Scope
from db.model.texts import say
from db.model.vietnamese import fold
from db.store import rows
from db.store.connection import Store

OF_ROUND, OF_PLAN = ("nominations", "scores", "marks"), ("exemplars", "awards")
KINDS = (*OF_PLAN, *OF_ROUND)
MOST = 100_000
# field → share of the width, from the left
NOMINATIONS: Mapping[str, float] = {
    "exemplar": 20, "unit": 16, "subject_type": 9, "domain": 14, "proposed_award": 16,
    "achievement": 30, "state": 10,
}  # fmt: skip
EXEMPLARS: Mapping[str, float] = {
    "subject": 20, "form": 10, "model_name": 22, "unit": 16, "movement": 18, "recognised_on": 10,
    "recognition_document": 14,
}  # fmt: skip
AWARDS: Mapping[str, float] = {
    "subject": 22, "unit": 18, "title": 22, "level": 10, "decision_number": 14, "decided_on": 10,
    "issuer": 16,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which paper: of a plan or phase up to a day, or of a round; ``marker`` whose marks."""

    kind: str
    scope: Scope
    round: int | None = None
    marker: int | None = None
    language: str = "vi"


def kinds(user: User) -> tuple[str, ...]:
    """Which lists this user may be given; what a round was marked with is the office's."""
    if may_run_the_office(user):
        return KINDS
    return (*OF_PLAN, "nominations") if may_see_names(user) else ()


def paper(store: Store, user: User, wanted: Wanted) -> Paper:
    """The paper as the register is now; Rejected for what there is not or who may not see it."""
    if wanted.kind not in KINDS:
        raise reject("no_such_paper", value=wanted.kind)
    if wanted.kind in OF_ROUND and wanted.round is None:
        raise reject("paper_of_no_round")
    if wanted.kind not in kinds(user):
        raise reject("not_allowed")
    head = store.head
    columns, lines = MAKERS[wanted.kind](store, user, wanted)
    return _framed(store, user, wanted, columns, lines, head)


def _nominations(store: Store, user: User, wanted: Wanted) -> Made:
    query = Query((Filter("round", "is", wanted.round),), sort=(("unit", False),))
    return _of_table(store, user, wanted, "nomination", query, NOMINATIONS)


def _exemplars(store: Store, user: User, wanted: Wanted) -> Made:
    scope = wanted.scope
    counted = report.progress(store, user, scope.plan, scope.bundle, scope.day)
    ids = tuple(counted.behind(Part(scope.phase)))
    query = Query(only=ids, sort=(("unit", False),), bundle=scope.bundle)
    return _of_table(store, user, wanted, "exemplar", query, EXEMPLARS)


def _awards(store: Store, user: User, wanted: Wanted) -> Made:
    ids = tuple(overview.awards_behind(store, user, wanted.scope))
    query = Query(only=ids, sort=(("decided_on", False),), bundle=wanted.scope.bundle)
    return _of_table(store, user, wanted, "award", query, AWARDS)


def _of_table(
    store: Store, user: User, wanted: Wanted, name: str, query: Query, widths: Mapping[str, float]
) -> Made:
    """Chosen columns of rows of a table, numbered."""
    found = taken.take(store, user, name, query, tuple(widths), wanted.language)
    headings = [field.label.in_language(wanted.language) for field in found.fields]
    shares = zip(headings, widths.values(), strict=True)
    columns = (_number(wanted), *(Column(heading, share) for heading, share in shares))
    lines = [
        Line((place, *(cell for cell in found.cells(row))))
        for place, row in enumerate(found.rows, 1)
    ]
    return columns, lines


def _scores(store: Store, user: User, wanted: Wanted) -> Made:
    """The ranking of a round: a heading a group, best first."""
    found = standing.ranking(store, user, wanted.round)
    columns = (
        _number(wanted),
        Column(_say(wanted, "name"), 30), Column(_say(wanted, "unit"), 24),
        Column(_say(wanted, "domain"), 18), Column(_say(wanted, "sheets"), 9, number=True),
        Column(_say(wanted, "score"), 10, number=True), Column(_say(wanted, "rank"), 9),
    )  # fmt: skip
    lines: list[Line] = []
    for group, held in found.groupby("group", sort=False):
        lines.append(Line((str(group),), heading=True))
        for place, row in enumerate(held.to_dict("records"), 1):
            score = Decimal(str(row["score"])).quantize(Decimal("0.01")) if row["marks"] else None
            rank = _say(wanted, "unranked") if pd.isna(row["rank"]) else str(int(row["rank"]))
            lines.append(
                Line(
                    (place, row["name"], row["unit"], row["domain"], int(row["marks"]), score, rank)
                )
            )
    return columns, lines


def _marks(store: Store, user: User, wanted: Wanted) -> Made:
    """The sheet of one marker: a heading a nomination, a line a criterion, its total."""
    columns = (
        _number(wanted), Column(_say(wanted, "criterion"), 50),
        Column(_say(wanted, "most"), 10, number=True),
        Column(_say(wanted, "points"), 10, number=True), Column(_say(wanted, "remark"), 30),
    )  # fmt: skip
    of_round = Query((Filter("round", "is", wanted.round),), sort=(("unit", False),), limit=MOST)
    nominations = edit.browse(store, user, "nomination", of_round).frame["id"].tolist()
    lines: list[Line] = []
    for nomination in nominations:
        found = mark.sheet(store, user, int(nomination), wanted.marker)
        about = found.about
        named = f"{about.name} – {about.unit}" if about else ""
        lines.append(Line((named,), heading=True))
        lines += [
            Line((place, one.name, one.maximum, one.points, one.comment or ""))
            for place, one in enumerate(found.lines, 1)
        ]
        lines.append(Line((None, _say(wanted, "total"), None, found.total, "")))
    return columns, lines


Made = tuple[tuple[Column, ...], list[Line]]
MAKERS: Mapping[str, Callable[[Store, User, Wanted], Made]] = {
    "nominations": _nominations,
    "exemplars": _exemplars,
    "awards": _awards,
    "scores": _scores,
    "marks": _marks,
}


def _number(wanted: Wanted) -> Column:
    return Column(_say(wanted, "number"), 7)


def _say(wanted: Wanted, key: str, **facts: Any) -> str:
    return say(wanted.language, f"printed.{key}", **facts)


def _framed(
    store: Store, user: User, wanted: Wanted, columns: Sequence[Column], lines: Sequence[Line],
    head: int,
) -> Paper:  # fmt: skip
    plan, about = _about(store, wanted)
    at = store.clock()
    title = _say(wanted, f"title_{wanted.kind}")
    count = sum(not line.heading for line in lines)
    if wanted.kind == "marks":
        names = {member.id: member.name for member in mark.markers(store, user, wanted.round or 0)}
        about = f"{about}. {_say(wanted, 'marker', name=names.get(wanted.marker or 0, ''))}"
    return Paper(
        office=(str(plan["issuer"] or _say(wanted, "office")),),
        title=title,
        about=about,
        columns=tuple(columns),
        lines=tuple(lines) or (Line((_say(wanted, "empty"),), heading=True),),
        place_and_date=_say(
            wanted, "place_and_date", place=plan["province"] or "…………",
            day=f"{at:%d}", month=f"{at:%m}", year=f"{at:%Y}",
        ),
        signers=tuple(_say(wanted, f"signer_{who}") for who in _signers(wanted)),
        source=_say(
            wanted, "source", question=f"{title}, {about}", count=count,
            at=f"{at:%H:%M %d/%m/%Y}", bundle=wanted.scope.bundle or head,
        ),
        file=re.sub(r"[^a-z0-9]+", "-", f"{fold(title)} {at:%Y-%m-%d}").strip("-"),
        language=wanted.language,
    )  # fmt: skip


def _signers(wanted: Wanted) -> tuple[str, ...]:
    return {"marks": ("member",), "scores": ("secretary", "chair")}.get(
        wanted.kind, ("maker", "head")
    )


def _about(store: Store, wanted: Wanted) -> tuple[dict[str, Any], str]:
    """The plan, and what the paper is about in words: the round, or the phase up to a day."""
    scope = wanted.scope
    with store.reading() as con:
        plans = rows.fetch(con, store.catalogue["plan"], [scope.plan])
        rounds = rows.fetch(con, store.catalogue["round"], [wanted.round or 0])
        phases = rows.fetch(con, store.catalogue["phase"], [scope.phase or 0])
    if not plans:
        raise reject("row_gone", table="plan", row=scope.plan)
    if wanted.kind in OF_ROUND:
        if not rounds:
            raise reject("row_gone", table="round", row=wanted.round)
        return plans[0], str(rounds[0]["name"])
    what = str(phases[0]["name"]) if phases else str(plans[0]["name"])
    return plans[0], _say(wanted, "until", what=what, date=f"{scope.day:%d/%m/%Y}")
