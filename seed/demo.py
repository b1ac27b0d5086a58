"""A believable province for showing and testing: the same every time."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from db.actions import seeding, sign_in
from db.model.people import SYSTEM
from seed import cast, edits, exemplars, marks, rounds, work
from seed.reference import Reference
from seed.territory import survey
from seed.world import Step, World

if TYPE_CHECKING:
    from db.actions.house import Store

DICE = 2025
FRIDAY = 4
OPENING, WORKING_HOURS = timedelta(hours=8), timedelta(hours=9)


def plant_demo(store: Store, reference: Reference) -> None:
    """Five years of a province, typed by its staff through 2026, and accounts to look at it."""
    rng = random.Random(DICE)
    world = World(reference, survey(reference, rng), rng)
    world.users["system"] = SYSTEM
    for step in sorted(_steps(world), key=lambda step: step.at):
        at = office_hours(step.at)
        seeding.plant(store, step.kind, step.work, at, world.users[step.who])
    # Last of all: a demo that was broken off is not taken for a whole one.
    sign_in.publish_demo_accounts(store, cast.demo_accounts(world))


def office_hours(at: datetime) -> datetime:
    """The moment moved into a working day, Monday to Friday from 8:00, in unchanged order.

    A day is drawn together into its working hours; Saturday and Sunday follow within Friday.
    """
    midnight = datetime(at.year, at.month, at.day)
    late = max(at.weekday() - FRIDAY, 0)
    share = (at - midnight) / timedelta(days=1)
    if at.weekday() >= FRIDAY:
        share = (late + share) / 3
    seconds = round(share * WORKING_HOURS.total_seconds())
    return midnight - timedelta(days=late) + OPENING + timedelta(seconds=seconds)


def _steps(world: World) -> list[Step]:
    drafts, sittings = exemplars.draft_all(world), rounds.sittings()
    return [
        *cast.steps(world),
        *work.steps(world, sittings, drafts),
        *exemplars.steps(world, drafts),
        *rounds.steps(world, sittings, drafts),
        *marks.steps(world, sittings),
        *edits.steps(world),
    ]
