"""A believable province for showing and testing: the same every time."""

from __future__ import annotations

import random
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


def plant_demo(store: Store, reference: Reference) -> None:
    """Five years of a province, typed by its staff through 2026, and accounts to look at it."""
    rng = random.Random(DICE)
    world = World(reference, survey(reference, rng), rng)
    world.users["system"] = SYSTEM
    for step in sorted(_steps(world), key=lambda step: step.at):
        seeding.plant(store, step.kind, step.work, step.at, world.users[step.who])
    # Last of all: a demo that was broken off is not taken for a whole one.
    sign_in.publish_demo_accounts(store, cast.demo_accounts(world))


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
