"""Rows in bulk for measuring: N nominations of one round, each marked by ten members."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from db.actions import seeding
from db.model.tables import BY_NAME
from seed import names
from seed.reference import Reference
from seed.territory import survey

if TYPE_CHECKING:
    from db.actions.house import Store
    from db.actions.seeding import Writing

MEMBERS = 10
SLICE = 50_000
DICE = 54

Rows = list[dict[str, Any]]


def plant_scale(store: Store, reference: Reference, count: int) -> None:
    """``count`` nominations and ten times as many marks, in slices others can wait for."""
    rng = random.Random(DICE)
    units = survey(reference, rng).after
    bench = seeding.plant(store, "seed", lambda w: _bench(w, reference))
    subjects = _in_slices(store, "subject", _subjects(reference, rng, units, count))
    exemplars = _in_slices(store, "exemplar", _exemplars(reference, units, subjects))
    nominations = _in_slices(store, "nomination", _nominations(reference, bench, units, exemplars))
    marks = _marks(reference, rng, bench, nominations)
    _in_slices(store, "mark", marks)


def _in_slices(store: Store, table: str, rows: Iterator[dict[str, Any]]) -> list[int]:
    ids: list[int] = []
    while slice_ := list(islice(rows, SLICE)):
        ids += seeding.plant(store, "seed", _inserting(table, slice_))
    return ids


def _inserting(table: str, rows: Rows) -> Callable[[Writing], list[int]]:
    return lambda writing: writing.insert(BY_NAME[table], rows)


def _bench(writing: Writing, reference: Reference) -> dict[str, Any]:
    """A council of ten, a set with one criterion of a hundred points, an open round."""
    [council] = writing.insert(BY_NAME["council"], [{"name": "Hội đồng đo tải"}])
    members = [
        {"council": council, "name": f"Thành viên {number}", "protocol_order": number,
         "seat": reference.choice("council_seat", "member")}
        for number in range(1, MEMBERS + 1)
    ]  # fmt: skip
    markers = writing.insert(BY_NAME["council_member"], members)
    criteria_set = {
        "name": "Bộ tiêu chí đo tải", "edition": 99, "approved": False,
        "subject_type": reference.choice("subject_type", "individual"),
        "scope": reference.choice("scope", "by_field"),
    }  # fmt: skip
    [set_id] = writing.insert(BY_NAME["criteria_set"], [criteria_set])
    criterion = {
        "criteria_set": set_id, "code": "X1", "name": "Điểm chung", "maximum": Decimal(100),
        "kind": reference.choice("criterion_kind", "base"), "position": 1,
        "marked_by": reference.choice("marked_by", "member"),
    }  # fmt: skip
    [criterion_id] = writing.insert(BY_NAME["criterion"], [criterion])
    home = reference.home
    round_row = {
        "plan": reference.plans[home], "phase": reference.phases[home, 2], "name": "Đợt đo tải",
        "opens_on": "2026-11-02", "closes_on": "2026-12-31", "council": council,
        "expected_members": MEMBERS, "minimum_marks": 7, "closed": False,
    }  # fmt: skip
    [round_id] = writing.insert(BY_NAME["round"], [round_row])
    return {"markers": markers, "set": set_id, "criterion": criterion_id, "round": round_id}


def _subjects(
    reference: Reference, rng: random.Random, units: Sequence[int], count: int
) -> Iterator[dict[str, Any]]:
    individual = reference.choice("subject_type", "individual")
    for number in range(count):
        name, gender = names.person(rng)
        yield {
            "name": name, "type": individual, "gender": reference.choice("gender", gender),
            "birth": str(rng.randint(1958, 2000)), "unit": units[number % len(units)],
        }  # fmt: skip


def _exemplars(
    reference: Reference, units: Sequence[int], subjects: Sequence[int]
) -> Iterator[dict[str, Any]]:
    movements = list(reference.movement_domains.items())
    for number, subject in enumerate(subjects):
        movement, domain = movements[number % len(movements)]
        yield {
            "plan": reference.plans[reference.home], "subject": subject,
            "form": reference.choice("form", "exemplar"),
            "scope": reference.choice("scope", "by_field"), "domain": domain,
            "movement": movement, "movements": (movement,), "unit": units[number % len(units)],
        }  # fmt: skip


def _nominations(
    reference: Reference, bench: dict[str, Any], units: Sequence[int], exemplars: Sequence[int]
) -> Iterator[dict[str, Any]]:
    domains = list(reference.movement_domains.values())
    for number, exemplar in enumerate(exemplars):
        yield {
            "exemplar": exemplar, "round": bench["round"], "unit": units[number % len(units)],
            "state": reference.choice("nomination_state", "before_council"),
            "subject_type": reference.choice("subject_type", "individual"),
            "scope": reference.choice("scope", "by_field"),
            "domain": domains[number % len(domains)], "criteria_set": bench["set"],
            "submission_number": f"{number + 1}/TTr-UBND", "received_on": "2026-11-05",
        }  # fmt: skip


def _marks(
    reference: Reference, rng: random.Random, bench: dict[str, Any], nominations: Sequence[int]
) -> Iterator[dict[str, Any]]:
    entered = reference.choice("mark_entry", "entered")
    for nomination in nominations:
        for marker in bench["markers"]:
            yield {
                "nomination": nomination, "criterion": bench["criterion"], "marker": marker,
                "entry": entered, "points": Decimal(rng.randint(5000, 10000)) / 100,
                "submitted": True, "from_paper": False,
            }  # fmt: skip
