"""What was taken of a file and what was not, as the command tells it: lines, or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from db.actions.importing.people import PERSON, TWIN
from db.actions.merging import fields
from db.actions.merging.shape import Merge, Offer, Saved
from db.model.problems import Problem
from db.model.texts import say, sentence
from db.store.connection import Store

WAITING = ("choose", "refused")


def counted(merge: Merge) -> dict[str, int]:
    """State → rows, of the states that there are."""
    return {state: count for state, count in merge.counts().items() if count}


def rest(store: Store, merge: Merge) -> list[str]:
    """A line for each reason why a row was not taken: its sheet, row and field, why, the cure."""
    return [
        reason for target, offer in _waiting(merge) for reason in _reasons(store, target, offer)
    ]


def as_json(store: Store, merge: Merge, saved: Saved | None) -> dict[str, Any]:
    """Counts by state, what was written, and each row that was not taken with its reasons."""
    return {
        "bundle": saved.bundle if saved else None,
        "added": dict(saved.added) if saved else {},
        "changed": saved.changed if saved else 0,
        "rows": counted(merge),
        "not_taken": [
            {
                "sheet": offer.sheet, "row": offer.line.line, "state": offer.line.state,
                "reasons": _reasons(store, target, offer),
            }
            for target, offer in _waiting(merge)
        ],
    }  # fmt: skip


def _waiting(merge: Merge) -> Iterator[tuple[str, Offer]]:
    for part in merge.parts:
        for offer in part.offers:
            if offer.line.state in WAITING:
                yield part.target, offer


def _reasons(store: Store, target: str, offer: Offer) -> list[str]:
    found = [
        sentence("vi", problem, where=where(store, target, problem))
        for problem in offer.line.problems
    ]
    for question in offer.line.questions:
        place = _place(store, target, offer.sheet, offer.line.line, question.key)
        facts = {"where": place, "text": question.text}
        names = list(question.candidates.values())[:5]
        listed = "; ".join(names) + ("; …" if len(question.candidates) > len(names) else "")
        found.append(say("vi", "merging.to_choose", names=listed, **facts))
    return found


def where(store: Store, target: str, problem: Problem, language: str = "vi") -> str:
    """Sheet, row and field of a problem, as people call them."""
    sheet = problem.facts.get("sheet", "")
    return _place(store, target, sheet, problem.row, problem.field, language)


def _place(
    store: Store, target: str, sheet: str, row: int | None, key: str, language: str = "vi"
) -> str:
    facts = {"sheet": sheet, "row": row}
    label = named(store, target, key, language)
    if not label:
        return say(language, "merging.where", **facts)
    return say(language, "merging.where_field", field=label, **facts)


def named(store: Store, target: str, key: str, language: str) -> str:
    if key in (PERSON, TWIN):
        return say(language, f"merging.{key}")
    known = fields.columns(store.catalogue, target) if target else {}
    if key in known:
        return known[key].label.in_language(language)
    # a refusal of the store names fields as the tables do
    for name in ("nomination" if target == "mark" else target, "subject", "award"):
        table = store.catalogue.get(name)
        if table is not None and table.has(key):
            return table.field(key).label.in_language(language)
    return ""
