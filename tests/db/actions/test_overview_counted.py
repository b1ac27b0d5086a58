"""Random registers, counted again row by row."""

import random
from collections import Counter
from datetime import date

import pytest

from db.actions import overview
from db.model.scope import Scope
from db.model.values import first_day
from tests.db.actions.plan_in_phases import entry, exemplar, in_two_phases, person

DAY = date(2025, 10, 15)
STAGES = ("detection", "nurturing", "summing_up", "replication")
KINDS = ("collective", "individual", "household")


@pytest.fixture
def register(bench):
    return in_two_phases(bench)


def scatter(made, rng):
    """Random people, steps, chosen nominations and awards over the units."""
    units = (*made.units, *made.old)
    for number in range(25):
        tier = rng.choice(
            [None, made.choice["tier", "direct_worker"], made.choice["tier", "other_leader"]]
        )
        gender = rng.choice([None, made.choice["gender", "female"], made.choice["gender", "male"]])
        kind = rng.choice(KINDS)
        more = {"tier": tier, "gender": gender} if kind == "individual" else {}
        subject = person(made, f"Tên {number}", kind, **more)
        held = exemplar(
            made, subject, rng.choice(units), rng.choice([None, "2022", "2024-05", "2026"]),
            rng.choice(["exemplar", "model"]), movement=rng.choice([None, *made.movements]),
        )  # fmt: skip
        for stage in rng.sample(STAGES, rng.randrange(4)):
            day = f"{rng.randrange(2021, 2027)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 28):02}"
            entry(made, held, stage, day, rng.choice(units), rng.choice([None, *made.phases]))


def raw(made, table):
    with made.store.reading() as con:
        found = con.execute(f"SELECT * FROM {table} WHERE deleted_at IS NULL")
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def code_of(made, row):
    return next((code for (_, code), known in made.choice.items() if known == row), None)


def people(made, held):
    """How many persons, direct workers, women."""
    subjects = {row["id"]: row for row in raw(made, "subject")}
    found = [subjects[row["subject"]] for row in held]
    persons = [one for one in found if code_of(made, one["type"]) == "individual"]
    return (
        len(persons),
        sum(code_of(made, one["tier"]) == "direct_worker" for one in persons),
        sum(code_of(made, one["gender"]) == "female" for one in persons),
    )


def counted_again(made, phase):
    """The same questions, asked of the rows one by one."""
    held = {
        row["id"]: row for row in raw(made, "exemplar")
        if row["recognised_on"] and first_day(row["recognised_on"]) <= DAY
    }  # fmt: skip
    steps = [
        row for row in raw(made, "stage_entry")
        if row["exemplar"] in held and first_day(row["entered_on"]) <= DAY
    ]  # fmt: skip
    if phase is not None:
        held = {e: held[e] for e in {row["exemplar"] for row in steps if row["phase"] == phase}}
    steps = [row for row in steps if row["exemplar"] in held]
    seen = [row for row in steps if phase in (None, row["phase"])]
    places, stage_of = Counter(), Counter()
    for number, row in held.items():
        own = [step for step in seen if step["exemplar"] == number]
        newest = max(own, key=lambda step: (first_day(step["entered_on"]), step["id"]), default=row)
        places[newest["unit"]] += 1
        every = [
            STAGES.index(code_of(made, step["stage"]))
            for step in steps
            if step["exemplar"] == number
        ]
        stage_of[STAGES[max(every)] if every else "unknown"] += 1
    replicated = [step for step in seen if code_of(made, step["stage"]) == "replication"]
    return {
        "total": len(held),
        "places": dict(places),
        "stages": {stage: stage_of[stage] for stage in (*STAGES, "unknown")},
        "replicated": (
            len({step["exemplar"] for step in replicated}),
            len({step["unit"] for step in replicated}),
        ),
        "people": people(made, held.values()),
    }  # fmt: skip


@pytest.mark.parametrize("dice", range(4))
def test_random_registers_counted_row_by_row_give_the_same(register, dice):
    scatter(register, random.Random(dice))
    seen = {}
    for phase in (None, *register.phases):
        then, now = (
            overview.of(
                register.store, register.leader, Scope(register.plan, phase, DAY, today=today)
            )
            for today in (False, True)
        )
        seen[phase] = then
        assert {
            "total": then.total,
            "places": {line.unit: line.count for line in then.places if line.count},
            "stages": then.stages,
            "replicated": (then.replicated, then.replicated_units),
            "people": (then.people, then.direct_workers, then.women),
        } == counted_again(register, phase)
        kept = sum(line.count for line in now.places)
        assert kept + sum(line.count for line in now.unconverted) == then.total
    whole = seen[None]
    by_phase = sum(seen[phase].total for phase in register.phases)
    assert by_phase - whole.both + whole.without_phase == whole.total
