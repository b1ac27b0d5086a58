"""A round a year, the files each unit sent, and the nominations in every state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from seed import names
from seed.cast import SECRETARIES
from seed.exemplars import Draft
from seed.world import Step, World

if TYPE_CHECKING:
    from db.actions.seeding import Writing


@dataclass
class Sitting:
    """A round of the demo; ``sent`` is how many units sent their files."""

    name: str
    phase: int
    opens_on: str
    closes_on: str
    nominees: int
    sent: int
    is_open: bool = False
    id: int = 0
    nominations: list[tuple[int, Draft]] = field(default_factory=list)


def sittings() -> list[Sitting]:
    return [
        Sitting("Đợt xét năm 2021", 1, "2021-10-04", "2021-11-26", 26, 88),
        Sitting("Đợt xét năm 2022", 1, "2022-10-03", "2022-11-25", 36, 90),
        Sitting("Đợt xét sơ kết 2021-2023", 1, "2023-09-11", "2023-11-10", 40, 92),
        Sitting("Đợt xét năm 2024", 2, "2024-09-09", "2024-11-08", 44, 91),
        Sitting("Đợt xét năm 2025", 2, "2025-03-03", "2025-05-30", 44, 61),
        Sitting("Đợt xét tổng kết 2021-2025", 2, "2026-11-02", "2026-11-30", 45, 22, is_open=True),
    ]


CLOSED_STATES = ("awarded", "chosen", "not_chosen", "returned")
CLOSED_WEIGHTS = (58, 14, 20, 8)
OPEN_STATES = ("received", "needs_more", "eligible", "before_council", "returned")
OPEN_WEIGHTS = (14, 10, 16, 55, 5)
REASONS = {
    "needs_more": "Thiếu biên bản họp bình xét",
    "returned": "Chưa rõ phong trào và lĩnh vực đề nghị",
    "not_chosen": "Chưa đạt mức điểm xét chọn của đợt",
}


def steps(world: World, rounds: list[Sitting], drafts: list[Draft]) -> Iterator[Step]:
    yield Step(
        datetime(2026, 1, 6, 10), "quantri", "add", lambda w: _plant_rounds(world, rounds, w)
    )
    for number, sitting in enumerate(rounds):
        who = SECRETARIES[number % len(SECRETARIES)]
        at = datetime(2026, 6, 2, 8, 45) + timedelta(days=9 * number)
        if sitting.is_open:
            yield from _open_round(world, sitting, drafts)
            continue
        yield Step(at, who, "import", _receiving(world, sitting))
        yield Step(at + timedelta(hours=3), who, "import", _nominating(world, sitting, drafts))
        yield Step(
            datetime(2026, 10, 5 + number, 16, 20), "quantri", "publish", _closing(world, sitting)
        )


def _open_round(world: World, sitting: Sitting, drafts: list[Draft]) -> Iterator[Step]:
    yield Step(datetime(2026, 11, 2, 8, 5), "thuky1", "add", _receiving(world, sitting))
    share = sitting.nominees // 5
    for number in range(5):
        at = datetime(2026, 11, 3, 9, 15) + timedelta(days=number, minutes=7 * number)
        yield Step(at, SECRETARIES[number % 3], "add", _nominating(world, sitting, drafts, share))


def _plant_rounds(world: World, rounds: list[Sitting], writing: Writing) -> None:
    reference = world.reference
    [council] = world.rows["council"]
    chair = min(world.rows["council_member"])
    rows = [
        {
            "plan": reference.plans[reference.home], "name": sitting.name,
            "phase": reference.phases[reference.home, sitting.phase],
            "opens_on": sitting.opens_on, "closes_on": sitting.closes_on, "council": council,
            "chair": chair, "expected_members": 9, "minimum_marks": 7, "closed": False,
        }
        for sitting in rounds
    ]  # fmt: skip
    for sitting, round_id in zip(rounds, world.add(writing, "round", rows), strict=True):
        sitting.id = round_id


def _closing(world: World, sitting: Sitting) -> Any:
    def work(writing: Writing) -> None:
        published = datetime.fromisoformat(sitting.closes_on) + timedelta(days=21, hours=16)
        world.change(writing, "round", sitting.id, "published_at", published)
        world.change(writing, "round", sitting.id, "closed", True)

    return work


def _receiving(world: World, sitting: Sitting) -> Any:
    """Who has sent and who has not; some units of the open round have no row yet."""

    def work(writing: Writing) -> None:
        units = list(world.territory.members_on(sitting.opens_on))
        world.rng.shuffle(units)
        sent = min(sitting.sent, len(units) * 2 // 3) if sitting.sent < 80 else sitting.sent
        sent = min(sent, len(units))
        states = ["sent"] * sent + ["nothing_to_nominate"] * 2 + ["returned"]
        states += ["not_sent"] * (len(units) - len(states))
        known = len(units) - 5 if sitting.is_open else len(units)
        rows = [
            _receipt(world, sitting, unit, state)
            for unit, state in list(zip(units, states, strict=False))[:known]
        ]
        world.add(writing, "receipt", rows)

    return work


def _receipt(world: World, sitting: Sitting, unit: int, state: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "round": sitting.id, "unit": unit, "state": world.choice("receipt_state", state),
    }  # fmt: skip
    if state == "not_sent":
        return row
    return row | {
        "letter_number": f"{world.rng.randint(15, 980)}/TTr-UBND",
        "letter_date": _day_in(world, sitting),
        "sender": names.person(world.rng)[0],
    }


def _day_in(world: World, sitting: Sitting) -> str:
    opens, closes = map(date.fromisoformat, (sitting.opens_on, sitting.closes_on))
    span = 16 if sitting.is_open else (closes - opens).days
    return (opens + timedelta(days=world.rng.randint(0, span))).isoformat()


def _nominating(
    world: World, sitting: Sitting, drafts: list[Draft], share: int | None = None
) -> Any:
    def work(writing: Writing) -> None:
        known = [
            draft
            for draft in drafts
            if draft.entries[0]["entered_on"] < sitting.opens_on
            and sitting.id not in draft.nominated_in
            and len(draft.nominated_in) < 2
        ]
        chosen = world.rng.sample(known, min(share or sitting.nominees, len(known)))
        rows = [_nomination(world, sitting, draft) for draft in chosen]
        ids = world.add(writing, "nomination", rows)
        for draft, nomination in zip(chosen, ids, strict=True):
            draft.nominated_in.append(sitting.id)
            sitting.nominations.append((nomination, draft))

    return work


def _nomination(world: World, sitting: Sitting, draft: Draft) -> dict[str, Any]:
    rng = world.rng
    states, weights = (
        (OPEN_STATES, OPEN_WEIGHTS) if sitting.is_open else (CLOSED_STATES, CLOSED_WEIGHTS)
    )
    state = rng.choices(states, weights)[0]
    submitted = _day_in(world, sitting)
    unit = world.territory.unit_on(draft.unit_on(sitting.opens_on), sitting.opens_on)
    award = "bk_tinh" if rng.random() < 0.7 else "gk"
    row: dict[str, Any] = {
        "exemplar": draft.id, "round": sitting.id, "unit": unit,
        "state": world.choice("nomination_state", state),
        "subject_type": world.choice("subject_type", draft.subject_type),
        "scope": world.choice("scope", draft.scope), "domain": draft.exemplar["domain"],
        "criteria_set": world.reference.criteria_sets[draft.subject_type, draft.scope],
        "submission_number": f"{rng.randint(15, 980)}/TTr-UBND", "submitted_on": submitted,
        "received_on": (date.fromisoformat(submitted) + timedelta(days=2)).isoformat(),
        "proposed_award": world.choice("award_title", award),
        "achievement": names.achievement(rng) if rng.random() < 0.92 else None,
        "reason": REASONS.get(state),
    }  # fmt: skip
    if state == "awarded":
        decided = date.fromisoformat(sitting.closes_on) + timedelta(days=rng.randint(22, 30))
        row["decided_on"] = decided.isoformat()
        row["decision_number"] = f"{rng.randint(2400, 3400)}/QĐ-UBND"
    return row


def state_of(world: World, nomination: int) -> str:
    """The code of a nomination's state, as planted."""
    state = world.rows["nomination"][nomination]["state"]
    return next(
        code
        for (listed, code), row_id in world.reference.lookups.items()
        if listed == "nomination_state" and row_id == state
    )
