"""Six hundred exemplars of 2021–2025 and the stages they went through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from seed import names
from seed.cast import SECRETARIES
from seed.world import Step, World

if TYPE_CHECKING:
    from db.actions.seeding import Writing

COUNT = 600
BATCH = 10
STAGES = ("detection", "nurturing", "summing_up", "replication")
# How far an exemplar came: most reach replication, the rest are stuck on the way.
REACHED_WEIGHTS = (4, 6, 8, 82)
MOVERS = frozenset(range(17, COUNT, 48))
FIRST_DAY, LAST_DAY = date(2021, 1, 18), date(2025, 12, 12)


@dataclass
class Draft:
    """An exemplar as it will be planted; ``id`` and ``subject_id`` come when it is."""

    subject: dict[str, Any]
    exemplar: dict[str, Any]
    entries: list[dict[str, Any]]
    subject_type: str
    scope: str
    id: int = 0
    subject_id: int = 0
    nominated_in: list[int] = field(default_factory=list)

    def unit_on(self, day: str) -> int:
        """Where the exemplar belonged on that day, by its stage entries."""
        held = [entry["unit"] for entry in self.entries if entry["entered_on"] <= day]
        return int(held[-1] if held else self.entries[0]["unit"])


def draft_all(world: World) -> list[Draft]:
    return [_draft(world, number) for number in range(COUNT)]


def steps(world: World, drafts: list[Draft]) -> Iterator[Step]:
    """Batches typed by the three secretaries from January to May 2026."""
    for number, start in enumerate(range(0, len(drafts), BATCH)):
        at = datetime(2026, 1, 7, 8, 30) + timedelta(days=number * 2.3)
        batch = drafts[start : start + BATCH]
        who = SECRETARIES[number % len(SECRETARIES)]
        yield Step(at, who, "import" if number % 4 else "add", _planting(world, batch))


def _planting(world: World, batch: list[Draft]) -> Any:
    def work(writing: Writing) -> None:
        subjects = world.add(writing, "subject", [draft.subject for draft in batch])
        for draft, subject in zip(batch, subjects, strict=True):
            draft.subject_id = subject
            draft.exemplar["subject"] = subject
        ids = world.add(writing, "exemplar", [draft.exemplar for draft in batch])
        for draft, exemplar in zip(batch, ids, strict=True):
            draft.id = exemplar
            for entry in draft.entries:
                entry["exemplar"] = exemplar
        world.add(writing, "stage_entry", [entry for draft in batch for entry in draft.entries])

    return work


def _draft(world: World, number: int) -> Draft:
    rng, territory = world.rng, world.territory
    subject_type = rng.choices(("individual", "collective", "household"), (58, 26, 16))[0]
    is_agency = subject_type != "household" and rng.random() < 0.14
    origin = rng.choice(territory.agencies if is_agency else territory.lively())
    moves_to = None
    if number in MOVERS:
        subject_type = "individual"
        moves_to = rng.choice([unit for unit in territory.lively() if unit != origin])
    entries = _entries(world, origin, moves_to)
    unit = territory.present(entries[-1]["unit"])
    subject = _subject(world, subject_type, origin, is_agency)
    subject["unit"] = unit
    exemplar, scope = _exemplar(world, subject_type, unit, entries)
    return Draft(subject, exemplar, entries, subject_type, scope)


def _entries(world: World, origin: int, moves_to: int | None) -> list[dict[str, Any]]:
    rng = world.rng
    reached = 4 if moves_to else rng.choices((1, 2, 3, 4), REACHED_WEIGHTS)[0]
    latest = (LAST_DAY - FIRST_DAY).days - 330
    day = FIRST_DAY + timedelta(days=rng.randint(0, latest))
    skipped = reached == 4 and moves_to is None and rng.random() < 0.03
    entries: list[dict[str, Any]] = []
    for stage in STAGES[:reached]:
        if skipped and stage == "summing_up":
            continue
        here = moves_to if moves_to and stage in STAGES[2:] else origin
        entered = _imprecise(world, day)
        if entries:
            entries[-1]["left_on"] = entered
        entries.append(_entry(world, stage, entered, world.territory.unit_on(here, entered)))
        day += timedelta(days=rng.randint(35, 105))
    if skipped:
        entries[-1]["skip_reason"] = "Tổng kết chung trong hội nghị của ngành, không họp riêng"
    return entries


def _entry(world: World, stage: str, entered: str, unit: int) -> dict[str, Any]:
    rng = world.rng
    return {
        "stage": world.choice("stage", stage),
        "entered_on": entered,
        "unit": unit,
        "phase": _phase(world, entered),
        "by_whom": names.person(rng)[0] if rng.random() < 0.6 else None,
        "evidence": rng.choice(names.EVIDENCE) if rng.random() < 0.7 else None,
    }


def _imprecise(world: World, day: date) -> str:
    """A few dates are known by month or by quarter only."""
    dice = world.rng.random()
    if dice < 0.03:
        return f"{day.year}-Q{(day.month + 2) // 3}"
    return day.isoformat()[:7] if dice < 0.08 else day.isoformat()


def _phase(world: World, entered: str) -> int | None:
    """Both phases hold 2023; some entries of that year are not settled yet."""
    phases, home, year = world.reference.phases, world.reference.home, entered[:4]
    if year == "2023" and world.rng.random() < 0.09:
        return None
    first = year < "2023" or (year == "2023" and world.rng.random() < 0.55)
    return phases[home, 1 if first else 2]


def _subject(world: World, subject_type: str, origin: int, is_agency: bool) -> dict[str, Any]:
    rng = world.rng
    subject: dict[str, Any] = {"type": world.choice("subject_type", subject_type)}
    if subject_type == "collective":
        unit_name = world.reference.unit_rows[origin]["name"]
        return subject | {"name": names.collective(rng, unit_name, is_agency)}
    name, gender = names.person(rng)
    year = rng.randint(1958, 2000)
    exact = f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    ethnicity = rng.choices(("kinh", "khmer", "cham", "hoa"), (93, 4, 2, 1))[0]
    subject |= {
        "name": name, "gender": world.choice("gender", gender),
        "birth": rng.choices((exact, str(year), None), (5, 4, 1))[0],
        "ethnicity": world.choice("ethnicity", ethnicity),
    }  # fmt: skip
    if subject_type == "household":
        return subject | {"position": "Chủ hộ"}
    tier = rng.choices(
        ("direct_worker", "other_leader", "department_leader", "entrepreneur"), (66, 22, 4, 8)
    )[0]
    return subject | {
        "position": rng.choice(names.POSITIONS[tier]), "tier": world.choice("tier", tier),
    }  # fmt: skip


def _exemplar(
    world: World, subject_type: str, unit: int, entries: list[dict[str, Any]]
) -> tuple[dict[str, Any], str]:
    rng, reference = world.rng, world.reference
    weights = (42, 38, 14, 6) if subject_type == "collective" else (12, 66, 6, 16)
    form = rng.choices(("model", "exemplar", "new_model", "new_factor"), weights)[0]
    scope = "comprehensive" if rng.random() < 0.3 else "by_field"
    movement = rng.choice(list(reference.movement_domains))
    domain = reference.movement_domains[movement]
    codes = {row_id: code for (listed, code), row_id in reference.lookups.items()
             if listed == "domain"}  # fmt: skip
    more = rng.sample(list(reference.movement_domains), rng.choice((0, 0, 0, 1, 2)))
    has_model = form in ("model", "new_model")
    recognised = None
    if len(entries) > 1 and rng.random() < 0.96:
        recognised = entries[1]["entered_on"]
    exemplar = {
        "plan": reference.plans[reference.home],
        "form": world.choice("form", form),
        "model_name": rng.choice(names.MODELS[codes[domain]]) if has_model else None,
        "scope": world.choice("scope", scope),
        "domain": None if scope == "comprehensive" else domain,
        "movement": movement, "movements": tuple(sorted({movement, *more})),
        "unit": unit, "recognised_on": recognised,
        "recognition_document": f"{rng.randint(40, 3200)}/QĐ-UBND" if recognised else None,
        "lesson": rng.choice(names.LESSONS) if rng.random() < 0.4 else None,
    }  # fmt: skip
    return exemplar, scope
